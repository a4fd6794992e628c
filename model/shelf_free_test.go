package model

import "testing"

// The same id that is tried out again and again waits once for its place to be given away.
func TestAPlaceIsFreeOnce(t *testing.T) {
	s, ref := NewStory("x"), Ref{KindClaim, "a"}
	for range 100 {
		s.Set(ref, &Entry{Record: &Claim{ID: ref.ID}})
		s.Set(ref, nil)
	}
	if n := len(s.recs[KindClaim].free); n != 1 {
		t.Errorf("%d times", n)
	}
}
