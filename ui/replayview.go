package ui

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/replay"
	"muster/ui/intent"
)

// clockWords names a clock.
func clockWords(c account.Clock) string {
	if c == account.BySaid {
		return "the time of saying"
	}
	return "the log"
}

func edgeWords(is *replay.Replay, by int) string {
	switch {
	case by > 0:
		return "this is the last of " + clockWords(is.Clock()) + "; esc returns to now"
	case is.Clock() == account.ByLogged:
		return "nothing was logged before that"
	}
	return "nothing had been said before that"
}

// banner says in words, across the whole screen, that this is not now.
func (a *App) banner() string {
	pen, width := a.scene.Pen, a.screen.W
	sides := []string{a.differWords() + ",/. step  c clock  esc now ", a.differWords() + "esc now ", "esc now ", ""}
	for _, least := range []int{12, 0} { // the last event is worth more than the keys
		for _, side := range sides {
			say, after := a.bannerWords()
			room := width - pen.Width(side) - pen.Width(say) - 4
			if room < min(least, pen.Width(after)) {
				continue
			}
			return pen.Banner.Paint(pen.Fit(" "+say+pen.Cut(after, room), width-pen.Width(side)) + side)
		}
	}
	say, _ := a.bannerWords()
	return pen.Banner.Paint(pen.Fit(" "+say, width))
}

// bannerWords are the words of the banner: the cut and its place, and what happened last, where there is room for it.
func (a *App) bannerWords() (say, after string) {
	r, pen := a.replay, a.scene.Pen
	if r.is == nil {
		return "REPLAY  reading the log" + pen.Marks.Cut, ""
	}
	say = "REPLAY  " + r.is.Cut() + ", " + r.is.Place()
	if r.job != nil {
		say = "REPLAY  on the way" + pen.Marks.Cut + "  still " + r.is.Cut()
	}
	if last := a.scene.Records.Latest(); last != nil {
		after = ", after: " + pen.Text(last.Headline)
	}
	return say, after
}

// differWords tell how many records and figures differ from the step before.
func (a *App) differWords() string {
	n, gone := len(a.scene.Fresh)+len(a.scene.FreshCells), a.replay.gone
	var words []string
	if n > 0 {
		words = append(words, fmt.Sprintf("%s %d other than before", a.scene.Pen.Marks.New, n))
	}
	if gone > 0 {
		words = append(words, plural(gone, "figure")+" gone")
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, ", ") + "   "
}

// replayShort says in a few words what is shown, for where the banner is out of sight; empty: now.
func (a *App) replayShort() string {
	if a.replay == nil || a.replay.is == nil {
		return ""
	}
	return a.replay.is.Cut()
}

// didWords tell what the last step brought or took, in a sentence.
func (a *App) didWords(refs []model.Ref) string {
	r := a.replay
	if r.clock == account.ByLogged {
		return r.is.Did()
	}
	var words []string
	for _, ref := range refs {
		if it := r.all.Item(ref); it != nil && it.Claim() != nil {
			words = append(words, r.is.Says(it.Claim()))
		}
	}
	switch n := len(words); {
	case n == 0:
		return ""
	case n > 3:
		return fmt.Sprintf("%s; and %d more", strings.Join(words[:2], "; "), n-2)
	}
	return strings.Join(words, "; ")
}

// replayBindings enables the global keys of the replay, and says what others mean in one.
func (a *App) replayBindings(all []Action) {
	on := a.replay != nil
	for i := range all {
		switch all[i].Do.(type) {
		case intent.File:
			all[i].SetEnabled(a.mayEdit() == "")
		case intent.AskTime, intent.Moved, intent.AskCopy:
			all[i].SetEnabled(a.scene.Ready())
		case intent.Step:
			all[i].SetEnabled(a.scene.Ready() && (on || all[i].Do.(intent.Step).By < 0))
		case intent.OtherClock:
			all[i].SetEnabled(on)
			all[i].SetHelp("c", "by "+clockWords(a.clock().Other())+" instead")
		case intent.Back:
			if on {
				all[i].SetEnabled(true)
				all[i].SetHelp("esc", "return to now")
			}
		case intent.NextNew:
			if on {
				all[i].SetHelp("n", "next that differs from the step before")
			}
		}
	}
}

// replayForbids says why nothing can be changed in a replay; empty: this is now.
func (a *App) replayForbids() string {
	if short := a.replayShort(); short != "" {
		return "you are looking at the story " + short + "; esc returns to now, where it can be changed"
	}
	if a.replay != nil {
		return "the log is being read for a replay; esc returns to now, where the story can be changed"
	}
	return ""
}
