// Package folder keeps drafts, how far a log was seen, and the settings of who is served, as files in folders of their editor.
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
//   - No folder is made before something is typed, or seen.
//   - How far a log was seen stands in a file for each situation, in a folder beside that of the drafts. Of two sessions of one
//     editor the one that saw more of the same log counts.
//   - The settings of an editor who has no home here stand in one file of a few KB, in a folder by the editor alone: they say
//     nothing of a desk's file.
package folder
