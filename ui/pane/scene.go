package pane

import (
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/filter"
	"muster/ui/draw"
)

// Scene is what all panes show: one situation as it stands. The app owns it; panes only read it, but for what was seen.
type Scene struct {
	Pen  *draw.Pen
	Book *account.Book // nil: there is none yet
	// Counting tells that the book is being made.
	Counting bool
	Zone     *time.Location
	// Records are the claims and events of the situation.
	Records *Records
	// Fresh are the records and cells that others have changed and that the cursor has not been on yet.
	Fresh      map[model.Ref]bool
	FreshCells map[model.Cell]bool
	// Narrow is the group that timeline and claims are narrowed to; empty: none.
	Narrow string
	// Find is the filter as it was typed; empty: none.
	Find string
	// Match is the filter as it was understood, nil: none.
	Match *filter.Filter
	// Here tells of records who else has them open.
	Here map[model.Ref]string
	// Pointed is what the selected record points at.
	Pointed Pointed
	// Replay tells that this is not now. A record that is gone may be back a step later: cursors remember theirs.
	Replay bool
	// Low tells that the screen has few rows: drawings are made in fewer.
	Low bool
	// Course gives how a cell went over time; nil: that is still being looked for. It is shown when it is there.
	Course func(model.Cell) *account.Course
}

// Pointed is what a selected record points at in the other panes.
type Pointed struct {
	Cells  map[model.Cell]bool
	Claims map[string]bool
	Events map[string]bool
}

// Ready tells whether there is anything to show yet.
func (s *Scene) Ready() bool { return s.Book != nil }

// Gone says what has become of a record that is not there: in a replay it may be yet to come.
func (s *Scene) Gone(ref model.Ref) string {
	switch e := s.Book.Story().Entry(ref); {
	case s.Replay && e == nil:
		return "was not logged yet"
	case s.Replay && e.Alive() && ref.Kind == model.KindEvent:
		return "had not happened yet"
	case s.Replay && e.Alive():
		return "was not said yet"
	}
	return "was deleted"
}

// Seen takes the mark off a record.
func (s *Scene) Seen(ref model.Ref) { delete(s.Fresh, ref) }

// when shows a claim's time in the scene's zone.
func (s *Scene) when(c *model.Claim) string { return s.Pen.Text(c.Said.Display(s.Zone)) }

// short is a count as there is room for it, fit to be shown: its words are a source's.
func (s *Scene) short(c count.Count) string { return s.Pen.Text(Short(c)) }

// gutter is the narrow column before a row: the cursor, then what is new or pointed at.
func (s *Scene) gutter(r *draw.Row, cursor, pointed, fresh bool) {
	p := s.Pen
	if cursor {
		r.Add(p.Accent, p.Marks.Cursor)
	} else {
		r.Space(1)
	}
	switch {
	case fresh:
		r.Add(p.Accent, p.Marks.New)
	case pointed:
		r.Add(p.Accent, p.Marks.Point)
	default:
		r.Space(1)
	}
}

// HereOn is the mark of who else has a record open; empty: nobody.
func (s *Scene) HereOn(ref model.Ref) string {
	if s.Here[ref] == "" {
		return ""
	}
	return s.Pen.Marks.Here + s.Here[ref]
}

// beside ends a row with who else has its record open, in the columns that were kept for that.
func (s *Scene) beside(r *draw.Row, ref model.Ref, width int) string {
	if width == 0 {
		return r.String()
	}
	return r.String() + s.Pen.NewRow(width).Space(1).Add(s.Pen.Accent, s.HereOn(ref)).String()
}

// besideRoom is how many columns of a row of a width are to be kept for who else has its record open.
func (s *Scene) besideRoom(ref model.Ref, width int) int {
	here := s.HereOn(ref)
	if here == "" || width < 20 {
		return 0
	}
	return min(1+s.Pen.Width(here), width/3)
}

// Past tells whether a claim no longer stands in a book: withdrawn, or every figure of it superseded.
func Past(b *account.Book, c *model.Claim) bool { return standing(b, c) != "" }

// PointedBy is what a record points at: a claim at its cells and events, an event at its claims.
func (s *Scene) PointedBy(it *Item) (p Pointed) {
	if it == nil {
		return p
	}
	if e := it.Event(); e != nil {
		p.Claims = map[string]bool{}
		for _, id := range e.Evidence {
			p.Claims[id] = true
		}
		return p
	}
	p.Cells, p.Events = map[model.Cell]bool{}, map[string]bool{}
	c := it.Claim()
	for i := range c.Figures {
		p.Cells[c.Figures[i].Cell()] = true
	}
	for _, id := range s.Records.EventsOn(c.ID) {
		p.Events[id] = true
	}
	return p
}
