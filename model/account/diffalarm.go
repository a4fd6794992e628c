package account

import (
	"fmt"

	"muster/model"
)

// wholeOf names a reconciliation across books: the claimed cell and the voice that claims it.
type wholeOf struct {
	cell  model.Cell
	voice string
}

func (r *Reconciliation) key() wholeOf { return wholeOf{r.Whole.Cell(), r.Whole.Voice().Key} }

// state is what an editor must know of a reconciliation: two that differ in it have moved.
func (r *Reconciliation) state() string {
	if r == nil {
		return ""
	}
	return fmt.Sprint(r.Verdict, r.Overtaken != nil, r.Unnamed != nil && !r.Agrees)
}

// alarms tells how the countries have come to stand to what was claimed, where that is another verdict or another alarm.
func (d *differ) alarms(was, now []*Reconciliation) {
	before, after := map[wholeOf]*Reconciliation{}, map[wholeOf]bool{}
	for _, r := range was {
		before[r.key()] = r
	}
	for _, r := range now {
		after[r.key()] = true
		d.verdict(before[r.key()], r)
	}
	for _, r := range was {
		if !after[r.key()] && r.Alarm() {
			d.add(alarmsWent, Move{Kind: MovedAlarm, Cell: r.Whole.Cell(), Says: d.about(r) + ": no alarm any more, the claim does not stand."})
		}
	}
}

func (d *differ) verdict(was, now *Reconciliation) {
	m := Move{Kind: MovedAlarm, Cell: now.Whole.Cell(), Claim: now.Whole.Claim().ID}
	switch {
	case was.state() == now.state():
	case now.Alarm():
		m.Says, m.Alarm = "Alarm: "+now.Says(), true
		d.add(alarmsCame, m)
	case was != nil:
		m.Says = d.about(now) + ": no alarm any more. " + now.Says()
		d.add(alarmsWent, m)
	case len(now.Countries.Cells) > 0:
		m.Says = now.Says()
		d.add(alarmsWent, m)
	}
}

// about names a claimed whole at the head of a sentence.
func (d *differ) about(r *Reconciliation) string {
	return d.to.subject(r.Whole.Cell()) + " as claimed by " + withArticle(r.Whole.Source().Authority)
}
