package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model/filter"
	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/intent"
	"muster/ui/layout"
	"muster/ui/pane"
)

// findLine is the line at the foot that the filter is typed into. It filters as it is typed.
type findLine struct {
	field   dialog.Field
	context filter.Context
	was     string // the filter before the line was opened
	holds   string // the filter that holds
	problem string
	offers  []string
	from    int // where in the line the offers begin

	enter, close, complete key.Binding
}

// newFindLine opens the line with the filter that there is.
func newFindLine(a *App) *findLine {
	l := &findLine{field: dialog.NewField(a.scene.Pen), was: a.scene.Find, holds: a.scene.Find, context: a.filterContext(),
		enter:    key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "keep this filter")),
		close:    key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "back to the filter before")),
		complete: key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "complete")),
	}
	l.field.Set(a.scene.Find)
	l.offer()
	return l
}

// filterContext is what a filter is read against.
func (a *App) filterContext() filter.Context {
	ctx := filter.Context{Story: a.scene.Book.Story(), Now: a.cfg.Now(), Zone: a.scene.Zone}
	if len(a.scene.Records.Claims) > stepRecords {
		ctx.Groups, ctx.Scopes, ctx.Editors = []string{}, []string{}, []string{}
	}
	return ctx
}

// Update takes a key or a paste.
func (l *findLine) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, l.enter):
		if l.problem != "" {
			return nil
		}
		return intent.Filter{Text: l.field.Value(), Close: true}
	case key.Matches(press, l.close):
		return intent.Filter{Text: l.was, Close: true}
	case key.Matches(press, l.complete):
		if len(l.offers) > 0 {
			l.field.Set(l.field.Value()[:l.from] + l.offers[0])
			l.offer()
			return l.typed()
		}
		return nil
	}
	if l.field.Update(msg) {
		l.offer()
		return l.typed()
	}
	return nil
}

// typed filters by what was typed, if it can be understood. Until it can, the filter from before the line holds: what was understood
// on the way there is neither what was asked for nor what stands in the line.
func (l *findLine) typed() intent.Intent {
	l.problem = ""
	if _, err := filter.Parse(l.field.Value(), l.context); err != nil {
		l.problem = says(err)
		return l.filter(l.was)
	}
	return l.filter(l.field.Value())
}

// filter asks for a filter, unless it holds already.
func (l *findLine) filter(text string) intent.Intent {
	if text == l.holds {
		return nil
	}
	l.holds = text
	return intent.Filter{Text: text}
}

func (l *findLine) offer() {
	v := l.field.Value()
	l.from, l.offers = filter.Complete(v, len(v), l.context)
}

func says(err error) string {
	var e *filter.Error
	if errors.As(err, &e) {
		return e.Says
	}
	return err.Error()
}

// View writes the line, at its right what could follow, and tells where the text cursor is.
func (l *findLine) View(pen *draw.Pen, width int) (string, int) {
	lead := min(2, width)
	side := pen.Cut(pen.Text(l.follows()), width*2/5-lead)
	if side != "" {
		side = "  " + side
	}
	line, x := l.field.View(pen.Strong, max(0, width-lead-pen.Width(side)))
	return pen.NewRow(lead).Add(pen.Accent, "/").String() + line + pen.Dim.Paint(side), lead + x
}

// follows are the words that the one at the cursor may become, behind the key that takes the first: they are no echo of the line.
func (l *findLine) follows() string {
	switch typed := l.field.Value()[l.from:]; {
	case len(l.offers) == 0 || typed == "":
		return strings.Join(l.offers, " ")
	case l.offers[0] == typed:
		return strings.Join(l.offers[1:], " ")
	}
	return l.complete.Help().Key + ": " + strings.Join(l.offers, " ")
}

// mostProblem is how many rows what is wrong with the line may take.
const mostProblem = 4

// Problem writes what is wrong with the line, whole; nil: nothing.
func (l *findLine) Problem(pen *draw.Pen, width int) (rows []string) {
	if l.problem == "" {
		return nil
	}
	for i, words := range pen.Lines(pen.Text(l.problem), max(1, width-4), mostProblem) {
		r := pen.NewRow(width)
		if i == 0 {
			r.Add(pen.Alarm, pen.Marks.Alarm).Space(1)
		} else {
			r.Space(2)
		}
		rows = append(rows, r.Add(pen.Alarm, words).String())
	}
	return rows
}

// filterBy shows only what a filter finds; empty: everything.
func (a *App) filterBy(text string) []effect {
	if !a.scene.Ready() {
		return nil
	}
	f, err := filter.Parse(text, a.filterContext())
	if err != nil {
		a.say(says(err))
		return nil
	}
	a.filter, a.scene.Find = f, strings.TrimSpace(text)
	a.scene.Match = nil
	if !f.Empty() {
		a.scene.Match = f
	}
	a.accounting.Refresh(false)
	return a.rearrange()
}

// saidBy shows what a source said, whatever else narrowed the panes; what is open over them is closed, as it is for a filter.
func (a *App) saidBy(source string) []effect {
	if !a.scene.Ready() || !a.reading() {
		return nil
	}
	text := "source:" + source
	if a.scene.Find == text {
		text = ""
	}
	a.dialogs, a.scene.Narrow = nil, ""
	a.goTo(layout.Claims)
	return a.filterBy(text)
}

// offerBy gives the front page, of a claim, the key that shows all that its source said.
func (a *App) offerBy(it *pane.Item) {
	page, ok := a.top().(*dialog.Page)
	if !ok || it == nil {
		return
	}
	by := dialog.PageKey{Binding: pane.ByKey(), Do: intent.SaidBy{Source: it.Claim().Source}}
	was := page.Extra
	page.Extra = func() []dialog.PageKey { return append(was(), by) }
}
