//go:build race

package remote

// raced tells that the race detector watches, which makes drawing some ten times slower.
const raced = true
