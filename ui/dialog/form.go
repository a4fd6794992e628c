package dialog

import (
	"cmp"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/country"
	"muster/model/edtf"
	"muster/ui/draw"
	"muster/ui/intent"
)

// Form asks for a new situation. What is wrong stands beside its field.
type Form struct {
	pen           *draw.Pen
	fields        []formField
	at            int
	keys          formKeys
	width, height int
}

type formKeys struct{ next, prev, save, close key.Binding }

type formField struct {
	Field
	label, hint string
	problem     string
}

// The fields of the form.
const (
	titleField = iota
	hostField
	zoneField
	beganField
)

// NewForm makes an empty form.
func NewForm(pen *draw.Pen) *Form {
	f := &Form{pen: pen, keys: formKeys{
		next:  key.NewBinding(key.WithKeys("tab", "down"), key.WithHelp("tab", "next field")),
		prev:  key.NewBinding(key.WithKeys("shift+tab", "up"), key.WithHelp("shift+tab", "field before")),
		save:  key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "next, and at the end begin")),
		close: back(),
	}}
	for _, d := range [][2]string{
		{"Title", "such as: In Amenas gas plant siege"},
		{"Host", "the country where it happens: DZ, or Algeria"},
		{"Zone", "of the scene, such as Africa/Algiers"},
		{"Began", "2013-01-16, or 2013-01-16T05:45; may stay empty"},
	} {
		f.fields = append(f.fields, formField{Field: NewField(pen), label: d[0], hint: d[1]})
	}
	return f
}

// Title stands in the frame.
func (f *Form) Title() string { return "New situation" }

// Want is a line a field and what stands under it.
func (f *Form) Want(width, height int) (w, h int) {
	f.width = min(width, 76)
	h = len(f.fields)
	for i := range f.fields {
		h += len(f.under(&f.fields[i]))
	}
	return f.width, min(height, h)
}

// SetSize gives the dialog its columns and rows.
func (f *Form) SetSize(width, height int) { f.width, f.height = max(0, width), max(0, height) }

// Refresh does nothing.
func (f *Form) Refresh() {}

// Update takes a key: the form's own, and all else into the field.
func (f *Form) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, f.keys.close):
		return intent.Back{}
	case key.Matches(press, f.keys.next):
		f.to(f.at + 1)
		return nil
	case key.Matches(press, f.keys.prev):
		f.to(f.at - 1)
		return nil
	case key.Matches(press, f.keys.save):
		return f.save()
	}
	if f.fields[f.at].Update(msg) {
		f.fields[f.at].problem = ""
	}
	if f.fields[f.at].TooLong {
		f.fields[f.at].problem = "too long for one line: nothing of it was taken"
	}
	return nil
}

// to goes to a field, and says what is wrong with the one that was left.
func (f *Form) to(at int) {
	if f.fields[f.at].Value() != "" {
		_, problems := f.situation()
		f.fields[f.at].problem = problems[f.at]
	}
	f.at = (at + len(f.fields)) % len(f.fields)
}

// save asks for the situation if everything is right, else goes to the next field that is empty, or to the first that is wrong.
func (f *Form) save() intent.Intent {
	s, problems := f.situation()
	if f.at < len(f.fields)-1 && f.fields[f.at+1].Value() == "" && problems[f.at] == "" {
		f.to(f.at + 1)
		return nil
	}
	first := -1
	for i := range f.fields {
		f.fields[i].problem = problems[i]
		if problems[i] != "" && first < 0 {
			first = i
		}
	}
	if first >= 0 {
		f.at = first
		return nil
	}
	return intent.Create{Situation: s}
}

// situation reads the fields, and tells by field what is wrong with them.
func (f *Form) situation() (*model.Situation, map[int]string) {
	value := func(i int) string { return strings.TrimSpace(f.fields[i].Value()) }
	s := &model.Situation{ID: cmp.Or(model.Slug(value(titleField)), "situation"), Title: value(titleField), Zone: value(zoneField)}
	problems := map[int]string{}
	if c, err := country.Find(value(hostField)); err == nil {
		s.Host = c.Alpha2
	} else if value(hostField) != "" {
		problems[hostField] = err.Error()
	}
	if began := value(beganField); began != "" {
		d, err := edtf.Parse(began)
		if err != nil {
			problems[beganField] = err.Error()
		}
		s.Began = d
	}
	for _, p := range model.Problems(s.Check()) {
		if at, ok := fieldNamed(p.Field); ok && problems[at] == "" {
			problems[at] = p.Says
		}
	}
	f.checkZone(s, problems)
	return s, problems
}

// checkZone asks again where the zone is one that only this machine calls so.
func (f *Form) checkZone(s *model.Situation, problems map[int]string) {
	if _, err := time.LoadLocation(s.Zone); err == nil && s.Zone != "" && !strings.Contains(s.Zone, "/") && s.Zone != "UTC" {
		problems[zoneField] = "write the full name, such as Europe/London"
	}
}

func fieldNamed(name string) (int, bool) {
	switch name {
	case "title", "id":
		return titleField, true
	case "host":
		return hostField, true
	case "zone":
		return zoneField, true
	case "began":
		return beganField, true
	}
	return 0, false
}

// View gives the fields, under each what is wrong with it or what is meant.
func (f *Form) View() ([]string, *tea.Position) {
	var out []string
	var cursor *tea.Position
	for i := range f.fields {
		fd := &f.fields[i]
		style := f.pen.Dim
		if i == f.at {
			style = f.pen.Accent
		}
		line, x := fd.View(f.pen.Strong, max(0, f.width-labelRoom))
		if i == f.at {
			cursor = &tea.Position{X: min(labelRoom+x, max(0, f.width-1)), Y: len(out)}
		}
		out = append(out, f.pen.NewRow(min(labelRoom, f.width)).Space(1).Add(style, fd.label).String()+line)
		out = append(out, f.under(fd)...)
	}
	return f.clip(out, cursor)
}

// labelRoom is the column of the labels.
const labelRoom = 8

// under is what stands under a field: what is wrong with it, in full, else what is meant.
func (f *Form) under(fd *formField) (lines []string) {
	text, style := fd.hint, f.pen.Dim
	if fd.problem != "" {
		text, style = f.pen.Marks.Alarm+" "+f.pen.Text(fd.problem), f.pen.Alarm
	}
	for _, l := range f.pen.Lines(text, max(1, f.width-labelRoom), 4) {
		lines = append(lines, f.pen.NewRow(f.width).Space(labelRoom).Add(style, l).String())
	}
	return lines
}

// clip shows the part around the field that is typed into.
func (f *Form) clip(out []string, cursor *tea.Position) ([]string, *tea.Position) {
	if drop := min(cursor.Y, len(out)-f.height); drop > 0 {
		out, cursor.Y = out[drop:], cursor.Y-drop
	}
	if len(out) > f.height {
		out = out[:f.height]
	}
	for len(out) < f.height {
		out = append(out, draw.Blank(f.width))
	}
	if cursor.Y >= len(out) {
		cursor = nil
	}
	return out, cursor
}

// Click goes to a field.
func (f *Form) Click(_, y int) intent.Intent {
	if y >= 0 && y/2 < len(f.fields) {
		f.to(y / 2)
	}
	return nil
}

// Wheel does nothing.
func (f *Form) Wheel(int) {}

// Keys lists what can be pressed.
func (f *Form) Keys() []key.Binding {
	return []key.Binding{f.keys.next, f.keys.prev, f.keys.save, f.keys.close}
}

var _ Dialog = (*Form)(nil)
