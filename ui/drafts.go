package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"muster/ui/dialog"
	"muster/ui/draft"
	"muster/ui/intent"
)

// drafts is what the app knows of the drafts of its dialogs.
type drafts struct {
	keeper *draft.Keeper // nil: drafts are kept nowhere
	open   map[dialog.Drafter]*keptDraft
	found  []draft.Draft // those that were found when they were listed last
	// reopen waits for its situation to be read.
	reopen *draft.Draft
}

// keptDraft is the draft of an open dialog as it was handed over last.
type keptDraft struct {
	draft.Draft
	handed bool
	// taken tells that the dialog began with what was typed into another one: it is worth keeping untouched.
	taken bool
}

func newDrafts(to draft.Drafts) drafts {
	d := drafts{open: map[dialog.Drafter]*keptDraft{}}
	if to != nil {
		d.keeper = draft.NewKeeper(to)
	}
	return d
}

// The messages about drafts.
type (
	// draftsMsg brings the drafts that are kept; asked: the editor wants to see them.
	draftsMsg struct {
		all   []draft.Draft
		err   error
		asked bool
	}
	// keeperMsg says that drafts can be written no more, or again.
	keeperMsg struct{}
)

func listDrafts(k *draft.Keeper, asked bool) effect {
	return effect{run: func() tea.Msg {
		all, err := k.List()
		return draftsMsg{all, err, asked}
	}}
}

// hearKeeper waits until the keeper has something to tell.
func hearKeeper(ctx context.Context, k *draft.Keeper) effect {
	return effect{waits: true, run: func() tea.Msg {
		select {
		case <-k.Told():
		case <-ctx.Done():
			return nil
		}
		return keeperMsg{}
	}}
}

// drafters are the dialogs that hold something typed.
func (a *App) drafters() (all []dialog.Drafter) {
	for _, d := range a.dialogs {
		if dr, ok := d.Dialog.(dialog.Drafter); ok {
			all = append(all, dr)
		}
	}
	for _, l := range a.quick { // what was left in a line that is closed is there when it is opened again
		if !slices.Contains(all, dialog.Drafter(l)) {
			all = append(all, l)
		}
	}
	return all
}

// handOver hands to the keeper what the last message changed in what is typed. What was closed meanwhile stays a draft.
func (a *App) handOver() {
	if a.drafts.keeper == nil {
		return
	}
	still := make(map[dialog.Drafter]*keptDraft, len(a.drafts.open))
	for _, dr := range a.drafters() {
		kept := a.drafts.open[dr]
		if kept == nil {
			kept = &keptDraft{Draft: draft.Draft{ID: draft.NewID(), Situation: a.situation, Generation: a.generation()}}
		}
		a.hand(dr, kept)
		still[dr] = kept
	}
	for dr, kept := range a.drafts.open {
		if s, ok := dr.(dialog.Saver); ok && still[dr] == nil && a.acts.last[s] != nil {
			still[dr] = kept // it was closed while the log is asked: the answer decides
		}
		if still[dr] == nil && kept.handed && a.notice == "" {
			a.say("what was typed is kept as a draft: press : and choose drafts")
		}
	}
	a.drafts.open = still
}

// hand hands one draft over if it is another than before.
func (a *App) hand(dr dialog.Drafter, kept *keptDraft) {
	d, typed := dr.Draft()
	if !typed && !kept.taken {
		if kept.handed {
			a.drafts.keeper.Drop(kept.ID)
			kept.handed = false
		}
		return
	}
	d.ID, d.Situation, d.Generation = kept.ID, kept.Situation, kept.Generation
	if kept.handed && kept.Same(d) {
		return
	}
	d.Written = a.cfg.Now()
	kept.Draft, kept.handed = d, true
	a.drafts.keeper.Hand(d)
}

// generation is the file's as far as it is known.
func (a *App) generation() string {
	if a.state == nil {
		return ""
	}
	return a.state.Generation
}

// unkeep forgets the draft of a dialog: what was typed into it is in the log, or its editor does not want it.
func (a *App) unkeep(d dialog.Dialog) {
	dr, ok := d.(dialog.Drafter)
	if !ok {
		return
	}
	if kept := a.drafts.open[dr]; kept != nil && kept.handed {
		a.drafts.keeper.Drop(kept.ID)
	}
	delete(a.drafts.open, dr)
}

// passOn gives the draft of a dialog to another one that goes on with what was typed into the first.
func (a *App) passOn(from, to dialog.Drafter) {
	if kept := a.drafts.open[from]; kept != nil {
		kept.taken = true
		a.drafts.open[to] = kept
		delete(a.drafts.open, from)
	}
}

// heard tells the editor that drafts can be written no more, or again.
func (a *App) heard() []effect {
	if err := a.drafts.keeper.Problem(); err != nil {
		a.say("what is typed is not kept: " + err.Error())
	} else {
		a.say("what is typed is kept again")
	}
	return []effect{hearKeeper(a.ctx, a.drafts.keeper)}
}

// draftsIntent carries out what is asked for about drafts.
func (a *App) draftsIntent(what intent.Intent) []effect {
	switch what := what.(type) {
	case intent.Drafts:
		a.dialogs = nil
		if a.drafts.keeper == nil {
			a.say("nothing is kept here: all of it is thrown away at the end")
			return nil
		}
		return []effect{listDrafts(a.drafts.keeper, true)}
	case intent.OpenDraft:
		return a.openDraft(what.Draft)
	case intent.ThrowAway:
		a.throwAway(what.ID)
	}
	return nil
}
