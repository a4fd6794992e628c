package model

import "time"

// Spot is where an editor is.
type Spot struct {
	// Situation is the one that is shown; empty: none.
	Situation string
	// Record is the one that is open there; zero: none.
	Record Ref
	// Editing tells that it is being changed, not only read.
	Editing bool
}

// Session is a session that has the file open.
type Session struct {
	// Editor is who the system says it is, not who the session says it is.
	Editor Editor
	// For is the editor whom a server speaks for, as the server says; empty: the session is Editor's own.
	For string
	// Since is when the session began.
	Since time.Time
	Spot
}

// Who is the name of the session's editor; with that of the server who vouches for it, if one does.
func (s *Session) Who() string {
	if s.For == "" {
		return s.Editor.Name
	}
	return s.For + " via " + s.Editor.Name
}
