// Package filter reads the filter line of the monitor and tells what it lets through:
//
//	country:GB status:dead source:hague flag:conflict by:ana since:2h words
//
// The rules are:
//
//   - A term is key:value, or a word by itself. All terms must hold. Several values with commas between them: any of them
//     holds. A leading dash turns a term into its opposite: it hides exactly what the term alone would show.
//   - Double quotes, straight or curly, hold values and words with spaces or commas: kind:"state media". A quote inside
//     stands twice. A word that is not understood is an error that points at it; it is never passed over. To look for text
//     that reads like a term, quote it: "scope:".
//   - country: takes a code, a name or a people, in any case. It means the nationals of that country, duals and the desk's
//     own groups within it too. A claim without figures is about the country of its source. group: is one group to the
//     letter: the desk's own by id or name, ALL, FOREIGN, XX, a country, a dual.
//   - status: takes a status or a compound. A figure is meant when its status holds all parts of it: dead means dead and
//     missing/dead, missing/dead only the compound. Dead or missing is status:dead,missing.
//   - class:, scope: (a word of it; scope:"" is the whole incident), flag: (DESIGN §6) and state: (what the record says, not
//     what follows from links; of a claim without figures its own) belong to a figure, too. What is asked of figures must
//     hold for one and the same figure: country:GB status:dead is not a British freed with an American dead. What is denied
//     must hold for none.
//   - source: takes the id, the name or words of it; authority: the name or words of it, or any name of a government; kind: a
//     kind of source; grade: B, 2 or B2; by: the name or the id of who logged the record or changed it last.
//   - since: and until: take an age (2h, 30m, 3d), counted back from now to the last change of the record in the log; or a
//     typed day or time, held against when a claim was said and an event happened. A day is meant from its beginning or through
//     its end. What may lie on the right side passes: of a claim only the day may be known.
//   - is:pivotal is asked of events only, flag: of claims and cells only; the other panes pass over them.
//   - Words are looked for in text, speaker, relay, people, link, scopes and names of the counted groups; in headline, detail
//     and place of an event. Case, accents and kinds of quote make no difference; a part of a word is enough.
//   - Of a cell, what is asked of claims must hold for one of the figures that stand in it; of an event, for one claim of its
//     evidence. A row knows country: and group: only.
//   - A line holds at most 4 KiB: it is typed, not pasted.
package filter
