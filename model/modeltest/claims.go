package modeltest

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/count"
	"muster/model/moment"
)

// claim makes claim i of n.
func (d *desk) claim(i, n int) {
	src := d.speaker()
	c := &model.Claim{ID: fmt.Sprintf("c%d", i+1), Source: src.ID, Said: d.said(float64(i) / float64(n)), Quote: d.chance(200),
		Credibility: weigh(d, credibilities), Status: weigh(d, states)}
	d.words(c)
	d.figures(c, src)
	d.link(c)
	for j := range c.Figures {
		if d.chance(10) {
			c.Figures[j].State = weigh(d, states[2:])
		}
	}
	d.g.Claims = append(d.g.Claims, c)
	d.by[src.ID] = append(d.by[src.ID], c)
}

var credibilities = []weighted[model.Credibility]{{1, 8}, {2, 30}, {3, 20}, {4, 3}, {5, 2}, {0, 37}}

var states = weights(of(model.Standing, 95), of(model.Superseded, 1), of(model.Corrected, 1), of(model.DeskError, 1),
	of(model.Retracted, 1), of(model.Withheld, 1))

// speaker chooses a source: half of the time a government, that of a heavy country more often than another.
func (d *desk) speaker() *model.Source {
	all := d.g.Sources
	switch {
	case d.chance(350):
		return all[d.rand.IntN(len(heavy))]
	case d.chance(230):
		return all[d.rand.IntN(governments+8)]
	}
	return all[governments+8+d.rand.IntN(len(all)-governments-8)]
}

// said is two thirds times, some with their zone, and a third days.
func (d *desk) said(share float64) moment.Moment {
	layout := weigh(d, []weighted[string]{{"2006-01-02T15:04", 60}, {"2006-01-02T15:04Z07:00", 6}, {"2006-01-02", 34}})
	return parsed[moment.Moment](d.minute(share).Format(layout))
}

// words writes the text, 80 to 250 characters, and names some people.
func (d *desk) words(c *model.Claim) {
	c.Text = one(d, openers) + one(d, middles) + one(d, closers)
	switch {
	case d.chance(60):
		name := one(d, foreignNames)
		c.Text = strings.TrimSuffix(c.Text, ".") + ", " + name + " among them."
		c.People = []string{name}
	case d.chance(40):
		c.People = []string{one(d, plainNames)}
	}
	if d.chance(250) {
		c.Via = one(d, agencies)
	}
	if d.chance(100) {
		c.Link = "https://example.org/" + c.ID
	}
}

var figureNumbers = []weighted[int]{{0, 15}, {1, 38}, {2, 27}, {3, 12}, {4, 8}}

// figures gives a claim up to four figures, no cell twice.
func (d *desk) figures(c *model.Claim, src *model.Source) {
	group := d.group(src)
	for range weigh(d, figureNumbers) {
		f := model.Figure{Group: group, Status: weigh(d, statuses)}
		if d.chance(50) {
			f.Class, f.Group = one(d, []model.Class{model.Attacker, model.Security, model.Responder}), one(d, []string{model.All, "DZ"})
		}
		if d.chance(50) {
			f.Scope = one(d, scopes)
		}
		f.Count = parsed[count.Count](d.count(f.Group))
		if _, twice := c.Figure(f.Cell()); !twice {
			c.Figures = append(c.Figures, f)
		}
		if d.chance(300) {
			group = d.group(src)
		}
	}
}

// group chooses whom a source counts: a government mostly its own people, a company its staff, the host the wholes.
func (d *desk) group(src *model.Source) string {
	switch {
	case src.Kind == model.Company && d.chance(700):
		return "staff-" + src.ID
	case src.Kind == model.Government && src.Country != "DZ" && d.chance(800):
		return src.Country
	case src.Kind == model.Government && d.chance(400):
		return one(d, []string{model.All, model.Foreign, "DZ"})
	case d.chance(800):
		return d.country()
	}
	return weigh(d, otherGroups)
}

