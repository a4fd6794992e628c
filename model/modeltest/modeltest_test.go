package modeltest

import (
	"bytes"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"muster/model"
)

func admit(t interface{ Fatalf(string, ...any) }, g *Generated) {
	for _, r := range g.Records() {
		if err := r.Check(); err != nil {
			t.Fatalf("check: %v", err)
		}
	}
	if err := model.Admit(model.NewStory(g.Situation.ID), g.Situation.ID, g.Edits()); err != nil {
		t.Fatalf("admit: %v", err)
	}
}

func TestSituationIsAdmitted(t *testing.T) {
	for _, claims := range []int{0, 1, 2, 7, 40, 300, 2000} {
		for seed := range uint64(4) {
			admit(t, Situation(seed, claims))
		}
	}
}

// TestChangesAreAdmittedInTurn holds each change against what was logged before it: nothing refers forwards in time.
func TestChangesAreAdmittedInTurn(t *testing.T) {
	g := Situation(3, 400)
	s := model.NewState()
	for _, c := range g.Changes() {
		edit := model.Edit{Situation: c.Situation, Kind: c.Kind, ID: c.Record, Was: c.Was, After: c.After}
		if err := model.Admit(s.Open(g.Situation.ID), g.Situation.ID, []model.Edit{edit}); err != nil {
			t.Fatalf("change %d: %v", c.Seq, err)
		}
		before := c.Before
		if err := s.Apply(c); err != nil {
			t.Fatal(err)
		}
		if !model.Equal(before, c.Before) {
			t.Fatalf("change %d: Before is not what the fold finds", c.Seq)
		}
	}
}

func TestFoldGivesTheRecords(t *testing.T) {
	g := Situation(5, 500)
	s := g.State(t).Story(g.Situation.ID)
	n := 0
	for _, r := range g.Records() {
		e := s.Entry(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()})
		if !e.Alive() || !model.Equal(e.Record, r) {
			t.Fatalf("%s %s is not as generated", r.RecordKind(), r.RecordID())
		}
		n++
	}
	for _, k := range model.Kinds() {
		n -= s.Count(k)
	}
	if n != 0 {
		t.Errorf("records and story differ by %d", n)
	}
}

// TestClaimsFall: what no longer stands stood before.
func TestClaimsFall(t *testing.T) {
	g := Situation(5, 500)
	changed, fallen := 0, 0
	for _, c := range g.Changes() {
		if c.Before != nil {
			changed++
			if model.Equal(c.Before, c.After) || c.Before.(*model.Claim).Status != model.Standing {
				t.Errorf("change %d changes nothing that stood", c.Seq)
			}
		}
	}
	for _, c := range g.Claims {
		fallen += one01(c.Status != model.Standing)
	}
	if changed == 0 || changed != fallen {
		t.Errorf("%d changes of %d fallen claims", changed, fallen)
	}
}

func TestLoggedTimesRise(t *testing.T) {
	var last time.Time
	who := map[model.Editor]bool{}
	for _, c := range Situation(1, 1000).Changes() {
		if !c.Logged.After(last) || c.Logged.Truncate(time.Millisecond) != c.Logged {
			t.Fatalf("change %d was logged at %v after %v", c.Seq, c.Logged, last)
		}
		last = c.Logged
		who[c.By] = true
	}
	if len(who) < 3 {
		t.Errorf("%d editors", len(who))
	}
}

func bytesOf(t *testing.T, g *Generated) []byte {
	var b bytes.Buffer
	for _, c := range g.Changes() {
		line, err := model.EncodeChange(c)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
	}
	return b.Bytes()
}

func TestSameSeedSameBytes(t *testing.T) {
	first, again, other := bytesOf(t, Situation(9, 300)), bytesOf(t, Situation(9, 300)), bytesOf(t, Situation(10, 300))
	if !bytes.Equal(first, again) {
		t.Error("the same seed gave other bytes")
	}
	if bytes.Equal(first, other) {
		t.Error("another seed gave the same bytes")
	}
}

