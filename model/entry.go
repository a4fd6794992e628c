package model

import "time"

// Stamp is where and when the log took a change, and by whom.
type Stamp struct {
	Seq   uint64
	Milli int64 // milliseconds since 1970
	By    *Editor
}

// At is the time of the stamp, in UTC.
func (s Stamp) At() time.Time { return time.UnixMilli(s.Milli).UTC() }

// Entry is a record as the log knows it. Entries are never written to after the fold made them.
type Entry struct {
	Record Record // nil: deleted
	// First is when the record was logged first: its place in the log, which a deletion that is undone does not change.
	First Stamp
	// Last is when it was changed last; its sequence is the record's revision.
	Last Stamp
}

// Alive tells whether the record is there.
func (e *Entry) Alive() bool { return e != nil && e.Record != nil }
