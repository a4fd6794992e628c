// Package settings reads how a screen is to look and behave: config.toml and the environment.
//
// The rules are:
//
//   - Nothing here changes a number: what does (stale_after, names of countries) lives in the situation.
//   - The environment comes before the file, the file before the default. Each setting says where it comes from.
//   - An unknown key, a key written twice or a value that is not understood is an error that names the line and what to write
//     instead; then nothing of the file is in force.
package settings
