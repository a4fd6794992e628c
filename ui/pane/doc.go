// Package pane has the three panes of the monitor: the timeline, the accounting, the claims.
//
// The rules are:
//
//   - A pane is a component: New, SetSize, Update (a key to an intent), View (lines, each exactly as wide as the pane).
//     It does no I/O and starts nothing.
//   - View costs what is on the screen: rows out of sight are never made into text.
//   - The cursor is on a record, not on a row: when others add something it stays where it was.
//   - A figure that no longer counts is dim and says so; it is never left out unless the editor asks for that.
//   - What another editor brought carries a mark until the cursor has been on it.
package pane
