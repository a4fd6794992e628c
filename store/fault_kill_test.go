//go:build linux

package store_test

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"muster/store"
)

// Eight writers are killed at random moments and begin again, with the act that they do not know the end of: what was
// acknowledged is there, once.
// Seen red with Append answering before Commit: the answers of killed writers were not in the log.
func TestKilledWriters(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	rng := rand.New(rand.NewPCG(9, 9))
	const writers = 8
	var crews [writers]*crew
	for i := range crews {
		crews[i] = begin(t, "write", f.Path(), "")
	}
	var acknowledged []string
	durable := 0 // committed, and the writer died before it knew
	kills := times(24, 300)
	for range kills {
		time.Sleep(time.Duration(rng.IntN(40_000)) * time.Microsecond)
		i := rng.IntN(writers)
		lines := crews[i].kill()
		acknowledged = append(acknowledged, said(lines, "ok")...)
		unsure := ""
		if tried := said(lines, "try"); len(tried) > len(said(lines, "ok")) {
			unsure = tried[len(tried)-1]
			durable += logged(t, f)[unsure]
		}
		crews[i] = begin(t, "write", f.Path(), unsure)
	}
	for _, c := range crews {
		acknowledged = append(acknowledged, said(c.kill(), "ok")...)
	}
	allThere(t, f, acknowledged)
	for id, n := range logged(t, f) {
		if n != 1 {
			t.Errorf("%s is %d times in the log", id, n)
		}
	}
	if len(acknowledged) < kills {
		t.Errorf("only %d acknowledged among %d kills", len(acknowledged), kills)
	}
	t.Logf("%d kills, %d changes acknowledged, 0 lost; %d were durable before their writer knew", kills, len(acknowledged), durable)
}

// Whoever is killed while it makes the file leaves none, or a whole one, and nothing that keeps the next from making it.
func TestKilledAtCreation(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	made := 0
	for range times(25, 200) {
		path := filepath.Join(t.TempDir(), "desk.db")
		c := begin(t, "create", path, "")
		time.Sleep(time.Duration(rng.IntN(25_000)) * time.Microsecond)
		c.kill()
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			if _, err := store.Create(path, store.Options{Now: time.Now}); err != nil {
				t.Fatal(err)
			}
		} else {
			made++
		}
		f := reopen(t, path)
		put(t, f, "begin", situation("siege"), source("hague", "William Hague"))
		if err := f.Check(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of them had made the file", made)
}

// What a killed writer leaves in the folder is known by name.
func TestNothingIsLeftBehind(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	for range 5 {
		c := begin(t, "write", f.Path(), "")
		time.Sleep(30 * time.Millisecond)
		c.kill()
	}
	put(t, f, "after", claim("after", "hague", "x"))
	names, err := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		if name := strings.TrimPrefix(path, f.Path()); !slices.Contains([]string{"", ".lock", ".bell", ".here", ".backups"}, name) {
			t.Errorf("left over: %s", path)
		}
	}
}
