package account_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
)

// cellsOf are the cells that any claim gives a figure for.
func cellsOf(g *modeltest.Generated) (all []model.Cell) {
	for _, c := range g.Claims {
		for _, f := range c.Figures {
			if !slices.Contains(all, f.Cell()) {
				all = append(all, f.Cell())
			}
		}
	}
	return all
}

// holds checks that the course says at an instant what a cell shows.
func holds(t rapid.TB, course *account.Course, at time.Time, c *account.Cell) {
	t.Helper()
	var last account.Point
	for _, p := range course.Points {
		if !p.At.After(at) {
			last = p
		}
	}
	switch {
	case c == nil && last.Claim != nil:
		t.Fatalf("%s at %s: the course shows %s, the accounting nothing", course.Cell, at, last.Says)
	case c != nil && (last.Claim == nil || last.Count != c.Desk().Count || last.Claim.ID != c.Desk().Claim().ID || last.Band != c.Spread):
		t.Fatalf("%s at %s: the course shows %+v, the accounting %s of %s in %+v", course.Cell, at, last, c.Desk().Count, c.Desk().Claim().ID, c.Spread)
	}
}

// At each instant of saying, the course of a cell shows what the accounting with that cut shows.
func TestCourseIsTheAccountingAtEachCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		story := storyOf(t, g)
		book, zone := now(story), g.Situation.Location()
		for _, c := range g.Claims {
			at := c.Said.Begin(zone)
			cut, err := moment.Parse(at.UTC().Format("2006-01-02T15:04:05Z"))
			if err != nil {
				t.Fatal(err)
			}
			then := account.Open(story, cut)
			for _, cell := range cellsOf(g) {
				holds(t, book.Course(cell), at, then.Cell(cell))
			}
		}
	})
}

// After each change of the log, the course by the log shows what the accounting of the log so far shows.
func TestCourseByTheLogIsTheAccountingAfterEachChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		changes := g.Changes()
		book := now(storyOf(t, g))
		state := model.NewState()
		courses := map[model.Cell]*account.Course{}
		for _, cell := range cellsOf(g) {
			courses[cell] = book.CourseLogged(changes, cell)
		}
		for _, c := range changes {
			if err := state.Apply(c); err != nil {
				t.Fatal(err)
			}
			then := now(state.Story(g.Situation.ID))
			for cell, course := range courses {
				holds(t, course, c.Logged, then.Cell(cell))
			}
		}
	})
}

// The course of Japan's unaccounted in the example: 14 on the 19th, and no figure any more on the 21st.
func TestCourseOfTheExample(t *testing.T) {
	s := at(t, "2013-01-21")
	course := s.Course(model.Cell{Group: "JP", Status: model.Unaccounted})
	var says []string
	for _, p := range course.Points {
		says = append(says, p.At.In(s.Story().Situation().Location()).Format("2 Jan")+": "+p.Says())
	}
	want := []string{"19 Jan: 14; Yoshihide Suga, Japanese chief cabinet secretary, 19 Jan", "21 Jan: no figure any more"}
	if !slices.Equal(says, want) {
		t.Errorf("%q", says)
	}
}

func BenchmarkCourse(b *testing.B) {
	story := storyOf(b, modeltest.Situation(1, 100_000))
	book := now(story)
	for _, group := range []string{"ALL", "GB"} {
		b.Run(group, func(b *testing.B) {
			for b.Loop() {
				book.Course(model.Cell{Group: group, Status: model.Dead})
			}
		})
	}
}

// A course runs beside the book that it was traced from: what is logged meanwhile neither races with it nor moves it.
func TestTraceRunsBesideItsBook(t *testing.T) {
	g := modeltest.Situation(3, 600)
	changes := g.Changes()
	state, err := model.Fold(changes[:len(changes)/2])
	if err != nil {
		t.Fatal(err)
	}
	book := now(state.Story(g.Situation.ID))
	cell := model.Cell{Group: model.All, Status: model.Dead}
	want := book.Course(cell)
	done := make(chan *account.Course)
	run, logged := book.Trace(cell), book.TraceLogged(changes[:len(changes)/2], cell)
	go func() { logged(); done <- run() }()
	for _, c := range changes[len(changes)/2:] {
		own := *c
		if err := state.Apply(&own); err != nil {
			t.Fatal(err)
		}
		book.Update(c.Ref())
		book.Cell(cell)
	}
	if got := <-done; len(got.Points) != len(want.Points) || len(got.Points) == 0 {
		t.Errorf("%d points, %d before", len(got.Points), len(want.Points))
	}
}
