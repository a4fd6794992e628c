// Package plain opens files in folders that others can write to, and tells whether a folder's disk keeps its locks.
//
// The rules are:
//
//   - What is opened is a plain file: no symbolic link is followed, no pipe is waited for, no device is touched.
//   - It belongs to somebody who has a part in its folder: this user, root, the owner of the folder, or, where a group
//     shares a folder that strangers cannot write, somebody of that group. Another's file was planted.
//   - It is looked at after it was opened: what lay there before may have been another.
//   - Where a lock may not reach everybody who can open the file, nothing is shared: a network disk is refused.
package plain
