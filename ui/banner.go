package ui

import (
	"fmt"
	"slices"
	"strings"
)

// mostAfter to leastAfter are how much room what happened last gets, where it needs so much, before other words are left out for it: the
// least is for the mark that there was something.
const mostAfter, someAfter, fewAfter, leastAfter = 32, 28, 12, 4

// bannerWords are what stands at the left and at the right of the banner.
type bannerWords struct{ say, side string }

// banner says in words, across the whole screen, that this is not now. The moment, what narrows the panes and the way back come before
// everything else; then what happened last is worth more than the place, what differs, and words in full.
func (a *App) banner() string {
	pen, width, after := a.scene.Pen, a.screen.W, a.lastHappened()
	all := a.bannerInWords()
	for _, least := range []int{pen.Width(after), mostAfter, someAfter, fewAfter, leastAfter, 0} {
		if least == 0 {
			all = append(all, a.bannerInBrief()...)
		}
		for _, words := range all {
			room := width - pen.Width(words.say) - pen.Width(words.side) - 2
			if room >= min(least, pen.Width(after)) {
				return pen.Banner.Paint(pen.Fit(" "+words.say+pen.Cut(after, room), width-pen.Width(words.side)-1) + words.side + " ")
			}
		}
	}
	return pen.Banner.Paint(pen.Fit(" "+all[len(all)-1].say, width))
}

// bannerInWords is the banner from all of its words to what it cannot do without.
func (a *App) bannerInWords() []bannerWords {
	cut, place, count := a.bannerPlace()
	short, differ := shortCut(cut), a.differWords()
	all, few := slices.Concat(a.marks(), a.narrowing(a.screen.W)), slices.Concat(a.marks(), a.narrowing(leastChip))
	side := func(marks []string, more ...string) string {
		return "   " + strings.Join(slices.DeleteFunc(slices.Concat(marks, more), func(s string) bool { return s == "" }), "  ")
	}
	return []bannerWords{
		{"REPLAY, editing off  " + cut + place, side(all, differ, ",/. step  c clock  esc now")},
		{"REPLAY, editing off  " + cut + place, side(all, differ, "esc now")},
		{"REPLAY, editing off  " + short + count, side(all, differ, "esc now")},
		{"REPLAY, editing off  " + short + count, side(all, "esc now")},
		{"REPLAY  " + short + count, side(all, "esc now")},
		{"REPLAY  " + short, side(all, "esc now")},
		{"REPLAY  " + short, side(few, "esc now")},
	}
}

// bannerInBrief is the banner of a screen that has no room for more than the cut.
func (a *App) bannerInBrief() (all []bannerWords) {
	cut, _, _ := a.bannerPlace()
	short := shortCut(cut)
	marks := a.marks()
	if len(a.narrowing(leastChip)) > 0 {
		marks = append(marks, "filter on")
	}
	for _, cut := range []string{short, strings.NewReplacer("logged ", "", "said ", "", "through ", "").Replace(short)} {
		for _, back := range []string{"esc now", "esc"} {
			all = append(all, bannerWords{"REPLAY " + cut, " " + strings.Join(append(slices.Clone(marks), back), " ")})
		}
	}
	return all
}

// bannerPlace is the cut, and its place among the changes or claims in words and in figures.
func (a *App) bannerPlace() (cut, place, count string) {
	switch r, mark := a.replay, a.scene.Pen.Marks.Cut; {
	case r.is == nil:
		return "reading the log" + mark, "", ""
	case r.job != nil:
		return "on the way" + mark + "  still " + r.is.Cut(), "", ""
	case r.is.At().In == 0:
		return r.is.Cut(), ", " + r.is.Place(), ""
	default:
		return r.is.Cut(), ", " + r.is.Place(), fmt.Sprintf(", %d/%d", r.is.At().In, r.is.Len())
	}
}

// shortCut is a cut in few words: "logged 21 Jan 2013 16:30", "said through 21 Jan 2013".
func shortCut(cut string) string {
	return strings.NewReplacer("as ", "", " by the end of ", " through ", " by ", " ").Replace(cut)
}

// lastHappened tells what happened last in the cut.
func (a *App) lastHappened() string {
	if last := a.scene.Records.Latest(); a.replay.is != nil && last != nil {
		return ", after: " + a.scene.Pen.Text(last.Headline)
	}
	return ""
}
