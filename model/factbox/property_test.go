package factbox_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/factbox"
	"muster/model/modeltest"
	"muster/model/moment"
)

// renumber gives every figure a number of its own, so that a number tells which figure it came from. The form of the count stays.
func renumber(t *rapid.T, g *modeltest.Generated) {
	n := 1000
	for _, c := range g.Claims {
		for i := range c.Figures {
			form := rapid.SampledFrom([]string{"%d", "%d", "%d", "%d+", "~%d", ">%d", "<=%d", "none known"}).Draw(t, "form")
			if n += 7; form != "none known" {
				form = fmt.Sprintf(form, n)
			}
			words, err := count.Parse(form)
			if err != nil {
				t.Fatal(err)
			}
			c.Figures[i].Count = words
		}
	}
	for _, f := range g.Filings { // what was filed is what a claim said
		for i := range f.Figures {
			for _, c := range g.Claims {
				if fig, ok := c.Figure(f.Figures[i].Cell()); ok && c.ID == f.Figures[i].Claim {
					f.Figures[i].Count = fig.Count
				}
			}
		}
	}
}

var (
	numbers = regexp.MustCompile(`[0-9][0-9,]*`)
	// notCounts are the numbers that count nobody: days, times, ages, and the names of the generated records.
	notCounts = regexp.MustCompile(`\b\d{1,2} (Jan|Feb)( \d{4})?( \d\d:\d\d)?\b|more than \d+[dhm] older|and \d+ more\b|\d\d:\d\d`)
)

func numbersIn(s string) (all []int) {
	for _, w := range numbers.FindAllString(notCounts.ReplaceAllString(s, ""), -1) {
		n, _ := strconv.Atoi(strings.ReplaceAll(strings.TrimRight(w, ","), ",", ""))
		all = append(all, n)
	}
	return all
}

// allowed are the numbers that a factbox may give: those of figures that stand and are not withheld, and the sums and remainders
// of the reconciliation.
func allowed(b *account.Book) map[int]bool {
	ok := map[int]bool{}
	interval := func(i count.Interval) { ok[i.Min], ok[i.Max] = true, true }
	said := func(s *account.Said) {
		for _, n := range numbersIn(s.Count.Phrase()) {
			ok[n] = true
		}
		for _, n := range numbersIn(s.Count.Words()) {
			ok[n] = true
		}
		interval(s.Interval())
	}
	over := func(o *account.Overtaken) {
		for o != nil { // a whole that overtook a figure may be overtaken itself, and then says by what
			ok[o.Floor] = true
			for _, s := range o.By {
				said(s)
			}
			next := b.Overtaking(o.By[0])
			if o.How == account.ByWholes || next == nil || next.How != account.ByWholes {
				return
			}
			o = next
		}
	}
	for _, class := range model.Classes() {
		t := b.Table(class, false)
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				if c.Desk() == nil {
					continue
				}
				said(c.Desk())
				for _, r := range c.Rivals {
					said(r)
					over(b.Overtaking(r)) // a conflict that goes out says so of each of its sides
				}
				interval(c.Spread.Interval)
				over(c.OvertakenBy())
			}
		}
		for _, r := range t.Reconciliation {
			sumsOf(r, interval)
			if r.Overtaken != nil {
				ok[r.Overtaken.Floor] = true
			}
		}
	}
	return ok
}

func sumsOf(r *account.Reconciliation, allow func(count.Interval)) {
	allow(r.Countries.Interval)
	if r.Remainder != nil {
		allow(*r.Remainder)
	}
	aged, touched := 0, count.Interval{}
	for _, c := range r.Countries.Aged {
		aged += c.Desk().Count.Min()
	}
	for _, c := range r.Countries.Touched {
		if !c.Desk().Count.IsNoneKnown() { // it counts nobody
			touched = touched.Add(c.Desk().Interval())
		}
	}
	for _, p := range r.Countries.Same {
		allow(count.Interval{Min: p.Less, Max: p.Less})
	}
	allow(count.Interval{Min: aged, Max: aged})
	allow(touched)
}

func storyOf(t rapid.TB, g *modeltest.Generated) *model.Story {
	state, err := model.Fold(g.Changes())
	if err != nil {
		t.Fatal(err)
	}
	return state.Story(g.Situation.ID)
}

