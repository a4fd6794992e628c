package dialog

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/draw"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Page is a dialog to read: blocks of text, some of which lead further.
type Page struct {
	pen   *draw.Pen
	make  func() (title string, blocks []Block)
	moves pane.Moves
	enter key.Binding
	close key.Binding
	// Tag names the page for the app, where that has to find it again; empty: it has not.
	Tag string
	// Extra are keys that the app gives the page, nil: none; Still tells that nothing can be changed now, nil: it can.
	Extra func() []PageKey
	Still func() bool
	// deaf tells that a key without a meaning here has none anywhere.
	deaf bool
	// about is what the page is of: the acts of a desk are about it, or about what is under the cursor.
	about pane.Subject

	title         string
	blocks        []Block
	width, height int
	lines         []pageLine
	wrapped       int // the width that the lines were made for
	at            int // block under the cursor; -1: none leads anywhere
	top           int
}

// pageLine is a line of a block as it is shown.
type pageLine struct {
	block int
	label string
	text  string
}

// NewPage makes a page. Make is asked for its content whenever that may have changed.
func NewPage(pen *draw.Pen, make func() (string, []Block)) *Page {
	p := &Page{pen: pen, make: make, moves: pane.DefaultMoves(), close: back(), at: -1,
		enter: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "follow"))}
	p.Refresh()
	return p
}

// Refresh makes the content anew. Every text of a page passes the allow-list here. What the cursor is on stays under it, in the same
// row where the page does not begin in sight.
func (p *Page) Refresh() {
	var on *intent.Target
	if p.at >= 0 {
		on = p.blocks[p.at].Target
	}
	first, _ := p.linesOf(p.at)
	row := first - p.top
	p.title, p.blocks = p.make()
	for i := range p.blocks {
		p.blocks[i].Text = p.pen.Text(p.blocks[i].Text)
	}
	p.at = p.nearest(on)
	p.wrapped = -1
	p.wrap(p.width)
	if seen := first >= 0 && row >= 0 && row < p.height; seen {
		if first, _ := p.linesOf(p.at); p.top > 0 && first >= 0 {
			p.top = max(0, first-row)
		}
		p.reveal()
	}
	if p.at < 0 && p.height > 0 {
		p.at = p.inSight(1) // it opened before there was anything to follow
	}
}

// On gives the record that the page is of; without an id, it is of none.
func (p *Page) On() (ref model.Ref, editing bool) { return p.about.Ref, false }

// Title stands in the frame.
func (p *Page) Title() string { return p.title }

// Want is as wide as prose is read well, and as high as the content.
func (p *Page) Want(width, height int) (w, h int) {
	w = min(width, 92)
	p.wrap(w)
	return w, min(height, max(1, len(p.lines)))
}

// SetSize gives the page its columns and rows.
func (p *Page) SetSize(width, height int) {
	fresh := p.height == 0
	p.width, p.height = max(0, width), max(0, height)
	p.wrap(p.width)
	p.top = min(max(0, p.top), max(0, len(p.lines)-p.height))
	if fresh {
		p.at = p.inSight(1) // a page opens at its beginning, whatever leads on from it
	}
}

// Update takes a key.
func (p *Page) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch {
	case key.Matches(press, p.close):
		return intent.Back{}
	case key.Matches(press, p.enter):
		return p.follow()
	case key.Matches(press, p.moves.Down):
		p.step(1)
	case key.Matches(press, p.moves.Up):
		p.step(-1)
	case key.Matches(press, p.moves.PageDown):
		p.scroll(p.height)
	case key.Matches(press, p.moves.PageUp):
		p.scroll(-p.height)
	case key.Matches(press, p.moves.Home):
		p.end(-1)
	case key.Matches(press, p.moves.End):
		p.end(1)
	default:
		return p.other(press)
	}
	return nil
}

// Plain is all of the page as text, for copying.
func (p *Page) Plain() string {
	var all strings.Builder
	for _, b := range p.blocks {
		if b.Label != "" {
			all.WriteString(b.Label + ": ")
		}
		all.WriteString(b.Text + "\n")
	}
	return all.String()
}

// Refs are the records that the page is of, or leads to: what it shows is theirs.
func (p *Page) Refs() (refs []model.Ref) {
	if p.about.Ref.ID != "" {
		refs = append(refs, p.about.Ref)
	}
	for _, b := range p.blocks {
		if b.Target == nil {
			continue
		}
		if ref := b.Target.Ref(); ref.ID != "" {
			refs = append(refs, ref)
		}
	}
	return refs
}

func (p *Page) follow() intent.Intent {
	if p.at >= 0 && p.at < len(p.blocks) && p.blocks[p.at].Target != nil {
		return intent.Inspect{What: *p.blocks[p.at].Target}
	}
	return nil
}
