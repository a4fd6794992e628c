package model

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// Status says what became of the counted people: one of nine, or a compound of several ("missing/dead": missing or
// dead, nobody knows which). It is a set of bits in the order in which statuses are shown. The zero value is no status.
type Status uint16

// The nine statuses, in the order of the table.
const (
	Present Status = 1 << iota // aboard, at the scene
	Held
	Unaccounted
	Missing
	Injured
	Dead
	Freed
	Safe
	Captured
)

var statusWords = []string{"present", "held", "unaccounted", "missing", "injured", "dead", "freed", "safe", "captured"}

// Resolved are the statuses that end an open question about a person.
const Resolved = Dead | Freed | Safe | Captured

// Statuses lists the nine single statuses in the order of the table.
func Statuses() []Status {
	all := make([]Status, len(statusWords))
	for i := range all {
		all[i] = 1 << i
	}
	return all
}

// ParseStatus reads a status or a compound such as "missing/dead". The order of the parts does not matter, a repeated
// or unknown part is refused.
func ParseStatus(s string) (Status, error) {
	var all Status
	for part := range strings.SplitSeq(s, "/") {
		i := slices.Index(statusWords, part)
		if i < 0 {
			return 0, fmt.Errorf("%q is not a status; write one of %s, or a compound such as missing/dead", s, strings.Join(statusWords, ", "))
		}
		if all&(1<<i) != 0 {
			return 0, fmt.Errorf("%q names %s twice; write each status once", s, part)
		}
		all |= 1 << i
	}
	return all, nil
}

func (s Status) String() string {
	if s != 0 && s&(s-1) == 0 && int(s) < 1<<len(statusWords) {
		return statusWords[bits.TrailingZeros16(uint16(s))]
	}
	var parts []string
	for i, w := range statusWords {
		if s&(1<<i) != 0 {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, "/")
}

// Compound tells whether the status leaves open which of several applies.
func (s Status) Compound() bool { return s&(s-1) != 0 }

// Open tells whether the fate of the counted people is still open: unaccounted, missing, or a compound with one of
// them. Held is not open: it is known where they are.
func (s Status) Open() bool { return s&(Unaccounted|Missing) != 0 }

// Within tells whether every part of s is also a part of whole.
func (s Status) Within(whole Status) bool { return s&^whole == 0 }

// Touches tells whether s and t have a part in common.
func (s Status) Touches(t Status) bool { return s&t != 0 }

// Compare orders statuses as the table shows them: by their first part, then the single one before its compounds.
func (s Status) Compare(t Status) int {
	if a, b := bits.TrailingZeros16(uint16(s)), bits.TrailingZeros16(uint16(t)); a != b {
		return a - b
	}
	if a, b := bits.OnesCount16(uint16(s)), bits.OnesCount16(uint16(t)); a != b {
		return a - b
	}
	return int(s) - int(t)
}

// MarshalText writes the words of the status, in order; a bit without a word is refused.
func (s Status) MarshalText() ([]byte, error) {
	if s >= 1<<len(statusWords) {
		return nil, fmt.Errorf("%#b is not a status: it has bits without a word", uint16(s))
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads a status or a compound, and the empty text as no status, which Check tells apart.
func (s *Status) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*s = 0
		return nil
	}
	if i := slices.IndexFunc(statusWords, func(w string) bool { return w == string(b) }); i >= 0 {
		*s = 1 << i // most are one word
		return nil
	}
	*s, err = ParseStatus(string(b))
	return err
}
