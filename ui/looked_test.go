package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/model"
)

// sight keeps in memory how far an editor has seen.
type sight struct {
	kept map[string]model.Head
	full error
}

func (s *sight) Load(situation string) (model.Head, error) { return s.kept[situation], s.full }

func (s *sight) Save(situation string, seen model.Head) error {
	if s.full == nil && s.kept[situation].Seq <= seen.Seq {
		s.kept[situation] = seen
	}
	return s.full
}

// seen gives how far an editor has seen, once that is written.
func (d *driver) seen(s *sight) uint64 {
	d.lookKeeper.flush(time.Minute)
	return s.kept["in-amenas"].Seq
}

func lookConfig(m *memory, s *sight) Config {
	cfg := config(m)
	cfg.Looked = s
	return cfg
}

// What others did while an editor was away is marked at the next start, and told by M; what the editor did is not. Seen red with
// the stored head passed over, and with changes of one's own not left out.
func TestMarkedSinceTheLastSession(t *testing.T) {
	m, s := deskStore(t), &sight{kept: map[string]model.Head{}}
	d := drive(t, lookConfig(m, s)).size(120, 40).lacks(" new")
	if first := d.seen(s); first != uint64(len(m.changes)) {
		t.Fatalf("the first start saw everything there was: %d of %d", first, len(m.changes))
	}
	d.keys("q")
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	m.put(t, ana, "in-amenas", claim("n2", "hague", "GB", model.Injured, "2", "2013-01-22"))
	d = drive(t, lookConfig(m, s)).size(120, 40).wants("+ 2 new") // the claim and its cell
	if !d.scene.Fresh[model.Ref{Kind: model.KindClaim, ID: "n1"}] || !d.scene.FreshCells[britishDead] || len(d.scene.Fresh)+len(d.scene.FreshCells) != 2 {
		t.Errorf("marked: %v %v", d.scene.Fresh, d.scene.FreshCells)
	}
	d.keys("M").wants("since you last looked", "United Kingdom, dead: 4, was 3", "United Kingdom, injured: 2").keys("esc")
	before := s.kept["in-amenas"].Seq
	if d.keys("q").seen(s) != before {
		t.Error("quitting counts as seeing what is marked")
	}
	d = drive(t, lookConfig(m, s)).size(120, 40).wants("+ 2 new").keys("N").lacks(" new")
	if d.seen(s) != uint64(len(m.changes)) {
		t.Error("N is not kept")
	}
	drive(t, lookConfig(m, s)).size(120, 40).lacks(" new").keys("M").wants("Nothing has moved.")
}

// Whoever has been on every mark has seen everything.
func TestSeenByLooking(t *testing.T) {
	m, s := deskStore(t), &sight{kept: map[string]model.Head{}}
	drive(t, lookConfig(m, s)).seen(s)
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d := drive(t, lookConfig(m, s)).size(120, 40).keys("n n").lacks(" new")
	if d.seen(s) != uint64(len(m.changes)) {
		t.Errorf("seen: %d of %d", d.seen(s), len(m.changes))
	}
}

// What was seen of another log says nothing of this one.
func TestSeenOfAnotherLog(t *testing.T) {
	m := deskStore(t)
	for name, kept := range map[string]model.Head{"another generation": {Seq: 3, Generation: "another"}, "a longer log": {Seq: 1 << 40}} {
		d := drive(t, lookConfig(m, &sight{kept: map[string]model.Head{"in-amenas": kept}})).size(160, 40).lacks(" new").wants("the file was restored since you last looked")
		if d.keys("M").wants("Nothing has moved."); d.moved.looked != uint64(len(m.changes)) {
			t.Errorf("%s: %d", name, d.moved.looked)
		}
	}
}

// What moved is found while a replay is looked at, and marked when it is left: the marks of a replay are its own.
func TestMarkedAfterAReplay(t *testing.T) {
	m, s := deskStore(t), &sight{kept: map[string]model.Head{}}
	drive(t, lookConfig(m, s)).seen(s)
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d := &driver{TB: t, App: New(lookConfig(m, s))}
	var late []effect
	for todo := d.first(); len(todo) > 0; {
		e := todo[0]
		if todo = todo[1:]; e.waits {
			continue
		}
		msg := e.run()
		if back, ok := msg.(backMsg); ok {
			late = append(late, effect{run: func() tea.Msg { return back }})
			continue
		}
		more, _ := d.take(msg)
		todo = append(todo, more...)
	}
	d.size(120, 40).keys(", , ,")
	d.run(late)
	if d.scene.Fresh[model.Ref{Kind: model.KindClaim, ID: "n1"}] {
		t.Error("it is marked in the replay")
	}
	d.keys("esc").wants("+ 2 new")
	if len(late) != 1 {
		t.Errorf("%d answers", len(late))
	}
}

// A disk that is full is told of once, and costs no more than marks.
func TestSeenCannotBeKept(t *testing.T) {
	s := &sight{kept: map[string]model.Head{}}
	cfg := lookConfig(deskStore(t), s)
	cfg.Ctx = t.Context() // what waits for something else ends with the test
	d := drive(t, cfg)
	s.full = errors.New("the disk is full")
	d.lookKeeper.flush(time.Minute)
	told := make(chan string, len(d.waiting))
	for _, e := range d.waiting {
		go func() {
			if msg, ok := e.run().(noticeMsg); ok {
				told <- msg.says
			}
		}()
	}
	select {
	case says := <-told:
		if !strings.Contains(says, "will be marked as new again: the disk is full") {
			t.Error(says)
		}
	case <-time.After(time.Minute):
		t.Error("nobody was told")
	}
}