// TestShape holds a large situation against what the package comment promises.
func TestShape(t *testing.T) {
	const n = 10_000
	g := Situation(1, n)
	if len(g.Sources) != 80 {
		t.Errorf("%d sources, want 80", len(g.Sources))
	}
	s := shape(t, g)
	between := func(what string, got, low, high int) {
		t.Helper()
		if got < low || got > high {
			t.Errorf("%s: %d, want %d to %d", what, got, low, high)
		}
	}
	between("figures", s["figures"], n*14/10, n*18/10)
	between("countries", s["countries"], 60, 60)
	between("figures of the heavy countries", s["heavy"], s["figures"]/2, s["figures"]*3/4)
	between("days", s["days"], n*30/100, n*38/100)
	between("scopes", s["scopes"], s["figures"]*3/100, s["figures"]*9/100)
	between("classes", s["classes"], s["figures"]*3/100, s["figures"]*7/100)
	between("whole voices", s["whole voices"], 4, 80)
	between("foreign names", s["foreign"], n*4/100, n*8/100)
	for k := model.Repeats; k <= model.SamePeople; k++ {
		between(k.String(), s["link "+k.String()], n*2/100, n*4/100)
	}
	for k := model.Superseded; k <= model.Withheld; k++ {
		between(k.String(), s["state "+k.String()], n/200, n*2/100)
	}
	between("doubtful", s["doubtful"], n*2/100, n*9/100)
	between("events", len(g.Events), 200, 200)
	between("pivotal", s["pivotal"], 2, 4)
	between("rulings", len(g.Rulings), 6, 12)
	for _, words := range []string{"none known", "?", "dozens", "hundreds", "tens", "some", "several"} {
		between(words, s["count "+words], s["figures"]/400, s["figures"]*4/100)
	}
}

func shape(t *testing.T, g *Generated) map[string]int {
	s := map[string]int{}
	seen := map[string]bool{}
	once := func(what, which string) {
		if !seen[what+which] {
			seen[what+which] = true
			s[what]++
		}
	}
	for _, c := range g.Claims {
		if n := utf8.RuneCountInString(c.Text); n < 80 || n > 250 {
			t.Errorf("a text of %d characters: %s", n, c.Text)
		}
		said, _ := c.Said.MarshalText()
		s["days"] += one01(len(said) == len("2013-01-19"))
		s["doubtful"] += one01(c.Credibility.Doubtful())
		s["foreign"] += one01(len(c.Text) > utf8.RuneCountInString(c.Text))
		s["state "+c.Status.String()]++
		for _, l := range c.Links {
			s["link "+l.Kind.String()]++
		}
		for _, f := range c.Figures {
			s["figures"]++
			s["count "+f.Count.Words()]++
			s["heavy"] += one01(slices.Contains(heavy, f.Group))
			s["scopes"] += one01(f.Scope != "")
			s["classes"] += one01(f.Class != model.Affected)
			if f.Group == model.All {
				once("whole voices", c.Source)
			}
			if len(f.Group) == 2 && f.Group != model.Unnamed {
				once("countries", f.Group)
			}
		}
	}
	for _, e := range g.Events {
		s["pivotal"] += one01(e.Pivotal)
	}
	return s
}

func one01(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestDrawIsAdmitted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := Draw(t)
		admit(t, g)
		if _, err := model.Fold(g.Changes()); err != nil {
			t.Fatalf("fold: %v", err)
		}
	})
}

// What Draw logs was admitted change by change: a link to a later claim comes in an edit, once that claim is there.
func TestDrawnChangesAreAdmittedInTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := Draw(t)
		s := model.NewState()
		for _, c := range g.Changes() {
			edit := model.Edit{Situation: c.Situation, Kind: c.Kind, ID: c.Record, Was: c.Was, After: c.After}
			if err := model.Admit(s.Open(g.Situation.ID), g.Situation.ID, []model.Edit{edit}); err != nil {
				t.Fatalf("change %d: %v", c.Seq, err)
			}
			if err := s.Apply(c); err != nil {
				t.Fatal(err)
			}
		}
		for _, r := range g.Records() {
			if e := s.Story(g.Situation.ID).Entry(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}); !e.Alive() || !model.Equal(e.Record, r) {
				t.Fatalf("%s %s is not as drawn", r.RecordKind(), r.RecordID())
			}
		}
	})
}

// Draw closes the circles that Admit lets through, so that no property is held against lines of claims alone.
func TestDrawClosesCircles(t *testing.T) {
	circles := map[model.LinkKind]int{}
	for seed := range 200 {
		g := rapid.Custom(Draw).Example(seed)
		place := map[string]int{}
		for i, c := range g.Claims {
			place[c.ID] = i
		}
		for i, c := range g.Claims {
			for _, l := range c.Links {
				to := place[l.Claim]
				for _, back := range g.Claims[to].Links {
					if to > i && l.Kind == model.SamePeople && back.Claim == c.ID {
						circles[back.Kind]++
					}
				}
			}
		}
	}
	for k := model.Repeats; k <= model.SamePeople; k++ {
		if circles[k] == 0 {
			t.Errorf("no claim of the same people as one that is linked to it by %s: %v", k, circles)
		}
	}
}

func BenchmarkSituation(b *testing.B) {
	for range b.N {
		Situation(1, 100_000)
	}
}
