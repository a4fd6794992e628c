package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"muster/model"
	"muster/store"
	"muster/store/plain"
)

// A restored file is the backup with a generation of its own; what it replaced lies beside it, as it was; a session that
// read the file before is told.
func TestRestore(t *testing.T) {
	f := newDesk(t, store.Options{Poll: time.Hour})
	b, err := f.Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	want := load(t, f)
	put(t, f, "one", claim("c1", "hague", "One dead."))
	later := load(t, f)
	tokens, err := f.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wait(t, tokens)
	r, err := store.Restore(f.Path(), b.Path, store.Options{Now: newClock().Now})
	if err != nil || r.Head.Hash != b.Head.Hash || r.Head.Generation == b.Head.Generation {
		t.Fatalf("%+v, %v", r, err)
	}
	wait(t, tokens)
	sameState(t, load(t, f), want)
	sameState(t, load(t, whole(t, r.Kept)), later)
	if _, err := f.Since(t.Context(), later.Position()); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("got %v", err)
	}
	if _, err := f.Since(t.Context(), want.Position()); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("the generation is not another: %v", err)
	}
	again, err := store.Restore(f.Path(), r.Kept, store.Options{Now: newClock().Now})
	if err != nil || again.Kept == r.Kept {
		t.Fatalf("%+v, %v", again, err)
	}
	sameState(t, load(t, f), later)
}

// Whatever lies at the path, or nothing, a whole backup takes its place, and what it replaced is kept.
func TestRestoreOverDamage(t *testing.T) {
	path, bytes := someFile(t)
	b, err := whole(t, path).Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{-1, 0, 1, 5000, len(bytes) / 2} {
		_ = os.Remove(path)
		if n >= 0 {
			if err := os.WriteFile(path, bytes[:n], 0o600); err != nil {
				t.Fatal(err)
			}
		}
		r, err := store.Restore(path, b.Path, store.Options{Now: time.Now})
		if err != nil {
			t.Fatalf("over %d bytes: %v", n, err)
		}
		if kept, _ := os.ReadFile(r.Kept); n >= 0 && len(kept) != n {
			t.Errorf("%d bytes are kept of %d", len(kept), n)
		}
		if head := headOf(t, whole(t, path)); head.Hash != b.Head.Hash {
			t.Errorf("over %d bytes: head %+v", n, head)
		}
	}
}

// What cannot be restored leaves the file as it was.
func TestRestoreRefuses(t *testing.T) {
	path, bytes := someFile(t)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	err := errors.Join(os.WriteFile(at("cut"), bytes[:len(bytes)/2], 0o600), os.WriteFile(at("text"), []byte("casualties"), 0o600),
		os.Symlink(path, at("link")), syscall.Mkfifo(at("fifo"), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	for from, want := range map[string]string{at("cut"): "cut short", at("text"): "is not a backup of muster", at("link"): "plain file", at("fifo"): "plain file",
		at("none"): "no such backup", path: "the file itself", newer(t, at("newer")): "newer muster"} {
		_, err := store.Restore(path, from, store.Options{Now: time.Now})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", filepath.Base(from), err)
		}
		if now, _ := os.ReadFile(path); string(now) != string(bytes) {
			t.Fatalf("%s: the file was changed", filepath.Base(from))
		}
	}
	if left := leftOver(t, path); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// Nobody's file is replaced while he has it: who it is stands in the refusal.
func TestRestoreWhileInUse(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	b, err := f.Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	cmd, release := holding(t, f.Path())
	defer release()
	_, err = store.Restore(f.Path(), b.Path, store.Options{Now: time.Now})
	if !errors.Is(err, store.ErrBusy) || !strings.Contains(err.Error(), fmt.Sprint("pid ", cmd.Process.Pid)) {
		t.Errorf("got %v", err)
	}
	release()
	here := f.Presence("")
	if err := here.Tell(t.Context(), model.Spot{}); err != nil {
		t.Fatal(err)
	}
	refused := func(who string) {
		t.Helper()
		_, err = store.Restore(f.Path(), b.Path, store.Options{Now: time.Now})
		if !errors.Is(err, store.ErrBusy) || !strings.HasSuffix(err.Error(), ": it is open with "+who+", then restore again") {
			t.Errorf("got %v", err)
		}
	}
	refused("you elsewhere; quit it there")
	second, served := f.Presence(""), f.Presence("carla")
	for _, p := range []*store.Presence{second, served} {
		if err := p.Tell(t.Context(), model.Spot{}); err != nil {
			t.Fatal(err)
		}
	}
	refused("you elsewhere and carla via " + plain.NameOf(os.Getuid()) + "; quit it there and ask the others to")
	for _, p := range []*store.Presence{second, here} {
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	refused("carla via " + plain.NameOf(os.Getuid()) + "; ask them to quit it")
	here = served
	if head := headOf(t, f); head.Seq != 3 {
		t.Errorf("head %d", head.Seq)
	}
	if err := here.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(f.Path(), b.Path, store.Options{Now: time.Now}); err != nil {
		t.Error(err)
	}
}
