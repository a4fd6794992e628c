package demo

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/count"
)

// act is what one editor did at once.
type act struct {
	at string // day of January 2013 and time, on the scene's clock
	by string // name of the editor
	// puts are the records that the act brings to what the document holds: "claim c5". Sources and groups come by themselves.
	puts []string
	// slip is what the editor entered in place of it; nil: the record as the document holds it.
	slip func(model.Record) model.Record
	undo bool // takes back the act before
}

// schedule is the desk's work in the order of the log.
func schedule() []act {
	return slices.Concat(firstDays(), nineteenth(), evening(), twentyFirst())
}

// firstDays are the 16th to the 18th: one editor a shift, and little that is certain.
func firstDays() []act {
	return []act{
		{at: "16 09:12", by: "ana", puts: []string{"situation in-amenas"}},
		{at: "16 09:31", by: "ana", puts: []string{"claim c18"}},
		{at: "16 18:04", by: "ben", puts: []string{"claim c19"}},
		{at: "16 18:09", by: "ben", puts: []string{"event e1"}},
		{at: "17 09:20", by: "ana", puts: []string{"claim c16"}},
		{at: "17 14:47", by: "chloe", puts: []string{"claim c17"}},
		{at: "17 17:33", by: "ben", puts: []string{"claim c20"}},
		{at: "17 17:38", by: "ben", puts: []string{"event e2"}},
		{at: "17 18:15", by: "chloe", puts: []string{"claim c21", "event e3"}},
		{at: "18 11:26", by: "ana", puts: []string{"claim c22"}},
		{at: "18 11:30", by: "ana", puts: []string{"event e4"}},
		{at: "18 19:52", by: "ben", puts: []string{"claim c23", "event e5"}},
	}
}

// nineteenth is the day of the assault: three editors at once, and the slips that go with it.
func nineteenth() []act {
	return []act{
		{at: "19 10:41", by: "ana", puts: []string{"claim c1"}},
		{at: "19 10:46", by: "ana", puts: []string{"claim c2"}},
		{at: "19 10:48", by: "ana", puts: []string{"claim c3"}},
		{at: "19 11:05", by: "ben", puts: []string{"claim c4"}, slip: gradedPossible},
		{at: "19 11:22", by: "chloe", puts: []string{"claim c5"}, slip: fifteenForFive},
		{at: "19 11:27", by: "chloe", puts: []string{"claim c5"}},
		{at: "19 11:44", by: "chloe", puts: []string{"claim c6"}},
		{at: "19 12:10", by: "ben", puts: []string{"claim c4"}},
		{at: "19 12:31", by: "ana", puts: []string{"claim c7"}},
		{at: "19 12:58", by: "ben", puts: []string{"claim c8"}},
		{at: "19 13:16", by: "chloe", puts: []string{"claim c9"}},
		{at: "19 13:20", by: "chloe", puts: []string{"claim c10"}},
		{at: "19 14:02", by: "ana", puts: []string{"claim c11"}},
		{at: "19 15:37", by: "ben", puts: []string{"claim c12"}},
		{at: "19 15:49", by: "ben", puts: []string{"claim c13"}, slip: spokenByNuland},
		{at: "19 15:55", by: "ben", puts: []string{"claim c13"}},
		{at: "19 16:12", by: "chloe", puts: []string{"claim c14"}},
		{at: "19 16:20", by: "chloe", puts: []string{"claim c15"}},
	}
}

