// Package model is the domain of muster: the records a desk keeps, the log of changes they live in, and the rules that
// both obey. It does no I/O, reads no clock and knows no screen.
//
// The rules are:
//
//   - A figure cannot exist without a claim, and a claim cannot exist without a source. Nothing types a number into a table.
//   - A record is never altered in place: a change puts a whole new record in its place, so that a reader who holds the
//     old one goes on seeing what it saw.
//   - The state is the fold of the log, and nothing else. Folding fewer changes is replay; folding an inverse is undo.
//   - A record is checked twice: by itself (Check: every field says what would be right) and among the others
//     (Admit: nothing may refer to what is not there, and no two sources may carry one name).
//   - The words are those of the design: situation, source, authority, claim, figure, cell, group, basis, class, status,
//     count, scope, event, ruling, filing, change.
//
// What the figures add up to is the business of package account.
package model
