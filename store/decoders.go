package store

import (
	"runtime"
	"sync"

	"muster/model"
)

// block is a run of records of one kind and situation, copied.
type block struct {
	shelf
	data []byte          // keys and values by turns
	ends []int           // of each of them
	part *sync.WaitGroup // the blocks of its part that are not decoded
}

func (b *block) add(key, v []byte) {
	b.data = append(b.data, key...)
	b.ends = append(b.ends, len(b.data))
	b.data = append(b.data, v...)
	b.ends = append(b.ends, len(b.data))
}

// decoders make records of blocks, and a state of the records.
type decoders struct {
	todo    chan block
	done    chan decoded
	free    chan []byte // what blocks were copied to, to be used again
	workers sync.WaitGroup
	filled  sync.WaitGroup
	part    *sync.WaitGroup // the blocks that are not decoded of the part that is being copied
	earlier *sync.WaitGroup // and of the one before

	state *model.State
	err   error
}

// decoded are the records of a block, their checksums right.
type decoded struct {
	shelf
	ids     []string
	entries []model.Entry // one piece of memory for all, as for what the records are made of
	err     error
}

// startDecoders starts as many decoders as there are processors, with room for a number of blocks on both sides of them.
func startDecoders(head Head, room int) *decoders {
	d := &decoders{todo: make(chan block, room), done: make(chan decoded, room), free: make(chan []byte, room),
		part: new(sync.WaitGroup), earlier: new(sync.WaitGroup), state: model.NewState()}
	d.state.Head, d.state.Hash, d.state.Generation = head.Seq, head.Hash, head.Generation
	for range runtime.GOMAXPROCS(0) {
		d.workers.Go(d.work)
	}
	go func() { d.workers.Wait(); close(d.done) }()
	d.filled.Go(d.fill)
	return d
}

// block gives an empty block for records of a shelf.
func (d *decoders) block(s shelf, size int) block {
	select {
	case data := <-d.free:
		return block{shelf: s, data: data[:0], part: d.part}
	default:
		return block{shelf: s, data: make([]byte, 0, size+size/8), part: d.part}
	}
}

// give hands a block to the decoders.
func (d *decoders) give(b block) {
	b.part.Add(1)
	d.todo <- b
}

// nextPart waits until the part before the one that was just copied is decoded. No transaction is open meanwhile.
func (d *decoders) nextPart() {
	d.earlier.Wait()
	d.earlier, d.part = d.part, new(sync.WaitGroup)
}

func (d *decoders) work() {
	known := newReading()
	for b := range d.todo {
		made := b.decode(known)
		select {
		case d.free <- b.data:
		default:
		}
		b.part.Done()
		d.done <- made
	}
}

func (b block) decode(known *reading) decoded {
	n := len(b.ends) / 2
	d := decoded{shelf: b.shelf, ids: make([]string, n), entries: make([]model.Entry, n)}
	skip, start := len(recordKey(b.situation, model.Ref{Kind: b.kind})), 0
	for i := range d.entries {
		mid, end := b.ends[2*i], b.ends[2*i+1]
		key := string(b.data[start:mid])
		e := &d.entries[i]
		if d.err = unsealInto(e, key, b.kind, b.data[mid:end], known); d.err != nil {
			return d
		}
		d.ids[i] = key[skip:]
		if e.Alive() && e.Record.RecordID() == d.ids[i] {
			d.ids[i] = e.Record.RecordID() // one copy is enough
		}
		start = end
	}
	return d
}

// fill fills the state with what the decoders make, to the end.
func (d *decoders) fill() {
	for made := range d.done {
		if d.err == nil {
			d.err = made.err
		}
		if d.err == nil {
			made.fill(d.state)
		}
	}
}

func (d *decoded) fill(state *model.State) {
	story := state.Open(d.situation)
	for i := range d.entries {
		e := &d.entries[i]
		e.First.By, e.Last.By = state.Editor(*e.First.By), state.Editor(*e.Last.By)
		story.Set(model.Ref{Kind: d.kind, ID: d.ids[i]}, e)
	}
}

// end gives the state when everything that was given is in it.
func (d *decoders) end() (*model.State, error) {
	close(d.todo)
	d.filled.Wait()
	return d.state, d.err
}
