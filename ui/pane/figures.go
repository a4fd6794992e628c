package pane

import (
	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/ui/draw"
)

// Short is a count as the table has room for it.
func Short(c count.Count) string { return c.Short() }

// standing is what has become of a claim, in a word for its row; empty: it stands.
func standing(b *account.Book, c *model.Claim) string {
	if now := b.State(c, nil); now > model.Standing {
		return now.String()
	}
	if len(c.Figures) == 0 {
		return ""
	}
	for i := range c.Figures {
		if b.Counts(c, c.Figures[i].Cell()) {
			return ""
		}
	}
	for _, l := range c.Links {
		switch l.Kind {
		case model.Repeats:
			return "repeats"
		case model.PartOf:
			return "a part"
		}
	}
	for i := range c.Figures {
		cell := c.Figures[i].Cell()
		if s := b.State(c, &cell); s > model.Standing {
			return s.String()
		}
	}
	return model.Superseded.String()
}

// fallen is what has become of one figure of a claim that stands otherwise, in a word before it: a terminal without dim
// letters must not show a toll that was superseded like one that counts.
func fallen(b *account.Book, c *model.Claim, f *model.Figure) string {
	cell := f.Cell()
	if s := b.State(c, &cell); s > model.Standing {
		return s.String() + " "
	}
	return "was "
}

// addFigures writes the figures of a claim into a row, those that no longer count dim, and, where the claim stands, beside others
// that do with a word: "GB was 1 dead, 5 missing/dead". A claim that fell has its state before it, and a word before the figure that
// is in another.
func addFigures(s *Scene, r *draw.Row, c *model.Claim, state string) {
	whom, width := "", 0
	var pieces []draw.Piece
	add := func(style draw.Style, text string) {
		pieces, width = append(pieces, draw.Piece{Style: style, Text: text}), width+s.Pen.Width(text)
	}
	for i := 0; i < len(c.Figures) && width <= r.Left(); i++ {
		f := &c.Figures[i]
		if i > 0 {
			add(s.Pen.Dim, ", ")
		}
		if next := whomOf(f); next != whom {
			add(s.Pen.Dim, s.Pen.Text(next)+" ")
			whom = next
		}
		style, was := s.Pen.Plain, ""
		if !s.Book.Counts(c, f.Cell()) {
			style, was = s.Pen.Past, fallen(s.Book, c, f)
			if state != "" && (was == "was " || was == state+" ") {
				was = ""
			}
		}
		add(style, was+s.short(f.Count)+" "+f.Status.String())
	}
	r.Pieces(pieces)
}

// whomOf is whom a figure counts: its group, with its class and its part of the incident where it is not the whole.
func whomOf(f *model.Figure) string {
	s := f.Group
	if f.Class != model.Affected {
		s += " #" + f.Class.String()
	}
	if f.Scope != "" {
		s += " (" + f.Scope + ")"
	}
	return s
}

// quoted is the text of a claim, in quotation marks where it is verbatim.
func quoted(c *model.Claim) string {
	if c.Quote {
		return `"` + c.Text + `"`
	}
	return c.Text
}
