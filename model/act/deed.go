package act

import (
	"fmt"
	"slices"
	"time"

	"muster/model"
)

// name calls a deed by what it did: "GB dead 3, entered by you at 14:02", "AFP (reliability), changed by you on 3 Jan at
// 14:02", "40 claims and 12 sources, entered by you at 14:02".
func (d deed) name(by Asker) string {
	if scene := d.scene(); scene != nil {
		by.Zone = scene.Location()
	}
	verb := verbOf(d[0])
	for _, c := range d {
		if verbOf(c) != verb {
			verb = "logged"
		}
	}
	return fmt.Sprintf("%s, %s by %s at %s", d.what(), verb, by.who(d[0].By), by.at(d[0].Logged))
}

// scene is the situation that a deed entered, changed or deleted; nil: none. It may be gone by now, and its zone with it.
func (d deed) scene() *model.Situation {
	for _, c := range d {
		for _, r := range []model.Record{c.After, c.Before} {
			if s, ok := r.(*model.Situation); ok {
				return s
			}
		}
	}
	return nil
}

// founds tells whether a deed entered a situation.
func (d deed) founds(situation string) bool {
	return situation != "" && slices.ContainsFunc(d, func(c *model.Change) bool {
		return c.Situation == situation && c.Kind == model.KindSituation && c.Before == nil
	})
}

func verbOf(c *model.Change) string {
	switch {
	case c.After == nil:
		return "deleted"
	case c.Before == nil:
		return "entered"
	}
	return "changed"
}

// what lists what a deed changed. The source that a claim needed goes without saying.
func (d deed) what() string {
	var names []string
	counts, claims := map[model.Kind]int{}, false
	for _, c := range d {
		counts[c.Kind]++
		claims = claims || c.Kind == model.KindClaim
	}
	for _, c := range d {
		if c.Kind != model.KindSource || !claims || len(d) > mostFigures {
			names = append(names, changeName(c))
		}
	}
	if len(names) <= mostFigures {
		return listed(names, mostFigures)
	}
	names = nil
	for _, k := range model.Kinds() {
		if counts[k] == 1 {
			names = append(names, "1 "+k.String())
		} else if counts[k] > 1 {
			names = append(names, fmt.Sprintf("%d %ss", counts[k], k))
		}
	}
	return listed(names, len(names))
}

// changeName calls one change by the record, and by the fields where it was there before and after.
func changeName(c *model.Change) string {
	switch {
	case c.After == nil && c.Before == nil:
		return c.Ref().String()
	case c.After == nil:
		return newName(c.Before)
	case c.Before == nil:
		return newName(c.After)
	}
	return fmt.Sprintf("%s (%s)", newName(c.After), listed(changedFields(c.Before, c.After), mostFigures))
}

// at is a time as the asker reads it: without the day where that is today.
func (a Asker) at(t time.Time) string {
	zone := a.Zone
	if zone == nil {
		zone = time.UTC
	}
	t = t.In(zone)
	switch now := a.Now.In(zone); {
	case sameDay(t, now):
		return t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("15:04 on 2 Jan")
	}
	return t.Format("15:04 on 2 Jan 2006")
}

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
