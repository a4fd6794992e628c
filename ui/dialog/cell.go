package dialog

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/ui/intent"
	"muster/ui/pane"
)

// mostClaims is how many figures of a cell the inspector lists; the claims pane, narrowed, has the others.
const mostClaims = 200

// Cell is the inspector of a cell: the sentence that says why, what stands against it, and every claim behind it.
func Cell(s *pane.Scene, at model.Cell) *Page {
	return NewPage(s.Pen, func() (string, []Block) {
		i := inspector{Scene: s}
		title := s.Book.NameOf(at.Group) + ", " + account.StatusPhrase(at.Status)
		if at.Scope != "" {
			title += " (" + at.Scope + ", a part)"
		}
		if at.Class != model.Affected {
			title += ", " + at.Class.String()
		}
		return title, i.cell(at)
	}).About(pane.Subject{Cell: &at})
}

// inspector makes the blocks of the pages.
type inspector struct {
	*pane.Scene
	when string // how the times of the course are written
}

func (i inspector) cell(at model.Cell) (all []Block) {
	c := i.Book.Cell(at)
	history := i.Book.History(at, true)
	gone, filed := i.Book.Gone(at)
	switch {
	case c != nil:
		all = append(all, Block{Text: c.Why(), Style: i.Pen.Strong}, Block{})
		all = append(all, i.against(c)...)
	case len(history) > 0 || filed:
		all = append(all, Block{Text: gone})
	default:
		all = append(all, Block{Text: "Nobody has given a figure here. A group without a figure is not zero."})
	}
	all = append(all, i.unexplained(at)...)
	if len(history) > 0 {
		all = append(all, i.course(at)...)
	}
	all = append(all, i.history(history)...)
	if len(history) == 0 {
		all = append(all, i.siblings(at)...)
	}
	if sums := i.sumsOn(at); len(sums) > 0 {
		all = append(append(all, Block{}, Block{Text: "Reconciliation", Style: i.Pen.Title}), sums...)
	}
	return all
}

// markWords is a mark in words. A single source that is the competent one is no doubt of the figure, and has no mark in the table.
func markWords(f account.Flag, c *account.Cell) string {
	if f == account.FlagSingleSource && c.Competent() {
		return string(f) + " (competent)"
	}
	return string(f)
}

// against tells the bounds, the marks, and what meets or contradicts the desk's figure.
func (i inspector) against(c *account.Cell) (all []Block) {
	if c.Spread.Known {
		say := bounds(c.Spread.Interval)
		if c.Spread.Conflict {
			say += "; the figures are in conflict"
		}
		all = append(all, Block{Label: "Bounds", Text: say})
	}
	if flags := c.Flags(true); len(flags) > 0 {
		var words []string
		for _, f := range flags {
			words = append(words, markWords(f, c))
		}
		all = append(all, Block{Label: "Marks", Text: strings.Join(words, ", ")})
	}
	for n, r := range c.Rivals {
		label := ""
		if n == 0 {
			label = "Rivals"
		}
		text := fmt.Sprintf("%s, %s, %s", r.Count, r.Speaker(), r.When(i.Zone))
		all = append(all, Block{Label: label, Text: text, Target: &intent.Target{Claim: r.Claim().ID}})
	}
	if len(c.Rivals) == 0 {
		all = append(all, Block{Label: "Rivals", Text: "none", Style: i.Pen.Dim})
	}
	return all
}

// unexplained says what the voices of the cell's group leave open.
func (i inspector) unexplained(at model.Cell) (all []Block) {
	for _, row := range i.Book.Table(at.Class, true).Rows {
		if row.Group != at.Group {
			continue
		}
		for _, u := range row.Unexplained {
			all = append(all, Block{Label: "Unexplained", Text: u.Says(i.Book), Style: i.Pen.Warn})
		}
		for _, d := range row.Duals {
			all = append(all, Block{Label: "Duals", Text: "also in the row of " + d.Name + ", summed once there"})
		}
	}
	return all
}

