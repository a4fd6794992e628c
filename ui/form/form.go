package form

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/intent"
)

// Form is a form that is open. It is a dialog.
type Form struct {
	pen    *draw.Pen
	spec   Spec
	blocks []*block
	at     stop
	keys   keys

	reading Reading
	effects []Effect
	slow    bool            // the accounting takes long to say what it would do
	weighed bool            // it has said it
	shown   map[string]bool // the faults that are shown, by field: those of fields that were left
	all     bool            // every fault is shown: it was to be saved
	refused string          // what of the last key or paste was not taken
	note    string          // why it was not saved
	asking  bool            // whether it is to be left
	drafts  bool            // what is left in it is kept as a draft
	waiting bool            // for the answer to what it asked for
	behind  string          // what holds that up
	first   Values          // what stood in the fields when they were last at peace
	out     []taken

	skipped       bool // it was to be saved before all of a text to be read was in sight
	proofTop      int  // the first line in sight of what saving would do, where that is a text to be read
	room          int  // and how many are
	seen          sighted
	offers        []Offer
	pick          int // among the offers; -1: none
	width, height int
	top           int
}

// block is a field with what it is typed into.
type block struct {
	Field
	in     *input     // nil: it is a list
	hidden bool       // it does not go with what stands in the others
	rows   [][]*input // by row and column
}

// New makes a form of its description.
func New(pen *draw.Pen, spec Spec) *Form {
	f := &Form{pen: pen, spec: spec, keys: defaultKeys(spec.Do), shown: map[string]bool{}, pick: -1}
	for i := range spec.Fields {
		b := &block{Field: spec.Fields[i]}
		b.Label = pen.Text(b.Label) // it may be the name of a source
		if b.Sort != Rows {
			b.in = newInput(pen, &b.Field)
		}
		f.blocks = append(f.blocks, b)
	}
	f.put(spec.Values)
	f.first = f.Values()
	f.read()
	f.at = f.stops()[0]
	f.offer()
	return f
}

// put writes values into the fields.
func (f *Form) put(v Values) {
	for _, b := range f.blocks {
		if b.in != nil {
			b.in.Set(v[b.Name])
			continue
		}
		b.rows = nil
		for row := range v.Rows(b.Name) {
			cells := f.newRow(b)
			for col, in := range cells {
				in.Set(v[At(b.Name, row, b.Columns[col].Name)])
			}
			b.rows = append(b.rows, cells)
		}
	}
}

// Values are what stands in the fields now.
func (f *Form) Values() Values {
	v := Values{}
	for _, b := range f.blocks {
		if b.in != nil {
			v[b.Name] = b.in.Value()
		}
		for row, cells := range b.rows {
			for col, in := range cells {
				v[At(b.Name, row, b.Columns[col].Name)] = in.Value()
			}
		}
	}
	return v
}

// Restore puts a draft into the fields: what was typed, and not yet saved.
func (f *Form) Restore(v Values) {
	f.put(v)
	f.read()
}

// KeepsDrafts says that what is left in the form is kept as a draft.
func (f *Form) KeepsDrafts(yes bool) { f.drafts = yes }

// Dirty tells whether something was typed that is not saved.
func (f *Form) Dirty() bool { return !f.Values().same(f.first) }

// typed tells whether leaving the form would lose something: what was only chosen in a short question would not be missed.
func (f *Form) typed() bool {
	if !f.spec.Short {
		return f.Dirty()
	}
	for _, b := range f.blocks {
		if b.in != nil && b.in.line.Value() != "" && b.in.typed() != f.first[b.Name] {
			return true
		}
	}
	return false
}

// read understands anew what stands in the fields.
func (f *Form) read() {
	v := f.Values()
	for _, b := range f.blocks {
		b.hidden = b.When != nil && !b.When(v)
	}
	f.reading = f.spec.Read(v)
	f.weigh(false)
	f.offer()
}

// offer finds what the text under the cursor may mean.
func (f *Form) offer() {
	was := len(f.offers)
	f.offers = nil
	in := f.input(f.at)
	if in == nil || in.field.Sort != Find || in.field.Find == nil || !in.edited && !in.field.List {
		f.pick = -1
		return
	}
	f.offers = in.field.Find(strings.TrimSpace(in.Value()), f.Values())
	if in.Value() != "" && (f.pick < 0 || was == 0) {
		f.pick = 0
	}
	f.pick = min(f.pick, len(f.offers)-1)
}

// save asks for what was typed, or goes to the first thing that is wrong with it.
func (f *Form) save() intent.Intent {
	if f.waiting {
		return nil
	}
	f.all, f.note = true, ""
	f.read()        // "now" is this moment
	if !f.weighed { // what it does is seen before it is confirmed
		f.weigh(true)
		return nil
	}
	if f.unread() > 0 && !f.skipped && f.reading.Does == "" { // what goes out is seen before it does
		f.skipped = true
		return nil
	}
	if len(f.reading.Faults) == 0 {
		f.waiting, f.behind = f.reading.Do != nil, ""
		return f.reading.Do
	}
	for _, s := range f.stops() {
		if f.fault(s) != "" {
			f.to(s)
			break
		}
	}
	return nil
}

// Fail says why what was asked for was not done. Everything stays as it was typed.
func (f *Form) Fail(why string) { f.waiting, f.note = false, why }

// Wait says what holds the answer up.
func (f *Form) Wait(why string) { f.behind = why }

// Title stands in the frame.
func (f *Form) Title() string { return f.spec.Title }

// Spec is what the form was made of.
func (f *Form) Spec() *Spec { return &f.spec }

// Refresh understands everything anew after the figures changed.
func (f *Form) Refresh() {
	if f.spec.Preview != nil && f.spec.Preview.compare() {
		f.decideAnew()
	}
	f.read()
}

// Click goes to the field at a place.
func (f *Form) Click(x, y int) intent.Intent {
	_, places := f.body()
	at, left := f.at, -1
	for s, p := range places {
		if line := y + f.top; line >= p.from && line <= p.to && p.left > left && (p.left <= x || left < 0) {
			at, left = s, p.left
		}
	}
	if left >= 0 {
		f.to(at)
	}
	return nil
}

// Wheel goes from field to field.
func (f *Form) Wheel(by int) {
	if by != 0 {
		f.step(max(-1, min(1, by)))
	}
}

// Keys lists what can be pressed now.
func (f *Form) Keys() []key.Binding { return f.keys.now(f) }

var _ dialog.Dialog = (*Form)(nil)
