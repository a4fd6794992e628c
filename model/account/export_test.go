package account

import (
	"muster/model"
	"muster/model/moment"
)

// ConsequencesAfresh is what Consequences must give, from two books that are made afresh.
func ConsequencesAfresh(s *model.Story, asOf moment.Moment, edits []model.Edit) []Consequence {
	before := Open(s, asOf).picture()
	var earlier []*model.Entry
	for i, e := range edits {
		old := s.Entry(e.Ref())
		earlier = append(earlier, old)
		stamp := model.Stamp{Seq: supposedSeq + uint64(i)}
		next := &model.Entry{Record: e.After, First: stamp, Last: stamp}
		if old != nil {
			next.First = old.First
		}
		s.Set(e.Ref(), next)
	}
	b := Open(s, asOf)
	all := b.compare(before, b.picture())
	for i := len(edits) - 1; i >= 0; i-- {
		s.Set(edits[i].Ref(), earlier[i])
	}
	return all
}