var otherGroups = []weighted[string]{{model.All, 34}, {model.Foreign, 20}, {model.Unnamed, 12}, {"GB-RES", 6}, {"GB-SCT", 6},
	{"plant", 6}, {"quarters", 4}, {duals[0], 5}, {duals[1], 4}, {duals[2], 3}}

var statuses = []weighted[model.Status]{{model.Dead, 24}, {model.Missing, 12}, {model.Freed, 12}, {model.Safe, 12}, {model.Held, 12},
	{model.Injured, 8}, {model.Unaccounted, 6}, {model.Present, 4}, {model.Captured, 3}, {model.Missing | model.Dead, 4},
	{model.Held | model.Missing, 1}, {model.Injured | model.Dead, 1}, {model.Unaccounted | model.Dead, 1}}

// count writes a number of people in one of all forms; a whole has the greater numbers.
func (d *desk) count(group string) string {
	n := 1 + d.rand.IntN(1+d.rand.IntN(14))
	if group == model.All || group == model.Foreign || group == "DZ" {
		n = 10 + d.rand.IntN(1+d.rand.IntN(1200))
	}
	form := weigh(d, countForms)
	if !strings.Contains(form, "%") {
		return form
	}
	if strings.Count(form, "%") == 2 {
		return fmt.Sprintf(form, n, n+1+d.rand.IntN(n+3))
	}
	return fmt.Sprintf(form, n)
}

var countForms = []weighted[string]{{"%d", 60}, {"%d+", 6}, {"~%d", 6}, {"%d-%d", 5}, {">%d", 2}, {"<%d", 2}, {"<=%d", 2},
	{"at least %d", 4}, {"up to %d", 2}, {"between %d and %d", 1}, {"tens", 1}, {"dozens", 2}, {"hundreds", 1}, {"some", 1},
	{"several", 2}, {"none known", 2}, {"?", 1}}

// link makes three claims in a hundred of each kind bear on an earlier one, with figures that fit.
func (d *desk) link(c *model.Claim) {
	i := d.rand.IntN(100) / 3
	kinds := []model.LinkKind{model.Repeats, model.Corrects, model.Supersedes, model.Retracts, model.PartOf, model.SamePeople}
	if i >= len(kinds) {
		return
	}
	kind := kinds[i]
	target := d.target(c, kind)
	if target == nil {
		return
	}
	l := model.Link{Kind: kind, Claim: target.ID}
	if len(target.Figures) > 0 {
		d.fit(c, kind, target)
		if d.chance(500) {
			to, from := target.Figures[0].Cell(), c.Figures[0].Cell()
			l.Figure, l.From = &to, &from
		}
	}
	c.Links = []model.Link{l}
}

// target finds an earlier claim: of the same source where it takes back its own word, else any of the last ones.
func (d *desk) target(c *model.Claim, kind model.LinkKind) *model.Claim {
	own := kind == model.Corrects || kind == model.Supersedes || kind == model.Retracts
	from := d.g.Claims
	if own {
		from = d.by[c.Source]
	}
	if len(from) == 0 {
		return nil
	}
	t := from[len(from)-1-d.rand.IntN(min(len(from), 20))]
	if kind == model.Repeats && t.Source == c.Source {
		return nil
	}
	return t
}

// fit makes a claim's figures such as the link needs.
func (d *desk) fit(c *model.Claim, kind model.LinkKind, target *model.Claim) {
	f := target.Figures[0]
	f.State = model.AsClaim
	switch kind {
	case model.Corrects, model.Supersedes:
		f.Count = parsed[count.Count](d.count(f.Group))
	case model.PartOf:
		f.Scope = "northern gate"
		f.Count = parsed[count.Count](fmt.Sprint(f.Count.Min()/2 + 1))
	case model.SamePeople:
		f.Group = d.country()
	}
	c.Figures = []model.Figure{f}
}
