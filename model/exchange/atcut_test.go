package exchange_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"muster/model/account"
	"muster/model/exchange"
	"muster/model/modeltest"
)

// TestAnExportAtACutCountsAsTheCut imports what was exported as of a day and holds its accounting against that of the story at the cut.
// Seen red with claims as they are written: one that was corrected after the cut counted no more, and the correction was not there.
func TestAnExportAtACutCountsAsTheCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		if len(g.Claims) == 0 {
			t.Skip("nothing was said")
		}
		s := story(t, g.Edits(), g.Situation.ID)
		at := rapid.SampledFrom(g.Claims).Draw(t, "claim").Said
		book := account.Open(s, at)
		opt := exchange.WriteOptions{WithWithheld: true, Inside: book.Inside, AtCut: book.AtCut}
		edits, _, err := read(t, written(t, s, opt)).Edits(nil, false)
		if err != nil {
			t.Fatalf("what left cannot be imported: %v", err)
		}
		again := account.Open(story(t, edits, g.Situation.ID), at)
		if got, want := picture(t, again), picture(t, book); got != want {
			t.Fatalf("through %s\n%s\nwas\n%s", at, got, want)
		}
	})
}

// picture is the accounting of every class as a program reads it.
func picture(t fataler, b *account.Book) string {
	t.Helper()
	var out bytes.Buffer
	for _, class := range b.Classes() {
		if err := exchange.WriteTable(&out, b.Table(class, true), exchange.TableView{WithWithheld: true}); err != nil {
			t.Fatalf("%v", err)
		}
	}
	return out.String()
}
