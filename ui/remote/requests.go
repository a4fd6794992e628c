package remote

import (
	"strings"

	gossh "golang.org/x/crypto/ssh"

	"muster/ui"
)

// What a client may say of itself.
const (
	mostVariables = 32
	longestValue  = 256 // bytes
	longestTerm   = 64
	// longestCommand is how much of a command's name the log takes.
	longestCommand = 16
	longestLine    = 64 << 10 // a command
)

// variable tells which of a client's environment concerns a screen; nothing else is kept.
func variable(name string) bool {
	switch name {
	case "COLORTERM", "NO_COLOR", "CLICOLOR", "COLORFGBG", "LANG", "LC_ALL", "LC_CTYPE", "TERM_PROGRAM", "TMUX", "STY":
		return true
	}
	return false
}

// take answers the requests of a session until there are no more. What is not named here is refused: agent, X11,
// subsystems, signals.
func (s *session) take(requests <-chan *gossh.Request) {
	for req := range requests {
		ok := false
		switch req.Type {
		case "env":
			ok = s.setenv(req.Payload)
		case "pty-req":
			ok = s.terminal(req.Payload)
		case "window-change":
			ok = s.resized(req.Payload)
		case "shell":
			ok = s.ask(req, "")
		case "exec":
			var asked struct{ Line string }
			ok = gossh.Unmarshal(req.Payload, &asked) == nil && len(asked.Line) <= longestLine && s.ask(req, asked.Line)
		}
		if req.WantReply && !(ok && (req.Type == "shell" || req.Type == "exec")) {
			_ = req.Reply(ok, nil)
		}
	}
}

// ask begins what was asked for, once, and answers before the first byte of it is written.
func (s *session) ask(req *gossh.Request, line string) bool {
	if s.began {
		return false
	}
	if req.WantReply {
		_ = req.Reply(true, nil)
	}
	s.start(line)
	return true
}

func (s *session) setenv(payload []byte) bool {
	var v struct{ Name, Value string }
	if s.began || gossh.Unmarshal(payload, &v) != nil || !variable(v.Name) || len(v.Value) > longestValue || len(s.environ) >= mostVariables ||
		strings.ContainsRune(v.Value, 0) {
		return false
	}
	s.environ = append(s.environ, v.Name+"="+v.Value)
	return true
}

// terminal takes what the client says of its terminal. The size is clamped before anything is made for it.
func (s *session) terminal(payload []byte) bool {
	var t struct {
		Term                      string
		Columns, Rows, Wide, High uint32
		Modes                     string
	}
	if s.began || s.pty || gossh.Unmarshal(payload, &t) != nil || len(t.Term) > longestTerm {
		return false
	}
	s.pty, s.term, s.size = true, t.Term, sizeOf(t.Columns, t.Rows)
	return true
}

// resized keeps the latest size for whoever draws; it never waits for them.
func (s *session) resized(payload []byte) bool {
	var t struct{ Columns, Rows, Wide, High uint32 }
	if !s.pty || gossh.Unmarshal(payload, &t) != nil {
		return false
	}
	select {
	case <-s.sizes:
	default:
	}
	s.sizes <- sizeOf(t.Columns, t.Rows) // there is room: nobody else puts anything in
	return true
}

// The largest screen that is drawn for a client.
const mostColumns, mostRows = 500, 200

func sizeOf(columns, rows uint32) ui.Size {
	return ui.Size{Width: int(min(columns, mostColumns)), Height: int(min(rows, mostRows))}
}
