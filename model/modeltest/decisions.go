package modeltest

import (
	"fmt"

	"muster/model"
	"muster/model/edtf"
	"muster/model/moment"
)

// events makes one for twenty claims, 200 at most, spread over the story; three of them turn it.
func (d *desk) events() {
	n := min(200, len(d.g.Claims)/20+3)
	for i := range n {
		seen := len(d.g.Claims) * (i + 1) / n
		e := &model.Event{ID: fmt.Sprintf("e%d", i+1), When: d.when(float64(i) / float64(n)), Headline: one(d, headlines),
			Place: one(d, places), Pivotal: i == n/4 || i == n/2 || i == 3*n/4}
		if d.chance(400) {
			e.Detail = one(d, openers) + one(d, middles) + "."
		}
		for k := range min(d.rand.IntN(4), seen) {
			e.Evidence = append(e.Evidence, d.g.Claims[seen-1-k].ID)
		}
		d.g.Events = append(d.g.Events, e)
		d.g.after[model.Ref{Kind: model.KindEvent, ID: e.ID}] = seen
	}
}

func (d *desk) when(share float64) edtf.Date {
	at := d.minute(share)
	form := weigh(d, []weighted[string]{{"day", 60}, {"time", 30}, {"interval", 10}})
	switch form {
	case "time":
		return parsed[edtf.Date](at.Format("2006-01-02T15:04"))
	case "interval":
		return parsed[edtf.Date](at.Format("2006-01-02") + "/" + at.AddDate(0, 0, 1).Format("2006-01-02"))
	}
	return parsed[edtf.Date](at.Format("2006-01-02"))
}

// rulings makes a dozen in a long story: one for the dead by authority, the others for the cell of a claim.
func (d *desk) rulings() {
	if len(d.g.Claims) == 0 {
		return
	}
	d.rule(&model.Ruling{Status: model.Injured, Authority: "AFP", Reason: "It has a reporter in the hospital."}, len(d.g.Claims)/2)
	ruled := map[model.Cell]bool{}
	for range min(11, len(d.g.Claims)/40) {
		i := d.rand.IntN(len(d.g.Claims))
		c := d.g.Claims[i]
		if c.Status != model.Standing || len(c.Figures) == 0 || ruled[c.Figures[0].Cell()] {
			continue
		}
		f := c.Figures[0].Cell()
		ruled[f] = true
		d.rule(&model.Ruling{Group: f.Group, Class: f.Class, Status: f.Status, Scope: f.Scope, Claim: c.ID,
			Reason: "The only one who has seen the list."}, i+1)
	}
}

func (d *desk) rule(r *model.Ruling, after int) {
	r.ID = fmt.Sprintf("r%d", len(d.g.Rulings)+1)
	d.g.Rulings = append(d.g.Rulings, r)
	d.g.after[model.Ref{Kind: model.KindRuling, ID: r.ID}] = after
}

// filings puts out what the newest claims say, three times.
func (d *desk) filings() {
	n := len(d.g.Claims)
	for i := range min(3, n) {
		seen := n * (i + 1) / 3
		f := &model.Filing{ID: fmt.Sprintf("f%d", i+1), Text: "What is known by now.", By: "ana", Filed: d.filed(float64(i+1) / 3)}
		if i == 1 {
			f.ConfirmedBy = "ben"
		}
		for _, c := range d.g.Claims[max(0, seen-10):seen] {
			for _, fig := range c.Figures {
				if c.StateOf(&fig) == model.Standing {
					f.Figures = append(f.Figures, model.FiledFigure{Group: fig.Group, Class: fig.Class, Status: fig.Status, Scope: fig.Scope,
						Count: fig.Count, Claim: c.ID})
				}
			}
		}
		d.g.Filings = append(d.g.Filings, f)
		d.g.after[model.Ref{Kind: model.KindFiling, ID: f.ID}] = seen
	}
}

func (d *desk) filed(share float64) moment.Moment {
	return parsed[moment.Moment](d.minute(share).Format("2006-01-02T15:04"))
}
