package pane

import (
	"cmp"
	"slices"
	"strings"

	"muster/model"
)

// Order is an order of the claims.
type Order uint8

// The orders of the claims, as the key goes through them.
const (
	NewestSaid Order = iota
	OldestSaid
	NewestLogged
	BySpeaker
	ByGrade
	orders
)

func (o Order) String() string {
	return [...]string{"newest said first", "oldest said first", "newest logged first", "by speaker", "best graded first"}[o]
}

func (o Order) compare(a, b *Item) int {
	switch o {
	case OldestSaid:
		return compare(a, b)
	case NewestLogged:
		return cmp.Compare(b.Entry.Last.Seq, a.Entry.Last.Seq)
	case BySpeaker:
		return cmp.Or(strings.Compare(a.Source.Name, b.Source.Name), compare(b, a))
	case ByGrade:
		return cmp.Or(cmp.Compare(a.Source.Reliability.Rank(), b.Source.Reliability.Rank()), cmp.Compare(grade(a), grade(b)), compare(b, a))
	}
	return compare(b, a)
}

// grade puts 6, which nobody could judge, between 3 and 4, as F stands with C.
func grade(i *Item) int {
	c := i.Claim().Credibility
	if c.Unchecked() {
		return 7
	}
	return 2 * int(c)
}

// Arrangement says which records the lists show, and in which order.
type Arrangement struct {
	Order  Order
	Newest bool // the timeline begins with the latest
	Among  bool // claims stand among the events
	Group  string
	Past   func(*model.Claim) bool // leaves out what no longer stands; nil: nothing is left out
	Match  func(*Item) bool        // nil: everything

	concerning map[*Item]bool // events that concern the group
}

// Lists are the arranged records.
type Lists struct {
	Claims, Timeline []*Item
	// Sifted tells that a filter chose them: what it left out comes back.
	Sifted bool
}

// With takes up which events concern the group, as the records are now.
func (a Arrangement) With(r *Records) Arrangement {
	if a.Group == "" {
		return a
	}
	a.concerning = map[*Item]bool{}
	for _, it := range r.Events {
		a.concerning[it] = slices.ContainsFunc(it.Event().Evidence, func(id string) bool {
			c := r.claims.item(id)
			return c != nil && Concerns(c, a.Group)
		})
	}
	return a
}

// Job arranges many records piece by piece, so that keys are taken in between. It reads slices that nobody writes into.
type Job struct {
	Arrangement
	Lists
	events, claims []*Item
	at             int
}

// Begin starts to arrange the records.
func (a Arrangement) Begin(r *Records) *Job {
	j := &Job{Arrangement: a, events: r.Events, claims: r.Claims}
	if a.Group == "" && a.Past == nil && a.Match == nil { // all of them are kept
		j.Claims = make([]*Item, 0, len(r.Claims))
	}
	return j
}

// Whole arranges everything at once.
func (j *Job) Whole() Lists {
	for !j.Step(len(j.events) + len(j.claims) + 1) {
	}
	return j.Sort()
}

// Step looks at the next records, at most so many, and tells whether that was all. What matches is asked of the story:
// Step belongs where the story is changed.
func (j *Job) Step(most int) bool {
	for ; most > 0; most-- {
		switch at := j.at - len(j.events); {
		case at < 0:
			if it := j.events[j.at]; j.keeps(it) {
				j.Timeline = append(j.Timeline, it)
			}
		case at < len(j.claims):
			if it := j.claims[at]; j.keeps(it) {
				j.Claims = append(j.Claims, it)
			}
		default:
			return true
		}
		j.at++
	}
	return j.at >= len(j.events)+len(j.claims)
}

// Sort puts what was found in order. It may run anywhere.
func (j *Job) Sort() Lists {
	j.Sifted = j.Match != nil
	if j.Among {
		j.Timeline = slices.Concat(j.Timeline, j.Claims)
		slices.SortStableFunc(j.Timeline, compare)
	}
	switch j.Order {
	case OldestSaid:
	case NewestSaid:
		slices.Reverse(j.Claims)
	default:
		slices.SortStableFunc(j.Claims, j.Order.compare)
	}
	if j.Newest {
		slices.Reverse(j.Timeline)
	}
	return j.Lists
}

func (a *Arrangement) keeps(it *Item) bool {
	if c := it.Claim(); c != nil {
		if a.Past != nil && a.Past(c) || a.Group != "" && !Concerns(it, a.Group) {
			return false
		}
	} else if a.Group != "" && !a.concerning[it] {
		return false
	}
	return a.Match == nil || a.Match(it)
}

// Follow brings lists up to date with one record that changed, without arranging everything anew.
func (a Arrangement) Follow(l Lists, old, now *Item) Lists {
	keep := now
	if keep != nil && !a.keeps(keep) {
		keep = nil
	}
	claim := old != nil && old.Claim() != nil || now != nil && now.Claim() != nil
	if claim {
		l.Claims = replace(l.Claims, a.Order.compare, old, keep)
	}
	if !claim || a.Among {
		l.Timeline = replace(l.Timeline, a.happened, old, keep)
	}
	return l
}

func (a Arrangement) happened(x, y *Item) int {
	if a.Newest {
		return compare(y, x)
	}
	return compare(x, y)
}

// Concerns tells whether a claim is about a group: it counts its people, or counts nobody and comes from that country.
func Concerns(it *Item, group string) bool {
	c := it.Claim()
	for i := range c.Figures {
		if g := c.Figures[i].Group; g == group || model.IsDual(g) && slices.Contains(model.Countries(g), group) {
			return true
		}
	}
	return len(c.Figures) == 0 && it.Source.Country == group
}
