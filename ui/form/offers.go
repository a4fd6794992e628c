package form

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/model/country"
	"muster/model/quick"
	"muster/model/text"
)

// most is how many offers are looked for: more than anybody reads through.
const most = 200

// matcher keeps what has every typed word in it, what begins with them first.
type matcher struct {
	words         []string
	first, others []Offer
}

func match(typed string) *matcher { return &matcher{words: strings.Fields(foldWords(typed))} }

// add offers something that goes by some names.
func (m *matcher) add(o Offer, names ...string) {
	if len(m.first)+len(m.others) >= most {
		return
	}
	hay := foldWords(o.Value + " " + o.Says + " " + strings.Join(names, " "))
	for _, w := range m.words {
		if !strings.Contains(hay, w) {
			return
		}
	}
	if len(m.words) > 0 && slices.ContainsFunc(append(names, o.Value, o.Says), m.begins) {
		m.first = append(m.first, o)
		return
	}
	m.others = append(m.others, o)
}

func (m *matcher) begins(name string) bool {
	return strings.HasPrefix(foldWords(name), strings.Join(m.words, " "))
}

func (m *matcher) offers() []Offer { return append(m.first, m.others...) }

// countries offers the countries.
func (d *Desk) countries(typed string, _ Values) []Offer {
	m := match(typed)
	for _, c := range country.All() {
		m.add(Offer{c.Alpha2, c.Name}, append([]string{c.People, c.Adjective, c.Alpha3}, c.Aliases...)...)
	}
	return exact(typed, m.offers())
}

// zones offers the time zones of the host, then those of all countries; those of a host that has several before anything is typed.
func (d *Desk) zones(typed string, v Values) []Offer {
	var own []country.Zone
	if host, err := country.Find(v["host"]); err == nil {
		own = country.ZonesOf(host.Alpha2)
	}
	switch {
	case typed == "" && len(own) == 1:
		return nil // it is that one
	case typed == "":
		return zonesAmong(own, typed)
	}
	return once(exact(typed, append(zonesAmong(own, typed), zonesAmong(country.Zones(), typed)...)))
}

func zonesAmong(zones []country.Zone, typed string) []Offer {
	m := match(typed)
	for _, z := range zones {
		c, _ := country.ByCode(z.Country)
		says := c.Name
		if z.Part != "" {
			says += ", " + z.Part
		}
		m.add(Offer{z.Name, says}, strings.ReplaceAll(z.Name, "_", " "))
	}
	return m.offers()
}

// once takes out what is offered a second time: zones are shared by countries.
func once(offers []Offer) (all []Offer) {
	seen := map[string]bool{}
	for _, o := range offers {
		if !seen[o.Value] {
			seen[o.Value], all = true, append(all, o)
		}
	}
	return all
}

// groups offers the wholes, the desk's own groups and the countries.
func (d *Desk) groups(typed string, v Values) []Offer {
	m := match(typed)
	for _, id := range []string{model.All, model.Foreign, model.Unnamed} {
		m.add(Offer{id, quick.NameOf(d.story(), id)})
	}
	for _, e := range d.story().Entries(model.KindGroup) {
		g := e.Record.(*model.Group)
		m.add(Offer{g.ID, g.Name + ", by " + g.Basis.String()})
	}
	return exact(typed, append(m.offers(), d.countries(typed, v)...))
}

// exact puts what is typed to the letter first: Enter must not turn GB into what only begins so.
func exact(typed string, offers []Offer) []Offer {
	if i := slices.IndexFunc(offers, func(o Offer) bool { return o.Value == typed }); i > 0 {
		o := offers[i]
		offers = slices.Insert(slices.Delete(offers, i, i+1), 0, o)
	}
	return offers
}

// sources offers the sources by name, and at the end the name itself as that of a new one.
func (d *Desk) sources(typed string, _ Values) []Offer {
	m := match(typed)
	for _, e := range d.story().Entries(model.KindSource) {
		s := e.Record.(*model.Source)
		says := s.Kind.String()
		if s.Authority != s.Name {
			says += ", speaks for " + s.Authority
		}
		m.add(Offer{s.Name, says}, s.ID)
	}
	offers := exact(typed, m.offers())
	if who, err := quick.MeantSource(d.story(), typed); err == nil && who.New {
		offers = append(offers, Offer{typed + newMark, "a new source"})
	}
	return offers
}

// newMark behind a name says that it is that of a new source, whatever it is near to.
const newMark = " (new)"

