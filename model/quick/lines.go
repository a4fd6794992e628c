package quick

import (
	"slices"
	"strings"
	"time"

	"muster/model"
)

// Lines writes logged claims as quick lines that are understood as they are, but for quotations beside figures: who speaks,
// when unless it was logged as it was said, and the figures; the words of a claim without figures stand in quotes. A claim
// that cannot be written so is left out.
func Lines(story *model.Story, claims []*model.Entry) (all []string) {
	voices := voicesOf(story)
	for _, e := range claims {
		c := e.Record.(*model.Claim)
		i := slices.IndexFunc(voices, func(v voice) bool { return v.source.ID == c.Source })
		if i < 0 {
			continue
		}
		said := figuresLine(c.Figures)
		if said == "" {
			if strings.ContainsAny(c.Text, "\"“”„‟«»\n\r") || model.Blank(c.Text) {
				continue
			}
			said = `"` + c.Text + `"`
		}
		all = append(all, voices[i].shortest(voices)+whenLine(c, e.First.At())+": "+said)
	}
	return all
}

// whenLine is the time of a claim in a line; empty where it was said as it was logged.
func whenLine(c *model.Claim, logged time.Time) string {
	const apart = 2 * time.Minute
	if begin := c.Said.Begin(time.UTC); !c.Said.IsDay() && logged.Sub(begin) < apart && begin.Sub(logged) < apart {
		return ""
	}
	return " @" + c.Said.String()
}

// figuresLine writes figures, a group only where it is another than before.
func figuresLine(figures []model.Figure) string {
	var parts []string
	for i, f := range figures {
		part := f.Count.Words() + " " + f.Status.String()
		if i == 0 || figures[i-1].Group != f.Group {
			part = f.Group + " " + part
		}
		if f.Scope != "" {
			part += " (" + f.Scope + ")"
		}
		if f.Class != model.Affected {
			part += " #" + f.Class.String()
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}
