// Package replay shows a situation as it was: what the desk had logged by some point, or what had been said by then.
//
// The rules are:
//
//   - A replay has a story and a book of its own. What is logged meanwhile touches neither.
//   - On the logged clock a place is a number of changes: the first so many are in. A step goes from change to change.
//   - On the said clock a place is a moment, and a step goes to the next moment at which something more had been said:
//     what was said on a day without a time is in from the first time of that day on that anybody named, and a day as a
//     cut means through its end.
//   - A place is reached from its neighbours by what lies in between, and is the same as one that is made afresh.
//   - Before the first change there is the situation itself and nothing in it.
package replay
