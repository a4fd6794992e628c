// Package script runs the program as a whole: the scripts of testdata/script, several processes on one file, the JSON that
// leaves it against the schemas, and the plan of the house that its imports must keep. It holds nothing but tests.
package script
