package account

import (
	"slices"

	"muster/model"
)

// Overtaking says how a figure was overtaken.
type Overtaking uint8

// The ways in which rule 8 finds a figure overtaken, rule 7 a whole, and rule 6 one that is less than a part of it.
const (
	ByResolved   Overtaking = iota + 1 // its authority has given more dead, safe, freed or captured since
	ByCompetent                        // the competent authority has given an open figure since
	BySamePeople                       // a later figure counts the same people
	ByWholes                           // FOREIGN and the host's own, or a group, make more than ALL
	ByPart                             // a part of the incident alone has more
)

// Overtaken is what overtook a figure.
type Overtaken struct {
	How Overtaking
	By  []*Said
	// Floor is what By makes together, and Of the status they make it of, for ByWholes.
	Floor int
	Of    model.Status
}

// overtaken is rule 8 for one figure of a row: only open and held figures are overtaken, and only by what was said later.
func (b *Book) overtaken(r *row, f live) *Overtaken {
	if !mayBeOvertaken(f.Status) {
		return nil
	}
	if at, ok := r.find(f.Voice()); ok {
		if s := resolvedSince(r.lines[at], f); s != nil {
			return &Overtaken{How: ByResolved, By: []*Said{s}}
		}
	}
	if s := b.openSince(r, f); s != nil {
		return &Overtaken{How: ByCompetent, By: []*Said{s}}
	}
	if s := b.sameSince(f.Said); s != nil {
		return &Overtaken{How: BySamePeople, By: []*Said{s}}
	}
	return nil
}

// mayBeOvertaken tells whether figures of a status are overtaken by rule 8 at all.
func mayBeOvertaken(s model.Status) bool { return s.Open() || s == model.Held }

// lastSaid is when the figure was given last: a vaguer one has restated it.
func (l live) lastSaid() *Said {
	if l.vaguer != nil {
		return l.vaguer
	}
	return l.Said
}

// resolvedSince finds what the same voice gave later: a floor of dead, safe, freed or captured above the one that it gave
// when it gave the figure. A figure that counts nobody ("none known") has nobody to lose to them.
func resolvedSince(l *line, f live) *Said {
	if !f.says() {
		return nil
	}
	for _, s := range l.live {
		if s.Status.Within(model.Resolved) && s.after(f.lastSaid()) && s.Count.Min() > floorAt(l, s.Status, f.lastSaid()) {
			return s.Said
		}
	}
	return nil
}

// floorAt is the floor that a voice gave in a status at the time of a figure; none given is none.
func floorAt(l *line, status model.Status, at *Said) int {
	last, from := l.pastAt(status, at)
	for _, s := range l.said[from:] {
		if s.after(at) {
			break
		}
		if s.Status == status && s.counted() && (last == nil || !onlySaysLess(s, last)) {
			last = s
		}
	}
	if last == nil {
		return 0
	}
	return last.Count.Min()
}

// openSince finds an open figure that the competent authority gave later for the same group.
func (b *Book) openSince(r *row, f live) *Said {
	var found *Said
	for _, key := range r.competent {
		at, ok := r.findKey(key)
		if !ok {
			continue
		}
		l := r.lines[at]
		l.fold()
		for _, s := range l.live {
			if s.Status.Open() && s.Said != f.Said && s.lastSaid().after(f.lastSaid()) && (found == nil || s.lastSaid().after(found)) {
				found = s.lastSaid()
			}
		}
	}
	return found
}

// sameSince finds a later figure that is linked to this one as the same people, whichever of the two carries the link.
func (b *Book) sameSince(s *Said) *Said {
	for _, p := range b.samePeople(s) {
		if p.after(s) {
			return p
		}
	}
	return nil
}

// samePeople lists the figures that a figure is linked to as the same people, as far as they have not fallen.
func (b *Book) samePeople(s *Said) (all []*Said) {
	if !s.of.joined {
		return nil
	}
	add := func(u *utterance, is func(model.Cell) bool) {
		for i := range u.said {
			if p := &u.said[i]; u.known && !p.state.Void() && is(p.Cell()) {
				all = append(all, p)
			}
		}
	}
	for i := range s.of.claim.Links {
		l := &s.of.claim.Links[i]
		in := bearing{s.of, l}
		if to := b.claim(l.Claim); l.Kind == model.SamePeople && in.out(s.Cell()) && in.acts() && to != nil {
			add(to, in.on)
		}
	}
	for _, in := range b.onto[s.of.claim.ID] {
		if in.link.Kind == model.SamePeople && in.on(s.Cell()) && in.acts() {
			add(in.from, in.out)
		}
	}
	slices.SortFunc(all, (*Said).order)
	return all
}
