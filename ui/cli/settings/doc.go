// Package settings reads how a screen is to look and behave: from a text in TOML and the environment.
//
// The rules are:
//
//   - Nothing here changes a number: what does (stale_after, names of countries) lives in the situation.
//   - The environment comes before the file, the file before the default. Each setting says where it comes from.
//   - An unknown key, a key written twice or a value that is not understood is an error that names the line and what to write
//     instead; then nothing of the file is in force.
//   - What is set by command is refused with the same words, and changes its own line alone: comments stay.
//   - The settings of an editor who is served hold nothing that is about the server, and are a few hundred bytes at most. What
//     is broken or cannot be read is told, is not in force and keeps nobody out; it is not written over by the next setting, only by
//     who asks for that.
package settings
