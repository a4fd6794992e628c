package store

import (
	"context"
	"errors"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Load reads the head and every record of a situation, of all situations for "", as the file keeps them beside the log.
// A situation that is not there gives a state without it.
func (f *File) Load(ctx context.Context, situation string) (*model.State, error) {
	return f.LoadKinds(ctx, situation, model.Kinds()...)
}

// LoadKinds is Load for some kinds of record only. The state lacks the others: it is good for reading, and no ground
// for admitting a change or for the accounting.
//
// It reads in parts, so that no writer waits long and no more than a part lies here twice. Where somebody wrote in between,
// the parts are not of one moment, and it reads again in one go.
func (f *File) LoadKinds(ctx context.Context, situation string, kinds ...model.Kind) (*model.State, error) {
	state, err := f.load(ctx, &loader{situation: situation, kinds: kinds, size: blockBytes, most: partBlocks})
	if errors.Is(err, errMoved) {
		state, err = f.load(ctx, &loader{situation: situation, kinds: kinds, size: blockBytes})
	}
	return state, err
}

// load reads with a loader that has read nothing yet.
func (f *File) load(ctx context.Context, l *loader) (*model.State, error) {
	err := f.viewChecked(ctx, l.look, func(tx *bbolt.Tx) error { return l.copy(ctx, tx) })
	if l.decoders == nil {
		return nil, err // the copying did not come so far
	}
	for err == nil && !l.whole {
		l.nextPart()
		err = f.viewChecked(ctx, l.look, func(tx *bbolt.Tx) error { return l.copy(ctx, tx) })
	}
	state, decodeErr := l.end()
	if err == nil {
		err = f.named(decodeErr)
	}
	if err != nil {
		return nil, err
	}
	return state, nil
}

// Situations lists the situations of the file by id, deleted ones left out.
func (f *File) Situations(ctx context.Context) ([]*model.Situation, error) {
	state, err := f.LoadKinds(ctx, "", model.KindSituation)
	if err != nil {
		return nil, err
	}
	var all []*model.Situation
	for _, s := range state.Stories() {
		all = append(all, s.Situation())
	}
	return all, nil
}
