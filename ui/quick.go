package ui

import (
	"maps"

	"muster/ui/quickline"
)

// quickLine opens the line that a claim is typed into, with what was left in it.
func (a *App) quickLine() []effect {
	l := a.quick[a.situation]
	if l == nil {
		l = a.newLine()
		a.quick[a.situation] = l
	} else {
		l.Refresh()
	}
	a.push(l)
	return nil
}

// newLine makes an empty line.
func (a *App) newLine() *quickline.Line {
	return quickline.New(quickline.Desk{Scene: a.scene, Now: a.cfg.Now, Editor: a.cfg.Editor, Typed: a.lineTyped})
}

// lineSaved lets go of the quick line whose claim is in the log; it stays among the earlier ones.
func (a *App) lineSaved(l *quickline.Line) {
	const most = 200
	a.lineTyped = append(a.lineTyped, l.Text())
	a.lineTyped = a.lineTyped[max(0, len(a.lineTyped)-most):]
	maps.DeleteFunc(a.quick, func(_ string, left *quickline.Line) bool { return left == l })
}
