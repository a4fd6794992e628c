package account_test

import (
	"bytes"
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/exchange"
	"muster/model/modeltest"
	"muster/model/moment"
)

// snapshot is everything that leaves muster of a book, as bytes.
func snapshot(t rapid.TB, b *account.Book, withWithheld bool) string {
	var out bytes.Buffer
	for _, class := range model.Classes() {
		if err := exchange.WriteTable(&out, b.Table(class, withWithheld), exchange.TableView{WithWithheld: withWithheld}); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func now(s *model.Story) *account.Book { return account.Open(s, moment.Moment{}) }

func storyOf(t rapid.TB, g *modeltest.Generated) *model.Story {
	state, err := model.Fold(g.Changes())
	if err != nil {
		t.Fatal(err)
	}
	return state.Story(g.Situation.ID)
}

func days(g *modeltest.Generated) (all []moment.Moment) {
	for _, c := range g.Claims {
		all = append(all, c.Said)
	}
	return append(all, moment.Moment{})
}

// A book that follows its story change by change equals one that is made afresh, forwards and backwards.
func TestFollowingEqualsAfresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		changes := g.Changes()
		state := model.NewState()
		if err := state.Apply(changes[0]); err != nil {
			t.Fatal(err)
		}
		story := state.Story(g.Situation.ID)
		cut := rapid.SampledFrom(days(g)).Draw(t, "cut")
		book := account.Open(story, cut)
		var before []*model.Entry
		for _, c := range changes[1:] {
			before = append(before, story.Entry(c.Ref()))
			if err := state.Apply(c); err != nil {
				t.Fatal(err)
			}
			book.Update(c.Ref())
			if rapid.IntRange(0, 7).Draw(t, "look") == 0 {
				same(t, book, account.Open(story, cut))
			}
		}
		same(t, book, account.Open(story, cut))
		for i := len(changes) - 1; i > 0; i-- { // replay, backwards
			story.Revert(changes[i], before[i-1])
			book.Update(changes[i].Ref())
			if rapid.IntRange(0, 7).Draw(t, "look back") == 0 {
				same(t, book, account.Open(story, cut))
			}
		}
	})
}

// apart shows where two texts part.
func apart(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	around := func(s string) string { return s[max(0, i-600):min(len(s), i+300)] }
	return "\n" + around(a) + "\n=====\n" + around(b)
}

func same(t rapid.TB, followed, afresh *account.Book) {
	t.Helper()
	if a, b := snapshot(t, followed, true), snapshot(t, afresh, true); a != b {
		t.Fatal("followed and afresh", apart(a, b))
	}
}

// Moving the cut equals opening at it; and the cut at the last thing said is the present.
func TestMovingTheCutEqualsAfresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		story := storyOf(t, g)
		book := now(story)
		for range rapid.IntRange(1, 6).Draw(t, "moves") {
			cut := rapid.SampledFrom(days(g)).Draw(t, "cut")
			book.MoveTo(cut)
			same(t, book, account.Open(story, cut))
		}
		far, err := moment.Parse("9000-01-01")
		if err != nil {
			t.Fatal(err)
		}
		same(t, account.Open(story, far), now(story))
	})
}

// Folding the whole log is the present, and an act followed by its inverse is nothing.
func TestUndoAfterDoIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		state, err := model.Fold(g.Changes())
		if err != nil {
			t.Fatal(err)
		}
		story := state.Story(g.Situation.ID)
		book, before := now(story), snapshot(t, now(story), true)
		if len(g.Claims) == 0 {
			return
		}
		e := story.Entry(model.Ref{Kind: model.KindClaim, ID: rapid.SampledFrom(g.Claims).Draw(t, "claim").ID})
		edited := *e.Record.(*model.Claim)
		edited.Status = rapid.SampledFrom([]model.ClaimState{model.Retracted, model.Withheld, model.Standing}).Draw(t, "state")
		var after model.Record = &edited
		if rapid.Bool().Draw(t, "delete") {
			after = nil
		}
		do := &model.Change{Seq: state.Head + 1, Situation: story.ID, Kind: model.KindClaim, Record: edited.ID, Was: e.Last.Seq, After: after}
		apply(t, state, book, do)
		undo := do.Inverse()
		apply(t, state, book, &model.Change{Seq: state.Head + 1, Situation: undo.Situation, Kind: undo.Kind, Record: undo.ID, Was: undo.Was, After: undo.After})
		if after := snapshot(t, book, true); after != before {
			t.Fatal("before and after", apart(before, after))
		}
	})
}

func apply(t rapid.TB, s *model.State, b *account.Book, c *model.Change) {
	if err := s.Apply(c); err != nil {
		t.Fatal(err)
	}
	b.Update(c.Ref())
}

