package model

import (
	"bytes"

	"muster/model/count"
)

// ChangeDecoder reads the changes of a log, one after the other, as DecodeChange reads one. What they have in common they share:
// the editor, the act and the situation of the change before, the texts of their records. But each record has a place of its
// own, so that it can be let go by itself. It belongs to one goroutine.
type ChangeDecoder struct {
	records Decoder
	last    Change
}

// NewChangeDecoder gives a decoder that has read nothing yet.
func NewChangeDecoder() *ChangeDecoder {
	return &ChangeDecoder{records: Decoder{texts: map[string]string{}, counts: map[string]count.Count{}}}
}

// Decode is DecodeChange.
func (d *ChangeDecoder) Decode(data []byte) (*Change, error) {
	c, ok := d.change(data)
	if !ok {
		var err error
		if c, err = decodeChange(data, &d.records); err != nil {
			return nil, err
		}
	}
	d.last = Change{By: c.By, Op: c.Op, Undoes: c.Undoes, Situation: c.Situation}
	return c, nil
}

// change reads a change in the one form in which EncodeChange writes nearly all of them; not ok: it is for encoding/json, which
// also says what is wrong with it.
func (d *ChangeDecoder) change(data []byte) (*Change, bool) {
	c, r := new(Change), jsonReader{rest: data}
	r.must(`{"seq":`)
	c.Seq = r.number()
	r.must(`,"logged":`)
	r.check(c.Logged.UnmarshalText(r.plain()))
	r.must(`,"by":{"name":`)
	c.By.Name = r.like(d.last.By.Name)
	r.must(`,"id":`)
	c.By.ID = r.like(d.last.By.ID)
	r.must(`},"op":`)
	c.Op = r.like(d.last.Op)
	if r.may(`,"undoes":`) {
		c.Undoes = r.like(d.last.Undoes)
	}
	r.must(`,"situation":`)
	c.Situation = r.like(d.last.Situation)
	r.must(`,"kind":`)
	r.check(c.Kind.UnmarshalText(r.quoted()))
	r.must(`,"record":`)
	id := r.quoted()
	r.must(`,"was":`)
	c.Was = r.number()
	r.must(`,"after":`)
	after, closed := bytes.CutSuffix(r.rest, []byte("}"))
	object := bytes.HasPrefix(after, []byte("{")) && bytes.HasSuffix(after, []byte("}"))
	if r.failed || !closed || !object && string(after) != "null" {
		return nil, false
	}
	c.Record = string(id)
	return c, c.decodeAfter(after, &d.records) == nil
}
