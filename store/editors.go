package store

import (
	"encoding/json"

	"muster/model"
)

// editors keeps one copy of each editor, found by its JSON. It belongs to one goroutine.
type editors map[string]*model.Editor

func (all editors) of(stored []byte) (*model.Editor, error) {
	if e := all[string(stored)]; e != nil {
		return e, nil
	}
	e := new(model.Editor)
	if err := json.Unmarshal(stored, e); err != nil {
		return nil, err
	}
	all[string(stored)] = e
	return e, nil
}
