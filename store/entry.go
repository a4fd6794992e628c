package store

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"muster/model"
)

// entry is one entry of the log as it is stored.
type entry struct {
	seq    uint64
	hash   string
	change []byte
}

// sealEntry wraps the bytes of a change with the hash of the chain up to it.
func sealEntry(prev string, change []byte) (hash string, stored []byte) {
	hash = chain(prev, change)
	b := make([]byte, 0, hashWidth+len(change)+1)
	b = append(b, hashOpen+hash+sealThen...)
	return hash, append(append(b, change...), '}')
}

// chain is the SHA-256 over the hash before, as bytes, and those of the change.
func chain(prev string, change []byte) string {
	raw, err := hex.DecodeString(prev)
	if err != nil {
		return ""
	}
	h := sha256.New()
	_, _ = h.Write(raw)
	_, _ = h.Write(change)
	return hex.EncodeToString(h.Sum(nil))
}

// cutEntry takes a stored entry apart without judging it; the parts are those of the bytes it was given.
func cutEntry(seq uint64, stored []byte) (hash string, change []byte, err error) {
	if len(stored) <= hashWidth {
		return "", nil, damaged(bucketLog, string(logKey(seq)), "missing or too short")
	}
	hash = string(stored[len(hashOpen) : len(hashOpen)+2*sha256.Size])
	if string(stored[:hashWidth]) != hashOpen+hash+sealThen || stored[len(stored)-1] != '}' {
		return "", nil, damaged(bucketLog, string(logKey(seq)), "not an entry of the log")
	}
	return hash, stored[hashWidth : len(stored)-1], nil
}

// decode gives the change of an entry that follows on the hash before it.
func (e entry) decode(prev string, d *model.ChangeDecoder) (*model.Change, error) {
	key := string(logKey(e.seq))
	if chain(prev, e.change) != e.hash {
		return nil, damaged(bucketLog, key, "its hash does not follow from the one before")
	}
	c, err := d.Decode(e.change)
	if err != nil {
		return nil, damaged(bucketLog, key, "%v", err)
	}
	if c.Seq != e.seq {
		return nil, damaged(bucketLog, key, "it says to be change %d", c.Seq)
	}
	c.Hash = e.hash
	return c, nil
}

// sealRecord writes an entry of the records:
//
//	{"first":{"seq":1,"at":1358640000000,"by":{"name":"ana","id":"uid:1000"}},"last":{…},"is":{…}}
//
// with the times in milliseconds, without "last" where it is the first, with null for what was deleted.
func sealRecord(key string, e *model.Entry) ([]byte, error) {
	b := appendStamp([]byte(`{"first":`), e.First)
	if e.Last != e.First {
		b = appendStamp(append(b, `,"last":`...), e.Last)
	}
	b = append(b, `,"is":`...)
	if e.Record == nil {
		return seal(key, append(b, "null}"...)), nil
	}
	is, err := model.Encode(e.Record)
	if err != nil {
		return nil, err
	}
	return seal(key, append(append(b, is...), '}')), nil
}

func appendStamp(b []byte, s model.Stamp) []byte {
	b = strconv.AppendUint(append(b, `{"seq":`...), s.Seq, 10)
	b = strconv.AppendInt(append(b, `,"at":`...), s.Milli, 10)
	by, err := compact(s.By)
	if err != nil {
		by = []byte("null") // two strings: cannot be
	}
	return append(append(append(b, `,"by":`...), by...), '}')
}

// unsealRecord reads what sealRecord wrote.
func unsealRecord(key string, kind model.Kind, stored []byte, r *reading) (*model.Entry, error) {
	e := new(model.Entry)
	if err := unsealInto(e, key, kind, stored, r); err != nil {
		return nil, err
	}
	return e, nil
}

// unsealInto is unsealRecord into a place that is there.
func unsealInto(e *model.Entry, key string, kind model.Kind, stored []byte, r *reading) error {
	value, err := r.unseal(key, stored)
	if err != nil {
		return err
	}
	cut := cutter{rest: value}
	cut.literal(`{"first":`)
	e.First = cut.stamp(r.editor)
	e.Last = e.First
	if cut.optional(`,"last":`) {
		e.Last = cut.stamp(r.editor)
	}
	cut.literal(`,"is":`)
	if cut.failed || len(cut.rest) == 0 {
		return damaged(bucketRecords, key, "not an entry of the records")
	}
	if is := cut.rest[:len(cut.rest)-1]; string(is) != "null" {
		if e.Record, err = r.Decode(kind, is); err != nil {
			return damaged(bucketRecords, key, "%v", err)
		}
	}
	return nil
}
