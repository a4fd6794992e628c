package ui

import (
	"context"
	"crypto/rand"
	"errors"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/act"
	"muster/ui/dialog"
	"muster/ui/form"
)

// savedMsg answers what the log was asked to take: with its receipt, or with why it did not.
type savedMsg struct {
	act     act.Act
	receipt model.Receipt
	err     error
	// from is the dialog that asked; nil: none did. It stays open until this answer.
	from dialog.Dialog
}

// save asks the log to take an act under a name of its own.
func save(ctx context.Context, s Store, b model.Batch, what act.Act, from dialog.Dialog) effect {
	return effect{run: func() tea.Msg {
		msg := savedMsg{act: what, from: from}
		msg.receipt, msg.err = s.Append(ctx, b)
		return msg
	}}
}

// ask has an act saved. Its changes are this screen's own: they are not marked as new when they come back.
func (a *App) ask(what act.Act) []effect {
	op := rand.Text()
	a.own[op] = true
	return []effect{save(a.ctx, a.store, what.Batch(op, a.cfg.Editor), what, a.top())}
}

// saved takes the answer: what was typed is let go of only when it is in the log.
func (a *App) saved(msg savedMsg) []effect {
	if msg.err != nil {
		a.notSaved(msg)
		return nil
	}
	a.close(msg.from)
	if m, ok := msg.from.(*form.Merge); ok {
		a.close(m.Under())
	}
	says := "saved: " + msg.act.Says
	for _, met := range msg.receipt.Met {
		says += "; " + met.Says()
	}
	a.say(says)
	if a.state == nil {
		return nil
	}
	return []effect{since(a.ctx, a.store, a.state.Position())}
}

// notSaved says why something was not saved. Where another editor changed the same record, both versions are shown.
func (a *App) notSaved(msg savedMsg) {
	var both *model.Conflict
	switch from := msg.from.(type) {
	case *form.Form:
		from.Fail(msg.err.Error())
		if errors.As(msg.err, &both) {
			a.meet(from, msg.act, both)
		}
	case *form.Merge:
		from.Fail(msg.err.Error())
		if errors.As(msg.err, &both) { // it moved again
			a.close(from)
			a.meet(from.Under(), msg.act, both)
		}
	default:
		a.say(msg.err.Error())
	}
}

// meet shows both versions of a record that somebody else changed meanwhile.
func (a *App) meet(f *form.Form, asked act.Act, both *model.Conflict) {
	if m := form.NewMerge(a.scene.Pen, a.desk(), f, asked, both); m != nil {
		a.push(m)
	}
}

// close takes a dialog away, wherever it is among those that are open.
func (a *App) close(d dialog.Dialog) {
	for i := range a.dialogs {
		if a.dialogs[i].Dialog == d && d != nil {
			a.dialogs = append(a.dialogs[:i], a.dialogs[i+1:]...)
			return
		}
	}
}
