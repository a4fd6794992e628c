// Package remote serves muster over SSH to editors who have no account on the box.
//
// The rules are:
//
//   - Closed by default: keys only, those of the editors file alone. A line of it that is wrong, or loose permissions on it or
//     on the host key, and nobody new gets in.
//   - Who an editor is, is the key that signed. The user name that a client sends is not looked at.
//   - What an editor may do is asked of the editors file at every append, read again for it, not once at the login.
//   - There is no shell, no forwarding, no agent, no X11, no subsystem: a session is the monitor, or one command of muster's.
//   - A client gets little before it has signed, and not much after: time, connections, sessions, environment, size of its
//     screen. One that stops reading is dropped, and holds nobody up meanwhile.
//   - The file, the screen and the commands come in as arguments: this package knows SSH and nothing else.
package remote
