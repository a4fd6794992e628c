// Package form has the forms that records are written in, and the short questions of the acts of a desk.
//
// The rules are:
//
//   - A form is data: a [Spec] lists its fields and reads what was typed into them. The engine knows no record, the record
//     knows no key.
//   - A field goes by its name in muster JSON ("figures[0].count"). By it a problem that the domain finds stands beside the
//     field, and by it a draft keeps what was typed.
//   - What was typed is not corrected and not cut. A field that nobody touched gives back to the letter what was put into it,
//     whatever a terminal can show of it. A limit is said, and what would go past it is not taken.
//   - Tab and Shift+Tab go from field to field, Enter goes on, Ctrl+S saves from anywhere. Esc asks before it leaves
//     something typed.
//   - What saving would do to the accounting stands at the foot before it is confirmed.
//   - A form returns intents and does no I/O. It stays open until it is told that what it asked for was done.
package form