// sumsOn gives the reconciliations that the figure of a whole is held in, or that its status is summed in.
func (i inspector) sumsOn(at model.Cell) (all []Block) {
	if at.Scope != "" {
		return nil
	}
	for _, r := range i.Book.Table(at.Class, true).Reconciliation {
		if r.Status != at.Status || r.Whole.Group != at.Group && i.Book.Story().BasisOf(at.Group) != model.Nationality {
			continue
		}
		b := Block{Label: "In the sum", Text: r.Says(), Grave: r.Alarm()}
		if r.Alarm() {
			b.Label = i.Pen.Marks.Alarm + " Alarm"
		}
		all = append(all, b)
	}
	return all
}

func (i inspector) history(history []account.Past) (all []Block) {
	if len(history) == 0 {
		return nil
	}
	all = append(all, Block{}, Block{Text: "Claims, newest first", Style: i.Pen.Title})
	for n, h := range history {
		if n == mostClaims {
			return append(all, Block{Text: fmt.Sprintf("%d earlier ones: narrow the claims to this country to see them", len(history)-n), Style: i.Pen.Dim})
		}
		all = append(all, i.past(h)...)
	}
	return all
}

// past is one figure with what has become of it, and the words of its claim under it.
func (i inspector) past(h account.Past) []Block {
	style := i.Pen.Plain
	switch h.Role {
	case account.RoleDesk:
		style = i.Pen.Strong
	case account.RoleStanding:
	default:
		style = i.Pen.Past
	}
	head := fmt.Sprintf("%s  %s, %s  %s%s  %s", h.When(i.Zone), h.Count, h.Speaker(), h.Source().Reliability, h.Claim().Credibility, h.Role)
	return []Block{
		{Text: head, Style: style, Target: &intent.Target{Claim: h.Claim().ID}},
		{Text: i.quote(h.Claim()), Style: i.Pen.Dim, Indent: 4, Most: 2},
	}
}

func (i inspector) quote(c *model.Claim) string {
	if c.Quote {
		return `"` + c.Text + `"`
	}
	return c.Text
}

// siblings lists the figures that there are in the row of an empty cell.
func (i inspector) siblings(at model.Cell) (all []Block) {
	for _, row := range i.Book.Table(at.Class, true).Rows {
		if row.Group != at.Group {
			continue
		}
		all = append(all, Block{}, Block{Text: "What there is for " + row.Name, Style: i.Pen.Title})
		for _, c := range row.Cells {
			all = append(all, i.cellBlock(c))
		}
	}
	return all
}

// cellBlock is a line that leads to a cell.
func (i inspector) cellBlock(c *account.Cell) Block {
	figure := "no figure any more"
	switch d := c.Desk(); {
	case d != nil:
		figure = d.Phrase()
	case len(c.Withheld) > 0:
		figure = "withheld"
	}
	if c.Scope != "" {
		figure += " (" + c.Scope + ", a part)"
	}
	key := c.Cell
	return Block{Text: i.Book.NameOf(c.Group) + ": " + figure, Target: &intent.Target{Cell: &key}}
}

// Sums is the inspector of the reconciliation: every sentence in full, with the figures that it rests on.
func Sums(s *pane.Scene) *Page {
	return NewPage(s.Pen, func() (string, []Block) {
		i := inspector{Scene: s}
		var all []Block
		for _, class := range model.Classes() {
			for _, r := range i.Book.Table(class, true).Reconciliation {
				all = append(all, i.sum(r)...)
			}
		}
		if len(all) == 0 {
			all = []Block{{Text: "Nobody has claimed a whole: there is nothing to hold the countries against."}}
		}
		return "Reconciliation", all
	})
}

func (i inspector) sum(r *account.Reconciliation) []Block {
	head := Block{Label: account.StatusPhrase(r.Status), Text: r.Says(), Style: i.Pen.Strong, Grave: r.Alarm()}
	if r.Alarm() {
		head.Label = i.Pen.Marks.Alarm + " Alarm"
	}
	key := r.Whole.Cell()
	all := []Block{head, {Label: "Claimed", Text: fmt.Sprintf("%s, %s, %s", r.Whole.Phrase(), r.Whole.Speaker(), r.Whole.When(i.Zone)), Target: &intent.Target{Cell: &key}}}
	if sum := r.Arithmetic(); sum != "" {
		all = append(all, Block{Label: "Sum", Text: sum})
	}
	for n, c := range r.Countries.Cells {
		b := i.cellBlock(c)
		if b.Indent = labelWidth; n == 0 {
			b.Label, b.Indent = "By country", 0
		}
		all = append(all, b)
	}
	return append(all, Block{})
}
