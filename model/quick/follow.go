package quick

import (
	"strings"

	"muster/model"
)

// Follow has the words of an edited claim follow its figures: where was, the claim before, is no quotation, its text is nothing but its
// figures as they were typed, and the editor left it alone, the text becomes the new figures as a line writes them. Else the old number
// would stand in words beside the new one. Any other text is what somebody said, and stays. It tells whether the text was changed.
func Follow(story *model.Story, was, next *model.Claim) bool {
	line := figuresLine(next.Figures)
	if was.Quote || next.Quote || next.Text != was.Text || line == "" || sameFigures(was.Figures, next.Figures) {
		return false
	}
	typed, ok := figuresIn(story, was)
	if !ok || !sameFigures(typed, was.Figures) {
		return false
	}
	next.Text = line
	return true
}

// figuresIn reads the text of a claim as the figures of a line; ok is false where it is anything else.
func figuresIn(story *model.Story, c *model.Claim) (figures []model.Figure, ok bool) {
	ctx := Context{Story: story}
	for i := range c.Figures {
		ctx.Scopes = append(ctx.Scopes, c.Figures[i].Scope)
	}
	if checkLine(c.Text) != nil || strings.ContainsFunc(c.Text, isBreak) {
		return nil, false
	}
	s, err := scan(c.Text, 0, len(c.Text))
	if err != nil || s.quotation != nil {
		return nil, false
	}
	d := &Draft{}
	err = d.read(s, ctx, len(c.Text))
	return d.Figures, err == nil
}

// sameFigures tells whether figures count the same, whatever has become of them.
func sameFigures(a, b []model.Figure) bool {
	counts := map[model.Cell]string{}
	for i := range a {
		counts[a[i].Cell()] = a[i].Count.Words()
	}
	for i := range b {
		if words, ok := counts[b[i].Cell()]; !ok || words != b[i].Count.Words() {
			return false
		}
	}
	return len(a) == len(b)
}
