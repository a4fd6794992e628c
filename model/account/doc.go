// Package account computes the accounting of a situation from its claims: what the desk's figure in every cell is and why,
// what stands against it, and whether the countries' figures add up to the wholes that somebody claimed.
//
// The rules are:
//
//  1. One voice, its latest word: voice.go.
//  2. The desk's figure of a cell: choose.go, with competent.go and ruling.go.
//  3. Counts are intervals; a cell has a spread: spread.go.
//  4. A compound counts once: compound.go.
//  5. One basis is summed, nationality: sum.go.
//  6. A part is not an increment; a repeat is not a second source: part.go.
//  7. Reconcile, never plug; wholes are held against each other: reconcile.go, wholes.go.
//  8. Overtaken and stale: overtaken.go, stale.go.
//  9. Corroboration is derived: corroborate.go.
//  10. Conservation is shown, not forced: conserve.go.
//  11. Withheld counts nowhere: state.go.
//  12. Replay is the same functions with a cut: cut.go, state.go.
//
// What edits would do is told before they are made: whatif.go, picture.go, consequence.go.
//
// Each rule is a function of values; none reads a clock. A Book keeps their results for one situation and computes only
// what a change touches again; it must always equal a Book made afresh from the same story.
package account
