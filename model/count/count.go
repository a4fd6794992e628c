// Package count holds numbers of people as sources give them: an interval, with its words kept.
//
// The rules are:
//
//   - A count is an interval. "5" is [5,5], "5+" is [5,no bound], "<5" is [0,4], "dozens" is [12,no bound].
//   - "~30" is [30,30]: about is kept in the words, and no margin is invented.
//   - "none known" is not zero: it is [0,no bound], like "?". Zero is "0", and only who says 0 has said 0.
//   - The words stay as they were written. Only the space around and between them and the composition of accents
//     (NFC) are made uniform, so that "5+" and "at least 5" are one interval and two counts.
//   - What can be read in two ways is refused, in one sentence that says what to write: "none", "5,00", "15-10",
//     "~5+", "nearly 30", "1 100", "more than a dozen".
//   - Whole people only, from 0 to 999,999,999. A comma parts groups of exactly three digits: "1,100" is one number.
//
// The forms that are read, n and m being digits ("1100", "1,100") or, where words stand, also one to twelve:
//
//	n  n+  >n  >=n  <n  <=n  ~n  n-m  n–m  ?
//	at least n     no fewer than n                 [n, no bound]
//	more than n    over n                          [n+1, no bound]
//	fewer than n   less than n    under n          [0, n-1]
//	up to n        at most n      no more than n   [0, n]
//	about n        around n       some n           [n, n]
//	a dozen        two dozen      half a dozen     [12, 12], [24, 24], [6, 6], all of them about
//	n to m         between n and m                 [n, m]
//	tens 10+   dozens 12+   hundreds 100+   thousands 1000+   some 1+   several 1+
//	none known   an unknown number   zero
package count

import "strings"

// Limit is the greatest number that a count may name.
const Limit = 999_999_999

// Count is a number of people as a source gave it. Counts are compared with ==, which compares the words too. The
// zero Count is no count at all: it has no words, and bounds nothing.
type Count struct {
	words string
	min   int32
	over  int32 // one more than the maximum; 0, so also in the zero Count, means no upper bound
}

// FromInterval makes a Count of a computed interval; its words are the interval's own ("5", "5+", "5-7"). What a
// count cannot say is weakened, never sharpened: a Min below 0 becomes 0, a Min above Limit becomes Limit, a Max
// above Limit becomes no bound. An interval without any possible count (Max below 0 or below Min) gives the zero
// Count.
func FromInterval(i Interval) Count {
	if i.Max < 0 || i.Max < i.Min {
		return Count{}
	}
	i.Min = min(max(i.Min, 0), Limit)
	if i.Max > Limit {
		i.Max = Inf
	}
	return newCount(i.String(), i)
}

func newCount(words string, i Interval) Count {
	c := Count{words: words, min: int32(i.Min)}
	if i.Max != Inf {
		c.over = int32(i.Max) + 1
	}
	return c
}

// IsZero says whether c is the zero Count, which no source can have given.
func (c Count) IsZero() bool { return c == Count{} }

// Words is the count as it was written.
func (c Count) Words() string { return c.words }

// String is Words.
func (c Count) String() string { return c.words }

// Interval is the range of people that the words allow.
func (c Count) Interval() Interval { return Interval{c.Min(), c.Max()} }

// Min is the smallest number of people that the words allow.
func (c Count) Min() int { return int(c.min) }

// Max is the greatest number of people that the words allow, Inf if they set no upper bound.
func (c Count) Max() int {
	if c.over == 0 {
		return Inf
	}
	return int(c.over) - 1
}

// Bounded says whether the words set an upper bound.
func (c Count) Bounded() bool { return c.over != 0 }

// IsNoneKnown says whether the source said that it knows of none, which is not zero.
func (c Count) IsNoneKnown() bool { return strings.EqualFold(c.words, "none known") }

// Unknown says whether the source spoke of people and gave no number: "?".
func (c Count) Unknown() bool {
	return c.words == "?" || strings.EqualFold(c.words, "an unknown number")
}

// MarshalText gives the words, the empty text for the zero Count.
func (c Count) MarshalText() ([]byte, error) { return []byte(c.words), nil }

// UnmarshalText reads as Parse does, and the empty text as the zero Count.
func (c *Count) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Count{}
		return nil
	}
	read, err := Parse(string(text))
	if err == nil {
		*c = read
	}
	return err
}
