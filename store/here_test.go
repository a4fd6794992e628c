//go:build unix

package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// standHere is a session with a record open, until its input ends.
func standHere(path string, opt store.Options) error {
	p := store.Here(path, opt)
	err := p.Tell(context.Background(), model.Spot{Situation: "siege", Record: model.Ref{Kind: model.KindClaim, ID: "c1"}, Editing: true})
	fmt.Println("here", err)
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	return errors.Join(err, p.Close())
}

func othersOf(t *testing.T, p *store.Presence) []model.Session {
	t.Helper()
	all, err := p.Others(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// One session sees another come, where it is, and go; what a killed one left behind is taken away.
// Seen red with the flock taken out of appear: the session that lived was swept.
func TestPresence(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now, Poll: 50 * time.Millisecond})
	ben, carla := f.Presence(""), f.Presence("carla")
	tokens, err := ben.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wait(t, tokens)
	if others := othersOf(t, ben); len(others) != 0 {
		t.Fatalf("%+v", others)
	}
	at := model.Spot{Situation: "siege", Record: model.Ref{Kind: model.KindClaim, ID: "c1"}, Editing: true}
	for _, p := range []*store.Presence{ben, carla} {
		if err := p.Tell(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
	wait(t, tokens)
	others := othersOf(t, ben)
	if len(others) != 1 || others[0].Spot != at || others[0].For != "carla" || others[0].Editor.ID != fmt.Sprint("uid:", os.Getuid()) {
		t.Fatalf("%+v", others)
	}
	at.Editing, at.Record.ID = false, "c2"
	if err := carla.Tell(t.Context(), at); err != nil {
		t.Fatal(err)
	}
	wait(t, tokens)
	if others = othersOf(t, ben); len(others) != 1 || others[0].Spot != at {
		t.Fatalf("%+v", others)
	}
	if err := carla.Close(); err != nil {
		t.Fatal(err)
	}
	wait(t, tokens)
	if others = othersOf(t, ben); len(others) != 0 {
		t.Fatalf("%+v", others)
	}
	if err := ben.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(f.Path() + ".here"); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A session that is killed is gone for everybody, and its file with it.
func TestKilledSession(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now, Poll: 50 * time.Millisecond})
	cmd := process(t, "here", f.Path())
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "here <nil>\n" {
		t.Fatal(line)
	}
	p := f.Presence("")
	tokens, err := p.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wait(t, tokens)
	if n := len(othersOf(t, p)); n != 1 {
		t.Fatalf("%d others", n)
	}
	_ = cmd.Process.Signal(syscall.SIGKILL)
	_ = cmd.Wait()
	wait(t, tokens)
	if n := len(othersOf(t, p)); n != 0 {
		t.Errorf("%d others after the kill", n)
	}
	if left, _ := os.ReadDir(f.Path() + ".here"); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Nothing but what sessions left is ever taken away, and no link is followed out of the folder.
func TestPresenceTouchesNothingElse(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	p := f.Presence("")
	if err := p.Tell(t.Context(), model.Spot{}); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	elsewhere := t.TempDir()
	kept := filepath.Join(elsewhere, "session-mine")
	dir := f.Path() + ".here"
	err := errors.Join(os.WriteFile(kept, nil, 0o600), os.WriteFile(filepath.Join(dir, "notes"), nil, 0o600),
		os.Symlink(kept, filepath.Join(dir, "session-link")), syscall.Mkfifo(filepath.Join(dir, "session-pipe"), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(othersOf(t, p)); n != 0 {
		t.Errorf("%d others", n)
	}
	for _, path := range []string{kept, filepath.Join(dir, "notes")} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	if err := errors.Join(os.RemoveAll(dir), os.Symlink(elsewhere, dir)); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Others(t.Context()); err == nil {
		t.Error("the folder was a link, and was followed")
	}
	if err := p.Tell(t.Context(), model.Spot{Situation: "x"}); err == nil {
		t.Error("a session appeared behind a link")
	}
	if _, err := os.Stat(kept); err != nil {
		t.Error(err)
	}
}

// Users of one desk see each other under their own names, whoever made the folder.
func TestPresenceOfSeveralUsers(t *testing.T) {
	path := filepath.Join(deskFolder(t, 0o2770|os.ModeSetgid), "desk.db")
	runs(t, as(t, process(t, "newdesk:077", path), firstUser, deskGroup))
	for user := firstUser; user < firstUser+3; user++ {
		cmd := as(t, process(t, "here:077", path), user, deskGroup)
		in, out := piped(t, cmd)
		defer func() { _ = in.Close(); _ = cmd.Wait() }()
		if line, _ := bufio.NewReader(out).ReadString('\n'); line != "here <nil>\n" {
			t.Fatal(line)
		}
	}
	others := othersOf(t, store.Here(path, store.Options{Now: time.Now}))
	seen := map[string]bool{}
	for _, o := range others {
		seen[o.Editor.ID] = true
	}
	if len(others) != 3 || len(seen) != 3 || !seen[fmt.Sprint("uid:", firstUser+2)] {
		t.Errorf("%+v", others)
	}
}
