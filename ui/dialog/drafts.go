package dialog

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/draft"
	"muster/ui/draw"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Drafts lists what was typed and not saved. Nothing in it is lost by a slip: to throw one away takes the key twice.
type Drafts struct {
	pen           *draw.Pen
	ask           DraftsAsk
	all           []draft.Draft
	sure          string // the id of the draft that the next press throws away
	keys          draftsKeys
	moves         pane.Moves
	width, height int
	at            int
	// deaf tells that keys without a meaning here have none anywhere.
	deaf bool
}

// DraftsAsk is what the list asks the app.
type DraftsAsk struct {
	// All gives the drafts, the latest first.
	All func() []draft.Draft
	// About says what became of the record of a draft since; empty: nothing.
	About func(draft.Draft) string
	// When writes a time as the screen does; in zone, it names the zone.
	When func(at time.Time, zone bool) string
}

type draftsKeys struct{ open, away, close key.Binding }

// NewDrafts makes the list.
func NewDrafts(pen *draw.Pen, ask DraftsAsk) *Drafts {
	d := &Drafts{pen: pen, ask: ask, moves: pane.DefaultMoves(), keys: draftsKeys{
		open:  key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on with it")),
		away:  key.NewBinding(key.WithKeys("d"), key.WithHelp("d", "throw it away")),
		close: back(),
	}}
	d.Refresh()
	return d
}

// Unasked makes a list that came by itself: whoever did not see it come yet types for what is under it.
func (d *Drafts) Unasked() *Drafts {
	d.deaf = true
	return d
}

// Title stands in the frame.
func (d *Drafts) Title() string { return "Drafts" }

// Refresh lists the drafts anew.
func (d *Drafts) Refresh() {
	d.all = d.ask.All()
	d.at = min(d.at, max(0, len(d.all)-1))
}

// Want is two lines a draft, and what stands over them.
func (d *Drafts) Want(width, height int) (w, h int) {
	d.width = min(width, 76)
	lines, _ := d.lines()
	return d.width, min(height, len(lines))
}

// SetSize gives the dialog its columns and rows.
func (d *Drafts) SetSize(width, height int) { d.width, d.height = max(0, width), max(0, height) }

// Update takes a key.
func (d *Drafts) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	sure := d.sure
	d.sure = ""
	switch {
	case key.Matches(press, d.keys.close):
		return intent.Back{}
	case len(d.all) == 0:
	case key.Matches(press, d.keys.open):
		return intent.OpenDraft{Draft: d.all[d.at]}
	case key.Matches(press, d.keys.away):
		if id := d.all[d.at].ID; id == sure {
			return intent.ThrowAway{ID: id}
		}
		d.sure = d.all[d.at].ID
	default:
		return d.move(press)
	}
	return nil
}

// move moves the cursor; a key that does not is for elsewhere.
func (d *Drafts) move(press tea.KeyPressMsg) intent.Intent {
	by := 0
	switch {
	case key.Matches(press, d.moves.Down):
		by = 1
	case key.Matches(press, d.moves.Up):
		by = -1
	case key.Matches(press, d.moves.Home):
		by = -len(d.all)
	case key.Matches(press, d.moves.End):
		by = len(d.all)
	case d.deaf:
		return nil
	default:
		return intent.Elsewhere{Key: press.String()}
	}
	d.at = min(max(0, d.at+by), len(d.all)-1)
	return nil
}

// head says how many there are, and from when.
func (d *Drafts) head() string {
	switch n := len(d.all); n {
	case 0:
		return "Nothing that was typed waits to be saved."
	case 1:
		return fmt.Sprintf("1 draft from %s: typed, and not saved.", d.ask.When(d.all[0].Written, true))
	default:
		return fmt.Sprintf("%d drafts, the first from %s: typed, and not saved.", n, d.ask.When(d.all[n-1].Written, true))
	}
}

// lines are all lines, and in which the draft under the cursor begins.
func (d *Drafts) lines() (out []string, at int) {
	for _, l := range d.pen.Wrap(d.pen.Text(d.head()), d.width-2) {
		out = append(out, d.pen.NewRow(d.width).Space(1).Add(d.pen.Plain, l).String())
	}
	out = append(out, draw.Blank(d.width))
	for i := range d.all {
		if i == d.at {
			at = len(out)
		}
		out = append(out, d.row(i)...)
	}
	return out, at
}

// row is a draft: when and what, and under it where it belongs.
func (d *Drafts) row(i int) []string {
	one := d.all[i]
	r, style := d.pen.NewRow(d.width), d.pen.Plain
	if i == d.at {
		r.Add(d.pen.Accent, d.pen.Marks.Cursor).Space(1)
		style = d.pen.Lit
	} else {
		r.Space(2)
	}
	when := d.pen.Text(d.ask.When(one.Written, false))
	r.Add(d.pen.Dim, when).Space(2).Add(style, d.pen.Text(one.Name))
	under := d.pen.NewRow(d.width).Space(4 + d.pen.Width(when))
	switch about := d.ask.About(one); {
	case d.sure == one.ID:
		under.Add(d.pen.Alarm, "press d again to throw it away: it cannot be brought back")
	case about != "":
		under.Add(d.pen.Warn, d.pen.Text(about))
	case one.Situation != "":
		under.Add(d.pen.Dim, "in "+d.pen.Text(one.Situation))
	default:
		return []string{r.String()}
	}
	return []string{r.String(), under.String()}
}

// View gives the lines around the draft under the cursor.
func (d *Drafts) View() ([]string, *tea.Position) {
	out, at := d.lines()
	if drop := min(at+2-d.height, len(out)-d.height); drop > 0 {
		out = out[drop:]
	}
	out = out[:min(len(out), d.height)]
	for len(out) < d.height {
		out = append(out, draw.Blank(d.width))
	}
	return out, nil
}

// Click does nothing: a draft is opened by a key.
func (d *Drafts) Click(int, int) intent.Intent { return nil }

// Wheel moves the cursor.
func (d *Drafts) Wheel(by int) {
	if len(d.all) > 0 {
		d.at = min(max(0, d.at+by), len(d.all)-1)
	}
}

// Keys lists what can be pressed now.
func (d *Drafts) Keys() []key.Binding {
	k, m := d.keys, d.moves
	k.open.SetEnabled(len(d.all) > 0)
	k.away.SetEnabled(len(d.all) > 0)
	m.Down.SetEnabled(d.at < len(d.all)-1)
	m.Up.SetEnabled(d.at > 0)
	return []key.Binding{k.open, k.away, k.close, m.Down, m.Up}
}

var _ Dialog = (*Drafts)(nil)
