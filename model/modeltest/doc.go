// Package modeltest makes situations for tests and benchmarks.
//
// The rules are:
//
//   - The same seed and size give the same bytes: no clock, no map order, no global randomness.
//   - Every record passes its Check, and all of them together model.Admit. A situation is what a desk could have logged:
//     what a record refers to was logged before it.
//   - Situation has the shape of a running story: a few countries have most of the figures, voices repeat and correct each
//     other, some figures contradict. Draw has the opposite shape: few groups, statuses and voices, so that conflicts,
//     links and rulings meet each other in nearly every situation.
package modeltest
