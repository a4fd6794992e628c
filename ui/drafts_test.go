package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/ui/draft"
)

// shelf keeps drafts in memory.
type shelf struct {
	kept map[string]draft.Draft
	full error
}

func newShelf(all ...draft.Draft) *shelf {
	s := &shelf{kept: map[string]draft.Draft{}}
	for _, d := range all {
		s.kept[d.ID] = d
	}
	return s
}

func (s *shelf) Put(d draft.Draft) error {
	if s.full == nil {
		s.kept[d.ID] = d
	}
	return s.full
}

func (s *shelf) Remove(id string) error { delete(s.kept, id); return s.full }

func (s *shelf) List() (all []draft.Draft, err error) {
	for _, d := range s.kept {
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b draft.Draft) int { return b.Written.Compare(a.Written) })
	return all, s.full
}

// flush has the keeper write, as it would in time.
func (d *driver) flush() *driver {
	d.drafts.keeper.Flush(time.Minute)
	return d
}

// titles are the titles that the drafts on the shelf have.
func (s *shelf) titles() (all []string) {
	for _, d := range s.kept {
		all = append(all, d.Value("title"))
	}
	slices.Sort(all)
	return all
}

func noFile(s *shelf) Config {
	cfg := config(nil)
	cfg.Store, cfg.Drafts = nil, s
	return cfg
}

// What is typed into the form is a draft from the first letter on, also after Esc, until it is saved or emptied.
func TestFormIsADraft(t *testing.T) {
	s := newShelf()
	cfg := noFile(s)
	m := exampleStore(t)
	failed := errors.New("disk full")
	cfg.Begin = func(context.Context, Start) (Store, string, error) { return m, "in-amenas", failed }
	d := drive(t, cfg).keys("n").flush()
	if len(s.kept) != 0 {
		t.Fatalf("an empty form is kept: %v", s.kept)
	}
	d.text("Quake").flush()
	if got := s.titles(); !slices.Equal(got, []string{"Quake"}) {
		t.Fatalf("kept: %q", got)
	}
	d.keys("backspace backspace backspace backspace backspace").flush()
	if len(s.kept) != 0 {
		t.Fatalf("an emptied form is kept: %v", s.kept)
	}
	d.text("Quake").keys("ctrl+c").flush()
	d = drive(t, cfg).keys("esc n").text("Flood").keys("tab").text("NL").keys("tab").text("Europe/Amsterdam").flush()
	if got := s.titles(); !slices.Equal(got, []string{"Flood", "Quake"}) {
		t.Fatalf("kept: %q", got)
	}
	d.keys("f2").flush().wants("disk full")
	if got := s.titles(); !slices.Equal(got, []string{"Flood", "Quake"}) {
		t.Fatalf("after a refused save: %q", got)
	}
	failed = nil
	d.keys("f2").flush()
	if got := s.titles(); !slices.Equal(got, []string{"Quake"}) {
		t.Fatalf("after it was saved: %q", got)
	}
}

// The next start offers what was typed; Enter goes on with it, in the same draft.
func TestDraftsAreOffered(t *testing.T) {
	s := newShelf()
	drive(t, noFile(s)).keys("n").text("Quake").keys("tab").text("Chile").flush()
	d := drive(t, noFile(s)).wants("1 draft from", "New situation: Quake").keys("enter").wants("Quake", "Chile")
	d.text("!").flush()
	if got := s.titles(); len(got) != 1 || s.kept[first(s)].Value("title") != "Quake!" {
		t.Fatalf("kept: %q", got)
	}
	d = drive(t, noFile(s)).keys("d").wants("press d again").keys("j").lacks("press d again").keys("d").flush()
	if len(s.kept) != 1 {
		t.Fatal("one press threw it away")
	}
	d.keys("d").flush().wants("Welcome")
	if len(s.kept) != 0 {
		t.Fatal("it is still there")
	}
	drive(t, noFile(s)).lacks("draft")
}

func first(s *shelf) string {
	for id := range s.kept {
		return id
	}
	return ""
}

