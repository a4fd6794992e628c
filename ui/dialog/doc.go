// Package dialog has what opens over the panes: the inspector, the help, the palette, the list of situations, the first
// start, and the line at the foot that the filter is typed into.
//
// The rules are:
//
//   - The front dialog takes every key but Ctrl+C. Esc closes it and never ends the session.
//   - A dialog decides what a key means and returns an intent; it does no I/O and starts nothing.
//   - A dialog asks for a size and shows what it can in the one it gets, down to nothing.
//   - What stands in a dialog is made anew when the figures change, with the cursor on the same thing.
package dialog
