// Package ui is the screen of muster: three panes, and what opens over them.
//
// The rules are:
//
//   - One App owns the state and the routing and holds no behaviour. Panes (package pane) and dialogs (package dialog) decide
//     what a key means and return an intent (package intent); one switch, do, carries it out.
//   - A key goes to Ctrl+C first, then to the front dialog, then to an open text line, then to the global bindings, then
//     to the pane in front. Dialog and line take every key.
//   - Keys are data: the help, the footer and the palette are made from the bindings, and a disabled one is in none of them.
//   - Where everything stands is computed by package layout from sizes alone.
//   - No I/O in Update or View. An effect captures values, does one thing outside, and answers with one message.
//   - The state changes in one place: the message that brings the log's new changes. Who saves learns of it the same way.
//   - Nothing moves by itself but the clock's minute. No number is shown before it is right.
//   - The next step of a replay may be taken before it is asked for. Every other message finds the place at which the editor is.
//   - Store, editor, clock, colours, size and language of the terminal come in as arguments; there is no package-level
//     state, and many apps run in one process.
package ui
