package ui

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
	"muster/ui/draft"
	"muster/ui/pane"
)

// Looked keeps how far one editor has seen the log of each situation of a file. Its methods may take their time and may be called
// from several goroutines.
//
// What was seen is what has no mark of being new: the head is kept whenever no mark is left, because the editor has been on
// each or has pressed N. Quitting sees nothing: what was marked then is marked again at the next start, however the session
// ended.
type Looked interface {
	// Load gives the head that was kept for a situation; the zero head: none was.
	Load(situation string) (model.Head, error)
	// Save keeps a head. One that lies before what is kept of the same log changes nothing.
	Save(situation string, seen model.Head) error
}

// looked is what the app knows of what its editor has seen of the situation.
type looked struct {
	pending bool     // what moved since is being looked for: there may be marks to come
	back    *backMsg // waits for the end of a replay
	last    uint64   // last change of the situation that is here
	kept    bool     // something was handed over in this session, with the last change that was in it
	at      uint64
}

// backMsg brings what moved since the editor looked last.
type backMsg struct {
	story   *model.Story // of the time when it was asked; nobody else has it
	refs    []model.Ref  // claims and events that others changed
	figures map[model.Cell]string
	err     error
}

// lookBack finds what others did to a situation since its editor looked last, and what its figures were then.
func lookBack(ctx context.Context, s Store, story *model.Story, seen, head model.Head, me model.Editor) effect {
	return effect{run: func() tea.Msg {
		msg, others, earlier := backMsg{story: story}, map[model.Ref]bool{}, map[model.Ref]*model.Entry{}
		msg.err = s.Log(ctx, seen, func(l model.Logged) error {
			if ref := l.Ref(); l.Situation == story.ID && l.Seq <= head.Seq {
				if l.By.ID != me.ID && (ref.Kind == model.KindClaim || ref.Kind == model.KindEvent) {
					others[ref] = true
				}
				if _, known := earlier[ref]; !known {
					earlier[ref] = replacedBy(&l.Change, story)
				}
			}
			return nil
		})
		if msg.err != nil || len(earlier) == 0 {
			return msg
		}
		msg.refs = slices.Collect(maps.Keys(others))
		for ref, e := range earlier {
			story.Set(ref, e)
		}
		msg.figures = pane.Figures(account.Open(story, moment.Moment{}))
		return msg
	}}
}

// replacedBy gives the entry that a change of a story replaced, nil: none. When its last change was logged is not known.
func replacedBy(c *model.Change, story *model.Story) *model.Entry {
	e := story.Entry(c.Ref())
	if e == nil || c.Was == 0 {
		return nil
	}
	return &model.Entry{Record: c.Before, First: e.First, Last: model.Stamp{Seq: c.Was, By: e.First.By}}
}

// lookSince begins to look for what moved since the editor looked last.
func (a *App) lookSince(msg loadedMsg) []effect {
	a.moved.looked = a.state.Head
	a.looked = looked{last: a.state.Head}
	seen, here := msg.seen, a.state.Position()
	switch {
	case a.lookKeeper == nil || seen == model.Head{}:
	case msg.seenErr != nil:
		a.say("what you have seen before is not known: " + msg.seenErr.Error())
	case seen.Generation != here.Generation || seen.Seq > here.Seq:
		a.restoredSince()
	case msg.past != nil:
		a.moved.looked, a.looked.pending = seen.Seq, true
		return []effect{lookBack(a.ctx, a.store, msg.past, seen, here, a.cfg.Editor)}
	}
	return nil
}

func (a *App) restoredSince() {
	a.say("the file was restored since you last looked: what moved since then is in another log")
}

