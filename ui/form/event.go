package form

import (
	"muster/model"
)

func (d *Desk) event(e *model.Event) Spec {
	v := Values{"when": e.When.String(), "headline": e.Headline, "detail": e.Detail, "place": e.Place, "pivotal": answer(e.Pivotal)}
	for i, id := range e.Evidence {
		v[At("evidence", i, "")] = id
	}
	fields := []Field{
		{Name: "when", Label: "When", Hint: "2013-01-16, 2013-01-16T05:45, 2013-01-16/.., sat 19:10"},
		{Name: "headline", Label: "Headline", Hint: "what happened, in a line"},
		{Name: "detail", Label: "Detail", Hint: "more of it; may stay empty", Sort: Area},
		{Name: "place", Label: "Place", Hint: "where; may stay empty"},
		{Name: "pivotal", Label: "Pivotal", Hint: "figures said before a pivotal event are stale", Sort: Word, Choice: yesNo("no", "yes, figures said before it are stale")},
		{Name: "evidence", Label: "Evidence", Sort: Rows, Add: "add a claim that it rests on", Columns: []Field{{Hint: "type to find the claim", Sort: Find, Find: d.claims}}},
	}
	return Spec{Title: "Event", Fields: fields, Values: v, Read: d.record(v, func(r *reader) model.Record { return r.event(e.ID) })}
}

func (r *reader) event(id string) model.Record {
	e := &model.Event{ID: id, When: r.happened("when"), Headline: r.text("headline"), Detail: r.text("detail"), Place: r.text("place"), Pivotal: r.yes("pivotal")}
	for i := range r.v.Rows("evidence") {
		at := At("evidence", i, "")
		if r.text(at) == "" {
			continue
		}
		e.Evidence = append(e.Evidence, r.claim(at))
		r.rows = append(r.rows, rowOf{"evidence", len(e.Evidence) - 1, i})
	}
	return model.Normal(e)
}