// evening is the rest of that day: what happened is put in order, and one editor closes the list too soon.
func evening() []act {
	return []act{
		{at: "19 16:40", by: "ana", puts: []string{"claim c24"}},
		{at: "19 16:44", by: "ana", puts: []string{"event e6"}, slip: notPivotal},
		{at: "19 16:58", by: "ben", puts: []string{"situation in-amenas"}, slip: closedList},
		{at: "19 17:01", by: "ben", undo: true},
		{at: "19 17:08", by: "ana", puts: []string{"event e6"}},
		{at: "19 17:30", by: "chloe", puts: []string{"claim c25", "event e7"}},
		{at: "19 18:22", by: "ben", puts: []string{"claim c26"}},
		{at: "19 18:35", by: "ben", puts: []string{"claim c27"}},
		{at: "19 18:41", by: "ben", puts: []string{"event e8"}},
		{at: "19 19:48", by: "chloe", puts: []string{"claim c28", "event e9"}},
		{at: "19 21:15", by: "ana", puts: []string{"claim c29", "event e10"}},
	}
}

// twentyFirst is the day on which the governments gave their tolls.
func twentyFirst() []act {
	return []act{
		{at: "21 15:24", by: "ana", puts: []string{"claim c30"}},
		{at: "21 15:29", by: "ana", puts: []string{"claim c31"}},
		{at: "21 15:33", by: "ana", puts: []string{"claim c32"}},
		{at: "21 15:46", by: "ana", puts: []string{"event e11"}},
		{at: "21 15:58", by: "ben", puts: []string{"claim c33"}},
		{at: "21 16:07", by: "ben", puts: []string{"claim c34"}},
		{at: "21 16:15", by: "chloe", puts: []string{"claim c35"}},
		{at: "21 16:21", by: "chloe", puts: []string{"claim c36"}, slip: notLinked},
		{at: "21 16:34", by: "chloe", puts: []string{"claim c36"}},
		{at: "21 16:52", by: "ben", puts: []string{"claim c37"}},
		{at: "21 17:03", by: "ben", puts: []string{"claim c38"}},
		{at: "21 17:20", by: "ana", puts: []string{"claim c39"}},
		{at: "21 17:41", by: "ana", puts: []string{"claim c40"}},
		{at: "21 18:05", by: "chloe", puts: []string{"claim c41"}},
	}
}

// slipOn makes a slip of what it does to a copy of the record, whose slices are still the document's.
func slipOn[T any, R interface {
	*T
	model.Record
}](change func(R)) func(model.Record) model.Record {
	return func(r model.Record) model.Record {
		right, ok := r.(R)
		if !ok {
			return r
		}
		wrong := *right
		change(&wrong)
		return R(&wrong)
	}
}

// gradedPossible takes the state media's word for better than it is, until the desk learns that nobody could check it.
func gradedPossible(r model.Record) model.Record {
	return slipOn(func(c *model.Claim) { c.Credibility = 3 })(r)
}

// fifteenForFive is a key hit twice: 15 for the 5 missing or dead.
func fifteenForFive(r model.Record) model.Record {
	return slipOn(func(c *model.Claim) {
		c.Figures = slices.Clone(c.Figures)
		for i := range c.Figures {
			if f := &c.Figures[i]; f.Count.Words() == "5" {
				f.Count = fifteen()
			}
		}
	})(r)
}

func fifteen() (n count.Count) {
	if err := n.UnmarshalText([]byte("15")); err != nil {
		panic("demo: " + err.Error()) // 15 is a count
	}
	return n
}

// spokenByNuland puts an unnamed official's words into the mouth of the spokeswoman of the same government.
func spokenByNuland(r model.Record) model.Record {
	return slipOn(func(c *model.Claim) { c.Source = "nuland" })(r)
}

// notPivotal is the assault before the desk knew what it changed.
func notPivotal(r model.Record) model.Record {
	return slipOn(func(e *model.Event) {
		e.Pivotal = false
		e.Detail = strings.TrimSuffix(e.Detail, " Figures given before it are stale.")
	})(r)
}

func closedList(r model.Record) model.Record {
	return slipOn(func(s *model.Situation) { s.List = model.Closed })(r)
}

// notLinked is the missing UK resident before somebody saw that she or he is the Colombian of two days before.
func notLinked(r model.Record) model.Record {
	return slipOn(func(c *model.Claim) { c.Links = nil })(r)
}