// Every number in the sections is that of a standing figure that is not withheld, or the reconciliation's; the advisory has
// besides these only what was filed and is not withheld by now.
func TestNoNumberWithoutItsFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		renumber(t, g)
		story := storyOf(t, g)
		b := account.Open(story, moment.Moment{})
		box, ok := factbox.Make(b, factbox.Options{}), allowed(b)
		for _, s := range box.Sections {
			for _, l := range s.Lines {
				for _, n := range numbersIn(l.Text) {
					if !ok[n] {
						t.Fatalf("%d is nobody's number: %s", n, l.Text)
					}
				}
			}
		}
		for _, n := range filedNumbers(b, story) {
			ok[n] = true
		}
		for _, line := range box.Advisory {
			for _, n := range numbersIn(line) {
				if !ok[n] {
					t.Fatalf("%d is nobody's number: %s", n, line)
				}
			}
		}
	})
}

// filedNumbers are those of the last filing whose claims are not withheld.
func filedNumbers(b *account.Book, story *model.Story) (all []int) {
	last := b.LastFiling()
	if last == nil {
		return nil
	}
	for _, f := range last.Figures {
		if c := story.Claim(f.Claim); c == nil || !withheld(c, f.Cell()) {
			all = append(all, numbersIn(f.Count.Phrase())...)
		}
	}
	return all
}

func withheld(c *model.Claim, cell model.Cell) bool {
	f, ok := c.Figure(cell)
	return c.Status == model.Withheld || ok && c.StateOf(f) == model.Withheld
}

// Each figure of the box stands, is the desk's, and has its speaker and day in a line of its own cell.
func TestEveryFigureHasItsSpeaker(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		renumber(t, g)
		b := account.Open(storyOf(t, g), moment.Moment{})
		box := factbox.Make(b, factbox.Options{})
		for _, f := range box.Figures {
			c := b.Cell(f.Cell())
			if c == nil || c.Desk().Claim().ID != f.Claim || c.Desk().Count != f.Count {
				t.Fatalf("%s %s of %s is not the desk's", f.Cell(), f.Count, f.Claim)
			}
			if !told(box, f, b.WordsIn(0).Attribution(c.Desk())) {
				t.Fatalf("%s %s: %q is not in its line\n%s", f.Cell(), f.Count, b.WordsIn(0).Attribution(c.Desk()), box.Text(factbox.Layout{}))
			}
		}
		for _, class := range model.Classes() {
			for _, row := range b.Table(class, false).Rows {
				for _, c := range row.Cells {
					if c.Desk() != nil && !slices.ContainsFunc(box.Figures, func(f model.FiledFigure) bool { return f.Cell() == c.Cell }) {
						t.Fatalf("%s is in the accounting and not in the factbox", c.Cell)
					}
				}
			}
		}
	})
}

// told finds a line that gives a figure with its attribution.
func told(box *factbox.Box, f model.FiledFigure, attribution string) bool {
	for _, s := range box.Sections {
		for _, l := range s.Lines {
			if slices.Contains(l.Cells, f.Cell()) && strings.Contains(l.Text, f.Count.Phrase()) && strings.Contains(l.Text, attribution) {
				return true
			}
		}
	}
	return false
}

// A whole that is overtaken is never printed without what overtook it: wherever its number stands, the floor stands too.
func TestNoOvertakenWholeAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		renumber(t, g)
		b := account.Open(storyOf(t, g), moment.Moment{})
		for _, class := range model.Classes() {
			for _, r := range b.Table(class, false).Reconciliation {
				if r.Overtaken == nil || r.Overtaken.How != account.ByWholes || r.Whole.Count.Min() == 0 {
					continue
				}
				whole, floor := numbersIn(r.Whole.Count.Phrase())[0], r.Overtaken.Floor
				for _, s := range factbox.Make(b, factbox.Options{}).Sections {
					for _, l := range s.Lines {
						if slices.Contains(numbersIn(l.Text), whole) && !slices.Contains(numbersIn(l.Text), floor) {
							t.Fatalf("%s without %d", l.Text, floor)
						}
					}
				}
			}
		}
	})
}

// Whatever comes in, a line is no wider than it may be, and ASCII on demand.
func TestLayout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		g.Situation.Title = rapid.String().Draw(t, "title")
		g.Sources[0].Name = "x" + rapid.String().Draw(t, "name")
		width := rapid.IntRange(factbox.Narrowest, 100).Draw(t, "width")
		story := storyOf(t, g)
		box := factbox.Make(account.Open(story, moment.Moment{}), factbox.Options{})
		for line := range strings.SplitSeq(box.Text(factbox.Layout{Width: width, ASCII: true}), "\n") {
			if len(line) > width || strings.IndexFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) >= 0 {
				t.Fatalf("%d bytes in %d: %q", len(line), width, line)
			}
		}
	})
}
