package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"muster/model/text"
)

// Editor is who made a change. The id is what the system vouches for (the user id of the process, the key of an SSH
// session), the name is what people read.
type Editor struct {
	Name string `json:"name"`
	ID   string `json:"id"`
}

// Change is one entry of the log: what one editor did to one record.
type Change struct {
	Seq    uint64
	Hash   string    // of the chain up to it, 64 hex digits; empty: not read from a log
	Logged time.Time // the writer's clock, raised just above the change before
	// Off is how far the writer's clock was behind the change before, where that was more than a minute.
	Off       time.Duration
	By        Editor
	Op        string // the act this change is part of; an import of a thousand claims is one act
	Undoes    string // the act that this one takes back, empty: none
	Situation string
	Kind      Kind
	Record    string
	// Was is the sequence of the change this one follows on the same record; 0: the record was never there.
	Was uint64
	// Before and After are the record as it was and as it is; nil: not there.
	Before, After Record
}

// Ref names the changed record.
func (c *Change) Ref() Ref { return Ref{c.Kind, c.Record} }

// Inverse is the edit that takes the change back, as long as nothing changed the record since.
func (c *Change) Inverse() Edit {
	return Edit{Situation: c.Situation, Kind: c.Kind, ID: c.Record, Was: c.Seq, After: c.Before}
}

// Edit is a change that an editor asks for. It holds only while the record's last change is still Was.
type Edit struct {
	Situation string
	Kind      Kind
	ID        string
	Was       uint64
	After     Record // nil: delete
}

// Ref names the record to be changed.
func (e *Edit) Ref() Ref { return Ref{e.Kind, e.ID} }

// Put is the edit that sets a record which was last changed by change was (0: it is new).
func Put(situation string, r Record, was uint64) Edit {
	return Edit{Situation: situation, Kind: r.RecordKind(), ID: r.RecordID(), Was: was, After: r}
}

// Batch is what an editor asks the log to take at once: all of it or nothing.
type Batch struct {
	// Op names the act. The same batch asked for again under the same Op is taken once.
	Op     string
	By     Editor
	Undoes string
	Edits  []Edit
	// Relied are the records that the editor went by without changing them.
	Relied []Revision
	// Seen is the point of the log that the editor went by (State.Position). A file that holds another log by now, since
	// it was restored, refuses the batch with ErrReplaced: its sequences mean other changes. Zero: not compared.
	Seen Head
}

// Revision is the last change that an editor saw of a record.
type Revision struct {
	Situation string
	Ref       Ref
	Seq       uint64
}

// ErrReplaced is what the refusal wraps of a file that holds another log than the one read before: it was restored.
var ErrReplaced = errors.New("holds another log than the one read before; read it afresh")

// ErrConflict is what the refusal of a batch wraps whose ground has moved.
var ErrConflict = errors.New("changed by another editor in the meantime")

// Conflict is the refusal of an edit because its record changed after the editor read it. It carries both versions.
type Conflict struct {
	Edit   Edit
	Base   Record // as the editor read it, nil: it was not there
	Theirs Entry  // as it is now
}

func (c *Conflict) Error() string {
	who := "another editor"
	if c.Theirs.Last.By != nil {
		who = text.Line(c.Theirs.Last.By.Name)
	}
	return fmt.Sprintf("%s %q: changed by %s in the meantime; read it again and decide", c.Edit.Kind, c.Edit.ID, who)
}

// Is makes errors.Is(err, ErrConflict) true.
func (c *Conflict) Is(target error) bool { return target == ErrConflict }

// storedChange is a change as its JSON stands in the file: without Before, which the change Was holds already.
type storedChange struct {
	Seq       uint64          `json:"seq"`
	Logged    time.Time       `json:"logged"`
	Off       string          `json:"off,omitzero"`
	By        Editor          `json:"by"`
	Op        string          `json:"op"`
	Undoes    string          `json:"undoes,omitzero"`
	Situation string          `json:"situation"`
	Kind      Kind            `json:"kind"`
	Record    string          `json:"record"`
	Was       uint64          `json:"was"`
	After     json.RawMessage `json:"after"`
}

// EncodeChange writes a change as the log stores it.
func EncodeChange(c *Change) ([]byte, error) {
	s := storedChange{Seq: c.Seq, Logged: c.Logged.UTC(), By: c.By, Op: c.Op, Undoes: c.Undoes, Situation: c.Situation,
		Kind: c.Kind, Record: c.Record, Was: c.Was, After: json.RawMessage("null")}
	if c.Off != 0 {
		s.Off = c.Off.String()
	}
	if c.After != nil {
		after, err := Encode(c.After)
		if err != nil {
			return nil, err
		}
		s.After = after
	}
	return encodeJSON(s)
}

// DecodeChange reads what EncodeChange wrote; Before is left empty.
func DecodeChange(data []byte) (*Change, error) { return new(ChangeDecoder).Decode(data) }

// decodeChange reads a change in any form that is JSON.
func decodeChange(data []byte, records *Decoder) (*Change, error) {
	var s storedChange
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("change: %w", err)
	}
	c := &Change{Seq: s.Seq, Logged: s.Logged, By: s.By, Op: s.Op, Undoes: s.Undoes, Situation: s.Situation, Kind: s.Kind,
		Record: s.Record, Was: s.Was}
	if s.Off != "" {
		off, err := time.ParseDuration(s.Off)
		if err != nil {
			return nil, fmt.Errorf("change %d: off: %w", s.Seq, err)
		}
		c.Off = off
	}
	if err := c.decodeAfter(s.After, records); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Change) decodeAfter(data json.RawMessage, records *Decoder) (err error) {
	if c.Kind == NoKind {
		return fmt.Errorf("change %d names no kind of record; run muster verify", c.Seq)
	}
	if string(data) == "null" {
		return nil
	}
	if c.After, err = records.Decode(c.Kind, data); err != nil {
		return fmt.Errorf("change %d: %w", c.Seq, err)
	}
	if id := c.After.RecordID(); id != c.Record {
		return fmt.Errorf("change %d: it is of %s %q, but the record in it is %q; run muster verify", c.Seq, c.Kind, c.Record, id)
	}
	return nil
}
