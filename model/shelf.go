package model

import (
	"maps"
	"slices"
)

// shelf holds the records of one kind by their places: numbers from 0 on, in the order in which the records came. What is kept
// beside a story for each of a hundred thousand claims can be a list by place; a map would take four times as much.
type shelf struct {
	places  map[string]int
	entries []*Entry // by place; nil: was taken back, as if it had never been there
	free    []string // ids whose places may be given to others
	shared  bool     // another story has the same places: they are copied before one is added
}

func (s *shelf) entry(id string) *Entry {
	if at, ok := s.places[id]; ok {
		return s.entries[at]
	}
	return nil
}

// set puts an entry in the place of its id. The place stays when the entry goes, so that what was kept by it is found and can go
// as well.
func (s *shelf) set(id string, e *Entry) {
	at, ok := s.places[id]
	switch {
	case ok:
		s.replace(id, at, e)
	case e != nil:
		s.add(id, e)
	}
}

func (s *shelf) replace(id string, at int, e *Entry) {
	switch n := len(s.free); {
	case e == nil && s.entries[at] != nil && !s.shared: // a replay takes back everything, and adds nothing
		s.free = append(s.free, id)
	case e != nil && n > 0 && s.free[n-1] == id:
		s.free = s.free[:n-1]
	}
	s.entries[at] = e
}

// add gives an id a place: one that is free, or else a new one.
func (s *shelf) add(id string, e *Entry) {
	if s.shared {
		s.places, s.shared = maps.Clone(s.places), false
	}
	for len(s.free) > 0 {
		last := s.free[len(s.free)-1]
		s.free = s.free[:len(s.free)-1]
		if at, ok := s.places[last]; ok && s.entries[at] == nil {
			delete(s.places, last)
			s.places[id], s.entries[at] = at, e
			return
		}
	}
	s.places[id] = len(s.entries)
	s.entries = append(s.entries, e)
}

// clone gives a shelf of its own with the same entries. The places are shared until one of the two gets another record, which then
// costs a copy of them once: 2 ms with a hundred thousand.
func (s *shelf) clone() shelf {
	s.shared = true
	return shelf{places: s.places, entries: slices.Clone(s.entries), shared: true}
}

// Place is where lists that somebody keeps beside the story have room for a record, below Room of its kind. It stays the same while
// the record is there, and when it is deleted or taken back; then it may become another record's, so that who looks there holds the
// id against what is found.
func (s *Story) Place(ref Ref) (at int, ok bool) {
	at, ok = s.recs[ref.Kind].places[ref.ID]
	return at, ok
}

// Room is how many places there are for the records of a kind.
func (s *Story) Room(k Kind) int { return len(s.recs[k].entries) }
