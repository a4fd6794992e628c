package ui

import (
	"muster/model"
	"muster/model/account"
	"muster/model/filter"
	"muster/ui/pane"
)

// stepRecords is how many records are looked at between two keys. A small situation is arranged at once.
const stepRecords = 2000

// arrangement is how the lists shall be arranged now.
func (a *App) arrangement() pane.Arrangement { return a.wanted()(a.scene.Book, a.scene.Records) }

// wanted is how the lists of any book shall be arranged, by what the editor chose so far.
func (a *App) wanted() func(*account.Book, *pane.Records) pane.Arrangement {
	want := pane.Arrangement{Order: a.claims.Order, Newest: a.timeline.Newest, Among: a.timeline.Among, Group: a.scene.Narrow}
	hide, find := a.claims.HidePast, a.filter
	return func(book *account.Book, records *pane.Records) pane.Arrangement {
		if hide {
			want.Past = func(c *model.Claim) bool { return pane.Past(book, c) }
		}
		if find != nil && !find.Empty() {
			want.Match = match(find, book)
		}
		return want.With(records)
	}
}

// match asks a filter about a record, with the marks of the cells as the accounting has them.
func match(f *filter.Filter, book *account.Book) func(*pane.Item) bool {
	flags := map[model.Cell][]account.Flag{}
	of := func(at model.Cell) []account.Flag {
		if known, ok := flags[at]; ok {
			return known
		}
		if c := book.Cell(at); c != nil {
			flags[at] = c.Flags(true)
		}
		return flags[at]
	}
	return func(it *pane.Item) bool {
		if it.Claim() != nil {
			return f.Claim(it.Entry, of)
		}
		return f.Event(it.Entry)
	}
}

// rearrange begins to arrange the lists anew; what was begun before is dropped.
func (a *App) rearrange() []effect {
	if !a.scene.Ready() {
		return nil
	}
	if a.replay != nil {
		a.replay.rearranged = true
	}
	a.late = nil
	a.job = a.arrangement().Begin(a.scene.Records)
	return a.step(a.job)
}

// rearrangeNow does so at once, after a change that all records may depend on.
func (a *App) rearrangeNow() {
	job := a.arrangement().Begin(a.scene.Records)
	for !job.Step(stepRecords) {
	}
	a.job, a.late = nil, nil
	a.arranged, a.lists = job.Arrangement, job.Sort()
}

// step looks at the next records of a job.
func (a *App) step(job *pane.Job) []effect {
	if job != a.job {
		return nil
	}
	if !job.Step(stepRecords) {
		return []effect{nextStep(job)}
	}
	if len(job.Claims)+len(job.Timeline) > stepRecords {
		return []effect{sortJob(job)}
	}
	a.sorted(sortedMsg{job, job.Sort()})
	return nil
}

// sorted takes over the lists of a job, and what changed while it ran.
func (a *App) sorted(msg sortedMsg) {
	if msg.job != a.job {
		return
	}
	a.arranged, a.lists, a.job = msg.job.Arrangement.With(a.scene.Records), msg.lists, nil
	for _, c := range a.late {
		a.lists = a.arranged.Follow(a.lists, c.old, c.now)
	}
	a.late = nil
	a.show(a.lists)
}

// show gives the lists to their panes.
func (a *App) show(l pane.Lists) {
	a.timeline.SetItems(l.Timeline, l.Sifted)
	a.claims.SetItems(l.Claims, l.Sifted)
	a.seek()
	a.repoint()
}

// repoint marks in the other panes what the selected record points at.
func (a *App) repoint() {
	a.scene.Pointed = pane.Pointed{}
	if !a.scene.Ready() {
		return
	}
	switch a.frontPane() {
	case a.claims:
		a.scene.Pointed = a.scene.PointedBy(a.claims.Selected())
	case a.timeline:
		a.scene.Pointed = a.scene.PointedBy(a.timeline.Selected())
	}
}
