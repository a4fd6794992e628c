package quick

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// handle is an @ behind a space with a plain word: a handle, or a time that was misspelled.
	handle = regexp.MustCompile(`(?:^|\s)(@\p{L}[\p{L}\d:]*)(?:\s|$)`)
	// clock is a time of day without its @.
	clock = regexp.MustCompile(`(?:^|\s)(\d{1,2}:\d{2})(?:\s|$)`)
	// stuck is an @ that no space stands before, with the word behind it.
	stuck = regexp.MustCompile(`[^\s@](@(\p{L}+)\S*)`)
)

// checkNew refuses a new name that holds what was meant as a time: the claim would be said now, by somebody who does not
// exist. In double quotes a name is what it is.
func checkNew(name string, h head) *Error {
	if h.quoted {
		return nil
	}
	if m := handle.FindStringSubmatch(name); m != nil {
		return at(h.pos, h.end, "%s is not a time; write one such as @sat 19:10 or @yesterday, or put the whole name in double quotes", shown(m[1]))
	}
	if m := stuck.FindStringSubmatch(name); m != nil && slices.Contains(dayNames, strings.ToLower(m[2])) {
		return at(h.pos, h.end, "put a space before %s, or the whole name in double quotes", shown(m[1]))
	}
	if m := clock.FindStringSubmatch(name); m != nil {
		return at(h.pos, h.end, "%s stands in the name; write the time behind an @, such as @%s, or put the whole name in double quotes", shown(m[1]), m[1])
	}
	return nil
}
