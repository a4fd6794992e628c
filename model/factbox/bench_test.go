package factbox_test

import (
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/factbox"
	"muster/model/modeltest"
	"muster/model/moment"
)

// A factbox of a hundred thousand claims, and what moved since its filing.
func BenchmarkBox(b *testing.B) {
	g := modeltest.Situation(1, 100_000)
	story := g.State(b).Story(g.Situation.ID)
	book := account.Open(story, moment.Moment{})
	book.Table(model.Affected, false)
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			factbox.Make(book, factbox.Options{})
		}
	})
	b.Run("since filed", func(b *testing.B) {
		for b.Loop() {
			book.SinceFiled()
		}
	})
	earlier := account.Open(story, moment.Day(2013, 1, 20))
	earlier.Table(model.Affected, false)
	b.Run("diff", func(b *testing.B) {
		for b.Loop() {
			account.Diff(earlier, book)
		}
	})
}
