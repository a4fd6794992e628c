package form

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/intent"
)

type mergeKeys struct{ up, down, mine, theirs, retype, save, next, close key.Binding }

// Update takes a key.
func (m *Merge) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || m.waiting {
		return nil
	}
	k := &m.keys
	switch {
	case key.Matches(press, k.close):
		return intent.Back{}
	case key.Matches(press, k.up):
		m.at = max(0, m.at-1)
	case key.Matches(press, k.down):
		m.at = min(len(m.fields)-1, m.at+1)
	case key.Matches(press, k.mine):
		m.take(model.Mine)
	case key.Matches(press, k.theirs):
		m.take(model.Theirs)
	case key.Matches(press, k.next):
		if next := m.nextOpen(m.at); next >= 0 {
			m.at = next
			return nil
		}
		return m.save()
	case key.Matches(press, k.save):
		return m.save()
	case key.Matches(press, k.retype) && m.retypes():
		return intent.Retype{}
	}
	return nil
}

func (m *Merge) save() intent.Intent {
	if open := m.nextOpen(m.at); open >= 0 {
		m.at, m.note = open, m.fields[open].label+" is not decided: both changed it"
		return nil
	}
	m.waiting, m.behind, m.note = true, "", ""
	return intent.Do{Act: m.Act()}
}

// take decides the field under the cursor.
func (m *Merge) take(whose model.Side) { m.fields[m.at].takes, m.note = whose, "" }

// Field is the name of the field under the cursor.
func (m *Merge) Field() string { return m.fields[m.at].Field }

// retypes tells whether the record can be typed anew: it is to be there, and its kind has a form.
func (m *Merge) retypes() bool {
	_, ok := m.Retype()
	return ok
}

// Retype is the form of the record as it is decided so far, in the place of the other editor's version. What is not
// decided stands in it as this editor typed it.
func (m *Merge) Retype() (Spec, bool) {
	was := slices.Clone(m.fields)
	for i := range m.fields {
		if m.fields[i].takes == 0 {
			m.fields[i].takes = model.Mine
		}
	}
	r := m.record()
	m.fields = was
	if r == nil || m.met.Theirs.Last.Seq == 0 {
		return Spec{}, false
	}
	spec, ok := m.desk.of(r)
	if !ok {
		return Spec{}, false
	}
	spec.About, spec.Was, spec.Do = m.met.Edit.Ref(), m.met.Theirs.Last.Seq, "save"
	spec.Title = fmt.Sprintf("%s, merged", spec.Title)
	spec.Now, spec.Read = m.desk.Now, m.desk.saving(spec.Was, spec.Read)
	return spec, true
}

// Keys lists what can be pressed now.
func (m *Merge) Keys() []key.Binding {
	k := m.keys
	k.up.SetEnabled(m.at > 0)
	k.down.SetEnabled(m.at < len(m.fields)-1)
	k.mine.SetEnabled(m.fields[m.at].takes != model.Mine)
	k.theirs.SetEnabled(m.fields[m.at].takes != model.Theirs)
	k.theirs.SetHelp("t", "take "+m.them()+"'s")
	if m.gone() {
		k.mine.SetHelp("m", "put it back")
		k.theirs.SetHelp("t", "leave it deleted")
	}
	k.retype.SetEnabled(m.retypes())
	if m.nextOpen(m.at) < 0 {
		k.next.SetHelp("enter", "save")
	}
	return []key.Binding{k.mine, k.theirs, k.retype, k.next, k.save, k.close, k.down, k.up}
}

// Click goes to the field at a place; Wheel from field to field.
func (m *Merge) Click(_, y int) intent.Intent {
	_, from := m.body()
	for i, line := range from {
		if y+m.top >= line {
			m.at = i
		}
	}
	return nil
}

// Wheel goes from field to field.
func (m *Merge) Wheel(by int) { m.at = min(max(0, m.at+max(-1, min(1, by))), len(m.fields)-1) }
