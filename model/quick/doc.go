// Package quick reads the quick line, what an editor types with one hand while on the phone:
//
//	source [ @when]: figure{, figure} ["quotation"]
//	figure = [group] count status | count [group] status, then (scope) and #class in either order
//
//	Hague @sat 19:10: GB 1 dead, 5 missing/dead "feared dead"
//
// The rules are:
//
//   - Every word counts. A word that is not understood is an error that points at it; it is never passed over, because a
//     dropped word moves a toll. The words that add nothing are few: "of" after a count; people and persons; nationals
//     and citizens behind a group; and one full stop at the end.
//   - The first colon followed by a space or by the end of the line, outside double quotes and outside the time, parts
//     who speaks from what was said.
//   - An @ counts only after a space and before a time, so desk@example.org and @sud_ouest are names. After the time
//     comes the colon. What looks like a time and is none is refused. Without a time the claim was said now.
//   - A comma parts figures only before a space: 1,100 is one number. Inside (…) and "…" it parts nothing.
//   - Double quotes, straight or curly, hold names that the grammar would take apart: a source, a group, a scope.
//     Quotes that end the line are the quotation, kept to the letter, line breaks too.
//   - A group is a country by code, name or people (GB, UK, Britain, Britons), a dual national (US+GB), ALL or everyone,
//     FOREIGN or foreigners, XX or unnamed, or a group of the desk's own by id or name. Codes stand in capitals. A group
//     left out is the one before; the first figure names its group. What fits two groups is refused.
//   - "all" and "total" in small letters behind a figure of another group is refused: they may mean all of that group, or everyone.
//   - A status is one of the nine, several with a slash or "or" between them in any order, or a phrase of [Phrases].
//   - A source is known by its id, by its name, by the name up to the first comma, or by a surname: the last words before
//     that comma, when no other source ends so. A name without a comma has no surname, so "official" is nobody.
//   - A name near a known one is a new source that names its neighbours: the caller asks, because a typo would be a
//     second voice. Near are one typing error in up to five letters, two in more, letters that only look alike, the words
//     of one among the other's, the same surname, and the name of a known source's authority.
//   - A line holds at most 1 MiB, each of its parts at most what a field holds. What is longer is refused, never cut.
//
// Nothing is read but the line and its [Context]. Offsets are bytes of the line as it was typed.
package quick
