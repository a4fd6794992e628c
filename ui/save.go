package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/act"
	"muster/model/text"
	"muster/ui/dialog"
	"muster/ui/form"
	"muster/ui/intent"
	"muster/ui/quickline"
)

// acts are what this screen asked of the log.
type acts struct {
	// own leads from the name of every act of this session to what is not known of it yet; nil: it is in the log.
	own map[string]*saving
	// last is what a dialog asked for last.
	last map[dialog.Saver]*saving
	// goal is where the cursor goes once the change is here.
	goal goal
}

// saving is an act that is not known to be in the log.
type saving struct {
	act   act.Act
	batch model.Batch
	done  string       // what is said once the log has it
	there string       // what is said where the log had it already
	by    dialog.Saver // nil: a key asked for it
	// line is the quick line that by is, or was opened from; nil: none.
	line *quickline.Line
	// situation is the one that was open.
	situation string
	// failed tells that it was answered with an error. The log may hold the act all the same, where only the answer was lost.
	failed bool
}

// goal is a record that the cursor goes to when the change seq is here.
type goal struct {
	ref  model.Ref
	seq  uint64
	done string
}

// savedMsg brings the answer of the log to an act.
type savedMsg struct {
	op      string
	receipt model.Receipt
	err     error
}

func save(ctx context.Context, s Store, b model.Batch) effect {
	return effect{run: func() tea.Msg {
		receipt, err := s.Append(ctx, b)
		return savedMsg{b.Op, receipt, err}
	}}
}

// maySave tells why nothing can be saved now; empty: it can.
func (a *App) maySave() (why string) {
	switch {
	case a.mayEdit() != "":
		return a.mayEdit()
	case a.store == nil:
		return "there is no file yet; choose what to begin with"
	case !a.scene.Ready():
		return "the situation is still being read"
	}
	return ""
}

// save asks the log to take the act of the front dialog.
func (a *App) save(what intent.Do) []effect {
	by, _ := a.top().(dialog.Saver)
	return a.saveFor(by, what)
}

// saveFor asks the log to take an act. Only a dialog that asked for it is closed by the answer.
func (a *App) saveFor(by dialog.Saver, what intent.Do) []effect {
	if why := a.maySave(); why != "" {
		a.refuse(errors.New(why))
		return nil
	}
	what = a.settled(by, what)
	s := &saving{act: what.Act, by: by, line: a.lineUnder(by), situation: a.situation, done: what.Done, there: what.Same, batch: what.Act.Batch(a.cfg.NewOp(), a.cfg.Editor)}
	if s.done == "" {
		s.done = "saved: " + what.Act.Says
	}
	s.batch.Undoes, s.batch.Seen = what.Undoes, a.state.Position()
	if by != nil {
		if was := a.acts.last[by]; was != nil && was.same(s) {
			s.batch.Op = was.batch.Op
		}
		a.acts.last[by] = s
	}
	a.acts.own[s.batch.Op] = s
	return []effect{save(a.ctx, a.store, s.batch)}
}

// same tells whether two acts ask for the same.
func (s *saving) same(t *saving) bool {
	return s.batch.Undoes == t.batch.Undoes && slices.EqualFunc(s.batch.Edits, t.batch.Edits, func(e, f model.Edit) bool {
		return e.Situation == f.Situation && e.Ref() == f.Ref() && e.Was == f.Was && (e.After == nil) == (f.After == nil) &&
			(e.After == nil || model.Equal(e.After, f.After))
	})
}

// saved takes the answer of the log to an act.
func (a *App) saved(msg savedMsg) []effect {
	s := a.acts.own[msg.op]
	if s == nil {
		return nil // the act arrived before, after an answer that was an error
	}
	if msg.err == nil {
		return a.done(s, msg.receipt)
	}
	s.failed = true
	a.stepped(s, false, 0)
	if s.situation != a.situation {
		a.say("in " + s.situation + ", not saved: " + msg.err.Error())
		return nil
	}
	var moved *model.Conflict
	switch {
	case errors.Is(msg.err, model.ErrReplaced):
		a.fail(s.by, "not saved: the file was restored under the screen, and was read afresh; look again, then save")
		return a.afresh()
	case errors.As(msg.err, &moved):
		a.conflict(s, moved)
		return []effect{since(a.ctx, a.store, a.state.Position())}
	}
	a.fail(s.by, "not saved: "+msg.err.Error())
	return a.askRights()
}

