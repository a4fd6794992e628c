package model

import (
	"fmt"
	"slices"
	"strings"
)

// word is a value that is written as one of a fixed list of words, by its place in the list.
type word interface{ ~uint8 }

// wordOf gives the word of v; a value outside the list is shown as such, never as somebody else's word.
func wordOf[T word](list []string, v T) string {
	if int(v) < len(list) {
		return list[v]
	}
	return fmt.Sprintf("unknown(%d)", v)
}

// marshalWord writes the word of v, and refuses a value outside the list: what is stored must be readable again.
func marshalWord[T word](list []string, v T) ([]byte, error) {
	if int(v) >= len(list) {
		return nil, fmt.Errorf("%d has no word among %s", v, strings.Join(list, ", "))
	}
	return []byte(list[v]), nil
}

// parseWord finds b in the list; the refusal lists the words that there are.
func parseWord[T word](list []string, b []byte) (T, error) {
	if i := slices.IndexFunc(list, func(w string) bool { return w == string(b) }); i >= 0 {
		return T(i), nil
	}
	known := slices.DeleteFunc(slices.Clone(list), func(w string) bool { return w == "" })
	return 0, fmt.Errorf("%q is not one of %s", b, strings.Join(known, ", "))
}

// Class says in what part the counted people were caught up. Classes are never added to each other.
type Class uint8

// The classes. The zero value is the default: the people caught up.
const (
	Affected Class = iota
	Attacker
	Security
	Responder
)

var classWords = []string{"affected", "attacker", "security", "responder"}

// Classes lists every class in the order in which they are shown.
func Classes() []Class { return []Class{Affected, Attacker, Security, Responder} }

func (c Class) String() string { return wordOf(classWords, c) }

// MarshalText writes the word of the class.
func (c Class) MarshalText() ([]byte, error) { return marshalWord(classWords, c) }

// UnmarshalText reads the word of a class; any other word is refused.
func (c *Class) UnmarshalText(b []byte) (err error) {
	*c, err = parseWord[Class](classWords, b)
	return err
}

// Basis says by what a group gathers people. Only nationality is summed.
type Basis uint8

// The bases, in the order in which their rows are shown. Whole is the basis of ALL and FOREIGN.
const (
	NoBasis Basis = iota
	Nationality
	Whole
	Residence
	Employer
	Site
)

var basisWords = []string{"", "nationality", "whole", "residence", "employer", "site"}

func (b Basis) String() string { return wordOf(basisWords, b) }

// MarshalText writes the word of the basis.
func (b Basis) MarshalText() ([]byte, error) { return marshalWord(basisWords, b) }

// UnmarshalText reads the word of a basis.
func (b *Basis) UnmarshalText(t []byte) (err error) {
	*b, err = parseWord[Basis](basisWords, t)
	return err
}

// SourceKind says what a source is.
type SourceKind uint8

// The kinds of source.
const (
	NoSourceKind SourceKind = iota
	Government
	Military
	SecurityService
	Company
	StateMedia
	Media
	Witness
	Party
	NGO
	OtherSource
)

var sourceKindWords = []string{"", "government", "military", "security", "company", "state media", "media", "witness",
	"party", "ngo", "other"}

// SourceKinds lists the words of every kind of source, in the order of the design.
func SourceKinds() []string { return slices.Clone(sourceKindWords[1:]) }

func (k SourceKind) String() string { return wordOf(sourceKindWords, k) }

// MarshalText writes the word of the kind.
func (k SourceKind) MarshalText() ([]byte, error) { return marshalWord(sourceKindWords, k) }

// UnmarshalText reads the word of a kind of source.
func (k *SourceKind) UnmarshalText(b []byte) (err error) {
	*k, err = parseWord[SourceKind](sourceKindWords, b)
	return err
}

// ClaimState says whether a claim, or one figure of it, still stands. A figure without a state of its own has its claim's.
type ClaimState uint8

// The states of a claim or a figure.
const (
	AsClaim    ClaimState = iota // of a figure: no state of its own; of a claim: read as Standing
	Standing                     // counts
	Superseded                   // its source said something newer
	Corrected                    // the source was wrong
	DeskError                    // the desk was wrong
	Retracted                    // the source took it back
	Withheld                     // known, not to be published: counts nowhere
)

var stateWords = []string{"", "standing", "superseded", "corrected", "desk-error", "retracted", "withheld"}

func (s ClaimState) String() string { return wordOf(stateWords, s) }

// Void tells whether a figure in this state is out of the accounting for good: neither standing nor merely superseded.
func (s ClaimState) Void() bool { return s >= Corrected }

// MarshalText writes the word of the state.
func (s ClaimState) MarshalText() ([]byte, error) { return marshalWord(stateWords, s) }

// UnmarshalText reads the word of a state.
func (s *ClaimState) UnmarshalText(b []byte) (err error) {
	*s, err = parseWord[ClaimState](stateWords, b)
	return err
}

// LinkKind says how a claim bears on another.
type LinkKind uint8

// The kinds of link.
const (
	NoLink     LinkKind = iota
	Repeats             // same origin: not a second source
	Corrects            // the same voice puts an earlier claim right
	Supersedes          // stands in place of
	Retracts            // takes back
	PartOf              // counts some of the people the other counts
	SamePeople          // counts the very people the other counts
)

var linkWords = []string{"", "repeats", "corrects", "supersedes", "retracts", "part-of", "same-people"}

func (k LinkKind) String() string { return wordOf(linkWords, k) }

// MarshalText writes the word of the kind of link.
func (k LinkKind) MarshalText() ([]byte, error) { return marshalWord(linkWords, k) }

// UnmarshalText reads the word of a kind of link.
func (k *LinkKind) UnmarshalText(b []byte) (err error) {
	*k, err = parseWord[LinkKind](linkWords, b)
	return err
}

// ListState says whether every nationality concerned is known to be listed.
type ListState uint8

// A list is open until the desk closes it: only a closed one has a ceiling.
const (
	Open ListState = iota
	Closed
)

var listWords = []string{"open", "closed"}

func (l ListState) String() string { return wordOf(listWords, l) }

// MarshalText writes the word of the list's state.
func (l ListState) MarshalText() ([]byte, error) { return marshalWord(listWords, l) }

// UnmarshalText reads the word of a list's state.
func (l *ListState) UnmarshalText(b []byte) (err error) {
	*l, err = parseWord[ListState](listWords, b)
	return err
}
