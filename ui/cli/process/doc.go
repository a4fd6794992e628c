// Package process is what a process of muster is on its box: whose it is, which folders are its user's, what memory it takes, and
// when it is told to end.
//
// The rules are:
//
//   - Only package main asks it. Everything else is given the editor, the paths and the end as arguments: the commands and the
//     screen run for many editors in one process.
//   - Whose a process is, is the user id that it runs under. The environment is not asked: anybody can set it.
package process
