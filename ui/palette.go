package ui

import (
	"muster/model/account"
	"muster/ui/dialog"
	"muster/ui/intent"
	"muster/ui/layout"
)

// everyAction lists every action by name for the palette: those of the front pane, the global ones, those of the others.
func (a *App) everyAction() (all []dialog.Entry) {
	all = a.paneActions(all, a.front)
	if a.scene.Ready() {
		defer func() { all = append(all, edges()...) }()
	}
	for _, act := range a.bindings() {
		if act.Enabled() {
			all = append(all, dialog.Entry{Name: act.Help().Desc, Side: act.Help().Key, Do: intent.Press{Pane: -1, Key: act.Keys()[0]}})
		}
	}
	if a.drafts.keeper != nil {
		all = append(all, dialog.Entry{Name: "drafts: what was typed and not saved", Do: intent.Drafts{}})
	}
	if a.cfg.Suspends {
		all = append(all, dialog.Entry{Name: "to the shell; fg comes back", Side: "ctrl+z", Do: intent.Suspend{}})
	}
	for i := range a.panes() {
		if layout.Pane(i) != a.front {
			all = a.paneActions(all, layout.Pane(i))
		}
	}
	return all
}

func (a *App) paneActions(all []dialog.Entry, p layout.Pane) []dialog.Entry {
	pane := a.panes()[p]
	for _, b := range a.paneKeys(p) {
		if b.Enabled() {
			all = append(all, dialog.Entry{Name: pane.Title() + ": " + b.Help().Desc, Side: b.Help().Key, Do: intent.Press{Pane: int(p), Key: b.Keys()[0]}})
		}
	}
	return all
}

func chooseIntent(id string) intent.Intent { return intent.Choose{Situation: id} }

// edges are the ends of the story, by either clock.
func edges() []dialog.Entry {
	return []dialog.Entry{
		{Name: "first change", Side: "by the log", Do: intent.Edge{Clock: account.ByLogged}},
		{Name: "last change", Side: "by the log", Do: intent.Edge{Clock: account.ByLogged, Last: true}},
		{Name: "first claim", Side: "by the time of saying", Do: intent.Edge{Clock: account.BySaid}},
		{Name: "last claim", Side: "by the time of saying", Do: intent.Edge{Clock: account.BySaid, Last: true}},
	}
}
