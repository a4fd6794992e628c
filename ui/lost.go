package ui

import (
	"context"
	"errors"

	"muster/model"
)

// notLive stands on every screen whose file cannot be read any more: what is shown is from memory.
const notLive = "NOT LIVE"

// lose says why the file cannot be read. What is shown and what is typed stay.
func (a *App) lose(err error) {
	if errors.Is(err, model.ErrReplaced) || errors.Is(err, context.Canceled) {
		return
	}
	a.lost = a.scene.Pen.Text("not live, what is shown is from memory: " + err.Error())
	a.notice = a.lost
}

// regain takes note that the file was read.
func (a *App) regain() {
	if a.notice == a.held {
		a.notice = "" // whoever held the file let it go
	}
	if a.lost != "" {
		a.lost = ""
		a.say("the file can be read again")
	}
}

// rightsAsked numbers the questions about rights: the last one, and the last of which there was an answer.
type rightsAsked struct{ asked, answered int }

// askRights asks whether the file may still be changed, or may be again.
func (a *App) askRights() []effect {
	if a.cfg.Rights == nil || a.store == nil {
		return nil
	}
	a.rights.asked++
	return []effect{rights(a.rights.asked, a.cfg.Rights, a.store)}
}

// entitled takes up what this editor may do with the file now, unless a later question was answered before. What is typed stays
// as it is.
func (a *App) entitled(msg rightsMsg) {
	if msg.number < a.rights.answered {
		return
	}
	a.rights.answered = msg.number
	was := a.cfg.ReadOnly
	if a.cfg.ReadOnly = msg.readOnly; was == msg.readOnly {
		return
	}
	if msg.readOnly == "" {
		a.say("you may change the file again")
	} else if a.lost == "" {
		a.say("nothing can be changed any more: " + msg.readOnly)
	}
}

// marks stand on every screen of an editor who may change nothing, or who does not see what is new.
func (a *App) marks() (all []string) {
	if a.cfg.ReadOnly != "" {
		all = append(all, readOnly)
	}
	if a.lost != "" {
		all = append(all, notLive)
	}
	return all
}
