package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"muster/model"
	"muster/ui/intent"
	"muster/ui/layout"
)

// company is a presence in memory.
type company struct {
	others []model.Session
	told   []model.Spot
	token  chan struct{}
}

func (c *company) Tell(_ context.Context, at model.Spot) error {
	c.told = append(c.told, at)
	return nil
}

func (c *company) Others(context.Context) ([]model.Session, error) { return c.others, nil }

func (c *company) Watch(context.Context) (<-chan struct{}, error) {
	c.token = make(chan struct{}, 1)
	return c.token, nil
}

// sessions are others by name, with nothing open.
func sessions(names ...string) (all []model.Session) {
	for i, name := range names {
		all = append(all, model.Session{Editor: model.Editor{Name: name, ID: fmt.Sprint("uid:", 2000+i)}})
	}
	return all
}

func with(t *testing.T, c *company) *driver {
	cfg := config(exampleStore(t))
	cfg.Presence = c
	return drive(t, cfg)
}

// TestWhoElseIsHere guards the header: names where there is room, a count where they are many or it is narrow.
func TestWhoElseIsHere(t *testing.T) {
	many := sessions("ben", "carla", "dia", "eve", "finn", "gus", "hana")
	for _, c := range []struct {
		others []model.Session
		width  int
		says   string
	}{
		{nil, 120, "nobody else here"},
		{sessions("ben"), 120, "with ben   Mon"},
		{sessions("ben", "ben"), 120, "with ben   Mon"},
		{sessions("ben", "carla", "dia", "eve"), 200, "with ben, carla, dia, eve"},
		{many, 200, "with ben, carla, dia and 4 others"},
		{many, 80, "with ben +6   17:30 Africa/Algiers"},
		{many, 40, "7 others   17:30"},
		{[]model.Session{{Editor: ana}}, 120, "with you elsewhere"},
		{[]model.Session{{Editor: ben, For: "carla"}}, 120, "with carla via ben"},
	} {
		d := with(t, &company{others: c.others}).size(c.width, 40)
		if head, _, _ := strings.Cut(d.plain(), "\n"); !strings.Contains(head, c.says) {
			t.Errorf("%d columns, %d others: %q is not in %q", c.width, len(c.others), c.says, head)
		}
	}
	cfg := config(exampleStore(t))
	drive(t, cfg).lacks("nobody else")
}

// TestWhoIsOnARecord guards the mark beside a record, in lists, inspectors and forms, without colour and without UTF-8.
func TestWhoIsOnARecord(t *testing.T) {
	c := &company{others: sessions("ben", "carla")}
	cfg := config(exampleStore(t))
	cfg.Presence, cfg.UTF8, cfg.Colours.Profile = c, false, colorprofile.ASCII
	d := drive(t, cfg).size(200, 60).keys("3")
	claim, event := d.claims.Selected().Ref(), d.timeline.Selected().Ref()
	c.others[0].Spot = model.Spot{Situation: "in-amenas", Record: claim, Editing: true}
	c.others[1].Spot = model.Spot{Situation: "in-amenas", Record: event}
	d.send(stirMsg{}) // as the watch would
	for _, size := range sizes {
		d.size(size[0], size[1])
		for i, who := range []string{layout.Timeline: "@carla", layout.Claims: "@ben edits"} {
			if who != "" {
				d.keys(fmt.Sprint(i + 1)).wants(who).keys("enter").wants(who).keys("esc")
				d.keys("e").wants(who).keys("esc d").wants(who).keys("esc")
			}
		}
	}
	c.others[0].Situation, c.others[1].Situation = "other", "other"
	d.send(stirMsg{})
	d.lacks("@ben", "@carla")
}

// TestOthersAreToldWhereIAm guards what others see of this session: the record that is open, not each that the cursor passes.
func TestOthersAreToldWhereIAm(t *testing.T) {
	c := &company{}
	d := with(t, c).keys("3 j j")
	ref := d.claims.Selected().Ref()
	d.keys("enter e esc C esc esc k")
	at := model.Spot{Situation: "in-amenas"}
	reads, edits := at, at
	reads.Record, edits.Record, edits.Editing = ref, ref, true
	want := []model.Spot{at, reads, edits, reads, edits, reads, at}
	if fmt.Sprint(c.told) != fmt.Sprint(want) {
		t.Errorf("told %+v, want %+v", c.told, want)
	}
}

// TestReadOnlySaysSo guards the screen of an editor who may change nothing: every size says so, and what would change
// something is refused with the reason.
func TestReadOnlySaysSo(t *testing.T) {
	const why = "you may read this file and not write it; ask its owner"
	cfg := config(exampleStore(t))
	cfg.ReadOnly = why
	for _, size := range sizes {
		for _, keys := range append(states, "2 j j j enter", "?", ":") {
			drive(t, cfg).size(size[0], size[1]).keys(keys).wants("READ ONLY")
		}
	}
	d := drive(t, cfg)
	if d.mayEdit() != why {
		t.Errorf("mayEdit gives %q", d.mayEdit())
	}
	for _, what := range []intent.Intent{intent.Form{}, intent.Example{}, intent.Create{}, intent.Add{}, intent.Edit{}, intent.Ask{}, intent.Fill{},
		intent.Do{}, intent.Retype{}} {
		effects, _ := d.do(what)
		d.wants(why)
		if d.refused() {
			d.keys("esc")
		}
		if len(effects) > 0 || len(d.dialogs) > 0 {
			t.Errorf("%T went ahead", what)
		}
	}
	if len(d.dialogs) > 0 {
		t.Errorf("a form was opened:\n%s", d.plain())
	}
	for _, key := range []string{"A", "u", "ctrl+r", "3 e", "3 d", "3 C", "3 W", "2 R", "2 O"} {
		if d := drive(t, cfg).keys(key); len(d.dialogs) > 0 && !d.refused() || !strings.Contains(d.plain(), why) {
			t.Errorf("%s is refused without a word", key)
		}
	}
	drive(t, cfg).keys("a").wants("Nothing can be added now", why)
	cfg.ReadOnly = ""
	drive(t, cfg).lacks("READ ONLY")
}
