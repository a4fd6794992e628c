package store_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
	"muster/store"
)

// A small file with a history, closed.
func someFile(t *testing.T) (path string, whole []byte) {
	t.Helper()
	f, err := store.Create(filepath.Join(t.TempDir(), "desk.db"), store.Options{Now: newClock().Now})
	if err != nil {
		t.Fatal(err)
	}
	put(t, f, "import", siege(60)...)
	for i := range 20 {
		put(t, f, fmt.Sprint(i), claim(fmt.Sprint("x", i), "s00", strings.Repeat("Word of the dead. ", 20)))
	}
	if err := f.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole, err = os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	return f.Path(), whole
}

// Whatever lies at the path, it is refused by name, and untouched.
func TestOpenRefuses(t *testing.T) {
	path, whole := someFile(t)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	keep := func(name string, b []byte) string {
		if err := os.WriteFile(at(name), b, 0o600); err != nil {
			t.Fatal(err)
		}
		return at(name)
	}
	if err := errors.Join(os.Symlink(path, at("link")), syscall.Mkfifo(at("fifo"), 0o600), os.Mkdir(at("folder"), 0o700)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path string
		want error
		says string
	}{
		"in a file": {filepath.Join(path, "none"), fs.ErrNotExist, "muster new"},
		"missing":   {at("none"), fs.ErrNotExist, "muster new"},
		"symlink":   {at("link"), store.ErrNotFile, "name the file itself"},
		"fifo":      {at("fifo"), store.ErrNotFile, "plain file"},
		"folder":    {at("folder"), store.ErrNotFile, "plain file"},
		"empty":     {keep("empty", nil), store.ErrDamaged, "0 bytes); nothing was written to it, and there is no backup beside it"},
		"text":      {keep("text", bytes.Repeat([]byte("casualties\n"), 9000)), store.ErrDamaged, "is not a muster file, or its beginning is damaged; give another --file"},
		"magic":     {keep("magic", spoilt(whole)), store.ErrDamaged, "damaged: neither of its two meta pages is whole; nothing was written to it"},
		"tiny":      {keep("tiny", []byte("x")), store.ErrDamaged, "is not a muster file"},
		"truncated": {keep("cut", whole[:len(whole)/4]), store.ErrDamaged, "cut short"},
		"newer":     {newer(t, at("newer")), store.ErrNewer, "newer muster"},
		"foreign":   {foreign(t, at("foreign")), store.ErrDamaged, "is a bbolt database, but not a muster file; give another --file"},
	} {
		_, err := store.Open(c.path, store.Options{Now: time.Now})
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// spoilt is a file with a byte of each meta page changed: what it was can still be told.
func spoilt(whole []byte) []byte {
	b := bytes.Clone(whole)
	b[40], b[8192+40] = ^b[40], ^b[8192+40]
	return b
}

// newer makes a file of a format to come; that it is whole is seen by its being refused for nothing else.
func newer(t *testing.T, path string) string {
	t.Helper()
	f, err := store.Create(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	rewrite(t, f.Path(), "meta", "format", store.Sealed("format", []byte(`"muster-file/2"`)))
	return path
}

func foreign(t *testing.T, path string) string {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// rewrite puts a value into a file behind the store's back; nil deletes.
func rewrite(t *testing.T, path, bucket, key string, value []byte) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if value == nil {
			return tx.Bucket([]byte(bucket)).Delete([]byte(key))
		}
		return tx.Bucket([]byte(bucket)).Put([]byte(key), value)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// A file that is cut short after it was opened is an error in every call, not the end of the process.
// Seen red with the comparison of lengths taken out of checkLength.
func TestCutShortLater(t *testing.T) {
	path, whole := someFile(t)
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{len(whole) / 2, 9000, 8192, 100, 0} {
		if err := os.Truncate(path, int64(n)); err != nil {
			t.Fatal(err)
		}
		_, loaded := f.Load(t.Context(), "")
		_, since := f.Since(t.Context(), model.Head{})
		_, appended := f.Append(t.Context(), model.Batch{Op: "x", By: ana, Edits: []model.Edit{model.Put("siege", claim("x", "s00", "x"), 0)}})
		for _, err := range []error{loaded, since, appended, f.Check(t.Context())} {
			if !errors.Is(err, store.ErrDamaged) {
				t.Errorf("%d bytes: got %v", n, err)
			}
		}
	}
}

// A page on which bbolt panics while it opens for writing is an error, and the lock is let go: what can still be read
// is read. Seen red with unlock taken out of transact, since a mapping that is left behind keeps a closed file's lock.
func TestPanicLetsGo(t *testing.T) {
	path, whole := someFile(t)
	newest := 0
	if binary.NativeEndian.Uint64(whole[8192+16+48:]) > binary.NativeEndian.Uint64(whole[16+48:]) {
		newest = 8192
	}
	freelist := binary.NativeEndian.Uint64(whole[newest+16+32:])
	copy(whole[freelist*8192:], bytes.Repeat([]byte{0xee}, 64))
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if _, err := f.Append(ctx, model.Batch{Op: "x", By: ana}); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if head, err := f.Head(ctx); err != nil || head.Seq != 141 {
		t.Errorf("head %d, %v", head.Seq, err)
	}
}

// One flipped bit anywhere past the meta pages is found, or changes nothing that is shown: what Load and Since give is
// the truth or ErrDamaged. Seen red with the checksum of unseal or that of the chain taken out.
func TestFlippedBits(t *testing.T) {
	path, whole := someFile(t)
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	truth, err := f.Load(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	log, err := f.Since(t.Context(), model.Head{})
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range times(400, 3000) {
		bit := 2*8192*8 + rng.IntN((len(whole)-2*8192)*8)
		bad := bytes.Clone(whole)
		bad[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		state, loadErr := f.Load(context.Background(), "")
		changes, sinceErr := f.Since(context.Background(), model.Head{})
		switch {
		case loadErr == nil:
			sameState(t, state, truth)
		case !errors.Is(loadErr, store.ErrDamaged):
			t.Errorf("bit %d: load: %v", bit, loadErr)
		}
		switch {
		case sinceErr == nil:
			sameChanges(t, changes, log)
		case !errors.Is(sinceErr, store.ErrDamaged):
			t.Errorf("bit %d: since: %v", bit, sinceErr)
		}
		if loadErr != nil || sinceErr != nil {
			found++
		}
	}
	t.Logf("%d of %d flipped bits met something, none was shown as truth", found, times(400, 3000))
	if found < 20 {
		t.Errorf("only %d flipped bits met anything", found)
	}
}

func sameChanges(t *testing.T, got, want []*model.Change) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d changes, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Ref() != want[i].Ref() || !got[i].Logged.Equal(want[i].Logged) || !model.Equal(got[i].After, want[i].After) || !model.Equal(got[i].Before, want[i].Before) {
			t.Fatalf("change %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

// A record that is gone without a trace, or stands as it was once, is missed by whoever reads its kind.
// Seen red with the tally of copyKind taken out.
func TestLostRecord(t *testing.T) {
	old := `{"first":{"seq":125,"at":1,"by":{"name":"ana","id":"uid:1000"}},"is":null}`
	for _, value := range [][]byte{nil, store.Sealed("siege/claim/x3", []byte(old))} {
		path, _ := someFile(t)
		rewrite(t, path, "records", "siege/claim/x3", value)
		f, err := store.Open(path, store.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Load(t.Context(), "siege"); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("got %v", err)
		}
		if _, err := f.LoadKinds(t.Context(), "siege", model.KindSource); err != nil {
			t.Error(err)
		}
	}
}

// Check finds what is whole in itself and yet not what the log says. Each line was made the only one once.
func TestCheckFinds(t *testing.T) {
	for name, c := range map[string]struct{ bucket, key, value string }{
		"a lost record":       {"records", "siege/claim/x3", ""},
		"a lost reference":    {"refs", "siege/source/s00<-claim/x3", ""},
		"a lost act":          {"ops", "3", ""},
		"an act too many":     {"ops", "other", `{"first":1,"last":1}`},
		"a name too many":     {"names", "siege/nobody", `"s00"`},
		"another act's place": {"ops", "3", `{"first":1,"last":1}`},
		"lost counts":         {"meta", "counts/siege", ""},
		"a lost change":       {"log", "000000000003", ""},
		"another time":        {"records", "siege/source/s00", `{"first":{"seq":2,"at":1,"by":{"name":"ana","id":"uid:1000"}},"is":null}`},
	} {
		path, _ := someFile(t)
		var value []byte
		if c.value != "" {
			value = store.Sealed(c.key, []byte(c.value))
		}
		rewrite(t, path, c.bucket, c.key, value)
		f, err := store.Open(path, store.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(t.Context()); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Who may only read reads, also where no lock file can be made, and is told plainly that writing is not possible.
func TestReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everything")
	}
	readOnly(t)
}

func readOnly(t *testing.T) {
	path, _ := someFile(t)
	if err := errors.Join(os.Remove(path+".lock"), os.Chmod(path, 0o400), os.Chmod(filepath.Dir(path), 0o500)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Load(t.Context(), ""); err != nil {
		t.Error(err)
	}
	if _, err := f.Append(t.Context(), model.Batch{Op: "x", By: ana}); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("got %v", err)
	}
}

// A new file is its owner's alone; in a setgid folder it is the desk's, whatever the umask.
func TestModes(t *testing.T) {
	for _, setgid := range []bool{false, true} {
		dir := t.TempDir()
		want := fs.FileMode(0o600)
		if setgid {
			want = 0o660
			if err := os.Chmod(dir, 0o770|fs.ModeSetgid); err != nil {
				t.Fatal(err)
			}
		}
		f, err := store.Create(filepath.Join(dir, "desk.db"), store.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{f.Path(), f.Path() + ".lock", f.Path() + ".bell"} {
			info, err := os.Stat(path)
			if err != nil || info.Mode().Perm() != want {
				t.Errorf("setgid %t: %s is %v, %v", setgid, filepath.Base(path), info.Mode(), err)
			}
		}
		if _, err := store.Create(f.Path(), store.Options{Now: time.Now}); !errors.Is(err, store.ErrExists) {
			t.Errorf("made twice: %v", err)
		}
	}
}
