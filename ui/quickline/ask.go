package quickline

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/quick"
	"muster/ui/intent"
)

// paste takes a paste: one line goes where the cursor is; what has several lines, or is too long for one, may be the
// quotation. While something is asked or saved, nothing is taken.
func (l *Line) paste(msg tea.PasteMsg) {
	text := strings.ReplaceAll(strings.ReplaceAll(msg.Content, "\r\n", "\n"), "\r", "\n")
	switch whole := strings.Trim(text, "\n"); {
	case l.waiting:
	case l.ask != askNothing:
		l.refused = "answer the question first; nothing of the paste was taken"
	case len(text) > quick.MaxLine:
		l.refused = fmt.Sprintf("the paste is %d bytes long; at most %d are taken: nothing of it was", len(text), quick.MaxLine)
	case len(whole) > model.MaxField:
		l.refused = fmt.Sprintf("the paste is %d bytes long; a quotation holds at most %d: nothing of it was taken", len(whole), model.MaxField)
	case strings.Contains(whole, "\n"):
		l.pasted, l.ask, l.refused = text, askPaste, ""
	default:
		l.refused = ""
		if l.field.Update(tea.PasteMsg{Content: whole}) {
			l.back, l.pick = 0, -1
			l.changed()
		} else if l.field.TooLong {
			l.pasted, l.ask = whole, askPaste
		}
	}
}

// answer takes a key while something is asked.
func (l *Line) answer(msg tea.KeyPressMsg) intent.Intent {
	if l.ask == askPaste {
		l.answerPaste(msg)
		return nil
	}
	near, name := l.near(), msg.String()
	switch {
	case name == "esc":
		l.ask = askNothing
	case name != "up" && name != "down" && (l.ahead || msg.Text != "" && !key.Matches(msg, l.keys.up, l.keys.down)):
		l.ahead = true // on a slow link the next line is typed before the question is seen: no letter of it is an answer
	case key.Matches(msg, l.keys.up):
		l.choice, l.ahead = max(0, l.choice-1), false
	case key.Matches(msg, l.keys.down):
		l.choice, l.ahead = min(len(near), l.choice+1), false
	case name == "enter":
		return l.chosen(near)
	}
	return nil
}

func (l *Line) answerPaste(msg tea.KeyPressMsg) {
	switch {
	case key.Matches(msg, l.keys.yes):
		text := l.pasted
		l.quotation, l.pasted, l.ask = &text, "", askNothing
		l.changed()
	case key.Matches(msg, l.keys.no):
		l.pasted, l.ask = "", askNothing
	}
}

// chosen goes on with who it is: a known source is written into the line, to be looked at once more; for a new one it was
// all shown already.
func (l *Line) chosen(near []*model.Source) intent.Intent {
	l.ask = askNothing
	if l.choice < len(near) {
		from, to := quick.NameIn(l.field.Value(), l.context())
		l.field.Replace(from, to, quick.Written(l.story(), near[l.choice]))
		l.field.End()
		l.changed()
		return nil
	}
	l.isNew = l.reading.draft.Source.Name
	return l.enter()
}

// earlierThan is the number of the next line back that has in it what was typed; as it is where there is none.
func (l *Line) earlierThan(back int) int {
	typed := l.field.Value()
	if back > 0 {
		typed = l.kept
	}
	typed = strings.ToLower(strings.TrimSpace(typed))
	for n := back + 1; n <= len(l.known.lines); n++ {
		if line := l.known.lines[n-1]; line != l.field.Value() && strings.Contains(strings.ToLower(line), typed) {
			return n
		}
	}
	return back
}

// laterThan is the same in the other direction; 0: the line at hand.
func (l *Line) laterThan(back int) int {
	typed := strings.ToLower(strings.TrimSpace(l.kept))
	for n := back - 1; n > 0; n-- {
		if line := l.known.lines[n-1]; line != l.field.Value() && strings.Contains(strings.ToLower(line), typed) {
			return n
		}
	}
	return 0
}

// recall puts an earlier line into the field; 0: the one at hand again.
func (l *Line) recall(back int) {
	if back == l.back {
		return
	}
	if l.back == 0 {
		l.kept = l.field.Value()
	}
	text := l.kept
	if l.back = back; back > 0 {
		text = l.known.lines[back-1]
	}
	l.field.Set(text)
	l.changed()
	l.pick = -1
}
