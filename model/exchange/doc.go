// Package exchange reads and writes what leaves and enters muster: "muster/1", the JSON of import and export, and the
// log as one line of JSON a change.
//
// The rules are:
//
//   - Reading is strict. Unknown and doubled fields, wrong types, null, half characters, anything after the end: all
//     refused, because what is passed over in silence is a number that nobody misses until it has been published.
//   - Every refusal is one sentence that names record and field: claims[3] "c4": figures[0].count: "fve" is not a count; …
//     A text that is no JSON is refused with line and column. At most MostProblems are told at once.
//   - What Read returns has its defaults filled and passed the Check of each record. Whether the records fit each
//     other and what is there already is told by Edits, which is held against model.Admit.
//   - The order of an array is log order. Reading what Write wrote gives the same records; importing them again changes
//     nothing.
//   - JSON is data: values are kept as they came. What cannot be seen (controls, bidi, zero-width) is written as \u
//     escapes; < > & are left as they are.
//   - Nothing withheld is written unless it is asked for, and neither is what would point to it.
package exchange
