// Package terminal holds the tests of the screen in a terminal: in one that is emulated, cell by cell, and through a pty as
// an editor's own. There is nothing in it for a program.
//
// The rules are:
//
//   - What stands on the screen after any moves is what a fresh drawing of the same state shows. Two screens on one file
//     take the same moves; one is never drawn afresh, the other always, and they are compared.
//   - Every byte to the terminal is text or one of a short list of sequences, whatever the records hold.
//   - Nothing waits for a time that should be long enough: a test looks until it sees what it waits for, or a generous
//     deadline ends it.
//   - The benchmarks run the real program and say what its terminal saw.
//
// The race detector does not see these tests: the library that reads keys closes its file while another of its goroutines
// still waits on it, which is a race of its own and none of muster's; and they would take minutes. The screen itself is
// run under the detector by the tests of package ui.
package terminal
