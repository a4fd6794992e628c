package modeltest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"muster/model"
	"muster/model/edtf"
)

// began is when the story begins, and days how long it runs.
var began = time.Date(2013, 1, 16, 5, 0, 0, 0, time.UTC)

const days = 10

// Situation makes a situation with a number of claims, in the shape of a running story: 60 countries and a few duals,
// 80 sources, ten days. The same seed and number give the same situation.
func Situation(seed uint64, claims int) *Generated {
	d := &desk{
		rand: rand.New(rand.NewPCG(seed, 0x6d7573746572)),
		g:    &Generated{Situation: situation(), after: map[model.Ref]int{}},
		by:   map[string][]*model.Claim{},
	}
	d.sources()
	d.groups()
	for i := range claims {
		d.claim(i, claims)
	}
	d.events()
	d.rulings()
	d.filings()
	return d.g
}

func situation() *model.Situation {
	return &model.Situation{ID: "generated", Title: "Siege of a gas plant", Place: "Tigantourine", Host: "DZ", Zone: "Africa/Algiers",
		Began: parsed[edtf.Date]("2013-01-16"), StaleAfter: "2d", Names: map[string]string{"GB": "Britain"}}
}

// desk makes one situation.
type desk struct {
	rand *rand.Rand
	g    *Generated
	by   map[string][]*model.Claim // source → its claims so far
}

// chance is true in so many of a thousand cases.
func (d *desk) chance(perMille int) bool { return d.rand.IntN(1000) < perMille }

func one[T any](d *desk, list []T) T { return list[d.rand.IntN(len(list))] }

func weigh[T any](d *desk, list []weighted[T]) T {
	sum := 0
	for _, w := range list {
		sum += w.share
	}
	n := d.rand.IntN(sum)
	for _, w := range list {
		if n -= w.share; n < 0 {
			return w.value
		}
	}
	panic("unreachable")
}

// country chooses a country: two in three times a heavy one, so that with the wholes they have more than half of all.
func (d *desk) country() string {
	if d.chance(760) {
		return one(d, heavy)
	}
	return one(d, others)
}

// sources makes 80 of them: governments with second spokesmen, agencies, companies and all other kinds.
func (d *desk) sources() {
	for _, c := range append(append([]string{}, heavy...), others...)[:governments] {
		d.source("gov-"+strings.ToLower(c), "Government spokesman "+c, model.Government, c)
	}
	for _, c := range heavy[:8] {
		d.source("minister-"+strings.ToLower(c), "Foreign minister "+c, model.Government, c)
	}
	for i, name := range agencies {
		kind := model.Media
		if i%3 == 0 {
			kind = model.StateMedia
		}
		d.source("agency-"+strings.ToLower(name), name, kind, "")
	}
	for _, name := range companies {
		d.source(strings.ToLower(name), name, model.Company, "")
	}
	kinds := []model.SourceKind{model.Military, model.SecurityService, model.Party, model.NGO, model.OtherSource, model.Witness, model.Witness, model.Witness}
	for i := range 16 {
		d.source(fmt.Sprintf("s%d", i+1), fmt.Sprintf("Voice %d, %s", i+1, one(d, plainNames)), kinds[i%len(kinds)], one(d, []string{"", "DZ", "GB"}))
	}
}

func (d *desk) source(id, name string, kind model.SourceKind, country string) {
	letters := []model.Reliability{'A', 'B', 'B', 'C', 'D', 'E', 0, 0}
	s := &model.Source{ID: id, Name: name, Kind: kind, Country: country, Unnamed: kind == model.Witness && d.chance(500), Reliability: one(d, letters)}
	d.g.Sources = append(d.g.Sources, model.Normal(s))
}

func (d *desk) groups() {
	d.g.Groups = []*model.Group{
		{ID: "GB-RES", Name: "UK residents", Basis: model.Residence},
		{ID: "GB-SCT", Name: "Scottish residents", Basis: model.Residence, Within: "GB-RES"},
		{ID: "plant", Name: "People at the plant", Basis: model.Site},
		{ID: "quarters", Name: "People in the living quarters", Basis: model.Site, Within: "plant"},
	}
	for _, name := range companies {
		id := "staff-" + strings.ToLower(name)
		d.g.Groups = append(d.g.Groups, &model.Group{ID: id, Name: name + " employees", Basis: model.Employer, Authority: name})
	}
}

// minute is a time of the story; share is how far it has run.
func (d *desk) minute(share float64) time.Time {
	back := d.rand.IntN(5 * 60) // what is logged in a row was not said in that order
	at := began.Add(time.Duration(share*days*24*60)*time.Minute - time.Duration(back)*time.Minute)
	if at.Before(began) {
		return began
	}
	return at
}
