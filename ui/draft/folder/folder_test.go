//go:build unix

package folder

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"muster/ui/draft"
)

func one(id, text string, at int) draft.Draft {
	return draft.Draft{ID: id, Kind: "quick", Name: "x", Fields: []draft.Field{{Name: "line", Value: text}}, Written: time.Unix(int64(at), 0).UTC()}
}

func listed(t *testing.T, f *Folder) (all []string) {
	t.Helper()
	list, err := f.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		all = append(all, d.ID+"="+d.Value("line"))
	}
	return all
}

// A draft comes back to the letter, the latest first, for its editor and its file alone.
func TestKept(t *testing.T) {
	state := filepath.Join(t.TempDir(), "new", "state")
	f := At(state, "/srv/desk.db", "uid:1")
	if got := listed(t, f); got != nil {
		t.Fatalf("nothing was typed: %q", got)
	}
	if _, err := os.Stat(state); err == nil {
		t.Fatal("something was made before anything was typed")
	}
	odd := "a\x1b]0;x\a \u202e\u00a0\n\t é"
	for i, d := range []draft.Draft{one("a", "old", 1), one("b", odd, 2), one("a", "new", 3)} {
		if err := f.Put(d); err != nil {
			t.Fatal(i, err)
		}
	}
	again := At(state, "/srv/desk.db", "uid:1")
	if got := listed(t, again); !slices.Equal(got, []string{"a=new", "b=" + odd}) {
		t.Errorf("kept: %q", got)
	}
	for _, other := range []*Folder{At(state, "/srv/desk.db", "uid:2"), At(state, "/srv/other.db", "uid:1")} {
		if got := listed(t, other); got != nil {
			t.Errorf("of another: %q", got)
		}
	}
	if err := again.Remove("a"); err != nil || len(listed(t, f)) != 1 || again.Remove("a") != nil {
		t.Errorf("removed: %v, %q", err, listed(t, f))
	}
	modes(t, f.top)
}

// modes sees that nobody else can read what was kept.
func modes(t *testing.T, top string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(top, func(path string, e os.DirEntry, err error) error {
		info, statErr := os.Lstat(path)
		if err != nil || statErr != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v %v %v", path, err, statErr, info.Mode())
		}
		files++
		return nil
	})
	if err != nil || files < 4 {
		t.Errorf("%d files: %v", files, err)
	}
}

// A draft whose session lives is open elsewhere; when that session is over, it is left behind, and so are its traces.
func TestSessions(t *testing.T) {
	state := t.TempDir()
	mine, other := At(state, "x.db", "a"), At(state, "x.db", "a")
	if err := other.Put(one("a", "typed elsewhere", 1)); err != nil {
		t.Fatal(err)
	}
	if all, err := mine.List(); err != nil || len(all) != 1 || !all[0].Elsewhere {
		t.Errorf("while it lives: %+v %v", all, err)
	}
	lock := other.lockName(other.session)
	_ = other.lock.Close() // as a kill does
	if all, err := mine.List(); err != nil || len(all) != 1 || all[0].Elsewhere {
		t.Errorf("when it was killed: %+v %v", all, err)
	}
	if err := os.WriteFile(filepath.Join(mine.dir, ".a."+other.session), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := mine.Remove("a"); err != nil || len(listed(t, mine)) != 0 {
		t.Error(err)
	}
	left, _ := filepath.Glob(filepath.Join(mine.dir, ".a.*"))
	if _, err := os.Stat(lock); err == nil || len(left) > 0 {
		t.Errorf("a session that was killed left %v %v", lock, left)
	}
}

// Links, pipes, folders of anybody and files of anything are refused and named, and harm nothing.
func TestRefused(t *testing.T) {
	state := t.TempDir()
	f := At(state, "x.db", "a")
	if err := f.Put(one("good", "text", 1)); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(state, "secret") // what would be a draft if it were reached by its name
	b, err := os.ReadFile(filepath.Join(f.dir, "good.json"))
	if err == nil {
		err = os.WriteFile(secret, []byte(strings.ReplaceAll(string(b), "good", "badlink")), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, make := range map[string]func(path string) error{
		"link":   func(p string) error { return os.Symlink(secret, p) },
		"pipe":   func(p string) error { return syscall.Mkfifo(p, 0o600) },
		"folder": func(p string) error { return os.Mkdir(p, 0o700) },
		"noise":  func(p string) error { return os.WriteFile(p, []byte("\x00\xff{"), 0o600) },
		"deep":   func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("[", 1<<20)), 0o600) },
		"foreign": func(p string) error {
			return os.WriteFile(p, []byte(`{"format":"muster-draft/1","path":"/etc/passwd"}`), 0o600)
		},
	} {
		path := filepath.Join(f.dir, "bad"+name+".json")
		if err := make(path); err != nil {
			t.Fatal(err)
		}
		all, err := f.List()
		if err == nil || !strings.Contains(err.Error(), "bad"+name) || len(all) != 1 {
			t.Errorf("%s: %v, %v", name, all, err)
		}
		_ = os.RemoveAll(path)
	}
	for _, id := range []string{"", "../x", "a/b", "A", ".", strings.Repeat("a", 65)} {
		if err := f.Put(one(id, "x", 1)); err == nil {
			t.Errorf("%q is a name", id)
		}
	}
	if err := os.Rename(f.dir, f.dir+"2"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(f.dir+"2", f.dir); err != nil {
		t.Fatal(err)
	}
	if err := f.Put(one("good", "text", 1)); err == nil || !strings.Contains(err.Error(), "no folder") {
		t.Errorf("through a link: %v", err)
	}
}

// A folder that anybody could read is shut before anything is put there.
func TestShut(t *testing.T) {
	state := t.TempDir()
	if err := os.MkdirAll(filepath.Join(state, "muster", "drafts"), 0o777); err != nil {
		t.Fatal(err)
	}
	f := At(state, "x.db", "a")
	if err := f.Put(one("a", "x", 1)); err != nil {
		t.Fatal(err)
	}
	modes(t, f.top)
}
