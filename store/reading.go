package store

import (
	"encoding/json"

	"muster/model"
)

// reading keeps once what many records share: editors, found by their JSON, and what the decoder keeps. It belongs to one
// goroutine.
type reading struct {
	*model.Decoder
	editors map[string]*model.Editor
	room    []byte // for a key under its checksum
}

func newReading() *reading {
	return &reading{Decoder: model.NewDecoder(), editors: map[string]*model.Editor{}}
}

// unseal gives the value of a record whose checksum is right.
func (r *reading) unseal(key string, stored []byte) ([]byte, error) {
	r.room = append(append(r.room[:0], key...), 0)
	return unsealAs(bucketRecords, key, r.room, stored)
}

// editor gives the one copy of an editor.
func (r *reading) editor(stored []byte) (*model.Editor, error) {
	if e := r.editors[string(stored)]; e != nil {
		return e, nil
	}
	e := new(model.Editor)
	if err := json.Unmarshal(stored, e); err != nil {
		return nil, err
	}
	r.editors[string(stored)] = e
	return e, nil
}
