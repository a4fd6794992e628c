// Package act has the acts of a desk: what an editor does to claims, sources, events, rulings and the situation, as pure
// functions of a story.
//
// The rules are:
//
//   - An act changes nothing. It gives the edits, the revisions they rely on, and one sentence that names what they do; the
//     log takes them or refuses them. What Admit would refuse is refused here already.
//   - An act on a claim is of the whole claim or of one of its figures. One of the whole claim takes along what still stands
//     or was only superseded; a figure that has fallen already, or is withheld, stays what it is.
//   - What is withheld stops being so only by an act that says it: put back, or edited. A mark that is taken off gives back what
//     was before it, not always standing.
//   - Nothing is overwritten that the editor did not see: every edit names the revision it was made from.
//   - Undo and redo are of one editor's own acts, in the order in which any editor takes them back, read from the log
//     alone. They are new acts, and name the one they take back.
//   - What somebody changed since, or what other records refer to, is not taken back: a *Blocked says who and what.
package act
