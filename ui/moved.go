package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/account"
	"muster/model/replay"
	"muster/ui/dialog"
	"muster/ui/intent"
)

// moved is what the view of what moved shows.
type moved struct {
	looked uint64 // the last change that the editor has seen
	ask    intent.Moved
	asked  int
	from   *account.Book // nil: it is being counted
	to     *account.Book // nil: what is shown now
	err    error
	// deleted are the claims that were deleted by the end of the log that was read for from, as they were before.
	deleted []*model.Claim
}

// movedTag names the view among the pages.
const movedTag = "moved"

// movedMsg brings the books to compare.
type movedMsg struct {
	asked    int
	from, to *account.Book
	deleted  []*model.Claim
	err      error
}

// whatMoved opens the view, or has the open one show another stretch of time.
func (a *App) whatMoved(ask intent.Moved) []effect {
	if !a.scene.Ready() {
		return nil
	}
	m := &a.moved
	m.ask, m.asked, m.from, m.to, m.err, m.deleted = ask, m.asked+1, nil, nil, nil, nil
	var effects []effect
	if ask.Since != intent.Filed {
		effects = append(effects, a.compare())
	}
	page, open := a.top().(*dialog.Page)
	if open && page.Tag == movedTag {
		page.Refresh()
		a.fitDialog(page)
		return effects
	}
	page = dialog.Moved(a.scene, a.movedNow)
	page.Tag, page.Extra = movedTag, a.movedKeys
	a.push(page)
	return effects
}

func (a *App) movedKeys() []dialog.PageKey {
	looked := "since you looked"
	if a.replayShort() != "" {
		looked = "from here to now"
	}
	on := func(do intent.Intent, k, says string) dialog.PageKey {
		return dialog.PageKey{Binding: key.NewBinding(key.WithKeys(k), key.WithHelp(k, says)), Do: do}
	}
	return []dialog.PageKey{on(intent.Moved{Since: intent.Looked}, "l", looked), on(intent.Moved{Since: intent.Filed}, "f", "since the last filing"),
		on(intent.AskCuts{}, "t", "since a time, or between two"), on(intent.AskCopy{}, "y", "copy")}
}

// movedNow is what the view shows: since when, and the moves; not ready: they are being counted.
func (a *App) movedNow() (title string, moves []account.Move, ready bool, err error) {
	return a.movedOf(func(b *account.Book) *account.Book { return b })
}

// movedOf is the same of books that are made of those that are compared.
func (a *App) movedOf(of func(*account.Book) *account.Book) (title string, moves []account.Move, ready bool, err error) {
	m, book := &a.moved, a.scene.Book
	switch m.ask.Since {
	case intent.Filed:
		title, moves = a.movedSinceFiled(of(book))
		return title, moves, true, nil
	case intent.Cuts:
		title = dialog.Stretch(m.ask.From, m.ask.To, m.ask.Clock, a.scene.Zone)
	default:
		if a.replayShort() != "" {
			return "from " + a.cutTime() + " to " + a.untilWhen(), along(a.worded(of(a.replay.now.book)).Diff(of(book))), true, nil
		}
		title = "since you last looked"
	}
	if m.err != nil || m.from == nil {
		return title, nil, m.err != nil, m.err
	}
	if m.to != nil {
		return title, along(a.worded(of(m.to)).Diff(of(m.from))), true, nil
	}
	return title, a.worded(of(book)).Diff(of(m.from)), true, nil
}

// untilWhen names the present of a replay. What was logged since it began waits until the screen is back, and is not in it.
func (a *App) untilWhen() string {
	if a.replay.missed {
		return "when the replay began"
	}
	return "now"
}

// movedSinceFiled is what moved from the last filing on: until now, or until the cut of a replay.
func (a *App) movedSinceFiled(book *account.Book) (title string, moves []account.Move) {
	last := book.LastFiling()
	if last == nil {
		return "since the last filing: nothing was filed yet", nil
	}
	title = "since " + last.By + " filed on " + last.Filed.Display(a.scene.Zone)
	if a.replayShort() != "" {
		title += " to " + a.cutTime()
	}
	return title, a.worded(book).SinceFiled()
}

// worded words a book for the year in which the editor looks at it.
func (a *App) worded(b *account.Book) account.Words {
	return b.WordsIn(a.standing().In(a.scene.Zone).Year())
}

// along has the moves between two cuts told from the first to the second: who stands at one of them would take the other for what was
// taken back.
func along(moves []account.Move) []account.Move {
	for i := range moves {
		if moves[i].Along != "" {
			moves[i].Says = moves[i].Along
		}
	}
	return moves
}

// compare counts the books of the two cuts.
func (a *App) compare() effect {
	m := a.moved
	story, s, ctx, head := a.state.Open(a.situation).Clone(), a.store, a.ctx, a.state.Position()
	return effect{run: func() tea.Msg {
		msg := movedMsg{asked: m.asked}
		msg.read(ctx, s, story, head, m)
		return msg
	}}
}

// read counts the books, from the log where the cuts are by it.
func (msg *movedMsg) read(ctx context.Context, s Store, story *model.Story, head model.Head, m moved) {
	first := replay.Said(story)
	if m.ask.Since == intent.Looked || m.ask.Clock == account.ByLogged {
		log, err := readLog(ctx, s, story, head)
		if err != nil {
			msg.err = err
			return
		}
		first, msg.deleted = replay.Logged(story, log), log.Deleted()
	}
	if m.ask.Since == intent.Looked {
		first.Open(first.After(m.looked))
		msg.from = first.Book()
		return
	}
	second := first.Again()
	first.Open(first.By(m.ask.From))
	msg.from = first.Book()
	if !m.ask.To.IsZero() {
		second.Open(second.By(m.ask.To))
		msg.to = second.Book()
	}
}

// comparedTo shows what was counted.
func (a *App) comparedTo(msg movedMsg) {
	if msg.asked != a.moved.asked {
		return
	}
	a.moved.from, a.moved.to, a.moved.deleted, a.moved.err = msg.from, msg.to, msg.deleted, msg.err
	a.refreshDialogs()
}

// memory carries out what is asked of the desk's memory.
func (a *App) memory(what intent.Intent) []effect {
	switch what := what.(type) {
	case intent.Moved:
		if _, asked := a.top().(*dialog.Cuts); asked {
			a.pop()
		}
		return a.whatMoved(what)
	case intent.AskCuts:
		a.push(dialog.NewCuts(a.scene.Pen, a.calendar(), a.clock(), a.cutMoment()))
	case intent.File:
		return a.file()
	case intent.Wording:
		return a.wording(what)
	case intent.Confirm:
		return a.confirm(what)
	case intent.AskCopy:
		a.askCopy()
	case intent.Copy:
		return a.copy(what)
	}
	return nil
}