// A draft says when the file or its record is another by now; one that is open elsewhere is not offered.
func TestDraftsSayWhatBecameOfTheirRecord(t *testing.T) {
	was := draft.Draft{Kind: "claim", Situation: "in-amenas", Generation: "g1", Written: at}
	restored, changed, gone, same, other := was, was, was, was, was
	restored.ID, restored.Name, restored.Generation = "a", "restored", "g0"
	changed.ID, changed.Name, changed.Record, changed.Base = "b", "changed", model.Ref{Kind: model.KindSource, ID: "hague"}, 1
	gone.ID, gone.Name, gone.Record = "c", "gone", model.Ref{Kind: model.KindClaim, ID: "nobody"}
	same.ID, same.Name = "d", "same\x1b]0;x\a"
	other.ID, other.Name, other.Elsewhere = "e", "open elsewhere", true
	cfg := config(exampleStore(t))
	cfg.Drafts = newShelf(restored, changed, gone, same, other)
	d := drive(t, cfg)
	d.state.Generation = "g1"
	d.refreshDialogs()
	d.wants("4 drafts", "restored since", "hague was changed since", "nobody was deleted since", "in in-amenas").lacks("elsewhere")
	if strings.Contains(d.styled(), "\x1b]0") {
		t.Error("a draft speaks to the terminal")
	}
	d.keys("enter").wants("of another version")
}

// A full disk is said on the screen, and the end of it.
func TestFullDiskOfDraftsIsSaid(t *testing.T) {
	s := newShelf()
	d := drive(t, noFile(s)).keys("n")
	s.full = errors.New("no space left on device")
	d.text("Quake").flush().send(keeperMsg{})
	d.wants("what is typed is not kept: no space left")
	s.full = nil
	d.flush().send(keeperMsg{})
	d.wants("kept again")
	if len(s.kept) != 1 {
		t.Error("nothing is kept")
	}
}

// The palette leads to the drafts.
func TestPaletteListsDrafts(t *testing.T) {
	cfg := config(exampleStore(t))
	cfg.Drafts = newShelf()
	drive(t, cfg).keys(":").text("drafts:").keys("enter").wants("Nothing that was typed waits")
}

// The time of the desk stands beside that of the scene, which all other times are.
func TestDeskTime(t *testing.T) {
	cfg := config(exampleStore(t))
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	cfg.Zone = zone
	drive(t, cfg).size(160, 40).wants("17:30 Africa/Algiers (desk: 16:30 Europe/London)")
	drive(t, cfg).size(80, 24).wants("17:30 Africa/Algiers (desk 16:30)")
	cfg.Presence = &company{others: sessions("ben")}
	drive(t, cfg).size(80, 24).wants("1 other 17:30 Africa/Algiers (desk 16:30)")
	cfg.Zone, _ = time.LoadLocation("Africa/Algiers")
	drive(t, cfg).size(160, 40).lacks("desk:")
}

// A question of an act is a draft too, and opens again with what was answered.
func TestQuestionIsADraft(t *testing.T) {
	s := newShelf()
	cfg := config(exampleStore(t))
	cfg.Drafts = s
	d := drive(t, cfg).keys("3 j R tab").text("the consul was there").flush()
	if len(s.kept) != 1 {
		t.Fatalf("kept: %v\n%s", s.kept, d.plain())
	}
	title := d.top().Title()
	cfg = config(exampleStore(t))
	cfg.Drafts = s
	d = drive(t, cfg).wants("1 draft from").keys("enter").wants("the consul was there")
	if d.top().Title() != title {
		t.Errorf("%q was opened, not %q", d.top().Title(), title)
	}
}

// A form of a record opens again on the revision that it began with: what was changed since is met, not overwritten.
func TestEditIsADraft(t *testing.T) {
	s, m := newShelf(), exampleStore(t)
	cfg := config(m)
	cfg.Drafts = s
	d := drive(t, cfg).keys("3 j e").text("x").flush()
	if len(s.kept) != 1 || s.kept[first(s)].Base == 0 || s.kept[first(s)].Record.ID == "" {
		t.Fatalf("kept: %v\n%s", s.kept, d.plain())
	}
	base := s.kept[first(s)].Base
	cfg = config(m)
	cfg.Drafts = s
	drive(t, cfg).keys("enter").text("y").flush()
	if got := s.kept[first(s)]; len(s.kept) != 1 || got.Base != base || !strings.HasSuffix(got.Value("source"), "xy") {
		t.Errorf("kept: %+v", got)
	}
}

// Leaving a form keeps its draft, unless its editor says that it is to be thrown away.
func TestLeavingKeepsTheDraft(t *testing.T) {
	s := newShelf()
	d := drive(t, noFile(s)).keys("n").text("Quake").keys("esc y").flush().wants("Welcome", "kept as a draft")
	if got := s.titles(); !slices.Equal(got, []string{"Quake"}) {
		t.Fatalf("left: %q", got)
	}
	d.keys("n").text("Flood").keys("esc x").flush().wants("Welcome")
	if got := s.titles(); !slices.Equal(got, []string{"Quake"}) {
		t.Fatalf("thrown away: %q", got)
	}
}
