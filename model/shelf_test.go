package model_test

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
)

// shelved is a story with what it has to hold.
type shelved struct {
	story *model.Story
	want  map[string]*model.Entry
}

func (s shelved) holds(t *rapid.T) {
	t.Helper()
	places := map[int]string{}
	for id, e := range s.want {
		ref := model.Ref{Kind: model.KindClaim, ID: id}
		at, ok := s.story.Place(ref)
		if s.story.Entry(ref) != e || !ok || at >= s.story.Room(model.KindClaim) || places[at] != "" {
			t.Fatalf("%s: %v in place %d (%v), which %q has", id, s.story.Entry(ref), at, ok, places[at])
		}
		places[at] = id
	}
	if all := s.story.Entries(model.KindClaim); len(all) != len(s.want) {
		t.Fatalf("%d claims, want %d", len(all), len(s.want))
	}
}

// Stories that share their places hold each what was set in it and nothing else, and every record has a place of its own.
func TestStoriesThatShareTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := []shelved{{model.NewStory("x"), map[string]*model.Entry{}}}
		for i := range rapid.IntRange(1, 40).Draw(t, "steps") {
			s := rapid.SampledFrom(all).Draw(t, "story")
			id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "id")
			switch rapid.IntRange(0, 3).Draw(t, "does") {
			case 0:
				all = append(all, shelved{s.story.Clone(), maps.Clone(s.want)})
			case 1:
				s.story.Set(model.Ref{Kind: model.KindClaim, ID: id}, nil)
				delete(s.want, id)
			default:
				e := &model.Entry{Record: &model.Claim{ID: id}, First: model.Stamp{Seq: uint64(i + 1)}}
				s.story.Set(model.Ref{Kind: model.KindClaim, ID: id}, e)
				s.want[id] = e
			}
			for _, s := range all {
				s.holds(t)
			}
		}
	})
}

// What is only tried out leaves no room behind: the quick line supposes a claim of another id at every key.
func TestWhatIsTakenBackGivesItsPlaceAway(t *testing.T) {
	s := model.NewStory("x")
	for i := range 100 {
		ref := model.Ref{Kind: model.KindClaim, ID: fmt.Sprint(i)}
		s.Set(ref, &model.Entry{Record: &model.Claim{ID: ref.ID}})
		at, _ := s.Place(ref)
		s.Set(ref, nil)
		if again, ok := s.Place(ref); !ok || again != at {
			t.Fatal("its place is not found any more, by whoever has to let it go")
		}
	}
	if s.Room(model.KindClaim) != 1 {
		t.Errorf("%d places", s.Room(model.KindClaim))
	}
}
