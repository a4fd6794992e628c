package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"muster/ui/paste"
)

// pastedMsg brings what was pasted.
type pastedMsg struct{ paste.Paste }

// pasted puts what was pasted where text is typed, and says what of it was not taken.
func (a *App) pasted(p paste.Paste) ([]effect, bool) {
	if p.Size > paste.Most {
		a.say(fmt.Sprintf("the paste has %s, more than the %s that can be taken at once: nothing of it was taken", megabytes(p.Size), megabytes(paste.Most)))
		return nil, false
	}
	effects, quit := a.paste(tea.PasteMsg{Content: p.Text})
	switch {
	case p.Forged:
		a.say("the paste held marks that would have ended it: all of it was taken as text")
	case p.Dropped > 0:
		a.say("keys that came in one burst with the paste were not taken: press them again")
	}
	return effects, quit
}

func megabytes(n int) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }
