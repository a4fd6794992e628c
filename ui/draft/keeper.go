package draft

import (
	"context"
	"sync"
	"time"
)

// Delay is how long what was typed waits for more of it before it is written.
const Delay = 300 * time.Millisecond

// retry is when a write that failed is tried again.
const retry = 2 * time.Second

// Keeper takes what is typed from the app and has it written by a goroutine of its own.
type Keeper struct {
	drafts Drafts
	delay  time.Duration
	wake   chan struct{} // something waits to be written
	told   chan struct{} // the problem is another

	mu      sync.Mutex
	waiting map[string]*Draft // the latest of each that is not written yet; nil: it is to be removed
	problem error

	writing chan struct{} // holds a token while something is written
}

// NewKeeper makes a keeper. Nothing is written before Run or Flush.
func NewKeeper(to Drafts) *Keeper {
	return &Keeper{drafts: to, delay: Delay, wake: make(chan struct{}, 1), told: make(chan struct{}, 1), waiting: map[string]*Draft{},
		writing: make(chan struct{}, 1)}
}

// Hand has a draft written soon, in place of what waits of it. It does not wait.
func (k *Keeper) Hand(d Draft) { k.put(d.ID, &d) }

// Drop has a draft removed soon. It does not wait.
func (k *Keeper) Drop(id string) { k.put(id, nil) }

func (k *Keeper) put(id string, d *Draft) {
	k.mu.Lock()
	k.waiting[id] = d
	k.mu.Unlock()
	token(k.wake)
}

// token leaves one token in a channel of one.
func token(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// Told holds a token whenever Problem is another.
func (k *Keeper) Told() <-chan struct{} { return k.told }

// Problem is why what was typed last could not be written; nil: everything handed over is written, or will be soon.
func (k *Keeper) Problem() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.problem
}

// Run writes what is handed over, until ctx ends; then it writes the rest.
func (k *Keeper) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			k.write()
			return
		case <-k.wake:
		}
		for wait := k.delay; ; wait = retry {
			pause(ctx, wait)
			if k.write() || ctx.Err() != nil {
				break
			}
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// Flush writes everything that waits, now. It tells whether all of it was written within a time; a disk that hangs holds
// nobody up for longer.
func (k *Keeper) Flush(most time.Duration) bool {
	done := make(chan bool, 1)
	go func() { done <- k.write() }()
	select {
	case all := <-done:
		return all
	case <-time.After(most):
		return false
	}
}

// List gives the drafts that are kept, the latest first, after what waits was written.
func (k *Keeper) List() ([]Draft, error) {
	k.write()
	return k.drafts.List()
}

// write writes everything that waits, and tells whether nothing is left.
func (k *Keeper) write() bool {
	k.writing <- struct{}{}
	defer func() { <-k.writing }()
	var failed error
	for id, d := range k.taken() {
		if err := k.store(id, d); err != nil {
			failed = err
			k.giveBack(id, d)
		}
	}
	k.tell(failed)
	return failed == nil
}

func (k *Keeper) store(id string, d *Draft) error {
	if d == nil {
		return k.drafts.Remove(id)
	}
	return k.drafts.Put(*d)
}

// taken takes what waits.
func (k *Keeper) taken() map[string]*Draft {
	k.mu.Lock()
	defer k.mu.Unlock()
	all := k.waiting
	k.waiting = map[string]*Draft{}
	return all
}

// giveBack has what could not be written wait again, unless something later does.
func (k *Keeper) giveBack(id string, d *Draft) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, later := k.waiting[id]; !later {
		k.waiting[id] = d
	}
}

func (k *Keeper) tell(problem error) {
	k.mu.Lock()
	changed := (problem == nil) != (k.problem == nil) || problem != nil && problem.Error() != k.problem.Error()
	k.problem = problem
	k.mu.Unlock()
	if changed {
		token(k.told)
	}
}
