package form

import "muster/model"

// On gives the record that is being written; without an id, it is a new one.
func (f *Form) On() (ref model.Ref, editing bool) { return f.spec.About, true }

// Asks tells whether it is the question of an act.
func (f *Form) Asks() bool { return f != nil && f.spec.Asked != nil }

// On gives the record whose versions are brought together.
func (m *Merge) On() (ref model.Ref, editing bool) { return m.under.On() }
