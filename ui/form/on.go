package form

import "muster/model"

// On gives the record that is being written; without an id, it is a new one.
func (f *Form) On() (ref model.Ref, editing bool) { return f.spec.About, true }

// On gives the record whose versions are brought together.
func (m *Merge) On() (ref model.Ref, editing bool) { return m.under.On() }
