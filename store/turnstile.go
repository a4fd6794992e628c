package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"muster/store/plain"
)

// noticeAfter is how long a wait lasts before it is said who is being waited for: within a second it stands on the screen.
const noticeAfter = 750 * time.Millisecond

// turnstile is the lock file beside the database. A flock belongs to a descriptor and a blocked one cannot be called
// back, so every attempt has a descriptor of its own, and of one File only one attempt at a time stands at the lock.
type turnstile struct {
	path   string        // empty: nobody else comes
	beside string        // the database, whose mode and owner the lock file takes
	slot   chan struct{} // holds a token while no attempt of this File stands at the lock
	notice func(Holder)
}

func newTurnstile(path string, notice func(Holder)) *turnstile {
	t := &turnstile{path: path + ".lock", beside: path, slot: make(chan struct{}, 1), notice: notice}
	t.slot <- struct{}{}
	return t
}

// pass is the turnstile in somebody's hand. A pass without a file belongs to a reader where nobody could make one.
type pass struct {
	t    *turnstile
	file *os.File
}

// enter waits for the turnstile. The wait ends with the context; the attempt then lets go by itself once it is granted.
func (t *turnstile) enter(ctx context.Context, write bool) (*pass, error) {
	if _, err := await(ctx, t, t.slot); err != nil {
		return nil, err
	}
	p := &pass{t: t}
	for {
		f, err := t.open(write)
		if err != nil || f == nil {
			return p.orLeave(err)
		}
		if err := t.lock(ctx, f, exclusive, p.leave); err != nil {
			return nil, err
		}
		if same(f, t.path) {
			p.file = f
			return p, nil
		}
		_ = f.Close() // somebody took the lock file away: the one at the path counts
	}
}

func (p *pass) orLeave(err error) (*pass, error) {
	if err != nil {
		p.leave()
		return nil, err
	}
	return p, nil
}

// leave lets go of the turnstile.
func (p *pass) leave() {
	if p.file != nil {
		_ = p.file.Close()
	}
	p.t.slot <- struct{}{}
}

// open gives a descriptor of the lock file; none for a reader who may neither open nor make it: the shared lock on the
// database keeps what it reads whole, it only stands in no queue.
func (t *turnstile) open(write bool) (*os.File, error) {
	if t.path == "" {
		return nil, nil
	}
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR
	}
	f, err := plain.Open(t.path, flag, 0)
	if errors.Is(err, fs.ErrNotExist) {
		if err = placeBeside(t.path, t.beside); err == nil {
			f, err = plain.Open(t.path, flag, 0)
		}
	}
	switch {
	case err == nil:
		return f, nil
	case !write && (errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) || readOnlyDisk(err)):
		return nil, nil
	case errors.Is(err, fs.ErrNotExist) && !there(t.beside):
		return nil, ErrMissing
	case errors.Is(err, plain.ErrNotPlain), errors.Is(err, plain.ErrOwner):
		return nil, err
	}
	return nil, fmt.Errorf("its lock: %w", err)
}

// lock takes a flock on f, or gives up with the context. An attempt that was given up closes f when it is granted and
// then calls after; one that failed does so at once.
func (t *turnstile) lock(ctx context.Context, f *os.File, how int, after func()) error {
	ok, err := tryLock(f, how)
	if ok {
		return nil
	}
	granted := make(chan error, 1)
	drop := func() { _ = f.Close(); after() }
	if err == nil {
		go func() { granted <- waitLock(f, how) }()
		var gave error
		if err, gave = await(ctx, t, granted); gave != nil {
			go func() { <-granted; drop() }()
			return gave
		}
	}
	if err != nil {
		drop()
		return fmt.Errorf("lock %q: %w", f.Name(), err)
	}
	return nil
}

// await waits for a channel, says within a second who has the file, and again when it is another, and gives up with the context.
func await[T any](ctx context.Context, t *turnstile, ready <-chan T) (v T, err error) {
	if ctx.Err() != nil {
		return v, ctx.Err()
	}
	select {
	case v = <-ready:
		return v, nil
	default:
	}
	began, told := time.Now(), Holder{}
	notice := time.NewTicker(noticeAfter)
	defer notice.Stop()
	for first := true; ; {
		select {
		case v = <-ready:
			return v, nil
		case <-notice.C:
			if h := t.holder(began); first || h.PID != told.PID {
				t.notice(h)
				first, told = false, h
			}
		case <-ctx.Done():
			return v, &Busy{Path: t.beside, Holder: t.holder(began), Cause: ctx.Err()}
		}
	}
}
