package act_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/act"
	"muster/model/count"
	"muster/model/moment"
)

var (
	ana = model.Editor{Name: "ana", ID: "uid:1000"}
	ben = model.Editor{Name: "ben", ID: "uid:1001"}
)

// desk is a log in memory: what the store does, without a file.
type desk struct {
	tb    rapid.TB
	state *model.State
	log   []*model.Change
	now   time.Time
	reads int // how many changes were read back
}

func newDesk(tb rapid.TB) *desk {
	d := &desk{tb: tb, state: model.NewState(), now: time.Date(2013, 1, 19, 13, 0, 0, 0, time.UTC)}
	sit := &model.Situation{ID: "siege", Title: "Siege", Host: "DZ", Zone: "Africa/Algiers"}
	d.take(model.Batch{Op: "begin", By: ben, Edits: []model.Edit{model.Put("siege", sit, 0),
		model.Put("siege", source("hague", "William Hague"), 0), model.Put("siege", source("bbc", "BBC"), 0)}})
	d.take(model.Batch{Op: "first", By: ben, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "GB dead 3", "GB missing 5"), 0),
		model.Put("siege", claim("c2", "bbc", "GB dead 4"), 0),
		model.Put("siege", &model.Event{ID: "e1", When: dated("2013-01-19"), Headline: "The final assault"}, 0)}})
	return d
}

func (d *desk) story() *model.Story { return d.state.Open("siege") }

func (d *desk) claim(id string) *model.Claim { return d.story().Claim(id) }

// take logs a batch whose ground did not move.
func (d *desk) take(b model.Batch) {
	d.now = d.now.Add(time.Minute)
	if err := model.Admit(d.state.Open("siege"), "siege", b.Edits); err != nil {
		d.tb.Fatalf("%s: %v", b.Op, err)
	}
	for _, e := range b.Edits {
		now := d.state.Open(e.Situation).Entry(e.Ref())
		if !now.Alive() && e.After == nil || now.Alive() && model.Equal(now.Record, e.After) {
			continue
		}
		c := &model.Change{Seq: d.state.Head + 1, Logged: d.now, By: b.By, Op: b.Op, Undoes: b.Undoes, Situation: e.Situation, Kind: e.Kind,
			Record: e.ID, Was: e.Was, After: e.After}
		if err := d.state.Apply(c); err != nil {
			d.tb.Fatalf("%s: %v", b.Op, err)
		}
		d.log = append(d.log, c)
	}
}

// do takes an act of an editor.
func (d *desk) do(by model.Editor, a act.Act, err error) act.Act {
	if err != nil {
		d.tb.Fatal(err)
	}
	d.take(a.Batch(fmt.Sprint("op-", d.state.Head), by))
	return a
}

func (d *desk) read(from, to uint64) ([]*model.Change, error) {
	d.reads += int(to - from + 1)
	return d.log[from-1 : to : to], nil
}

func (d *desk) asker(by model.Editor) act.Asker {
	return act.Asker{Editor: by, Situation: "siege", Zone: time.FixedZone("", 3600), Now: d.now}
}

func (d *desk) undo(by model.Editor) (*act.Step, error) {
	return act.Undo(d.read, d.state.Head, d.asker(by))
}

func (d *desk) redo(by model.Editor) (*act.Step, error) {
	return act.Redo(d.read, d.state.Head, d.asker(by))
}

// step takes a step and gives what it says.
func (d *desk) step(by model.Editor, s *act.Step, err error) string {
	if err != nil {
		d.tb.Fatal(err)
	}
	if err := s.Fit(d.asker(by), func(string) model.Ledger { return d.story() }); err != nil {
		d.tb.Fatal(err)
	}
	d.take(s.Batch(fmt.Sprint("op-", d.state.Head), by))
	return s.Says()
}

func source(id, name string) *model.Source {
	return model.Normal(&model.Source{ID: id, Name: name, Kind: model.Media})
}

// spokesman is a source that speaks for an authority.
func spokesman(id, name, authority string) *model.Source {
	s := source(id, name)
	s.Authority = authority
	return s
}

func claim(id, src string, figures ...string) *model.Claim {
	said, _ := moment.Parse("2013-01-19")
	c := &model.Claim{ID: id, Source: src, Said: said, Text: "What " + id + " says."}
	for _, f := range figures {
		var group, status, n string
		if _, err := fmt.Sscan(f, &group, &status, &n); err != nil {
			panic(err)
		}
		fig := model.Figure{Group: group}
		fig.Status, _ = model.ParseStatus(status)
		fig.Count, _ = count.Parse(n)
		c.Figures = append(c.Figures, fig)
	}
	return model.Normal(c)
}

func cell(group string, status model.Status) *model.Cell {
	return &model.Cell{Group: group, Status: status}
}

// contentOf is everything a story holds but revisions and times.
func contentOf(s *model.Story) (all string) {
	for _, k := range model.Kinds() {
		for _, e := range s.Entries(k) {
			b, _ := model.Encode(e.Record)
			all += string(b) + "\n"
		}
	}
	return all
}
