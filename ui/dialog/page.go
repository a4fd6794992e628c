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

// PageKey is a key of a page with what it asks for.
type PageKey struct {
	key.Binding
	Do intent.Intent
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

// Refresh makes the content anew. Every text of a page passes the allow-list here.
func (p *Page) Refresh() {
	p.title, p.blocks = p.make()
	for i := range p.blocks {
		p.blocks[i].Text = p.pen.Text(p.blocks[i].Text)
	}
	p.at = min(p.at, len(p.blocks)-1)
	p.wrapped = -1
	p.wrap(p.width)
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

// wrap breaks the blocks to a width, if they are not broken to it already.
func (p *Page) wrap(width int) {
	if p.wrapped == width {
		return
	}
	p.wrapped, p.lines = width, p.lines[:0]
	for i, b := range p.blocks {
		lead := 2 + b.Indent
		if b.Label != "" {
			lead += labelWidth
		}
		most := b.Most
		if most == 0 {
			most = 1000
		}
		if b.Drawn {
			p.lines = append(p.lines, pageLine{block: i, text: b.Text})
			continue
		}
		for n, text := range p.pen.Lines(b.Text, max(1, width-lead), most) {
			l := pageLine{block: i, text: text}
			if n == 0 {
				l.label = b.Label
			}
			p.lines = append(p.lines, l)
		}
	}
}

// next is the next block in a direction that leads somewhere, counted from the cursor, or where there is none from what
// is in sight; -1: none.
func (p *Page) next(by int) int {
	from := p.at
	if from < 0 && len(p.lines) > 0 {
		edge := min(p.top, len(p.lines)-1)
		if by < 0 {
			edge = min(p.top+p.height, len(p.lines)) - 1
		}
		from = p.lines[max(0, edge)].block - by
	}
	for i := from + by; i >= 0 && i < len(p.blocks); i += by {
		if p.blocks[i].Target != nil {
			return i
		}
	}
	return -1
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
		p.scroll(-len(p.lines))
	case key.Matches(press, p.moves.End):
		p.scroll(len(p.lines))
	default:
		return p.other(press)
	}
	return nil
}

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

func (p *Page) follow() intent.Intent {
	if p.at >= 0 && p.at < len(p.blocks) && p.blocks[p.at].Target != nil {
		return intent.Inspect{What: *p.blocks[p.at].Target}
	}
	return nil
}

// step goes to the next block that leads somewhere if it is in reach, else a line on: nothing between two is skipped.
func (p *Page) step(by int) {
	next := p.next(by)
	first, last := p.linesOf(next)
	if next >= 0 && first >= p.top-2 && last < p.top+p.height+2 {
		p.at = next
		p.reveal()
		return
	}
	p.scroll(by)
}

// scroll moves the view by lines, and the cursor with it to what is in sight.
func (p *Page) scroll(by int) {
	p.top = min(max(0, p.top+by), max(0, len(p.lines)-p.height))
	if first, last := p.linesOf(p.at); p.at >= 0 && last >= p.top && first < p.top+p.height {
		return
	}
	p.at = p.inSight(by)
}

// inSight is the first block in sight, or going up the last, that leads somewhere; -1: none does.
func (p *Page) inSight(by int) int {
	from, to := p.top, min(len(p.lines), p.top+p.height)
	for n := range max(0, to-from) {
		l := from + n
		if by < 0 {
			l = to - 1 - n
		}
		if b := p.lines[l].block; p.blocks[b].Target != nil {
			return b
		}
	}
	return -1
}

// linesOf is the first and the last line of a block.
func (p *Page) linesOf(block int) (first, last int) {
	first, last = -1, -1
	for i, l := range p.lines {
		if l.block == block {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// reveal brings the cursor into sight.
func (p *Page) reveal() {
	first, last := p.linesOf(p.at)
	switch {
	case first < 0:
	case first < p.top:
		p.top = first
	case last >= p.top+p.height:
		p.top = min(first, last-p.height+1)
	}
	p.top = max(0, min(p.top, len(p.lines)-p.height))
}

// View gives the lines in sight.
func (p *Page) View() ([]string, *tea.Position) {
	out := make([]string, 0, p.height)
	for i := p.top; i < len(p.lines) && len(out) < p.height; i++ {
		out = append(out, p.line(p.lines[i], i))
	}
	for len(out) < p.height {
		out = append(out, draw.Blank(p.width))
	}
	return out, nil
}

func (p *Page) line(l pageLine, i int) string {
	b, r := p.blocks[l.block], p.pen.NewRow(p.width)
	style := b.Style
	first := i == 0 || p.lines[i-1].block != l.block
	if l.block == p.at && b.Target != nil && first {
		r.Add(p.pen.Accent, p.pen.Marks.Cursor).Space(1)
		style = p.pen.Lit
	} else {
		r.Space(2)
	}
	r.Space(b.Indent)
	if b.Label != "" {
		label := p.pen.Dim
		if b.Grave {
			label = p.pen.Alarm
		}
		r.Fit(label, l.label, labelWidth)
	}
	return r.Add(style, l.text).String()
}

// Note says what part of the page is in sight; empty: all of it.
func (p *Page) Note() string {
	note := ""
	if p.top > 0 {
		note += " " + p.pen.Marks.Before
	}
	if p.top+p.height < len(p.lines) {
		note += " " + plural(len(p.lines)-p.top-p.height, "more line") + " " + p.pen.Marks.More
	}
	return note
}

// Click follows what was clicked on.
func (p *Page) Click(_, y int) intent.Intent {
	if i := p.top + y; i >= 0 && i < len(p.lines) && p.blocks[p.lines[i].block].Target != nil {
		p.at = p.lines[i].block
		return p.follow()
	}
	return nil
}

// Wheel scrolls.
func (p *Page) Wheel(by int) { p.scroll(by) }

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
	for _, b := range []*key.Binding{&m.PageDown, &m.End} {
		b.SetEnabled(down)
	}
	for _, b := range []*key.Binding{&m.PageUp, &m.Home} {
		b.SetEnabled(up)
	}
	return append(append([]key.Binding{enter, p.close}, p.acts()...), m.Down, m.Up, m.PageDown, m.PageUp, m.Home, m.End)
}
