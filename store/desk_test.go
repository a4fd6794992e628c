package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"muster/model"
	"muster/model/count"
	"muster/model/moment"
	"muster/store"
)

// clock is a desk's clock in a test: it moves a second each time it is asked.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2013, 1, 16, 5, 45, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

var ana = model.Editor{Name: "ana", ID: "uid:1000"}

// newFile makes a file that is checked when the test ends.
func newFile(t testing.TB, opt store.Options) *store.File {
	t.Helper()
	if opt.Now == nil {
		opt.Now = newClock().Now
	}
	f, err := store.Create(filepath.Join(t.TempDir(), "desk.db"), opt)
	if err != nil {
		t.Fatal(err)
	}
	checked(t, f)
	return f
}

// checked has the store's own check end the test.
func checked(t testing.TB, f *store.File) {
	t.Cleanup(func() {
		if err := f.Check(context.Background()); err != nil {
			t.Errorf("check: %v", err)
		}
	})
}

// newDesk makes a file with a situation and a source.
func newDesk(t testing.TB, opt store.Options) *store.File {
	t.Helper()
	f := newFile(t, opt)
	put(t, f, "begin", situation("siege"), source("hague", "William Hague"))
	return f
}

// put appends new records in the situation "siege".
func put(t testing.TB, f *store.File, op string, records ...model.Record) store.Receipt {
	t.Helper()
	b := model.Batch{Op: op, By: ana}
	for _, r := range records {
		b.Edits = append(b.Edits, model.Put("siege", r, 0))
	}
	return mustAppend(t, f, b)
}

func mustAppend(t testing.TB, f *store.File, b model.Batch) store.Receipt {
	t.Helper()
	r, err := f.Append(context.Background(), b)
	if err != nil {
		t.Fatalf("append %s: %v", b.Op, err)
	}
	return r
}

func situation(id string) *model.Situation {
	return &model.Situation{ID: id, Title: "In Amenas", Host: "DZ", Zone: "Africa/Algiers"}
}

func source(id, name string) *model.Source {
	return model.Normal(&model.Source{ID: id, Name: name, Kind: model.Government, Country: "GB"})
}

func claim(id, src, text string) *model.Claim {
	return model.Normal(&model.Claim{ID: id, Source: src, Said: day("2013-01-19"), Text: text})
}

func event(id, evidence string) model.Record {
	r, err := model.Decode(model.KindEvent, fmt.Appendf(nil, `{"id":%q,"when":"2013-01-16","headline":"Shots","evidence":[%q]}`, id, evidence))
	if err != nil {
		panic(err)
	}
	return r
}

func day(s string) moment.Moment {
	m, err := moment.Parse(s)
	if err != nil {
		panic(err)
	}
	return m
}

func number(s string) count.Count {
	c, err := count.Parse(s)
	if err != nil {
		panic(err)
	}
	return c
}

var codes = []string{"GB", "US", "NO", "JP", "FR", "DZ", "PH", "RO", "MY", "AT", "IE", "CO", "CA", "DE", "IT", "ES", "PT", "PL", "SE",
	"DK", "FI", "NL", "BE", "CH", "GR", "TR", "EG", "TN", "MA", "LY", "IN", "PK", "BD", "LK", "CN", "KR", "TH", "VN", "ID", "AU"}

// siege is a situation with 60 sources and n claims about 40 countries in ten days, the same every time.
func siege(n int) []model.Record {
	rng := rand.New(rand.NewPCG(16, 1))
	records := []model.Record{situation("siege")}
	for i := range 60 {
		records = append(records, source(fmt.Sprintf("s%02d", i), fmt.Sprintf("Spokesman %d of the ministry", i)))
	}
	statuses := model.Statuses()
	for i := range n {
		c := claim(fmt.Sprintf("c%06d", i), fmt.Sprintf("s%02d", rng.IntN(60)), "The ministry said that the number of people at the plant had been revised after families were told.")
		c.Said = day(fmt.Sprintf("2013-01-%02dT%02d:%02d:00Z", 16+rng.IntN(10), rng.IntN(24), rng.IntN(60)))
		c.Via = "Reuters"
		for range 1 + rng.IntN(2) {
			fig := model.Figure{Group: codes[rng.IntN(len(codes))], Status: statuses[rng.IntN(len(statuses))], Count: number(fmt.Sprint(rng.IntN(40)))}
			if _, twice := c.Figure(fig.Cell()); !twice {
				c.Figures = append(c.Figures, fig)
			}
		}
		records = append(records, c)
	}
	return records
}

type fatal interface{ Fatalf(string, ...any) }

// sameState fails unless two states hold the same records under the same stamps.
func sameState(t fatal, got, want *model.State) {
	if got.Head != want.Head {
		t.Fatalf("head %d, want %d", got.Head, want.Head)
	}
	gs, ws := got.Stories(), want.Stories()
	if len(gs) != len(ws) {
		t.Fatalf("%d situations, want %d", len(gs), len(ws))
	}
	for i, w := range ws {
		for _, k := range model.Kinds() {
			g, w := gs[i].Entries(k), w.Entries(k)
			if len(g) != len(w) {
				t.Fatalf("%s: %d of kind %s, want %d", ws[i].ID, len(g), k, len(w))
			}
			for j := range w {
				if !sameEntry(g[j], w[j]) {
					t.Fatalf("%s %s: %+v, want %+v", ws[i].ID, w[j].Record.RecordID(), g[j], w[j])
				}
			}
		}
	}
}

func sameEntry(a, b *model.Entry) bool {
	stamps := func(x, y model.Stamp) bool { return x.Seq == y.Seq && x.Milli == y.Milli && *x.By == *y.By }
	return stamps(a.First, b.First) && stamps(a.Last, b.Last) && model.Equal(a.Record, b.Record)
}