// The order in which claims that were said at different times were logged does not matter.
func TestOrderOfUnrelatedClaimsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		g.Rulings = nil // a ruling is logged after its claim; which claim came first is not its matter
		before := snapshot(t, now(storyOf(t, g)), true)
		zone := g.Situation.Location()
		shuffled := rapid.Permutation(g.Claims).Draw(t, "order")
		// Claims said at the same instant keep their order: there the log decides.
		groups := map[int64][]*model.Claim{}
		for _, c := range g.Claims {
			at := c.Said.Begin(zone).Unix()
			groups[at] = append(groups[at], c)
		}
		for i, c := range shuffled {
			at := c.Said.Begin(zone).Unix()
			shuffled[i], groups[at] = groups[at][0], groups[at][1:]
		}
		g.Claims = shuffled
		if after := snapshot(t, now(storyOf(t, g)), true); after != before {
			t.Fatal("before and after", apart(before, after))
		}
	})
}

// A sum is never below the floor of any one country, never above what its cells allow, and a compound never adds twice.
func TestSumsKeepToTheirParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		b := now(storyOf(t, g))
		for _, class := range model.Classes() {
			for _, r := range b.Table(class, false).Reconciliation {
				sum, floors, ceilings, most := r.Countries, 0, count.Interval{}, 0
				for _, c := range sum.Cells {
					if !c.Status.Within(r.Status) {
						t.Fatalf("%s adds to the floor of %s", c.Cell, r.Status)
					}
					floors += c.Desk().Count.Min()
					most = max(most, c.Desk().Count.Min())
					ceilings = ceilings.Add(c.Desk().Interval())
				}
				for _, c := range sum.Touched {
					if c.Status.Within(r.Status) || !c.Status.Compound() {
						t.Fatalf("%s only touches %s", c.Cell, r.Status)
					}
					ceilings = ceilings.Add(c.Desk().Interval())
				}
				if sum.Min > floors || sum.Min > ceilings.Max || sum.Min < most {
					t.Fatalf("%s: the sum %v against floors %d and ceilings %d", r.Status, sum.Interval, floors, ceilings.Max)
				}
				if sum.Max != count.Inf && sum.Max != ceilings.Max {
					t.Fatalf("%s: ceiling %d, its cells allow %d", r.Status, sum.Max, ceilings.Max)
				}
			}
		}
	})
}

// Adding a compound to a claim leaves every floor where it was.
func TestCompoundLeavesTheFloors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		before := floors(now(storyOf(t, g)))
		c := &model.Claim{Source: g.Sources[0].ID, Said: moment.Day(2030, 1, 1), Text: "compound", Status: model.Standing}
		n, err := count.Parse("5")
		if err != nil {
			t.Fatal(err)
		}
		c.Figures = []model.Figure{{Group: "NZ", Status: model.Injured | model.Dead, Count: n}}
		g.Claims = append(g.Claims, model.Normal(c))
		after := floors(now(storyOf(t, g)))
		for whole, floor := range before {
			if whole.Status&(model.Injured|model.Dead) != model.Injured|model.Dead && after[whole] != floor {
				t.Fatalf("%s: the floor went from %d to %d", whole, floor, after[whole])
			}
		}
	})
}

func floors(b *account.Book) map[model.Cell]int {
	all := map[model.Cell]int{}
	for _, r := range b.Table(model.Affected, false).Reconciliation {
		all[r.Whole.Cell()] = r.Countries.Min
	}
	return all
}

// A withheld claim changes nothing that leaves muster: the accounting is that of the export which leaves it out.
func TestWithheldChangesNothingThatLeaves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		// A ruling that names a withheld claim lapses, and must say so; what was filed with it is out already.
		g.Rulings, g.Filings = nil, nil
		for i, c := range g.Claims {
			if rapid.IntRange(0, 3).Draw(t, "withhold") == 0 {
				held := *c
				held.Status = model.Withheld
				if len(c.Figures) > 0 && rapid.Bool().Draw(t, "one figure") {
					held.Status, held.Figures = c.Status, slices.Clone(c.Figures)
					held.Figures[rapid.IntRange(0, len(c.Figures)-1).Draw(t, "figure")].State = model.Withheld
				}
				g.Claims[i] = &held
			}
		}
		leavesAlike(t, storyOf(t, g))
	})
}

// The rows stand in the order of DESIGN §6, each group once.
func TestRowsAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := now(storyOf(t, modeltest.Draw(t))).Table(model.Affected, true).Rows
		rank := func(r *account.Row) int {
			if r.Group == model.Unnamed {
				return 2*int(model.Nationality) + 1
			}
			return 2 * int(r.Basis)
		}
		if !slices.IsSortedFunc(rows, func(a, b *account.Row) int { return cmp.Compare(rank(a), rank(b)) }) {
			t.Fatal("the rows are out of order")
		}
	})
}
