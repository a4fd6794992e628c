package ui

import (
	"time"

	"muster/model/account"
	"muster/ui/form"
)

// desk is what the forms are read against: the situation as the screen has it when they are.
func (a *App) desk() *form.Desk {
	return &form.Desk{Book: func() *account.Book { return a.scene.Book }, Zone: func() *time.Location { return a.scene.Zone }, Now: a.cfg.Now}
}

// refuse says why what the front form asked for was not done: in the form, which stays as it is, if one is open.
func (a *App) refuse(err error) {
	if f, ok := a.top().(*form.Form); ok {
		f.Fail(err.Error())
		return
	}
	a.say(err.Error())
}
