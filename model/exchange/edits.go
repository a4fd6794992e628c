package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"muster/model"
)

// Edits gives what must be done so that the situation holds the records of the document: situation, sources, groups,
// claims, events, rulings, filings, each list in its order. Now is the situation as it is, nil where there is none yet. A
// record that is there already makes no edit and is counted as unchanged; one that is there with other content is
// refused by name unless update is true; a deleted one is added anew. The edits as a whole pass model.Admit; if they do
// not, the error names the places in the document.
func (d *Document) Edits(now model.Ledger, update bool) (edits []model.Edit, unchanged int, err error) {
	m := merge{now: orNew(now, d.Situation.ID), situation: d.Situation.ID, update: update, seen: map[model.Ref]placed{}}
	for _, p := range d.placed() {
		m.put(p)
	}
	if err := m.problems.err(); err != nil {
		return nil, 0, err
	}
	if err := m.admit(); err != nil {
		return nil, 0, err
	}
	return m.edits, m.unchanged, nil
}

// orNew gives an empty story for none, be it a nil interface or the nil story that State.Story gives.
func orNew(now model.Ledger, id string) model.Ledger {
	if s, ok := now.(*model.Story); now == nil || ok && s == nil {
		return model.NewStory(id)
	}
	return now
}

// merge holds the records of a document against those that are there.
type merge struct {
	now       model.Ledger
	situation string
	update    bool
	seen      map[model.Ref]placed
	edits     []model.Edit
	unchanged int
	problems  problems
}

func (m *merge) put(p placed) {
	ref := model.Ref{Kind: p.record.RecordKind(), ID: p.record.RecordID()}
	if first, twice := m.seen[ref]; twice {
		if !model.Equal(first.record, p.record) {
			m.refuse(p, "stands already as %s and differs in %s; give each record its own id", place(first.list, first.index, ""),
				strings.Join(differing(first.record, p.record), ", "))
		}
		return
	}
	m.seen[ref] = p
	was := uint64(0)
	if e := m.now.Entry(ref); e != nil {
		was = e.Last.Seq
		if e.Alive() && !m.replaces(p, e.Record) {
			return
		}
	}
	m.edits = append(m.edits, model.Put(m.situation, p.record, was))
}

// replaces tells whether a record is to take the place of the one that is there.
func (m *merge) replaces(p placed, there model.Record) bool {
	if model.Equal(there, p.record) {
		m.unchanged++
		return false
	}
	if !m.update {
		m.refuse(p, "is there already and differs in %s; use --update to replace it", strings.Join(differing(there, p.record), ", "))
	}
	if m.update && maimed(p.record) {
		m.refuse(p, "its text was left out of the export, because it tells what is withheld, and would be lost here; export with --with-withheld to replace it")
	}
	return m.update
}

// maimed tells whether a record is one of which an export left out the text.
func maimed(r model.Record) bool {
	switch r := r.(type) {
	case *model.Claim:
		words, _ := r.WordsLeftOut()
		return r.Text == words
	case *model.Filing:
		return r.Text == leftOut
	}
	return false
}

func (m *merge) refuse(p placed, format string, args ...any) {
	m.problems.add(&Problem{Place: p.String(), Says: fmt.Sprintf(format, args...)})
}

// admit holds the edits against all records and puts the place in the document in front of what is wrong.
func (m *merge) admit() error {
	err := model.Admit(m.now, m.situation, m.edits)
	if err == nil {
		return nil
	}
	for _, one := range model.Problems(err) {
		p := &Problem{Field: one.Field, Says: one.Says, Place: model.Ref{Kind: one.Kind, ID: one.ID}.String()}
		if at, ok := m.seen[model.Ref{Kind: one.Kind, ID: one.ID}]; ok {
			p.Place = at.String()
		}
		m.problems.add(p)
	}
	if len(m.problems) == 0 {
		return err
	}
	return m.problems.err()
}

// differing names the fields in which two records of a kind differ, in their order.
func differing(a, b model.Record) (names []string) {
	x, y := fieldValues(a), fieldValues(b)
	for _, f := range recordFields[a.RecordKind()].list {
		if !bytes.Equal(x[f.name], y[f.name]) {
			names = append(names, f.name)
		}
	}
	return names
}

func fieldValues(r model.Record) (values map[string]json.RawMessage) {
	b, err := model.Encode(r)
	if err != nil || json.Unmarshal(b, &values) != nil {
		return nil
	}
	return values
}
