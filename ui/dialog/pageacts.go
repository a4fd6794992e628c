package dialog

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/intent"
	"muster/ui/pane"
)

// PageKey is a key of a page with what it asks for.
type PageKey struct {
	key.Binding
	Do intent.Intent
}

// Deaf tells whether a key without a meaning here has none anywhere.
func (p *Page) Deaf() bool { return p.deaf }

// other takes the keys that the app gave the page, then those of the acts.
func (p *Page) other(press tea.KeyPressMsg) intent.Intent {
	if p.Extra != nil {
		for _, k := range p.Extra() {
			if key.Matches(press, k.Binding) {
				return k.Do
			}
		}
	}
	what, known := pane.ActOf(press, p.subject(press.String()))
	if !known && !p.deaf {
		return intent.Elsewhere{Key: press.String()}
	}
	return what
}

// About says what the page is of.
func (p *Page) About(s pane.Subject) *Page {
	p.about = s
	return p
}

// Subject is what the page is of.
func (p *Page) Subject() pane.Subject { return p.about }

// subject is what an act is about: the record that the page is of; on the page of a cell, the claim under the cursor, if
// the act can be about a claim.
func (p *Page) subject(k string) pane.Subject {
	for _, s := range p.subjects() {
		for _, b := range pane.ActKeys(s) {
			if b.Keys()[0] == k {
				return s
			}
		}
	}
	return pane.Subject{}
}

func (p *Page) subjects() []pane.Subject {
	if p.about.Cell == nil || p.at < 0 || p.at >= len(p.blocks) || p.blocks[p.at].Target == nil {
		return []pane.Subject{p.about}
	}
	return []pane.Subject{{Ref: p.blocks[p.at].Target.Ref()}, p.about}
}

// acts are the keys of the acts that can be about what the page shows.
func (p *Page) acts() (all []key.Binding) {
	if p.Extra != nil {
		for _, k := range p.Extra() {
			all = append(all, k.Binding)
		}
	}
	if p.Still != nil && p.Still() {
		return all
	}
	seen := map[string]bool{}
	for _, s := range p.subjects() {
		for _, b := range pane.ActKeys(s) {
			if k := b.Keys()[0]; !seen[k] {
				seen[k] = true
				all = append(all, b)
			}
		}
	}
	return all
}

// Keys lists what can be pressed now.
func (p *Page) Keys() []key.Binding {
	enter := p.enter
	enter.SetEnabled(p.at >= 0 && p.at < len(p.blocks) && p.blocks[p.at].Target != nil)
	m, up, down := p.moves, p.top > 0, p.top+p.height < len(p.lines)
	m.Down.SetEnabled(down || p.next(1) >= 0)
	m.Up.SetEnabled(up || p.next(-1) >= 0)
	m.End.SetEnabled(m.Down.Enabled())
	m.Home.SetEnabled(m.Up.Enabled())
	m.PageDown.SetEnabled(down)
	m.PageUp.SetEnabled(up)
	return append(append([]key.Binding{enter, p.close}, p.acts()...), m.Down, m.Up, m.PageDown, m.PageUp, m.Home, m.End)
}
