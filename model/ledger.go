package model

import (
	"slices"

	"muster/model/text"
)

// Ledger is what the records are checked against: the story in memory, or the file inside a transaction.
type Ledger interface {
	// Entry finds a record, deleted ones included; nil: it was never there.
	Entry(ref Ref) *Entry
	// Referrers lists the records that refer to a record.
	Referrers(ref Ref) []Ref
	// SourceNamed finds the source that carries a name, compared folded.
	SourceNamed(folded string) (id string, ok bool)
	// Count tells how many records of a kind are there.
	Count(k Kind) int
}

var _ Ledger = (*Story)(nil)

// FoldName is how names of sources and authorities are compared: without case, accents, spaces or invisible characters.
func FoldName(name string) string { return text.Fold(name) }

// Referrers lists the records that refer to a record, in no order. The index is made when it is first asked for: a
// monitor that only reads does without it.
func (s *Story) Referrers(ref Ref) []Ref {
	if s.referrers == nil {
		s.referrers = map[Ref][]Ref{}
		for _, k := range Kinds() {
			for _, e := range s.recs[k].entries {
				if e.Alive() {
					s.noteRefs(Ref{k, e.Record.RecordID()}, e.Record)
				}
			}
		}
	}
	return slices.Clone(s.referrers[ref])
}

// SourceNamed finds the source that carries a name.
func (s *Story) SourceNamed(folded string) (string, bool) {
	id, ok := s.names[folded]
	return id, ok
}

// note keeps the indexes in step with a record that came; forget with one that went.
func (s *Story) note(ref Ref, r Record) {
	if s.referrers != nil {
		s.noteRefs(ref, r)
	}
	if src, ok := r.(*Source); ok {
		s.names[FoldName(src.Name)] = src.ID
	}
}

func (s *Story) noteRefs(ref Ref, r Record) {
	refs := r.Refs()
	for i, to := range refs {
		if !slices.Contains(refs[:i], to) {
			s.referrers[to] = append(s.referrers[to], ref)
		}
	}
}

func (s *Story) forget(ref Ref, r Record) {
	if s.referrers != nil {
		for _, to := range r.Refs() {
			s.referrers[to] = slices.DeleteFunc(s.referrers[to], func(from Ref) bool { return from == ref })
		}
	}
	if src, ok := r.(*Source); ok && s.names[FoldName(src.Name)] == src.ID {
		delete(s.names, FoldName(src.Name))
	}
}
