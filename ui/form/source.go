package form

import (
	"muster/model"
	"muster/model/quick"
)

func (d *Desk) source(s *model.Source) Spec {
	v := Values{"name": s.Name, "kind": s.Kind.String(), "country": s.Country, "unnamed": answer(s.Unnamed), "reliability": s.Reliability.String()}
	if s.Authority != s.DefaultAuthority() {
		v["authority"] = s.Authority
	}
	if s.Kind == model.NoSourceKind {
		v["kind"] = model.OtherSource.String()
	}
	fields := []Field{
		{Name: "name", Label: "Name", Hint: "who speaks, such as: William Hague, UK foreign secretary"},
		{Name: "kind", Label: "Kind", Hint: "what it is", Sort: Word, Choice: kinds()},
		{Name: "country", Label: "Country", Hint: "whose it is: GB, or Britain; may stay empty", Sort: Find, Find: d.countries},
		{Name: "authority", Label: "Speaks for", Hint: "empty: the government of its country, or itself", Sort: Find, Find: d.authorities},
		{Name: "unnamed", Label: "Unnamed", Hint: "whether the desk may not name it, or does not know the name", Sort: Word, Choice: yesNo("no, it goes by its name", "yes, it stays unnamed")},
		{Name: "reliability", Label: "Reliability", Hint: "of whatever it says", Sort: Word, Choice: reliabilities()},
	}
	return Spec{Title: "Source", Fields: fields, Values: v, Read: d.record(v, func(r *reader) model.Record { return r.source(s) })}
}

// source reads a source. Where it spoke for what was the default, and nobody chose another, it goes by Follow as in every edit.
func (r *reader) source(was *model.Source) model.Record {
	s := &model.Source{ID: was.ID, Name: r.text("name"), Country: r.country("country"), Authority: r.text("authority"), Unnamed: r.yes("unnamed")}
	r.word("kind", &s.Kind)
	r.word("reliability", &s.Reliability)
	if s.Authority == "" && was.Authority != "" && was.Authority == was.DefaultAuthority() {
		s.Authority = was.Authority
		s.Follow(was)
	}
	model.Normal(s)
	if r.text("authority") == "" && s.Authority != "" {
		r.echoes["kind"] = "speaks for " + s.Authority
	}
	if s.ID == "" {
		s.ID = newSource(r.desk.story(), s.Name).ID
	}
	return s
}

// newSource makes a source of a name, as the quick line does in passing.
func newSource(story *model.Story, name string) *model.Source {
	d := quick.Draft{Source: quick.Speaker{Name: name, New: true}}
	return d.NewSource(story)
}
