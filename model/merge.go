package model

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Side says who changed a field since the version that two editors have in common.
type Side uint8

// The sides. A field that both changed alike is Alike: there is nothing to decide.
const (
	Mine Side = iota + 1
	Theirs
	Alike
	Both
)

// Meeting is one field that somebody changed.
type Meeting struct {
	// Field is as in muster JSON: "text", "figures", "names.GB"; empty for the record as a whole, which one side deleted.
	Field string
	// Base, Mine and Theirs are what the versions hold, as JSON; nil: nothing, or the default.
	Base, Mine, Theirs json.RawMessage
	Side               Side
	// Asks tells that an editor must decide: both changed the field, or it is one that never merges by itself.
	Asks bool
}

// Merged is what comes of two versions of one record that go back to a common one.
type Merged struct {
	// Record is their version with every field of mine in it that merges by itself; nil where one side deleted the record.
	Record Record
	// Fields are those that anybody changed, in the order of the record.
	Fields []Meeting

	kind         Kind
	mine, theirs fieldMap
}

// unmerged are the fields that never merge by themselves: what a claim counts, whether it stands and when it was said; what
// a ruling decides; what was filed. Where one of them was changed and the other side changed anything at all, an editor
// decides: two halves of two decisions are a decision that nobody took.
var unmerged = map[Kind][]string{
	KindClaim:  {"said", "status", "figures"},
	KindRuling: {"group", "class", "status", "scope", "claim", "authority"},
	KindFiling: {"text", "filed", "figures", "confirmed_by"},
}

// Merge brings two versions of one record together, field by field. What one side changed is taken; what both changed
// differently, and what never merges by itself, asks. Base nil: both made the record, and every difference asks. Mine or
// theirs nil: it was deleted, which asks as a whole.
func Merge(base, mine, theirs Record) *Merged {
	m := &Merged{}
	if mine == nil || theirs == nil {
		if !Equal(mine, theirs) {
			m.Fields = []Meeting{{Base: asJSON(base), Mine: asJSON(mine), Theirs: asJSON(theirs), Side: Both, Asks: true}}
		}
		return m
	}
	m.kind, m.mine, m.theirs = theirs.RecordKind(), fieldsOf(mine), fieldsOf(theirs)
	m.meet(base)
	m.guard()
	if m.Record = m.Take(); m.Record == nil {
		m.Record = theirs
	}
	return m
}

// Asking are the fields that an editor must decide; none: Record is the merge.
func (m *Merged) Asking() (all []Meeting) {
	for _, f := range m.Fields {
		if f.Asks {
			all = append(all, f)
		}
	}
	return all
}

// Changed names the fields that one side alone changed, and that merge by themselves.
func (m *Merged) Changed(by Side) (names []string) {
	for _, f := range m.Fields {
		if f.Side == by && !f.Asks {
			names = append(names, f.Field)
		}
	}
	return names
}

// Take gives Record with my version of the named fields that ask; the others that ask stay as theirs. It is nil where one
// side deleted the record.
func (m *Merged) Take(mine ...string) Record {
	if m.theirs == nil {
		return nil
	}
	fields := maps.Clone(m.theirs)
	for _, f := range m.Fields {
		if f.Side != Mine && !slices.Contains(mine, f.Field) || f.Asks && !slices.Contains(mine, f.Field) {
			continue
		}
		if f.Mine == nil {
			delete(fields, f.Field)
		} else {
			fields[f.Field] = f.Mine
		}
	}
	return fields.record(m.kind)
}

// meet lists the fields that anybody changed.
func (m *Merged) meet(base Record) {
	was := fieldsOf(base)
	for _, name := range fieldOrder(m.kind, was, m.mine, m.theirs) {
		f := Meeting{Field: name, Base: was[name], Mine: m.mine[name], Theirs: m.theirs[name]}
		mine, theirs := !bytes.Equal(f.Base, f.Mine), !bytes.Equal(f.Base, f.Theirs)
		switch {
		case !mine && !theirs:
			continue
		case bytes.Equal(f.Mine, f.Theirs):
			f.Side = Alike
		case !theirs:
			f.Side = Mine
		case !mine:
			f.Side = Theirs
		default:
			f.Side = Both
		}
		f.Asks = f.Side == Both || base == nil && f.Side != Alike
		m.Fields = append(m.Fields, f)
	}
}

// guard has the fields ask that never merge by themselves.
func (m *Merged) guard() {
	if !m.changedBy(Mine) || !m.changedBy(Theirs) {
		return
	}
	for i := range m.Fields {
		f := &m.Fields[i]
		f.Asks = f.Asks || f.Side != Alike && slices.Contains(unmerged[m.kind], f.Field)
	}
}

func (m *Merged) changedBy(s Side) bool {
	return slices.ContainsFunc(m.Fields, func(f Meeting) bool { return f.Side == s || f.Side == Both })
}

// fieldMap are the fields of a record, the desk's own names of countries one by one.
type fieldMap map[string]json.RawMessage

// namesField is the one field that is taken apart: two names of two countries have nothing to do with each other.
const namesField = "names"

func asJSON(r Record) json.RawMessage {
	if r == nil {
		return nil
	}
	b, err := Encode(r)
	if err != nil {
		return nil // a record that was logged can be written
	}
	return b
}

func fieldsOf(r Record) fieldMap {
	all := fieldMap{}
	if r == nil || json.Unmarshal(asJSON(r), &all) != nil {
		return all
	}
	var names map[string]json.RawMessage
	if json.Unmarshal(all[namesField], &names) == nil {
		delete(all, namesField)
		for code, name := range names {
			all[namesField+"."+code] = name
		}
	}
	return all
}

// record puts the fields together again.
func (fields fieldMap) record(k Kind) Record {
	all, names := map[string]any{}, map[string]json.RawMessage{}
	for field, value := range fields {
		if code, ok := strings.CutPrefix(field, namesField+"."); ok {
			names[code] = value
		} else {
			all[field] = value
		}
	}
	if len(names) > 0 {
		all[namesField] = names
	}
	b, err := encodeJSON(all)
	if err != nil {
		return nil
	}
	r, err := Decode(k, b)
	if err != nil {
		return nil
	}
	return r
}

// fieldOrder lists the fields of a kind of record in order, a country's name where the names stand.
func fieldOrder(k Kind, versions ...fieldMap) (order []string) {
	t := reflect.TypeOf(New(k)).Elem()
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != namesField {
			order = append(order, name)
			continue
		}
		var codes []string
		for _, v := range versions {
			for field := range v {
				if strings.HasPrefix(field, namesField+".") {
					codes = append(codes, field)
				}
			}
		}
		slices.Sort(codes)
		order = append(order, slices.Compact(codes)...)
	}
	return order
}
