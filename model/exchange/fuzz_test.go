package exchange_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"muster/model/exchange"
	"muster/model/modeltest"
)

// FuzzRead: nothing panics; what Read accepts is JSON to encoding/json as well, and comes back from Write unchanged.
func FuzzRead(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(secrets))
	for _, d := range damages {
		f.Add([]byte(strings.Replace(whole, d.old, d.new, 1)))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := exchange.Read(bytes.NewReader(text))
		if err != nil {
			if err.Error() == "" {
				t.Error("a refusal without a word")
			}
			return
		}
		var plain struct{ Situation struct{ Title, Place string } }
		if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &plain); err != nil {
			t.Fatalf("accepted what is no JSON: %v: %q", err, text)
		}
		if got := doc.Situation; got.Title != plain.Situation.Title || got.Place != plain.Situation.Place {
			t.Fatalf("read %q, %q where encoding/json reads %+v", got.Title, got.Place, plain)
		}
		edits, _, err := doc.Edits(nil, false)
		if err != nil {
			return
		}
		s := story(t, edits, doc.Situation.ID)
		again := written(t, s, all)
		equal(t, read(t, again).Records(), inKinds(s))
	})
}

func BenchmarkRead(b *testing.B) {
	g := modeltest.Situation(1, 100_000)
	text := written(b, story(b, g.Edits(), g.Situation.ID), all)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := exchange.Read(strings.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	g := modeltest.Situation(1, 100_000)
	s := story(b, g.Edits(), g.Situation.ID)
	b.ReportAllocs()
	for b.Loop() {
		written(b, s, exchange.WriteOptions{})
	}
}

func BenchmarkEdits(b *testing.B) {
	g := modeltest.Situation(1, 100_000)
	s := story(b, g.Edits(), g.Situation.ID)
	doc := read(b, written(b, s, all))
	b.Run("into an empty file", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := doc.Edits(nil, false); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := doc.Edits(s, false); err != nil {
				b.Fatal(err)
			}
		}
	})
}
