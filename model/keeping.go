package model

import "time"

// Verified is what was looked at in a file that was found whole.
type Verified struct {
	Head   Head
	Format string
	Bytes  int64 // of the file
	Pages  int   // of the database, all looked at
	// Changes are those of the log, Acts what they were made in.
	Changes, Acts int
	// Records are those kept beside the log, deleted ones included; References and Names the lists made from them.
	Records, References, Names, Situations int
}

// Backup is a copy of a file, verified before it got its name.
type Backup struct {
	Path  string
	Taken time.Time
	Verified
}

// Restored is a file that was put in the place of another.
type Restored struct {
	Verified
	// Kept is where what it replaced lies now; empty: nothing was there.
	Kept string
}

// Compacted is a file that was written anew without the room it no longer needed.
type Compacted struct {
	Verified
	Before int64 // bytes; Verified.Bytes has what is left
}
