package pane

import (
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/filter"
	"muster/model/moment"
	"muster/ui/draw"
)

// desk is a situation to which records are logged.
type desk struct {
	*testing.T
	s   *model.Story
	seq uint64
}

// put logs a record.
func (d *desk) put(r model.Record) model.Ref {
	d.Helper()
	d.seq++
	ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
	was := uint64(0)
	if e := d.s.Entry(ref); e != nil {
		was = e.Last.Seq
	}
	if err := r.Check(); err != nil {
		d.Fatal(err)
	}
	if err := d.s.Apply(&model.Change{Seq: d.seq, Situation: "s", Kind: ref.Kind, Record: ref.ID, Was: was, After: r}, &model.Editor{Name: "a", ID: "uid:1"}); err != nil {
		d.Fatal(err)
	}
	return ref
}

func (d *desk) moment(s string) moment.Moment {
	m, err := moment.Parse(s)
	if err != nil {
		d.Fatal(err)
	}
	return m
}

// claim is what the radio said of the Japanese dead.
func (d *desk) claim(id, said, n string, st model.ClaimState, links ...model.Link) *model.Claim {
	c, err := count.Parse(n)
	if err != nil {
		d.Fatal(err)
	}
	return model.Normal(&model.Claim{ID: id, Source: "radio", Said: d.moment(said), Text: "t " + id, Status: st, Links: links,
		Figures: []model.Figure{{Group: "JP", Status: model.Dead, Count: c}}})
}

func newDesk(t *testing.T) *desk {
	d := &desk{T: t, s: model.NewStory("s")}
	d.put(&model.Situation{ID: "s", Title: "S", Host: "DZ", Zone: "Africa/Algiers"})
	var k model.SourceKind
	if err := k.UnmarshalText([]byte("media")); err != nil {
		t.Fatal(err)
	}
	d.put(model.Normal(&model.Source{ID: "radio", Name: "Radio", Kind: k, Country: "DZ"}))
	return d
}

// file logs that the desk put out five dead, on the first claim.
func (d *desk) file() {
	c, err := count.Parse("5")
	if err != nil {
		d.Fatal(err)
	}
	d.put(model.Normal(&model.Filing{ID: "f1", Text: "x", By: "a", Filed: d.moment("2013-01-17"), Figures: []model.FiledFigure{{Group: "JP", Status: model.Dead, Count: c, Claim: "c1"}}}))
}

func sceneOf(b *account.Book) *Scene {
	return &Scene{Pen: draw.NewPen(draw.Options{UTF8: true}), Book: b, Zone: b.Story().Situation().Location(), FreshCells: map[model.Cell]bool{}}
}

// The cell stays what it was made of when the claim that it was filed on falls, which had been superseded: only its mark comes.
func TestTakenOverCellIsMarkedMoved(t *testing.T) {
	for _, st := range []model.ClaimState{model.Retracted, model.DeskError, model.Withheld} {
		d := newDesk(t)
		d.put(d.claim("c1", "2013-01-16", "5", model.Standing))
		d.file()
		d.put(d.claim("c2", "2013-01-18", "5", model.Standing))
		b := account.Open(d.s, moment.Moment{})
		p := NewAccounting(sceneOf(b))
		p.Refresh(true)
		b.Update(d.put(d.claim("c1", "2013-01-16", "5", st)))
		p.Refresh(true)
		same(t, st, p)
	}
}

// The same where the claim falls inside the cut, and there and back.
func TestTakenOverCellIsMarkedMovedAtTheCut(t *testing.T) {
	d := newDesk(t)
	d.put(d.claim("c1", "2013-01-16", "5", model.Standing))
	d.file()
	d.put(d.claim("c2", "2013-01-18", "5", model.Standing))
	c3 := d.claim("c3", "2013-01-20", "5", model.Standing, model.Link{Kind: model.Corrects, Claim: "c1"})
	c3.Figures[0].Group = "GB"
	d.put(c3)
	b := account.Open(d.s, d.moment("2013-01-19"))
	p := NewAccounting(sceneOf(b))
	p.Refresh(true)
	for _, m := range []string{"2013-01-21", "2013-01-19"} {
		b.MoveTo(d.moment(m))
		p.Refresh(true)
		same(t, m, p)
	}
}

// A filter by name finds a cell that stays what it is once its group has that name.
func TestTakenOverCellIsFoundByItsNewName(t *testing.T) {
	d := newDesk(t)
	d.put(d.claim("c1", "2013-01-16", "5", model.Standing))
	b := account.Open(d.s, moment.Moment{})
	s := sceneOf(b)
	f, err := filter.Parse("nippon", filter.Context{Story: d.s})
	if err != nil {
		t.Fatal(err)
	}
	s.Match = f
	p := NewAccounting(s)
	p.Refresh(true)
	b.Update(d.put(&model.Situation{ID: "s", Title: "S", Host: "DZ", Zone: "Africa/Algiers", Names: map[string]string{"JP": "Nippon"}}))
	p.Refresh(true)
	same(t, "another name", p)
}
