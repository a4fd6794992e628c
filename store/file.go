package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"strconv"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"muster/store/plain"
)

// Options are what a File needs from outside.
type Options struct {
	// Now is the writer's clock. Required.
	Now func() time.Time
	// Poll is how often Watch looks by itself, in case the bell was not heard; 0: every 2 seconds.
	Poll time.Duration
	// Context ends the waiting of Open and Create for others; nil: they wait as long as it takes.
	Context context.Context
	// Waiting is told who has the file when a call has waited for a second; nil: nobody is told.
	Waiting func(Holder)
	// Unsynced is for a file that is thrown away at the end: no change waits for the disk, and a power cut may cost all of them.
	Unsynced bool
}

// File is a muster file that many processes share. It keeps nothing open between two calls but what Watch listens to.
// Its methods may be called from any goroutine.
type File struct {
	path  string
	opt   Options
	gate  *turnstile
	whoMu sync.Once
	who   string
	start uint64 // of this process, as Holder has it
	watch hub
	here  hub // of those who watch who else is here
	// disk refuses a folder whose locks cannot be trusted; tests have others.
	disk func(folder string) error
	// step is asked before each step of making a whole file, for tests that end the process there; nil: go on.
	step func(string) error
	// migrations are those of the package; tests have others.
	migrations map[int]migration
}

// Open looks whether there is a whole file of muster's at the path, of a format it knows. It writes nothing, but for a file
// of an older format, which is backed up and brought to this one.
func Open(path string, opt Options) (*File, error) {
	f := newFile(path, opt)
	if err := f.sound(); err != nil {
		return nil, err
	}
	if err := f.meet(opt.context()); err != nil {
		return nil, fmt.Errorf("open %w", err)
	}
	return f, nil
}

// meet looks into the file for the first time, and brings an older one to the format of this muster.
func (f *File) meet(ctx context.Context) error {
	err := f.peekFirst(ctx)
	if err == nil {
		err = f.peek(ctx)
	}
	if !errors.Is(err, errOlder) {
		return err
	}
	switch failed := f.migrate(ctx); {
	case errors.Is(failed, ErrReadOnly):
		return err // whoever may write it has to open it first
	case failed != nil:
		return failed
	}
	return f.peek(ctx)
}

func (f *File) peek(ctx context.Context) error {
	return f.view(ctx, func(*bbolt.Tx) error { return nil })
}

// peekFirst looks into a file that has no lock file yet without making one: beside what is no file of muster's none is left. The shared
// lock on the file itself keeps what is read whole.
func (f *File) peekFirst(ctx context.Context) error {
	if there(f.gate.path) {
		return nil
	}
	err := f.private(f.path).peek(ctx)
	if found := (*namedError)(nil); errors.Is(err, ErrDamaged) && errors.As(err, &found) {
		return f.named(found.err) // which knows what can be done about it
	}
	return err
}

func (o Options) context() context.Context {
	if o.Context == nil {
		return context.Background()
	}
	return o.Context
}

func newFile(path string, opt Options) *File {
	if opt.Poll == 0 {
		opt.Poll = 2 * time.Second
	}
	if opt.Waiting == nil {
		opt.Waiting = func(Holder) {}
	}
	return &File{path: path, opt: opt, gate: newTurnstile(path, opt.Waiting), disk: plain.Disk, migrations: migrations}
}

// private gives a file that nobody shares yet, or that nobody writes: no lock file is made beside it.
func (f *File) private(path string) *File {
	p := newFile(path, f.opt)
	p.gate.path, p.migrations = "", f.migrations
	return p
}

// Path is where the file lies, as Open was told.
func (f *File) Path() string { return f.path }

// holder is this process, as it signs the turnstile.
func (f *File) holder() Holder {
	f.whoMu.Do(func() {
		id := strconv.Itoa(os.Getuid())
		f.who = "uid " + id
		f.start, _ = begun(os.Getpid())
		if u, err := user.LookupId(id); err == nil && len(u.Username) <= 64 {
			f.who = u.Username
		}
	})
	return Holder{PID: os.Getpid(), User: f.who, Since: time.Now().Truncate(time.Second), Start: f.start}
}
