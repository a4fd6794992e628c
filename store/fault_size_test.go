package store_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
	"muster/store"
)

// The file stays near to what it holds: after thousands of edits, each a commit of its own, it is under one and a half
// times its log and records.
// Seen red with bbolt's default fill of half a page, and with pages of 4 KB (1.8 times).
func TestFileStaysSmall(t *testing.T) {
	if os.Getenv("BBOLT_VERIFY") != "" {
		t.Skip("it would be looked through ten thousand times")
	}
	const memory = "/dev/shm" // nothing is synced there: ten thousand commits in seconds
	if _, err := os.Stat(memory); err == nil {
		t.Setenv("TMPDIR", memory)
	}
	f := newDesk(t, store.Options{Now: newClock().Now})
	const edits = 10_000
	var was [500]uint64
	for i := range edits {
		n := i % len(was)
		c := claim(fmt.Sprintf("c%04d", n), "hague", strings.Repeat("The ministry says that the toll has changed. ", 4)+fmt.Sprint(i))
		r := mustAppend(t, f, model.Batch{Op: fmt.Sprintf("01K9QJ7V3N8Y%014d", i), By: ana, Edits: []model.Edit{model.Put("siege", c, was[n])}})
		was[n] = r.Last
	}
	info, err := os.Stat(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	holds := bytesIn(t, f.Path(), "log") + bytesIn(t, f.Path(), "records")
	ratio := float64(info.Size()) / float64(holds)
	t.Logf("%d edits: %d KB for %d KB of log and records, %.2f times", edits, info.Size()>>10, holds>>10, ratio)
	if ratio >= 1.5 {
		t.Errorf("%.2f times", ratio)
	}
}

// bytesIn adds up the keys and values of a bucket.
func bytesIn(t *testing.T, path, bucket string) (n int) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(bucket)).ForEach(func(k, v []byte) error { n += len(k) + len(v); return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
