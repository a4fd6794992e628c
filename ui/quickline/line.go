package quickline

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/model/moment"
	"muster/model/quick"
	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Desk is what the line is read against, asked anew with every key: the story moves on while it is open.
type Desk struct {
	Scene  *pane.Scene
	Now    func() time.Time
	Editor model.Editor
	// Typed are the editor's lines of this session, the oldest first, as they were typed.
	Typed []string
}

// asking is what the line asks before it goes on.
type asking uint8

const (
	askNothing asking = iota
	askPaste          // whether what was pasted is the quotation
	askNear           // which of the known sources is meant, or a new one
)

// Line is the quick line that is open. It is a dialog at the foot of the screen.
type Line struct {
	pen   *draw.Pen
	desk  Desk
	field dialog.Field
	keys  keys

	quotation *string // pasted; nil: none
	pasted    string  // and not decided on yet
	ask       asking
	choice    int    // among the near sources; behind the last: a new one
	ahead     bool   // something was typed where a choice was asked for: enter is no answer until one is made with the arrows
	isNew     string // the name that was said to be a new source's

	known   known
	reading reading
	refused string // of the last paste
	pressed bool   // Enter was pressed: what is wrong is said, wherever the cursor is
	again   bool   // the warning of a double was seen: Enter saves
	asked   *intent.Do
	waiting bool
	behind  string // what holds the answer up
	note    string // why it was not saved

	offers     []quick.Offer
	from, pick int  // where the offers begin; -1: none is picked
	stands     bool // what is typed there means something as it is: an offer would change it
	back       int  // how many lines back; 0: the line at hand
	kept       string

	width, height, tall int
}

// New opens an empty line.
func New(desk Desk) *Line {
	l := &Line{pen: desk.Scene.Pen, desk: desk, field: dialog.NewField(desk.Scene.Pen), keys: defaultKeys(), pick: -1}
	l.know()
	l.read()
	return l
}

// Set puts a line into it, as if it had been typed.
func (l *Line) Set(text string) {
	l.field.Set(text)
	l.changed()
}

// Text is what was typed.
func (l *Line) Text() string { return l.field.Value() }

// Empty tells whether there is nothing in it that would be missed.
func (l *Line) Empty() bool { return !l.typed() && l.quotation == nil && l.pasted == "" }

func (l *Line) typed() bool { return strings.TrimSpace(l.field.Value()) != "" }

// atEnd tells whether the cursor stands behind everything.
func (l *Line) atEnd() bool { return l.field.Cursor() == len(l.field.Value()) }

// Title stands in the frame.
func (l *Line) Title() string { return "Quick line" }

// AtFoot has the line stand at the foot of the screen.
func (l *Line) AtFoot() {}

// Refresh reads the line anew: the figures changed.
func (l *Line) Refresh() {
	l.asked = nil // it went by revisions that may have moved
	l.know()
	l.read()
}

// changed reads the line anew after something was typed.
func (l *Line) changed() {
	l.pressed, l.again, l.asked, l.note, l.refused = false, false, nil, "", ""
	l.read()
}

// Fail says why it was not saved.
func (l *Line) Fail(why string) { l.waiting, l.note = false, why }

// Wait says what holds the answer up.
func (l *Line) Wait(why string) { l.behind = why }

// leave closes the line; what is picked or said there goes first.
func (l *Line) leave() intent.Intent {
	if l.pick >= 0 {
		l.pick = -1
		return nil
	}
	l.back = 0
	if is := l.settled(); is != l.Text() {
		l.Set(is)
	}
	return intent.Back{}
}

// settled is the line as it is put by: "20 min ago" is that of now, whenever the line is opened again.
func (l *Line) settled() string {
	if !l.desk.Scene.Ready() {
		return l.Text()
	}
	return quick.Settled(l.Text(), l.context())
}

// enter saves, once everything is understood and everything that was asked is answered.
func (l *Line) enter() intent.Intent {
	if l.pick >= 0 {
		l.takeOffer()
		return nil
	}
	if l.asked != nil { // it was not saved, and nothing was typed since: a lost answer must not make a second claim
		l.waiting, l.behind, l.note = true, "", ""
		return *l.asked
	}
	l.read()
	l.pressed, l.note = true, ""
	r := &l.reading
	switch {
	case r.err != nil || r.refused != "":
	case len(l.near()) > 0:
		l.ask, l.choice, l.ahead = askNear, 0, false
	case r.double != nil && !l.again:
		l.again = true
	default:
		l.asked, l.waiting, l.behind = &intent.Do{Act: r.act}, true, ""
		return *l.asked
	}
	return nil
}

// form opens the full form with what is understood so far.
func (l *Line) form() intent.Intent {
	if !l.typed() {
		return nil
	}
	d := l.reading.draft
	if d == nil {
		if d = l.reading.begun; d == nil {
			l.pressed = true
			return nil
		}
	}
	records := d.Records(l.story())
	claim := records[len(records)-1].(*model.Claim)
	claim.ID = "" // the form makes it of what it holds in the end
	if !d.SaidTyped {
		claim.Said = moment.Moment{} // and in it, too, nothing means now; a minute that nobody typed would be in the way
	}
	if l.quotation != nil {
		claim.Text, claim.Quote = *l.quotation, true
	}
	return intent.Fill{Record: claim, Beside: records[:len(records)-1]}
}

// known is what the claims tell about who speaks, of what is counted, and what was logged just now. It is gathered when the
// figures change, and not with every key.
type known struct {
	scopes, speakers, groups []string
	fresh                    []*model.Entry // what others logged in the last minutes
	lines                    []string       // the editor's own, the latest first
}

// How much of what is known is offered: enough to find it by, and little enough to be gathered between two keys.
const mostSpeakers, mostOwn, mostFresh = 20, 50, 500

// offer finds what could follow.
func (l *Line) offer() {
	v := l.field.Value()
	l.from, l.offers = quick.Complete(v, l.field.Cursor(), l.context())
	is := func(o quick.Offer) bool { return o.Text == strings.TrimRight(v[l.from:l.field.Cursor()], " ") }
	l.stands = len(l.offers) > 0 && is(l.offers[0])
	l.offers = slices.DeleteFunc(l.offers, is)
	l.pick = min(l.pick, len(l.offers)-1)
}

// taken is the offer that Right takes; -1: none. A word that stands for something is never changed into another unasked.
func (l *Line) taken() int {
	if l.pick < 0 && l.stands {
		return -1
	}
	return min(max(0, l.pick), len(l.offers)-1)
}

// takeOffer puts what is picked, or what is offered first, into the line.
func (l *Line) takeOffer() {
	if l.taken() < 0 {
		return
	}
	l.field.Replace(l.from, l.field.Cursor(), l.offers[l.taken()].Text)
	l.pick = -1
	l.changed()
}

// double says who logged the same.
func (l *Line) double(e *model.Entry) string {
	return fmt.Sprintf("%s logged the same figures of this source at %s (%s)", e.First.By.Name, e.First.At().In(l.desk.Scene.Zone).Format("15:04"), e.Record.RecordID())
}

var _ dialog.Saver = (*Line)(nil)
