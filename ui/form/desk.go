package form

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/model/quick"
	"muster/ui/pane"
)

// Desk is what the forms of records are read against. It is asked anew whenever a form is read, because the story moves on
// while one is open.
type Desk struct {
	Book func() *account.Book
	// Records are the claims and events as the panes have them.
	Records func() *pane.Records
	Zone    func() *time.Location
	Now     func() time.Time
	// Log gives the changes of a record, the first one first. False: they are not read yet.
	Log func(model.Ref) ([]*model.Change, bool)
}

// story is the story as it stands now; an empty one before there is any.
func (d *Desk) story() *model.Story {
	if d.Book == nil || d.Book() == nil {
		return model.NewStory("")
	}
	return d.Book().Story()
}

// reader reads the fields of one record, and notes what is wrong with them and how they were understood.
type reader struct {
	desk           *Desk
	v, was         Values
	faults, echoes map[string]string
	settled        Values // as in Reading
	back           string // warns of a time that was read as an earlier one than was perhaps meant
	// beside are records that are made in passing; rows where the rows of the record stand in the form.
	beside []model.Record
	rows   []rowOf
}

// rowOf says which row of the form a row of a list was read from: empty rows are passed over.
type rowOf struct {
	list       string
	row, typed int
}

func (d *Desk) reader(v, was Values) *reader {
	return &reader{desk: d, v: v, was: was, faults: map[string]string{}, echoes: map[string]string{}, settled: Values{}}
}

// wrong notes what is wrong with a field; the first that is found is told.
func (r *reader) wrong(name string, err error) {
	if err != nil && r.faults[name] == "" {
		r.faults[name] = plainly(err)
	}
}

// plainly is the sentence of an error, without the record in front of it.
func plainly(err error) string {
	var p *model.Problem
	if errors.As(err, &p) {
		return p.Says
	}
	var e *quick.Error
	if errors.As(err, &e) {
		return e.Says
	}
	return err.Error()
}

// record makes the reading of a form of a record: read gives the record, was is what stood in the fields to begin with.
func (d *Desk) record(was Values, read func(*reader) model.Record) func(Values) Reading {
	return func(v Values) Reading {
		r := d.reader(v, was)
		return r.checked(read(r))
	}
}

// saving has the reading of a record ask for the act that logs it: as a new one, or in the place of the revision was.
func (d *Desk) saving(was uint64, read func(Values) Reading) func(Values) Reading {
	return func(v Values) Reading {
		r := read(v)
		if len(r.Faults) > 0 {
			return r
		}
		if moved := d.movedOn(r.Record, was); moved != "" {
			r.Warning = moved
		}
		var a act.Act
		var err error
		if was == 0 {
			a, err = act.Add(d.story(), append(r.Beside, r.Record)...)
		} else {
			a, err = act.Change(d.story(), was, r.Record, r.Beside...)
		}
		for _, p := range model.Problems(err) {
			field := ""
			if p.Kind == r.Record.RecordKind() && p.ID == r.Record.RecordID() {
				field = placed(r.rows, p.Field)
			}
			r.Faults[field] = p.Says
		}
		if err != nil && len(r.Faults) == 0 {
			r.Faults[""] = plainly(err)
		}
		return d.acting(r, a)
	}
}

// movedOn says who changed or deleted a record since the revision that stands in the form; empty: nobody did.
func (d *Desk) movedOn(rec model.Record, was uint64) string {
	e := d.story().Entry(model.Ref{Kind: rec.RecordKind(), ID: rec.RecordID()})
	if was == 0 || e == nil || e.Last.Seq == was {
		return ""
	}
	by := "another editor"
	if e.Last.By != nil {
		by = e.Last.By.Name
	}
	at := e.Last.At().In(d.zone()).Format("15:04")
	if !e.Alive() {
		return fmt.Sprintf("%s deleted this at %s; saving asks whether it is put back with what stands here", by, at)
	}
	return fmt.Sprintf("%s changed this at %s; saving shows both versions where they do not fit together", by, at)
}

// checked gives what was read of a record: with it stands what the domain finds wrong with it.
func (r *reader) checked(rec model.Record) Reading {
	for _, p := range model.Problems(rec.Check()) {
		r.problem(rec, p)
	}
	return Reading{Faults: r.faults, Echoes: r.echoes, Record: rec, Beside: r.beside, rows: r.rows, Settled: r.settled, Warning: r.back}
}

// problem notes what the domain finds wrong beside the field that it means.
func (r *reader) problem(rec model.Record, p *model.Problem) {
	if p.Kind != rec.RecordKind() || p.ID != rec.RecordID() {
		r.wrong("", p)
		return
	}
	r.wrong(placed(r.rows, p.Field), p)
}

// placed is the name that a field of a record has in the form: a row stands further down there if empty ones are before it.
func placed(rows []rowOf, field string) string {
	for _, row := range rows {
		if rest, ok := strings.CutPrefix(field, At(row.list, row.row, "")); ok {
			return At(row.list, row.typed, "") + rest
		}
	}
	return field
}
