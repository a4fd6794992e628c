// Package store keeps muster's log and its records in one bbolt file that many processes share.
//
// The rules are:
//
//   - The file is open for one transaction at a time. Whoever wants in goes through the turnstile, a lock file beside it:
//     a writer holds it for the whole transaction, a reader only until it has its shared lock.
//   - "Saved" is said after Commit returned, never before. The same act asked for again under its Op is taken once.
//   - The log is append-only: the bytes of an old change are never written again. Every change carries the SHA-256 over
//     the hash before it and its own bytes.
//   - Every other value carries a CRC-32C over its key and its bytes, and every situation a count and a sum over its
//     records, because bbolt checks no data page: a value that is wrong is refused, and so is a set that lost one.
//   - A file gets its name when it is whole: a backup, a restored, a compacted or a migrated file is made under another name,
//     verified and on the disk before that. A file in the place of another goes there under the turnstile.
//   - A damaged file is read no further, and nothing is written to it.
//   - Nothing is read out of a transaction but copies.
//   - Watchers are told that there may be more, never what; they read what they lack.
//   - The rules of the domain are model.Admit's; this package only looks things up for it.
//
// The hashes and checksums find accidents. Whoever can write the file can rebuild them.
package store
