package form

import (
	"fmt"
	"strings"

	"muster/ui/draw"
)

// foot tells why it was not saved, what it would do to the accounting, and what is meant by the field under the cursor.
func (f *Form) foot(height int) []string {
	lines := f.alerts()
	most := max(1, height/2)
	if f.spec.Proof {
		body, _ := f.body()
		most = max(height-len(body)-1, height/3)
		lines = append(lines, f.proof(most-len(lines))...)
	} else {
		f.tell(f.sayer(&lines))
		if hint := f.meant(); hint != "" {
			f.sayer(&lines)(f.pen.Dim, hint, 2)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	if height >= 10 {
		lines = append([]string{f.pen.NewRow(f.width).Add(f.pen.Dim, f.pen.Marks.Rule(f.width)).String()}, lines...)
	}
	if f.spec.Proof {
		return lines
	}
	return lines[:min(len(lines), most)]
}

// sayer writes texts into lines, each in at most so many.
func (f *Form) sayer(lines *[]string) func(style draw.Style, text string, most int) {
	return func(style draw.Style, text string, most int) {
		for _, l := range f.pen.Lines(f.pen.Text(text), max(1, f.width-2*gutter), most) {
			*lines = append(*lines, f.pen.NewRow(f.width).Space(gutter).Add(style, l).String())
		}
	}
}

// alerts are what must be known before anything else: why it was not saved, what is wrong with the whole, what was not read.
func (f *Form) alerts() (lines []string) {
	say := f.sayer(&lines)
	switch {
	case f.asking:
		say(f.pen.Warn, f.ask(), 2)
	case f.waiting:
		say(f.pen.Dim, strings.TrimSpace("saving"+f.pen.Marks.Cut+" "+f.behind), 2)
	case f.note != "":
		say(f.pen.Alarm, f.pen.Marks.Alarm+" "+f.note, 4)
	}
	if says := f.homeless(); says != "" && f.tells() {
		say(f.pen.Alarm, f.pen.Marks.Alarm+" "+says, 3)
	}
	if f.reading.Warning != "" {
		say(f.pen.Warn, f.reading.Warning, 2)
	}
	if n := f.unread(); f.skipped && n > 0 {
		say(f.pen.Warn, f.pen.Marks.Alarm+" "+plural(n, "line")+" of the text "+were(n)+" never in sight: pgdn shows more, "+f.keys.save.Help().Key+" again: "+f.spec.Do+" all the same", 2)
	}
	return lines
}

// tells tells whether what is wrong with the whole is shown yet: not while its parts are still being answered.
func (f *Form) tells() bool {
	return f.all || len(f.blocks) == 0 || f.spec.Short && f.Dirty() && len(f.offers) == 0
}

// ask asks whether a form is to be left.
func (f *Form) ask() string {
	if f.drafts {
		return "Leave it? y leaves it, and what you typed is kept as a draft; x throws that away; esc goes on."
	}
	return "Throw away what you typed? x throws it away, esc goes on."
}

func were(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// mostEffects is how many effects are told; the others are counted.
const mostEffects = 6

func (f *Form) tell(say func(draw.Style, string, int)) {
	for i, e := range f.effects {
		if i == mostEffects && !f.spec.Proof {
			say(f.pen.Dim, fmt.Sprintf("and %d more", len(f.effects)-i), 1)
			return
		}
		if e.Grave {
			say(f.pen.Alarm, f.pen.Marks.Alarm+" "+e.Text, 3)
		} else {
			say(f.pen.Plain, e.Text, 3)
		}
	}
}

// meant says what is meant by the field under the cursor, where the field itself does not show it any more.
func (f *Form) meant() string {
	in := f.input(f.at)
	if in == nil {
		return ""
	}
	var parts []string
	if f.at.row >= 0 && f.blocks[f.at.block].Columns[f.at.col].Label != "" {
		parts = append(parts, f.blocks[f.at.block].Columns[f.at.col].Label+":")
	}
	if echo := f.reading.Echoes[f.name(f.at)]; echo != "" && f.at.row >= 0 && in.Value() != "" {
		parts = append(parts, echo)
	} else if in.typed() != "" || f.at.row >= 0 || f.pen.Width(in.field.Hint)+2 > f.width-f.left(f.at)-gutter {
		parts = append(parts, in.field.Hint)
	}
	return strings.Join(parts, " ")
}

// homeless is what is wrong with the whole record, or with something that has no field here.
func (f *Form) homeless() string {
	has := map[string]bool{}
	for _, s := range f.stops() {
		has[f.fault(s)] = true
	}
	for _, says := range f.reading.Faults {
		if !has[says] {
			return says
		}
	}
	return ""
}

// Note says what part of the form is in sight.
func (f *Form) Note() string {
	lines, _ := f.body()
	room := f.height - len(f.foot(f.height))
	switch left := len(lines) - f.top - room; {
	case left > 0:
		return fmt.Sprintf(" %d more %s ", left, f.pen.Marks.More)
	case f.top > 0:
		return " " + f.pen.Marks.Before + " "
	}
	return ""
}
