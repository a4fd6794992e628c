// Package folder keeps drafts as files in a folder of their editor.
//
// The rules are:
//
//   - One folder a desk's file and editor, below the state directory: 0700, each draft a file of 0600. A folder or a file
//     that is a link, is not plain, or belongs to somebody else is refused and named, never followed.
//   - A draft is written beside its place, brought to the disk and put there in one step: after a kill it is the old one or the
//     new one, whole.
//   - What a file holds is data. One that cannot be understood is named and left where it is.
//   - A session holds a lock while it lives. A draft whose session lives is open elsewhere; the lock of a process that was
//     killed is free.
//   - Nothing is made before something is typed.
package folder
