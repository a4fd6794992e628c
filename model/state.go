package model

import (
	"fmt"
	"slices"
	"strings"
)

// State is everything one file holds, at one point of its log.
type State struct {
	Head uint64 // sequence of the last change folded; 0: none
	// Hash is the chain's with that change, Generation the file's; empty: not known. See Position.
	Hash, Generation string

	stories map[string]*Story
	editors map[Editor]*Editor
}

// NewState gives the state before the first change.
func NewState() *State {
	return &State{stories: map[string]*Story{}, editors: map[Editor]*Editor{}}
}

// Story finds a situation by id, nil: there is none.
func (s *State) Story(id string) *Story {
	if st := s.stories[id]; st != nil && st.Entry(Ref{KindSituation, id}).Alive() {
		return st
	}
	return nil
}

// Stories lists the situations by id.
func (s *State) Stories() []*Story {
	var all []*Story
	for id := range s.stories {
		if st := s.Story(id); st != nil {
			all = append(all, st)
		}
	}
	slices.SortFunc(all, func(a, b *Story) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// Editor gives the one copy of an editor that all stamps share.
func (s *State) Editor(by Editor) *Editor {
	e := s.editors[by]
	if e == nil {
		e = &Editor{by.Name, by.ID}
		s.editors[by] = e
	}
	return e
}

// Open gives the story of a situation, an empty one where there is none yet: what a reader of the file fills with Set.
func (s *State) Open(id string) *Story {
	if s.stories[id] == nil {
		s.stories[id] = NewStory(id)
	}
	return s.stories[id]
}

// Position is the point of which log the state holds: what a reader gives to be told of what came after it, and to be
// refused when the file holds another log by now.
func (s *State) Position() Head { return Head{Seq: s.Head, Hash: s.Hash, Generation: s.Generation} }

// Pass goes past the next change without taking it in: one of a situation that the state does not hold.
func (s *State) Pass(c *Change) error {
	if c.Seq != s.Head+1 {
		return fmt.Errorf("change %d does not follow change %d; run muster verify", c.Seq, s.Head)
	}
	s.Head, s.Hash = c.Seq, c.Hash
	return nil
}

// Apply folds the next change into the state and fills its Before.
func (s *State) Apply(c *Change) error {
	if c.Seq != s.Head+1 {
		return fmt.Errorf("change %d does not follow change %d; run muster verify", c.Seq, s.Head)
	}
	if err := s.Open(c.Situation).Apply(c, s.Editor(c.By)); err != nil {
		return err
	}
	s.Head, s.Hash = c.Seq, c.Hash
	return nil
}

// Fold applies changes from the first one on and gives the state they make.
func Fold(changes []*Change) (*State, error) {
	s := NewState()
	for _, c := range changes {
		if err := s.Apply(c); err != nil {
			return nil, err
		}
	}
	return s, nil
}
