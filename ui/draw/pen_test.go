package draw

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

var wild = []string{"a", "ü", " ", "ヘ", "👨‍👩‍👧‍👦", "مرحبا", "z̧͎̲͈̝̜", "क्षि", "❤️", "🇬🇧", "word", "\x1b[31m", "\u202e", "\n", "\u200d", "-", "⟨"}

func pens() map[string]*Pen {
	return map[string]*Pen{"wc": NewPen(Options{UTF8: true}), "graphemes": NewPen(Options{UTF8: true, Graphemes: true, Colour: true}), "ascii": NewPen(Options{})}
}

// TestFittedIsExact guards what all columns rest on: a fitted piece is as wide as it was asked to be, whatever is in it.
func TestFittedIsExact(t *testing.T) {
	for name, p := range pens() {
		rapid.Check(t, func(t *rapid.T) {
			text := p.Text(strings.Join(rapid.SliceOf(rapid.SampledFrom(wild)).Draw(t, "text"), ""))
			w := rapid.IntRange(-1, 40).Draw(t, "width")
			for _, got := range []string{p.Fit(text, w), p.FitRight(text, w)} {
				if p.Width(got) != max(0, w) {
					t.Fatalf("%s: %q is %d wide, not %d", name, got, p.Width(got), w)
				}
			}
			for _, line := range append(p.Wrap(text, w), p.Lines(text, w, 2)...) {
				if p.Width(line) > max(0, w) || !utf8.ValidString(line) {
					t.Fatalf("%s: %q is %d wide, more than %d", name, line, p.Width(line), w)
				}
			}
			row := p.NewRow(w).Add(p.Strong, text).Space(1).Fit(p.Dim, text, 7).FitRight(p.Dim, text, 9).End(p.Alarm, text).String()
			if got := p.method.StringWidth(row); got != max(0, w) {
				t.Fatalf("%s: the row is %d wide, not %d: %q", name, got, w, row)
			}
		})
	}
}

func TestCutIsMarked(t *testing.T) {
	for name, want := range map[string]string{"wc": "William⋯", "graphemes": "William⋯", "ascii": "Willia.."} {
		if got := pens()[name].Cut("William Hague", 8); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	p := pens()["wc"]
	if got := p.Lines("one two three four", 9, 1); len(got) != 1 || got[0] != "one two ⋯" {
		t.Errorf("%q", got)
	}
}

// TestFromKeepsTheColumn guards a line longer than its room: the column of the cursor is in it, what was left out has a mark,
// and a long text takes no longer than its length.
func TestFromKeepsTheColumn(t *testing.T) {
	for name, p := range pens() {
		rapid.Check(t, func(t *rapid.T) {
			text := p.Text(strings.Join(rapid.SliceOf(rapid.SampledFrom(wild)).Draw(t, "text"), ""))
			w, column := rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "column")
			got, at := p.From(text, column, w)
			if at < 0 || at >= w {
				t.Fatalf("%s: %d of %q is column %d of %d in %q", name, column, text, at, w, got)
			}
			if got != text && w > p.Width(p.Marks.Cut)+1 && !strings.HasPrefix(got, p.Marks.Cut) {
				t.Fatalf("%s: %q of %q has no mark", name, got, text)
			}
		})
		if got, at := p.From(strings.Repeat("ab", 500_000), 1_000_000, 10); p.Width(got) > 10 || at > 9 {
			t.Errorf("%q, %d", got, at)
		}
	}
}

// A line of pieces that does not fit ends in a mark, wherever the cut falls: also between two pieces and in one of no more than a
// column, where each by itself would fit or vanish.
func TestPiecesAreCutWithAMark(t *testing.T) {
	for name, p := range pens() {
		pieces := []Piece{{p.Dim, "FOREIGN "}, {p.Plain, "37 dead"}, {p.Dim, ", "}, {p.Dim, "XX "}, {p.Plain, "7"}, {p.Past, " dead"}}
		plain := ""
		for _, piece := range pieces {
			plain += piece.Text
		}
		for w := range len(plain) + 3 {
			got := ansi.Strip(p.NewRow(w).Pieces(pieces).String())
			if want := p.Fit(plain, w); got != want && w > p.Width(p.Marks.Cut) {
				t.Errorf("%s, %d columns: %q, want %q", name, w, got, want)
			}
			if p.Width(got) != w {
				t.Errorf("%s: %q is not %d wide", name, got, w)
			}
		}
	}
}
