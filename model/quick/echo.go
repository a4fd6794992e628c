package quick

import (
	"strings"
	"time"

	"muster/model"
	"muster/model/text"
)

// Echo says in one line, fit for any terminal, how the line was understood:
//
//	William Hague, UK foreign secretary · Sat 19 Jan 2013 19:10 (Africa/Algiers) · United Kingdom: 1 dead; missing/dead 5
//
// A new source is called so, a time that was not typed is called now, and the quotation ends the line, cut where it is long.
func (d *Draft) Echo(story *model.Story) string {
	parts := []string{d.Source.Name, d.When(story)}
	if d.Source.New {
		parts[0] += " (new source)"
	}
	parts = append(parts, d.groups(story)...)
	if d.Quote {
		parts = append(parts, "“"+cut(d.Text)+"”")
	}
	return text.Line(strings.Join(parts, " · "))
}

// When is the time as the scene's clocks show it, with its day of the week: "now, Sat 19 Jan 2013 19:10 (Africa/Algiers)".
func (d *Draft) When(story *model.Story) string {
	loc := time.UTC
	if story != nil {
		loc = story.Situation().Location()
	}
	says := d.Said.Echo(loc)
	if !d.SaidTyped {
		return "now, " + says
	}
	return says
}

// groups says the figures, those of one group that follow each other together.
func (d *Draft) groups(story *model.Story) []string {
	if len(d.Figures) == 0 {
		return []string{"no figures"}
	}
	var all []string
	for i, f := range d.Figures {
		if i > 0 && d.Figures[i-1].Group == f.Group {
			all[len(all)-1] += "; " + sayFigure(f)
			continue
		}
		all = append(all, nameOf(story, f.Group)+": "+sayFigure(f))
	}
	return all
}

// sayFigure puts the count before a single status and behind a compound: "1 dead", "missing/dead 5".
func sayFigure(f model.Figure) string {
	s := f.Count.Words() + " " + f.Status.String()
	if f.Status.Compound() {
		s = f.Status.String() + " " + f.Count.Words()
	}
	if f.Scope != "" {
		s += " (" + f.Scope + ")"
	}
	if f.Class != model.Affected {
		s += " #" + f.Class.String()
	}
	return s
}

// cut shortens a quotation to what a line has room for.
func cut(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s[:min(len(s), 16*most)]), " ")
	if runes := []rune(strings.ToValidUTF8(s, "")); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
