package demo

import (
	"fmt"
	"io"
	"strings"
	"time"

	"muster/model"
	"muster/model/exchange"
)

// Editors are the desk of the demo. They are nobody: no system vouches for an id that begins with "demo:".
func Editors() []model.Editor {
	return []model.Editor{{Name: "ana", ID: "demo:ana"}, {Name: "ben", ID: "demo:ben"}, {Name: "chloe", ID: "demo:chloe"}}
}

// Read reads the example document, muster/1, and gives its log; see Changes.
func Read(r io.Reader) ([]*model.Change, error) {
	doc, err := exchange.Read(r)
	if err != nil {
		return nil, fmt.Errorf("the example: %w", err)
	}
	return Changes(doc)
}

// Changes gives the log of the example: sequences from 1 on, with Before, in the order of the desk's acts. The records
// of the document are shared, not copied. It is refused when the document is not the example: a record that the history
// needs is not there, or one that is there has no place in it.
func Changes(doc *exchange.Document) ([]*model.Change, error) {
	d := newDesk(doc)
	for i, a := range schedule() {
		if err := d.do(i, a); err != nil {
			return nil, err
		}
	}
	return d.changes, d.complete()
}

// desk writes the log.
type desk struct {
	situation string
	zone      *time.Location
	order     []model.Ref // of the document
	records   map[model.Ref]model.Record
	last      map[model.Ref]*model.Change
	changes   []*model.Change
	before    int // where the act before begins in changes
}

func newDesk(doc *exchange.Document) *desk {
	d := &desk{situation: doc.Situation.ID, zone: doc.Situation.Location(), records: map[model.Ref]model.Record{}, last: map[model.Ref]*model.Change{}}
	for _, r := range doc.Records() {
		ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
		d.order = append(d.order, ref)
		d.records[ref] = r
	}
	return d
}

// do logs an act; n counts the acts from 0.
func (d *desk) do(n int, a act) error {
	logged, err := time.ParseInLocation("2006-01-02 15:04", "2013-01-"+a.at, d.zone)
	if err != nil {
		return fmt.Errorf("act %d of the demo's history: %w", n+1, err)
	}
	c := model.Change{Logged: logged.UTC(), By: editor(a.by), Op: op(n), Situation: d.situation}
	if a.undo {
		d.undo(c, op(n-1))
		return nil
	}
	d.before = len(d.changes)
	for _, name := range a.puts {
		if err := d.put(c, name, a.slip); err != nil {
			return err
		}
	}
	return nil
}

func op(n int) string { return fmt.Sprintf("demo-%03d", n+1) }

func editor(name string) model.Editor {
	for _, e := range Editors() {
		if e.Name == name {
			return e
		}
	}
	return model.Editor{Name: name, ID: "demo:" + name}
}

// put logs a record by its name ("claim c5"), after the sources and groups that it needs. What of the change is not yet
// known, log fills in.
func (d *desk) put(c model.Change, name string, slip func(model.Record) model.Record) error {
	kind, id, _ := strings.Cut(name, " ")
	ref := model.Ref{ID: id}
	if err := ref.Kind.UnmarshalText([]byte(kind)); err != nil {
		return fmt.Errorf("the demo's history: %w", err)
	}
	r := d.records[ref]
	if r == nil {
		return fmt.Errorf("the demo's history needs %s, which the document does not have; use the example as it is", ref)
	}
	if slip != nil {
		r = slip(r)
	}
	if err := d.needs(c, r); err != nil {
		return err
	}
	d.log(c, ref, r)
	return nil
}

// needs logs the sources and groups that a record refers to and that are not there yet.
func (d *desk) needs(c model.Change, r model.Record) error {
	for _, ref := range r.Refs() {
		switch {
		case d.last[ref] != nil:
		case ref.Kind != model.KindSource && ref.Kind != model.KindGroup:
			return fmt.Errorf("the demo's history has %s %s before %s; use the example as it is", r.RecordKind(), r.RecordID(), ref)
		case d.records[ref] == nil:
			return fmt.Errorf("the demo's history needs %s, which the document does not have; use the example as it is", ref)
		default:
			if err := d.needs(c, d.records[ref]); err != nil {
				return err
			}
			d.log(c, ref, d.records[ref])
		}
	}
	return nil
}

// log adds a change to the log; r is nil for a record that goes.
func (d *desk) log(c model.Change, ref model.Ref, r model.Record) {
	c.Seq, c.Kind, c.Record, c.After = uint64(len(d.changes)+1), ref.Kind, ref.ID, r
	if was := d.last[ref]; was != nil {
		c.Was, c.Before = was.Seq, was.After
	}
	d.changes = append(d.changes, &c)
	d.last[ref] = &c
}

// undo takes back the changes of the act before, the last one first.
func (d *desk) undo(c model.Change, undoes string) {
	c.Undoes = undoes
	back := d.changes[d.before:]
	d.before = len(d.changes)
	for i := len(back) - 1; i >= 0; i-- {
		d.log(c, back[i].Ref(), back[i].Before)
	}
}

// complete refuses a document that holds more than the history, or something else at its end.
func (d *desk) complete() error {
	for _, ref := range d.order {
		switch c := d.last[ref]; {
		case c == nil:
			return fmt.Errorf("%s has no place in the demo's history; use the example as it is", ref)
		case !model.Equal(c.After, d.records[ref]):
			return fmt.Errorf("%s does not end as the document has it; use the example as it is", ref)
		}
	}
	return nil
}
