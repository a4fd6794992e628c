package ui

import (
	"muster/ui/dialog"
	"muster/ui/intent"
	"muster/ui/layout"
)

// everyAction lists every action by name for the palette: those of the front pane, the global ones, those of the others.
func (a *App) everyAction() (all []dialog.Entry) {
	all = a.paneActions(all, a.front)
	for _, act := range a.bindings() {
		if act.Enabled() {
			all = append(all, dialog.Entry{Name: act.Help().Desc, Side: act.Help().Key, Do: intent.Press{Pane: -1, Key: act.Keys()[0]}})
		}
	}
	if a.drafts.keeper != nil {
		all = append(all, dialog.Entry{Name: "drafts: what was typed and not saved", Do: intent.Drafts{}})
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
	for _, b := range pane.Keys() {
		if b.Enabled() {
			all = append(all, dialog.Entry{Name: pane.Title() + ": " + b.Help().Desc, Side: b.Help().Key, Do: intent.Press{Pane: int(p), Key: b.Keys()[0]}})
		}
	}
	return all
}

func chooseIntent(id string) intent.Intent { return intent.Choose{Situation: id} }
