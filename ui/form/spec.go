package form

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"

	"muster/model"
	"muster/ui/intent"
)

// Spec is a form as data.
type Spec struct {
	Title string
	// Says is what a question is about, in sentences above its fields.
	Says   []string
	Fields []Field
	// Values are what stands in the fields to begin with.
	Values Values
	// Do is what saving does, in a word or two.
	Do string
	// Short makes a question of it: Enter in the last field confirms.
	Short bool
	// Proof tells that what saving would do is told as a text to be read: it has all the room there is, and scrolls.
	Proof bool
	// About is the record that is written; without an id it is a new one.
	About model.Ref
	// Was is the revision of the record that was put into the fields; 0: none.
	Was uint64
	// Now is the clock; nil: there is none.
	Now func() time.Time
	// Asked is what a question was opened with; nil: it is none.
	Asked *intent.Ask
	// Preview is the factbox that a text which goes out was made of; nil: it is no such text.
	Preview *preview
	// Read understands what stands in the fields.
	Read func(Values) Reading
}

// Reading is what was understood of a form.
type Reading struct {
	// Faults are what is wrong, in words, by the name of the field. Those without one ("") are of the whole record.
	Faults map[string]string
	// Echoes are how a field was understood, where that is more than its text.
	Echoes map[string]string
	// Settled are fields whose text means something else by the minute ("20 min ago"), with what it means now: that is put in
	// its place when the cursor leaves it, and in a draft.
	Settled Values
	// Record is what was read, and Beside what is made in passing before it.
	Record model.Record
	Beside []model.Record
	rows   []rowOf
	// Warning is what should be known before it is saved; empty: nothing.
	Warning string
	// Do is what the form asks for when it is saved; it holds only where there is no fault. Does is what that is, in a word or
	// two, where it is not what the form is there for.
	Do   intent.Intent
	Does string
	// Effects tell what that would do to the accounting; nil: it does not bear on it.
	Effects func() []Effect
}

// Effect is one thing that saving would do to the accounting.
type Effect struct {
	Text    string
	Grave   bool // it must be looked at before it is confirmed
	Passing bool // it says what time it is
}

// Sort says how a field is filled in.
type Sort uint8

// The sorts of field.
const (
	Line  Sort = iota // one line
	Area              // text of several lines
	Word              // one of a few words, on a line
	Radio             // one of a few, each on a line of its own
	Find              // a line that finds what is meant as it is typed
	Shown             // text to read, not to change
	Rows              // a list, each row of it with columns
)

// Field is one field of a form.
type Field struct {
	Name  string // as in muster JSON
	Label string
	Hint  string // what is meant; stands in the field while it is empty
	Sort  Sort
	// Choice is what a Word or a Radio can be, the first being what it is when nothing is said.
	Choice []Offer
	// Blank tells that an empty field means something, which is echoed.
	Blank bool
	// Tall is how many rows an Area or a Shown may take, over all of the width; 0: a few, behind the label. Such a text is to be
	// read: saving asks once for what was never in sight of it.
	Tall int
	// When tells whether the field is there at all; nil: always.
	When func(Values) bool
	// Find gives what a text typed into a Find may mean, the likeliest first; empty: what there is.
	Find func(typed string, v Values) []Offer
	// List shows what there is without being asked.
	List bool
	// Columns are those of Rows; Width is the share of the line that a column gets. Add names what a new row is.
	Columns []Field
	Width   int
	Add     string
}

// Offer is something that can be chosen.
type Offer struct {
	Value string // what then stands in the field
	Says  string // what it is; empty: the value says it
}

// Values are what stands in the fields of a form, by name: "title", "people[0]", "figures[1].count".
type Values map[string]string

// At is the name of a column in a row of a list; a list of one column without a name has the row itself.
func At(list string, row int, column string) string {
	at := fmt.Sprintf("%s[%d]", list, row)
	if column == "" {
		return at
	}
	return at + "." + column
}

// Rows counts the rows of a list: one more than the last that has anything in it.
func (v Values) Rows(list string) int {
	n := 0
	for name := range v {
		rest, ok := strings.CutPrefix(name, list+"[")
		digits, _, closed := strings.Cut(rest, "]")
		if i, err := strconv.Atoi(digits); ok && closed && err == nil && i >= n {
			n = i + 1
		}
	}
	return n
}

// same tells whether two sets of values say the same: what is not there is empty.
func (v Values) same(w Values) bool {
	trim := func(v Values) Values {
		v = maps.Clone(v)
		maps.DeleteFunc(v, func(_, text string) bool { return text == "" })
		return v
	}
	return maps.Equal(trim(v), trim(w))
}