// done goes on after an act that is in the log: only now its dialog is closed. What the act changed is read like any
// other change.
func (a *App) done(s *saving, r model.Receipt) []effect {
	a.acts.own[s.batch.Op] = nil
	a.closeSaved(s)
	says := []string{s.done}
	if r.First == 0 {
		says[0] = cmp.Or(s.there, "nothing to change: it is so already")
	}
	for _, met := range r.Met {
		says = append(says, met.Says())
	}
	a.acts.goal = goal{goalOf(s.batch.Edits), r.Last, strings.Join(says, "; ")}
	a.say(a.acts.goal.done)
	if a.state == nil {
		return nil
	}
	if a.state.Head >= r.Last {
		a.show(a.lists)
	}
	return append(a.stepped(s, true, r.Last), since(a.ctx, a.store, a.state.Position()))
}

// closeSaved closes the dialog of an act that is in the log, and what stood beneath it for its sake: the form beneath a merge,
// the quick line beneath the form that it was turned into.
func (a *App) closeSaved(s *saving) {
	a.close(s.by)
	if m, ok := s.by.(*form.Merge); ok {
		a.close(m.Under())
	}
	if s.line != nil {
		a.close(s.line)
		a.lineSaved(s.line)
	}
}

// lineUnder is the quick line that a dialog is, or stands on; nil: none.
func (a *App) lineUnder(d dialog.Saver) *quickline.Line {
	at := slices.IndexFunc(a.dialogs, func(o open) bool { return d != nil && o.Dialog == dialog.Dialog(d) })
	for ; at >= 0; at-- {
		if l, ok := a.dialogs[at].Dialog.(*quickline.Line); ok {
			return l
		}
	}
	return nil
}

// goalOf is the record among edits that the editor will look for.
func goalOf(edits []model.Edit) (ref model.Ref) {
	for _, e := range edits {
		if e.After != nil && (e.Kind == model.KindClaim || e.Kind == model.KindEvent) {
			ref = e.Ref()
		}
	}
	return ref
}

// close takes a dialog away, wherever it is among those that are open.
func (a *App) close(d dialog.Dialog) {
	a.unkeep(d)
	if s, ok := d.(dialog.Saver); ok {
		delete(a.acts.last, s)
	}
	a.dialogs = slices.DeleteFunc(a.dialogs, func(o open) bool { return o.Dialog == d && d != nil })
}

// fail says why something was not saved, in the dialog that asked. One that was closed meanwhile is opened again beneath
// what is open now: what was typed into it is not lost.
func (a *App) fail(d dialog.Saver, why string) {
	if d == nil {
		a.say(why)
		return
	}
	d.Fail(a.scene.Pen.Text(why))
	if !slices.ContainsFunc(a.dialogs, func(o open) bool { return o.Dialog == dialog.Dialog(d) }) {
		a.dialogs = slices.Insert(a.dialogs, 0, open{d})
	}
	a.fitDialog(d)
}

// conflict tells of a record that somebody changed since the editor saw it. Where it was to be changed itself, both versions
// are shown; where it was only relied on there is nothing to bring together.
func (a *App) conflict(s *saving, c *model.Conflict) {
	under, _ := s.by.(*form.Form)
	if m, ok := s.by.(*form.Merge); ok { // it moved again
		under = m.Under()
	}
	if under != nil {
		if m := form.NewMerge(a.scene.Pen, a.desk(), under, s.act, c); m != nil {
			a.fail(under, "not saved: "+c.Error())
			if s.by != dialog.Saver(under) {
				a.close(s.by)
			}
			a.push(m)
			return
		}
	}
	who := "another editor"
	if c.Theirs.Last.By != nil {
		who = text.Line(c.Theirs.Last.By.Name)
	}
	verb := "changed"
	if c.Theirs.Record == nil {
		verb = "deleted"
	}
	a.fail(s.by, fmt.Sprintf("not saved: %s %s %s meanwhile; look again, then save", who, verb, c.Edit.Ref()))
}

// arrived takes note that a change of this session's own is in the log, and tells whether it is one.
func (a *App) arrived(c *model.Change) bool {
	s, own := a.acts.own[c.Op]
	if s != nil && s.failed { // only the answer was lost
		a.done(s, model.Receipt{First: c.Seq, Last: c.Seq})
	}
	return own
}

// seek brings the cursor to what was saved last, once it is here.
func (a *App) seek() {
	g := a.acts.goal
	if g.ref.ID == "" || a.state == nil || a.state.Head < g.seq || a.job != nil {
		return
	}
	a.acts.goal = goal{}
	if a.claims.Go(g.ref) || a.timeline.Go(g.ref) || !a.scene.Book.Story().Entry(g.ref).Alive() {
		return
	}
	a.say(g.done + "; what is shown now leaves it out")
}
