package form

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/ui/intent"
)

// NewSituation asks for a new situation. What else a situation has is edited once it is there.
func (d *Desk) NewSituation() Spec {
	fields := d.situationFields()
	fields[3].List = true
	return Spec{Title: "New situation", Do: "begin", Short: true, About: model.Ref{Kind: model.KindSituation},
		Fields: []Field{fields[0], fields[2], fields[3], fields[4], fields[1]},
		Read: func(v Values) Reading {
			r := d.reader(v, nil)
			s := r.situation(&model.Situation{})
			s.ID = cmp.Or(model.Slug(s.Title), "situation")
			out := r.checked(s)
			out.Do = intent.Create{Situation: s}
			return out
		}}
}

func (d *Desk) situationFields() []Field {
	return []Field{
		{Name: "title", Label: "Title", Hint: "such as: In Amenas gas plant siege"},
		{Name: "place", Label: "Place", Hint: "where it happens; may stay empty"},
		{Name: "host", Label: "Host", Hint: "the country where it happens: DZ, or Algeria", Sort: Find, Find: d.countries},
		{Name: "zone", Label: "Zone", Hint: "of the scene, such as Africa/Algiers", Sort: Find, Find: d.zones, Blank: true},
		{Name: "began", Label: "Began", Hint: "2013-01-16, or 2013-01-16T05:45; may stay empty"},
		{Name: "list", Label: "List", Hint: "closed: every nationality concerned is listed", Sort: Word,
			Choice: []Offer{{"open", "open: nationalities may be missing"}, {"closed", "closed: every nationality concerned is listed"}}},
		{Name: "stale_after", Label: "Stale after", Hint: "an age such as 36h or 2d; empty: figures do not age"},
		{Name: "names", Label: "The desk's own names for countries", Sort: Rows, Add: "add a name", Columns: []Field{
			{Name: "code", Label: "country", Hint: "GB", Sort: Find, Find: d.countries, Width: 1},
			{Name: "name", Label: "called", Hint: "how the desk calls it", Width: 3}}},
	}
}

// situation is the form of a situation that is there.
func (d *Desk) situation(s *model.Situation) Spec {
	v := Values{"title": s.Title, "place": s.Place, "host": s.Host, "zone": s.Zone, "began": s.Began.String(), "list": s.List.String(),
		"stale_after": string(s.StaleAfter)}
	codes := make([]string, 0, len(s.Names))
	for code := range s.Names {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for i, code := range codes {
		v[At("names", i, "code")], v[At("names", i, "name")] = code, s.Names[code]
	}
	return Spec{Title: "Situation", Fields: d.situationFields(), Values: v, Read: d.record(v, func(r *reader) model.Record {
		return r.situation(s)
	})}
}

// situation reads a situation.
func (r *reader) situation(was *model.Situation) *model.Situation {
	s := &model.Situation{ID: was.ID, Title: r.text("title"), Place: r.text("place"), Host: r.country("host"), Zone: r.text("zone"),
		Began: r.happened("began"), StaleAfter: model.Age(r.text("stale_after"))}
	r.word("list", &s.List)
	if only := s.OnlyZone(); only != "" {
		r.echoes["zone"] = only
	}
	if _, err := time.LoadLocation(s.Zone); err == nil && s.Zone != "" && !strings.Contains(s.Zone, "/") && s.Zone != "UTC" && s.Zone != was.Zone {
		r.wrong("zone", errors.New("write the full name, such as Europe/London")) // this machine alone calls it so
	}
	for i := range r.v.Rows("names") {
		r.ownName(s, i)
	}
	return s
}

// ownName reads one of the desk's own names for countries.
func (r *reader) ownName(s *model.Situation, i int) {
	at, as := At("names", i, "code"), At("names", i, "name")
	code, name := r.country(at), r.text(as)
	if code == "" && name == "" {
		return
	}
	if code == "" {
		r.wrong(at, errors.New("missing; write the country that is called so"))
	}
	if _, twice := s.Names[code]; twice {
		r.wrong(at, errors.New("this country has a name already; give each one"))
	}
	if model.Blank(name) {
		r.wrong(as, errors.New("empty; give the desk's name or take the row out"))
	}
	if s.Names == nil {
		s.Names = map[string]string{}
	}
	s.Names[code] = name
}
