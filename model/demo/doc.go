// Package demo gives the worked example a past: the log that a desk of three would have written over 16 to 21 January
// 2013, so that replay, the audit and undo have steps to show.
//
// The rules are:
//
//   - The records are those of the example document. After the last change they are exactly those that an import of the
//     document makes; only the editors, the hours of logging and the slips in between are invented, and no slip survives.
//   - A claim is logged on the day it was said, in the scene's zone, and claims of one day in the order of the document:
//     the accounting at the end is that of the import.
//   - A source or a group is logged in the act that first needs it.
//   - Every act passes model.Admit on top of those before it. All changes of an act have one time; the next act is later.
//   - The same document gives the same log: no clock, no randomness. A document with other records is refused by name.
package demo
