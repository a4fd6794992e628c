package account

import (
	"muster/model"
	"muster/model/moment"
)

// CourseLogged gives the course of a cell by the log: what this desk knew of it, and when. Changes are the log, or its
// beginning, in order; those of other situations are passed over. It costs one look at each change, and the accounting of
// those that the cell depends on. Each act makes one point at most.
func (b *Book) CourseLogged(changes []*model.Change, cell model.Cell) *Course {
	return b.TraceLogged(changes, cell)()
}

// TraceLogged prepares the course of a cell by the log: what it returns reads the book no more and may run beside it.
func (b *Book) TraceLogged(changes []*model.Change, cell model.Cell) (run func() *Course) {
	t := b.tracer(cell)
	t.course.Clock = ByLogged
	t.course.Filed = b.filedCourse(cell)
	situation := b.story.ID
	return func() *Course {
		t.book.clear(moment.Moment{})
		log := bearingOn(changes, situation, cell)
		for i, c := range log {
			t.follow(c)
			if i+1 == len(log) || log[i+1].Op != c.Op || c.Op == "" {
				t.note(Point{At: c.Logged, Seq: c.Seq})
			}
		}
		return &t.course
	}
}

// follow folds a change into the small book.
func (t *tracer) follow(c *model.Change) {
	ref, stamp := c.Ref(), model.Stamp{Seq: c.Seq, Milli: c.Logged.UnixMilli(), By: &c.By}
	next := &model.Entry{Record: c.After, First: stamp, Last: stamp}
	if old := t.book.story.Entry(ref); old != nil {
		next.First = old.First
	}
	t.book.story.Set(ref, next)
	t.book.Update(ref)
}

// bearingOn picks the changes that a cell depends on: those of the situation and the sources, of the group itself, of the
// rulings, and of every claim that counted the group in any of its versions or is linked to one that did.
func bearingOn(changes []*model.Change, situation string, cell model.Cell) (log []*model.Change) {
	claims := claimsBearingOn(changes, situation, cell)
	for _, c := range changes {
		if c.Situation != situation {
			continue
		}
		switch c.Kind {
		case model.KindClaim:
			if claims[c.Record] {
				log = append(log, c)
			}
		case model.KindGroup:
			if c.Record == cell.Group {
				log = append(log, c)
			}
		case model.KindSituation, model.KindSource, model.KindRuling:
			log = append(log, c)
		}
	}
	return log
}

// claimsBearingOn finds the claims that a cell depends on, by all their versions in the log.
func claimsBearingOn(changes []*model.Change, situation string, cell model.Cell) map[string]bool {
	on, linked, queue := map[string]bool{}, map[string][]string{}, []string{}
	add := func(id string) {
		if id != "" && !on[id] {
			on[id] = true
			queue = append(queue, id)
		}
	}
	for _, c := range changes {
		switch r := c.After.(type) {
		case *model.Claim:
			if c.Situation != situation {
				continue
			}
			for i := range r.Figures {
				if f := &r.Figures[i]; f.Group == cell.Group && f.Class == cell.Class && f.Scope == cell.Scope {
					add(r.ID)
				}
			}
			for i := range r.Links {
				linked[r.ID] = append(linked[r.ID], r.Links[i].Claim)
				linked[r.Links[i].Claim] = append(linked[r.Links[i].Claim], r.ID)
			}
		case *model.Ruling:
			if c.Situation == situation && r.Cell() == cell {
				add(r.Claim)
			}
		}
	}
	for i := 0; i < len(queue); i++ {
		for _, id := range linked[queue[i]] {
			add(id)
		}
	}
	return on
}
