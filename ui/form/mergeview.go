package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/draw"
)

// Want is as wide as three versions are read well beside each other, and as high as they are.
func (m *Merge) Want(width, height int) (w, h int) {
	was := m.width
	m.width = min(width, 120)
	lines, _ := m.body()
	w, h = m.width, len(lines)+len(m.foot())
	m.width = was
	return w, min(height, h)
}

// SetSize gives the dialog its columns and rows.
func (m *Merge) SetSize(width, height int) { m.width, m.height = max(0, width), max(0, height) }

// View gives the fields around the cursor, and the foot.
func (m *Merge) View() ([]string, *tea.Position) {
	if m.width <= 0 || m.height <= 0 {
		return nil, nil
	}
	foot := m.foot()
	foot = foot[:min(len(foot), m.height/2)]
	room := m.height - len(foot)
	lines, from := m.body()
	to := len(lines)
	if m.at+1 < len(from) {
		to = from[m.at+1]
	}
	m.top = min(max(m.top, to-room), from[m.at])
	if m.at == 0 {
		m.top = 0
	}
	m.top = max(0, min(m.top, len(lines)-room))
	out := lines[m.top:min(len(lines), m.top+room)]
	out = append(out[:len(out):len(out)], blanks(m.width, room-len(out))...)
	return append(out, foot...), nil
}

// body are the fields, each with its versions, and the line at which each begins.
func (m *Merge) body() (lines []string, from []int) {
	for _, l := range m.pen.Lines(m.intro(), max(1, m.width-2*gutter), 3) {
		lines = append(lines, m.pen.NewRow(m.width).Space(gutter).Add(m.pen.Strong, l).String())
	}
	for i := range m.fields {
		from = append(from, len(lines))
		lines = append(lines, draw.Blank(m.width), m.heading(i))
		if m.width >= 90 {
			lines = append(lines, m.beside(&m.fields[i])...)
		} else {
			lines = append(lines, m.stacked(&m.fields[i])...)
		}
	}
	return lines, from
}

func (m *Merge) intro() string {
	name := m.met.Edit.Ref().String()
	if r := m.met.Theirs.Record; r != nil {
		name = m.pen.Text(m.desk.Name(r))
	}
	when := m.met.Theirs.Last.At().In(m.desk.zone()).Format("15:04")
	if m.gone() {
		if m.met.Base != nil {
			name = m.pen.Text(m.desk.Name(m.met.Base))
		}
		return fmt.Sprintf("%s: %s deleted it at %s. Nothing of yours is lost.", name, m.them(), when)
	}
	return fmt.Sprintf("%s: %s saved another version at %s. Nothing of yours is lost: choose field by field.", name, m.them(), when)
}

// heading names a field, says in words who changed it and what is taken.
func (m *Merge) heading(i int) string {
	f, r := &m.fields[i], m.pen.NewRow(m.width)
	label := m.pen.Title
	if i == m.at {
		r.Add(m.pen.Accent, m.pen.Marks.Cursor)
		label = m.pen.Lit
	} else {
		r.Space(gutter)
	}
	r.Add(label, m.pen.Text(f.label)).Space(2).Add(m.pen.Dim, m.who(f))
	if f.takes == 0 {
		return r.End(m.pen.Alarm, m.pen.Marks.Alarm+" to decide ").String()
	}
	return r.End(m.pen.Accent, m.taken(f)+" ").String()
}

func (m *Merge) who(f *meeting) string {
	switch f.Side {
	case model.Mine:
		return "only you changed it"
	case model.Theirs:
		return "only " + m.them() + " changed it"
	case model.Alike:
		return "both changed it alike"
	}
	if m.gone() {
		return "you changed it, " + m.them() + " deleted it"
	}
	return "both changed it, differently"
}

func (m *Merge) taken(f *meeting) string {
	switch {
	case f.Side == model.Alike:
		return "the same"
	case f.takes == model.Mine:
		return "takes yours"
	}
	return "takes " + m.them() + "'s"
}

