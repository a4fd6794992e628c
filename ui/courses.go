package ui

import (
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/account"
)

// courses are how the cells that an inspector shows went over time.
type courses struct {
	known   map[model.Cell]*account.Course
	wanted  []model.Cell
	version int // goes up when the figures move: an answer to an older question is not shown
}

// courseMsg brings the course of a cell.
type courseMsg struct {
	version int
	book    *account.Book
	cell    model.Cell
	course  *account.Course
}

// courseOf gives the course of a cell; nil: it is looked for after this message. In a small situation it is there at once.
func (a *App) courseOf(at model.Cell) *account.Course {
	if c := a.courses.known[at]; c != nil {
		return c
	}
	if len(a.scene.Records.Claims) <= stepRecords {
		return a.scene.Book.Course(at)
	}
	a.courses.wanted = append(a.courses.wanted, at)
	return nil
}

// askCourses looks for what the inspectors lacked. The book is asked here, what it costs runs beside it.
func (a *App) askCourses() (effects []effect) {
	for _, at := range a.courses.wanted {
		if !a.scene.Ready() {
			break
		}
		version, book, run := a.courses.version, a.scene.Book, a.scene.Book.Trace(at)
		effects = append(effects, effect{run: func() tea.Msg { return courseMsg{version, book, at, run()} }})
	}
	a.courses.wanted = nil
	return effects
}

func (a *App) coursed(msg courseMsg) {
	if msg.version != a.courses.version || msg.book != a.scene.Book {
		return // the figures moved since
	}
	if a.courses.known == nil {
		a.courses.known = map[model.Cell]*account.Course{}
	}
	a.courses.known[msg.cell] = msg.course
	for _, d := range a.dialogs {
		d.Refresh()
		a.fitDialog(d.Dialog)
	}
}
