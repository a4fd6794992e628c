package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// sized gives the path of a file with n claims, made once a run.
var sized = struct {
	mu  sync.Mutex
	dir string
	at  map[int]string
}{at: map[int]string{}}

func forgetSized() { _ = os.RemoveAll(sized.dir) } // "" removes nothing

func openSized(b *testing.B, n int) *store.File {
	b.Helper()
	sized.mu.Lock()
	defer sized.mu.Unlock()
	if sized.dir == "" {
		dir, err := os.MkdirTemp("", "muster-bench-")
		if err != nil {
			b.Fatal(err)
		}
		sized.dir = dir
	}
	if sized.at[n] == "" {
		f, err := store.Create(filepath.Join(sized.dir, fmt.Sprint(n, ".db")), store.Options{Now: newClock().Now})
		if err != nil {
			b.Fatal(err)
		}
		put(b, f, "import", siege(n)...)
		sized.at[n] = f.Path()
	}
	f, err := store.Open(sized.at[n], store.Options{Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	return f
}

func benchmarkLoad(b *testing.B, n int) {
	f := openSized(b, n)
	info, err := os.Stat(f.Path())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.Load(b.Context(), "siege"); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(info.Size())/float64(n), "file-B/claim")
}

func BenchmarkLoad10k(b *testing.B)  { benchmarkLoad(b, 10_000) }
func BenchmarkLoad100k(b *testing.B) { benchmarkLoad(b, 100_000) }

// The keeping of a file: what it costs to verify, to back up and to compact it.
func BenchmarkKeeping(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		copied, err := openSized(b, n).Backup(b.Context(), b.TempDir()) // a file that was compacted is another for the rest
		if err != nil {
			b.Fatal(err)
		}
		f, err := store.Open(copied.Path, store.Options{Now: time.Now})
		if err != nil {
			b.Fatal(err)
		}
		for what, do := range map[string]func() error{
			"verify":  func() error { return f.Check(b.Context()) },
			"backup":  func() error { _, err := f.Backup(b.Context(), b.TempDir()); return err },
			"compact": func() error { _, err := f.Compact(b.Context()); return err },
		} {
			b.Run(fmt.Sprint(what, "/", n), func(b *testing.B) {
				for b.Loop() {
					if err := do(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// A hundred thousand claims in one act, into an empty file.
func BenchmarkImport100k(b *testing.B) {
	records := siege(100_000)
	for i := 0; b.Loop(); i++ {
		f, err := store.Create(filepath.Join(b.TempDir(), fmt.Sprint(i, ".db")), store.Options{Now: newClock().Now})
		if err != nil {
			b.Fatal(err)
		}
		put(b, f, "import", records...)
	}
}

// One new change among many.
func BenchmarkSince(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := openSized(b, n)
			head, err := f.Head(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if c, err := f.Since(b.Context(), model.Head{Seq: head.Seq - 1}); err != nil || len(c) != 1 {
					b.Fatal(len(c), err)
				}
			}
		})
	}
}

// A commit against the same commit into a database that stays open, by turns, so that the disk's mood is the same.
func BenchmarkAppend(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := openSized(b, n)
			copied := filepath.Join(b.TempDir(), "open.db")
			whole, err := os.ReadFile(f.Path())
			if err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(copied, whole, 0o600); err != nil {
				b.Fatal(err)
			}
			kept, done := store.KeptOpen(b, copied, newClock().Now)
			defer done()
			var ours, theirs time.Duration
			for i := 0; b.Loop(); i++ {
				id := fmt.Sprint("n", time.Now().UnixNano(), "-", i)
				batch := model.Batch{Op: id, By: ana, Edits: []model.Edit{model.Put("siege", claim(id, "s00", "One dead, the ministry says."), 0)}}
				start := time.Now()
				if _, err := f.Append(b.Context(), batch); err != nil {
					b.Fatal(err)
				}
				ours += time.Since(start)
				start = time.Now()
				kept(batch)
				theirs += time.Since(start)
			}
			b.ReportMetric(float64(ours)/float64(theirs), "ratio")
			b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N), "append-ns")
			b.ReportMetric(float64(theirs.Nanoseconds())/float64(b.N), "kept-open-ns")
		})
	}
}
