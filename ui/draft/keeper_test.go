package draft

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// disk is a place for drafts that counts, and that can be full.
type disk struct {
	mu     sync.Mutex
	kept   map[string]Draft
	writes int
	full   error
	hangs  chan struct{}
}

func newDisk() *disk { return &disk{kept: map[string]Draft{}} }

func (d *disk) Put(one Draft) error {
	if d.hangs != nil {
		<-d.hangs
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.writes++
	if d.full != nil {
		return d.full
	}
	d.kept[one.ID] = one
	return nil
}

func (d *disk) Remove(id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.kept, id)
	return d.full
}

func (d *disk) List() (all []Draft, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, one := range d.kept {
		all = append(all, one)
	}
	return all, nil
}

func (d *disk) text(id string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	one := d.kept[id]
	return one.Value("line")
}

func typed(id, text string) Draft {
	return Draft{ID: id, Kind: "quick", Fields: []Field{{"line", text}}}
}

// What is typed is written within a second of its first key, however fast the keys come, and in few writes.
func TestWrittenWithinASecondOfTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDisk()
		k := NewKeeper(d)
		ctx, cancel := context.WithCancel(t.Context())
		go k.Run(ctx)
		for i := range 100 {
			k.Hand(typed("a", fmt.Sprint(i)))
			time.Sleep(20 * time.Millisecond)
		}
		if age := time.Second; d.text("a") < fmt.Sprint(100-age/(20*time.Millisecond)) {
			t.Errorf("after two seconds of typing %q is kept", d.text("a"))
		}
		time.Sleep(Delay)
		synctest.Wait()
		if got := d.text("a"); got != "99" || d.writes > 10 {
			t.Errorf("%q is kept after %d writes", got, d.writes)
		}
		k.Drop("a")
		time.Sleep(2 * Delay)
		synctest.Wait()
		if all, _ := d.List(); len(all) != 0 {
			t.Errorf("a dropped draft is kept: %v", all)
		}
		k.Hand(typed("b", "last words"))
		cancel()
		synctest.Wait()
		if got := d.text("b"); got != "last words" {
			t.Errorf("at the end %q is kept", got)
		}
	})
}

// A disk that is full is told of once, tried again, and told of when it is not full any more.
func TestFullDiskIsToldAndTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDisk()
		d.full = errors.New("no space left")
		k := NewKeeper(d)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go k.Run(ctx)
		k.Hand(typed("a", "x"))
		<-k.Told()
		if err := k.Problem(); !errors.Is(err, d.full) {
			t.Fatalf("the problem is %v", err)
		}
		time.Sleep(10 * retry)
		if len(k.Told()) != 0 {
			t.Error("the same problem was told twice")
		}
		d.mu.Lock()
		d.full = nil
		d.mu.Unlock()
		<-k.Told()
		if err := k.Problem(); err != nil || d.text("a") != "x" {
			t.Errorf("problem %v, kept %q", err, d.text("a"))
		}
	})
}

// A later text is never overwritten by an earlier one that could not be written.
func TestLatestWins(t *testing.T) {
	d := newDisk()
	d.full = errors.New("no space left")
	k := NewKeeper(d)
	k.Hand(typed("a", "old"))
	if k.Flush(time.Minute) {
		t.Fatal("a full disk took something")
	}
	k.Hand(typed("a", "new"))
	d.full = nil
	if !k.Flush(time.Minute) || d.text("a") != "new" {
		t.Errorf("%q is kept", d.text("a"))
	}
}

// A disk that hangs holds up neither the keys nor the end.
func TestHangingDiskHoldsNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDisk()
		d.hangs = make(chan struct{})
		k := NewKeeper(d)
		ctx, cancel := context.WithCancel(t.Context())
		go k.Run(ctx)
		k.Hand(typed("a", "1"))
		time.Sleep(2 * Delay)
		began := time.Now()
		k.Hand(typed("a", "2"))
		if k.Flush(time.Second) {
			t.Error("a disk that hangs took something")
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("it took %v", took)
		}
		cancel()
		close(d.hangs)
		synctest.Wait()
		if d.text("a") != "2" {
			t.Errorf("%q is kept", d.text("a"))
		}
	})
}

func TestNewIDs(t *testing.T) {
	all := []string{NewID(), NewID(), NewID()}
	slices.Sort(all)
	if len(slices.Compact(all)) != 3 || len(all[0]) != 26 {
		t.Errorf("ids %v", all)
	}
}
