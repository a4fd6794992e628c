package dialog

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/draw"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Entry is a row of a list to choose from.
type Entry struct {
	Name string // what the row says
	Side string // what stands at its right
	Do   intent.Intent
}

// Choice is a list to choose from, with a line that narrows it: the palette, the situations.
type Choice struct {
	pen           *draw.Pen
	title         string
	hint          string
	none          string // what stands where no row does
	all, found    []Entry
	field         Field
	moves         pane.Moves
	enter, close  key.Binding
	width, height int
	at, top       int
}

// NewChoice makes a list to choose from.
func NewChoice(pen *draw.Pen, title, hint string, entries []Entry) *Choice {
	c := &Choice{pen: pen, title: title, hint: hint, all: entries, found: entries, field: NewField(pen), moves: arrows(), close: back(),
		enter: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "choose")), none: "nothing of that name"}
	return c
}

// NewReading makes a list whose rows are still being read. It takes the keys at once; Fill or Fail ends the wait.
func NewReading(pen *draw.Pen, title string) *Choice {
	c := NewChoice(pen, title, "", nil)
	c.none = "reading" + pen.Marks.Cut
	return c
}

// Fill gives the rows that were read. What was typed meanwhile narrows them.
func (c *Choice) Fill(hint string, entries []Entry) {
	c.hint, c.none, c.all = hint, "nothing of that name", entries
	c.find()
}

// Fail says why there are no rows.
func (c *Choice) Fail(why string) { c.none = why }

// arrows are the moves where letters are typed.
func arrows() pane.Moves {
	m := pane.DefaultMoves()
	m.Up.SetKeys("up", "ctrl+p")
	m.Up.SetHelp("up", "up")
	m.Down.SetKeys("down", "ctrl+n")
	m.Down.SetHelp("down", "down")
	m.PageUp.SetKeys("pgup")
	m.PageDown.SetKeys("pgdown")
	return m
}

// Title stands in the frame.
func (c *Choice) Title() string { return c.title }

// Want is as high as the list.
func (c *Choice) Want(width, height int) (w, h int) {
	return min(width, 72), min(height, max(1, len(c.all))+2)
}

// SetSize gives the dialog its columns and rows.
func (c *Choice) SetSize(width, height int) {
	c.width, c.height = max(0, width), max(0, height)
	c.move(0)
}

// Refresh does nothing: what there is to choose from was named when the dialog opened.
func (c *Choice) Refresh() {}

func (c *Choice) move(by int) {
	c.at = min(max(0, c.at+by), max(0, len(c.found)-1))
	rows := max(1, c.height-2)
	c.top = min(max(c.top, c.at-rows+1), c.at, max(0, len(c.found)-rows))
}

// Update takes a key: moves, choices, and all else into the line.
func (c *Choice) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, c.close):
		return intent.Back{}
	case key.Matches(press, c.enter):
		return c.chosen()
	case key.Matches(press, c.moves.Up):
		c.move(-1)
		return nil
	case key.Matches(press, c.moves.Down):
		c.move(1)
		return nil
	case key.Matches(press, c.moves.PageUp):
		c.move(-max(1, c.height-2))
		return nil
	case key.Matches(press, c.moves.PageDown):
		c.move(max(1, c.height-2))
		return nil
	}
	if c.field.Update(msg) {
		c.find()
	}
	return nil
}

func (c *Choice) chosen() intent.Intent {
	if c.at < len(c.found) {
		return c.found[c.at].Do
	}
	return nil
}

// find keeps the rows that have every word of the line in them.
func (c *Choice) find() {
	c.found, c.at, c.top = nil, 0, 0
	words := strings.Fields(strings.ToLower(c.field.Value()))
	for _, e := range c.all {
		hay := strings.ToLower(e.Name + " " + e.Side)
		has := true
		for _, w := range words {
			has = has && strings.Contains(hay, w)
		}
		if has {
			c.found = append(c.found, e)
		}
	}
}

// View gives the line and the rows under it.
func (c *Choice) View() ([]string, *tea.Position) {
	if c.height <= 0 || c.width <= 0 {
		return nil, nil
	}
	line, x := c.field.View(c.pen.Plain, c.width-2)
	if c.field.Value() == "" {
		line = c.pen.NewRow(c.width-2).Add(c.pen.Dim, c.hint).String()
	}
	out := []string{c.pen.NewRow(min(2, c.width)).Add(c.pen.Accent, ">").String() + line}
	if c.height > 1 {
		out = append(out, c.pen.NewRow(c.width).Add(c.pen.Dim, c.pen.Marks.Rule(c.width)).String())
	}
	for i := c.top; i < len(c.found) && len(out) < c.height; i++ {
		out = append(out, c.row(i))
	}
	if len(c.found) == 0 && len(out) < c.height {
		out = append(out, c.pen.NewRow(c.width).Space(2).Add(c.pen.Dim, c.none).String())
	}
	for len(out) < c.height {
		out = append(out, draw.Blank(c.width))
	}
	return out, &tea.Position{X: min(2+x, c.width-1), Y: 0}
}

func (c *Choice) row(i int) string {
	r, style := c.pen.NewRow(c.width), c.pen.Plain
	if i == c.at {
		r.Add(c.pen.Accent, c.pen.Marks.Cursor).Space(1)
		style = c.pen.Lit
	} else {
		r.Space(2)
	}
	name := c.pen.Cut(c.found[i].Name, r.Left()-c.pen.Width(c.found[i].Side)-2)
	return r.Add(style, name).End(c.pen.Dim, c.found[i].Side).String()
}

// Click chooses a row.
func (c *Choice) Click(_, y int) intent.Intent {
	if i := c.top + y - 2; y >= 2 && i < len(c.found) {
		c.at = i
		return c.chosen()
	}
	return nil
}

// Wheel moves the cursor.
func (c *Choice) Wheel(by int) { c.move(by) }

// Keys lists what can be pressed now.
func (c *Choice) Keys() []key.Binding {
	return []key.Binding{c.enter, c.close, c.moves.Down, c.moves.Up}
}

var _ Dialog = (*Choice)(nil)