// lookedBack marks what others did since the editor looked last; in a replay it waits until that is left.
func (a *App) lookedBack(msg backMsg) {
	switch {
	case !a.looked.pending || a.state == nil || a.state.Story(a.situation) == nil || msg.story.ID != a.situation:
		return // everything was said to be seen meanwhile, or another situation is open
	case a.replay != nil && a.replay.is != nil:
		a.looked.back = &msg
		return
	}
	a.looked.pending = false
	if errors.Is(msg.err, model.ErrReplaced) {
		a.moved.looked = a.state.Head
		a.restoredSince()
		return
	}
	if msg.err != nil {
		a.looked.pending = true // nobody knows what there is to be seen
		a.say("what moved since you last looked is not known: " + msg.err.Error())
		return
	}
	story := a.scene.Book.Story()
	for _, ref := range msg.refs {
		if story.Entry(ref).Alive() {
			a.scene.Fresh[ref] = true
		}
	}
	if msg.figures != nil {
		a.accounting.MarkSince(msg.figures, a.byMe)
	}
	a.show(a.lists)
}

// byMe tells whether a cell shows what the editor logged last.
func (a *App) byMe(c *account.Cell) bool {
	if c.Desk() == nil {
		return false
	}
	e := a.scene.Book.Story().Entry(model.Ref{Kind: model.KindClaim, ID: c.Desk().Claim().ID})
	return e.Alive() && e.Last.By != nil && e.Last.By.ID == a.cfg.Editor.ID
}

// keepSeen hands over how far the log was seen, when nothing is marked as new.
func (a *App) keepSeen() {
	switch l := &a.looked; {
	case a.lookKeeper == nil || a.state == nil || !a.scene.Ready() || a.replay != nil || l.pending:
	case len(a.scene.Fresh)+len(a.scene.FreshCells) > 0:
	case !l.kept || l.at < l.last:
		l.kept, l.at = true, l.last
		a.lookKeeper.hand(a.situation, a.state.Position())
	}
}

// allSeen takes every mark off.
func (a *App) allSeen() {
	clear(a.scene.Fresh)
	clear(a.scene.FreshCells)
	if a.replay == nil && a.state != nil {
		a.moved.looked, a.looked.pending = a.state.Head, false
	}
}

// lookKeeper has what was seen written by a goroutine of its own. Of each situation only the latest waits.
type lookKeeper struct {
	to   Looked
	wake chan struct{}
	told chan error // why it could not be written, once

	mu      sync.Mutex
	waiting map[string]model.Head
	failed  bool

	writing sync.Mutex
}

func newLookKeeper(to Looked) *lookKeeper {
	if to == nil {
		return nil
	}
	return &lookKeeper{to: to, wake: make(chan struct{}, 1), told: make(chan error, 1), waiting: map[string]model.Head{}}
}

// hand has a head written soon. It does not wait.
func (k *lookKeeper) hand(situation string, seen model.Head) {
	k.mu.Lock()
	k.waiting[situation] = seen
	k.mu.Unlock()
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

// run writes what is handed over, until ctx ends. What fails waits for the next: it is no loss that grows.
func (k *lookKeeper) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-k.wake:
		}
		select {
		case <-ctx.Done():
		case <-time.After(draft.Delay):
		}
		k.write()
	}
}

// flush writes everything that waits, for no longer than a time.
func (k *lookKeeper) flush(most time.Duration) {
	done := make(chan struct{})
	go func() { k.write(); close(done) }()
	select {
	case <-done:
	case <-time.After(most):
	}
}

func (k *lookKeeper) write() {
	k.writing.Lock()
	defer k.writing.Unlock()
	k.mu.Lock()
	all := k.waiting
	k.waiting = map[string]model.Head{}
	k.mu.Unlock()
	for situation, seen := range all {
		if err := k.to.Save(situation, seen); err != nil {
			k.fail(err)
		}
	}
}

// fail tells a failure, the first time.
func (k *lookKeeper) fail(err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.failed {
		return
	}
	k.failed = true
	k.told <- err
}

// hearLooked waits until what was seen cannot be kept.
func hearLooked(ctx context.Context, k *lookKeeper) effect {
	return effect{waits: true, run: func() tea.Msg {
		select {
		case err := <-k.told:
			return noticeMsg{"what you have seen is not kept, and will be marked as new again: " + err.Error()}
		case <-ctx.Done():
			return nil
		}
	}}
}