// authorities offers the institutions that sources speak for.
func (d *Desk) authorities(typed string, _ Values) []Offer {
	m, seen := match(typed), map[string]bool{}
	for _, e := range d.story().Entries(model.KindSource) {
		if a := e.Record.(*model.Source).Authority; !seen[a] {
			seen[a] = true
			m.add(Offer{Value: a})
		}
	}
	return exact(typed, m.offers())
}

// statuses offers the nine statuses and what desks type for them.
func (d *Desk) statuses(typed string, _ Values) []Offer {
	m := match(typed)
	for _, s := range model.Statuses() {
		m.add(Offer{Value: s.String()})
	}
	m.add(Offer{"missing/dead", "missing or feared dead"}, "presumed dead", "feared dead")
	for _, p := range quick.Phrases() {
		if typed != "" {
			m.add(Offer{p.Status.String(), p.Words}, p.Words)
		}
	}
	return exact(typed, m.offers())
}

// scopes offers the parts of the incident that are counted already.
func (d *Desk) scopes(typed string, _ Values) []Offer {
	m, seen := match(typed), map[string]bool{}
	for c := range d.newest() {
		for i := range c.Figures {
			if s := c.Figures[i].Scope; s != "" && !seen[s] {
				seen[s] = true
				m.add(Offer{Value: s})
			}
		}
	}
	return exact(typed, m.offers())
}

// claims offers claims, the last said first, by their sources, figures and words.
func (d *Desk) claims(typed string, _ Values) []Offer { return d.claimsBut(typed, nil) }

// mostSearched is how many claims are searched for typed words, the newest first: a key must not wait for a hundred
// thousand. An older claim goes by its id.
const mostSearched = 3_000

func (d *Desk) claimsBut(typed string, skip func(*model.Claim) bool) []Offer {
	m, searched := match(typed), 0
	for c := range d.newest() {
		if searched++; searched > mostSearched || len(m.first)+len(m.others) >= most {
			break
		}
		if skip == nil || !skip(c) {
			m.add(Offer{c.ID, d.sayClaim(c)}, c.Text)
		}
	}
	if c := d.story().Claim(typed); c != nil && (skip == nil || !skip(c)) && searched > mostSearched {
		m.first = append(m.first, Offer{c.ID, d.sayClaim(c)})
	}
	return exact(typed, m.offers())
}

// newest gives the claims, that which was said last first.
func (d *Desk) newest() iter.Seq[*model.Claim] {
	return func(yield func(*model.Claim) bool) {
		if d.Records == nil || d.Records() == nil {
			return
		}
		for _, it := range slices.Backward(d.Records().Claims) {
			if !yield(it.Claim()) {
				return
			}
		}
	}
}

// sayClaim says a claim in a line: who, when, what.
func (d *Desk) sayClaim(c *model.Claim) string {
	who := c.Source
	if s := d.story().Source(c.Source); s != nil {
		who = s.Name
	}
	var figures []string
	for i := range c.Figures {
		figures = append(figures, sayFigure(&c.Figures[i]))
	}
	what := strings.Join(figures, ", ")
	if what == "" {
		what = c.Text
	}
	return fmt.Sprintf("%s, %s: %s", who, c.Said.Display(d.zone()), what)
}

// sayFigure says a figure in a few words: "GB 5 missing/dead".
func sayFigure(f *model.Figure) string {
	s := f.Group + " " + f.Count.Words() + " " + f.Status.String()
	if f.Scope != "" {
		s += " (" + f.Scope + ")"
	}
	if f.Class != model.Affected {
		s += " #" + f.Class.String()
	}
	return s
}

// figuresOf offers the figures of a claim by the names of their cells.
func figuresOf(c *model.Claim, typed string) []Offer {
	m := match(typed)
	for i := range c.Figures {
		m.add(Offer{c.Figures[i].Cell().String(), c.Figures[i].Count.Words()})
	}
	return exact(typed, m.offers())
}

// noFigure says that a claim has no such figure.
func noFigure(typed string, names []string) error {
	if len(names) == 0 {
		return fmt.Errorf("the claim has no figures; leave this empty for the whole claim")
	}
	return fmt.Errorf("%q is none of its figures; write one of %s, or leave it empty for the whole claim", typed, strings.Join(names, ", "))
}

// zone is the zone of the scene.
func (d *Desk) zone() *time.Location {
	if d.Zone != nil && d.Zone() != nil {
		return d.Zone()
	}
	return time.UTC
}

// foldWords folds a text as names are compared, its words apart.
func foldWords(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(text.ASCII(s)), " "))
}
