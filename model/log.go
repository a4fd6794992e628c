package model

import (
	"fmt"
	"strings"
	"time"

	"muster/model/text"
)

// Receipt is what the log answers when it took a batch.
type Receipt struct {
	// First and Last are the sequences of its changes. First is 0 when there was nothing to change; Last is then the head.
	First, Last uint64
	Changes     []*Change // with Before
	// Met are the edits that were merged with a change which the editor had not seen. A batch that is asked for again is
	// answered without them.
	Met []Met
}

// Met tells that a record was changed since the editor read it, in other fields only, and that both changes stand.
type Met struct {
	Situation string
	Ref       Ref
	By        Editor // whose change it was
	At        time.Time
	// Mine and Theirs name the fields that either side changed.
	Mine, Theirs []string
}

// Says tells it in a sentence: `claim c1: ben changed its credibility meanwhile; your text was merged with that`.
func (m Met) Says() string {
	return fmt.Sprintf("%s: %s changed its %s meanwhile; your %s was merged with that", m.Ref, text.Line(m.By.Name),
		strings.Join(m.Theirs, ", "), strings.Join(m.Mine, ", "))
}

// Logged is a change with its place in the hash chain.
type Logged struct {
	Change
	Prev string // the hash before its own
}

// Head is the end of the log.
type Head struct {
	Seq uint64 // of the last change; 0: none
	// Hash is the head of the chain, 64 hex digits: zeros before the first change.
	Hash string
	// Generation is random and of this file alone; one that was restored has another.
	Generation string
}
