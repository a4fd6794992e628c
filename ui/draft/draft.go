package draft

import (
	"crypto/rand"
	"slices"
	"strings"
	"time"

	"muster/model"
)

// Draft is what was typed into one dialog.
type Draft struct {
	// ID names the draft: 26 letters and digits, see NewID.
	ID string `json:"id"`
	// Kind is which dialog it was typed into, such as "situation", "quick" or "claim": what opens it again.
	Kind string `json:"kind"`
	// Name is what it is called in the list, in a few words.
	Name string `json:"name"`
	// Situation is the one it was typed in; empty: none yet.
	Situation string `json:"situation,omitempty"`
	// Generation is the file's when it was typed; empty: there was no file yet.
	Generation string `json:"generation,omitempty"`
	// Record is the record it changes; zero: a new one.
	Record model.Ref `json:"record,omitzero"`
	// Base is the last change of that record when the typing began; 0: a new one.
	Base uint64 `json:"base,omitempty"`
	// Fields are what was typed, in the order of the dialog.
	Fields []Field `json:"fields"`
	// Written is when the latest of it was typed.
	Written time.Time `json:"written"`
	// Elsewhere tells that another session of the same editor has it open. It is not stored.
	Elsewhere bool `json:"-"`
}

// Field is one field of a dialog. A dialog that has a field several times gives each a name of its own.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// NewID gives a name that no other draft has.
func NewID() string { return strings.ToLower(rand.Text()) }

// Value gives what was typed into a field; empty: nothing.
func (d Draft) Value(name string) string {
	for _, f := range d.Fields {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// Same tells whether two drafts hold the same, whenever they were written.
func (d Draft) Same(other Draft) bool {
	return d.ID == other.ID && d.Kind == other.Kind && d.Name == other.Name && d.Situation == other.Situation &&
		d.Generation == other.Generation && d.Record == other.Record && d.Base == other.Base && slices.Equal(d.Fields, other.Fields)
}

// Drafts is where drafts are kept: those of one editor at one file. Its methods may take their time and may be called
// from several goroutines.
type Drafts interface {
	// Put keeps a draft in place of the one of the same id. When it returns nil, the draft survives a kill of the process.
	Put(Draft) error
	// Remove forgets a draft; one that is not there is no error.
	Remove(id string) error
	// List gives all drafts, the latest first. With an error it gives those that could be read.
	List() ([]Draft, error)
}