// version is one version of a field, with whose it is.
type version struct {
	whose, text string
	taken       bool
}

func (m *Merge) versions(f *meeting) []version {
	return []version{{"yours", f.mine, f.takes == model.Mine}, {"was", f.was, false}, {m.them(), f.theirs, f.takes == model.Theirs}}
}

// mostVersion is how many lines of a version are shown.
const mostVersion = 8

func (m *Merge) wrap(text string, width int) []string {
	if text == "" {
		return []string{"(empty)"}
	}
	return m.pen.Lines(m.pen.Text(text), max(1, width), mostVersion)
}

// beside writes the versions in three columns: mine, what it was, theirs.
func (m *Merge) beside(f *meeting) (lines []string) {
	width := (m.width - 4 - 2*2) / 3
	var columns [][]string
	rows := 0
	head := m.pen.NewRow(m.width).Space(3)
	for _, v := range m.versions(f) {
		head.Fit(m.pen.Dim, v.mark()+v.whose, width).Space(2)
		columns = append(columns, m.wrap(v.text, width-2))
		rows = max(rows, len(columns[len(columns)-1]))
	}
	lines = append(lines, head.String())
	for row := range rows {
		r := m.pen.NewRow(m.width).Space(3)
		for i, v := range m.versions(f) {
			text := ""
			if row < len(columns[i]) {
				text = columns[i][row]
			}
			r.Space(2).Fit(m.style(v), text, width-2).Space(2)
		}
		lines = append(lines, r.String())
	}
	return lines
}

// stacked writes the versions under each other.
func (m *Merge) stacked(f *meeting) (lines []string) {
	label := min(10, m.width/3)
	for _, v := range m.versions(f) {
		for i, l := range m.wrap(v.text, m.width-label-4) {
			r := m.pen.NewRow(m.width).Space(2)
			if i == 0 {
				r.Fit(m.pen.Dim, v.mark()+v.whose, label)
			} else {
				r.Space(label)
			}
			lines = append(lines, r.Space(1).Add(m.style(v), l).String())
		}
	}
	return lines
}

func (v version) mark() string {
	if v.taken {
		return "* "
	}
	return "  "
}

func (m *Merge) style(v version) draw.Style {
	if v.taken {
		return m.pen.Strong
	}
	return m.pen.Plain
}

// foot says what would be saved, or why it was not.
func (m *Merge) foot() (lines []string) {
	say := func(s draw.Style, text string) {
		for _, l := range m.pen.Lines(m.pen.Text(text), max(1, m.width-2*gutter), 3) {
			lines = append(lines, m.pen.NewRow(m.width).Space(gutter).Add(s, l).String())
		}
	}
	lines = append(lines, m.pen.NewRow(m.width).Add(m.pen.Dim, m.pen.Marks.Rule(m.width)).String())
	switch {
	case m.waiting:
		say(m.pen.Dim, strings.TrimSpace("saving"+m.pen.Marks.Cut+" "+m.behind))
	case m.note != "":
		say(m.pen.Alarm, m.pen.Marks.Alarm+" "+m.note)
	}
	if m.nextOpen(m.at) >= 0 && m.gone() {
		say(m.pen.Dim, "m puts it back as you typed it, t leaves it deleted, e types it anew. esc goes back to what you typed.")
		return lines
	}
	if m.nextOpen(m.at) >= 0 {
		say(m.pen.Dim, "m takes yours, t takes "+m.them()+"'s, e types it anew. What only one of you changed is taken already.")
		return lines
	}
	for _, e := range m.desk.effects(m.Act().Edits) {
		if e.Grave {
			say(m.pen.Alarm, m.pen.Marks.Alarm+" "+e.Text)
		} else {
			say(m.pen.Plain, e.Text)
		}
	}
	say(m.pen.Dim, "Everything is decided: enter saves it.")
	return lines
}
