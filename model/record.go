package model

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Kind says what kind of record it is. The words are those of the log.
type Kind uint8

// The kinds of record, in the order in which an import logs them: nothing comes before what it refers to.
const (
	NoKind Kind = iota
	KindSituation
	KindSource
	KindGroup
	KindClaim
	KindEvent
	KindRuling
	KindFiling
	kinds // how many there are
)

var kindWords = []string{"", "situation", "source", "group", "claim", "event", "ruling", "filing"}

// Kinds lists every kind of record, in order.
func Kinds() []Kind {
	return []Kind{KindSituation, KindSource, KindGroup, KindClaim, KindEvent, KindRuling, KindFiling}
}

func (k Kind) String() string { return wordOf(kindWords, k) }

// MarshalText writes the word of the kind.
func (k Kind) MarshalText() ([]byte, error) { return marshalWord(kindWords, k) }

// UnmarshalText reads the word of a kind of record.
func (k *Kind) UnmarshalText(b []byte) (err error) {
	*k, err = parseWord[Kind](kindWords, b)
	return err
}

// Ref names a record inside a situation.
type Ref struct {
	Kind Kind
	ID   string
}

func (r Ref) String() string { return r.Kind.String() + " " + r.ID }

// Record is anything that the log keeps: *Situation, *Source, *Group, *Claim, *Event, *Ruling or *Filing. A record that
// has been logged is never written to again.
type Record interface {
	RecordKind() Kind
	RecordID() string
	// Check tells what is wrong with the record by itself: an error that wraps ErrRefused, with a *Problem a fault.
	Check() error
	// Refs names the records this one cannot do without.
	Refs() []Ref
	// normal fills the defaults of DESIGN §6, in place.
	normal()
}

// New gives an empty record of a kind, nil for no kind.
func New(k Kind) Record {
	switch k {
	case KindSituation:
		return new(Situation)
	case KindSource:
		return new(Source)
	case KindGroup:
		return new(Group)
	case KindClaim:
		return new(Claim)
	case KindEvent:
		return new(Event)
	case KindRuling:
		return new(Ruling)
	case KindFiling:
		return new(Filing)
	}
	return nil
}

// Normal fills the defaults of a record that has not been logged yet, gives it an id made from its content where it
// has none, and returns it.
func Normal[R Record](r R) R {
	r.normal()
	return r
}

// Encode writes a record as compact JSON, the form in which it is stored, compared and hashed.
func Encode(r Record) ([]byte, error) {
	b, err := encodeJSON(r)
	if err != nil {
		return nil, fmt.Errorf("%s %q: %w", r.RecordKind(), r.RecordID(), err)
	}
	return b, nil
}

// encodeJSON writes a value compactly and leaves < > & as they are: the file is read by people, too.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Equal tells whether two records of a kind say the same.
func Equal(a, b Record) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	x, errA := Encode(a)
	y, errB := Encode(b)
	return errA == nil && errB == nil && a.RecordKind() == b.RecordKind() && bytes.Equal(x, y)
}
