package ui

import (
	"fmt"
	"strings"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
	"muster/model/replay"
	"muster/ui/dialog"
	"muster/ui/intent"
	"muster/ui/pane"
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
	case by > 0 && is.Clock() == account.BySaid:
		return "this is the last that was said; esc returns to now"
	case by > 0:
		return "this is the last of the log; esc returns to now"
	case is.Clock() == account.ByLogged:
		return "nothing was logged before that"
	}
	return "nothing had been said before that"
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
	return strings.Join(words, ", ")
}

// replayShort says in a few words what is shown, for where the banner is out of sight; empty: now.
func (a *App) replayShort() string {
	if a.replay == nil || a.replay.is == nil {
		return ""
	}
	return a.replay.is.Cut()
}

// cutTime is the moment of the cut in words, without its clock.
func (a *App) cutTime() string {
	cut := a.replay.is.Cut()
	if _, words, is := strings.Cut(cut, " by "); is {
		return words
	}
	return cut
}

// cutMoment is the moment of the cut that is shown; zero: this is now.
func (a *App) cutMoment() moment.Moment {
	if a.replay == nil || a.replay.is == nil {
		return moment.Moment{}
	}
	return a.replay.is.When()
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
	n, way := len(words), ""
	if r.is.Back() {
		way = "not said yet: " // "taken back" would be the sources' doing
	}
	switch {
	case n == 0:
		return ""
	case n > 3:
		return way + fmt.Sprintf("%s; and %d more", strings.Join(words[:2], "; "), n-2)
	}
	return way + strings.Join(words, "; ")
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
		case intent.Quit:
			if on && all[i].Keys()[0] == "q" {
				all[i].Do = intent.Back{}
				all[i].SetHelp("q", "return to now")
			}
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

// seen is the moment that a replay shows; the zero time: this is now.
func (a *App) seen() time.Time {
	if a.replay == nil || a.replay.is == nil || a.replay.is.When().IsZero() {
		return time.Time{}
	}
	return a.replay.is.When().End(a.scene.Zone).Add(-time.Nanosecond)
}

// standing is the moment that typed times hang on: now, in a replay the end of the day of its cut.
func (a *App) standing() time.Time {
	now, seen := a.cfg.Now(), a.seen()
	if seen.IsZero() {
		return now
	}
	year, month, day := seen.In(a.scene.Zone).Date()
	if end := time.Date(year, month, day+1, 0, 0, 0, -1, a.scene.Zone); end.Before(now) {
		return end
	}
	return now
}

// calendar is what a time is read by that is typed to look back.
func (a *App) calendar() dialog.Calendar {
	logged := moment.Span{Now: a.cfg.Now(), At: a.seen()}
	said := logged
	story := a.state.Open(a.situation)
	logged.First, logged.Last = story.LoggedSpan()
	if all := a.saidInAll(); len(all) > 0 {
		said.First, said.Last = time.Unix(all[0].Begin, 0), time.Unix(all[len(all)-1].Begin, 0)
	}
	return dialog.Calendar{Now: a.standing(), Zone: a.scene.Zone, Story: func(c account.Clock) moment.Span {
		if c == account.BySaid {
			return said
		}
		return logged
	}}
}

// saidInAll are all claims as they stand now, in the order of saying.
func (a *App) saidInAll() []*pane.Item {
	if a.replay != nil && a.replay.is != nil {
		return a.replay.now.records.Claims
	}
	return a.scene.Records.Claims
}
