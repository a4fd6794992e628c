package dialog

import (
	tea "charm.land/bubbletea/v2"

	"muster/ui/draw"
	"muster/ui/intent"
)

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

// end goes to an end of the page, and with the cursor to what leads on next to it.
func (p *Page) end(by int) {
	p.scroll(by * len(p.lines))
	p.at = p.inSight(-by)
}

// nearest is the block nearest to the cursor that leads where it led, or else anywhere; -1: none does, or there was no cursor.
func (p *Page) nearest(on *intent.Target) int {
	best, away := -1, 0
	for i, b := range p.blocks {
		if on == nil || b.Target == nil {
			continue
		}
		far := max(i, p.at) - min(i, p.at)
		if !b.Target.Same(on) {
			far += len(p.blocks)
		}
		if best < 0 || far < away {
			best, away = i, far
		}
	}
	return best
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
