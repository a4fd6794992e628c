package count

import (
	"fmt"
	"math"
	"strconv"
)

// Inf as the Max of an Interval says that there is no upper bound; NegInf as its Min, which only a difference can
// have, that there is no lower one.
const (
	Inf    = math.MaxInt
	NegInf = math.MinInt
)

// Interval is a closed range of people, Min <= Max, both ends included. Min is finite or NegInf, Max finite or Inf.
type Interval struct{ Min, Max int }

// Meets says whether some number lies in both intervals: the test for a conflict is that it does not.
func (i Interval) Meets(o Interval) bool { return i.Min <= o.Max && o.Min <= i.Max }

// Contains says whether every number of o lies in i; an interval contains itself.
func (i Interval) Contains(o Interval) bool { return i.Min <= o.Min && o.Max <= i.Max }

// StrictlyContains says whether i contains o and is wider: i says less than o.
func (i Interval) StrictlyContains(o Interval) bool { return i != o && i.Contains(o) }

// Add gives the interval of all sums of a number of i and a number of o. An unbounded end stays unbounded.
func (i Interval) Add(o Interval) Interval {
	return Interval{plus(i.Min, o.Min, NegInf), plus(i.Max, o.Max, Inf)}
}

// Minus gives the interval of all differences, [i.Min-o.Max, i.Max-o.Min]. It may reach below zero, and its Min is
// NegInf when o has no upper bound.
func (i Interval) Minus(o Interval) Interval {
	return i.Add(Interval{negative(o.Max), negative(o.Min)})
}

// String is the interval in the shortest form that Parse reads: "5", "5+", "5-7", "0+". An interval that reaches
// below zero is no count; it reads "-3 to 4", "up to 4" or "anything".
func (i Interval) String() string {
	switch {
	case i.Min == NegInf && i.Max == Inf:
		return "anything"
	case i.Min == NegInf:
		return "up to " + strconv.Itoa(i.Max)
	case i.Max == Inf:
		return strconv.Itoa(i.Min) + "+"
	case i.Min == i.Max:
		return strconv.Itoa(i.Min)
	case i.Min < 0:
		return fmt.Sprintf("%d to %d", i.Min, i.Max)
	}
	return fmt.Sprintf("%d-%d", i.Min, i.Max)
}

// Short is String with its thousands parted: "1,100", "1,000+", "1,000-1,100".
func (i Interval) Short() string {
	switch {
	case i.Min < 0:
		return i.String()
	case i.Max == Inf:
		return grouped(i.Min) + "+"
	case i.Min == i.Max:
		return grouped(i.Min)
	}
	return grouped(i.Min) + "-" + grouped(i.Max)
}

// plus adds two ends of the same side; inf, the unbounded value of that side, swallows everything, and a sum past
// the range of an int stops at its edge.
func plus(a, b, inf int) int {
	sum := a + b
	switch {
	case a == inf || b == inf:
		return inf
	case b > 0 && sum < a:
		return Inf
	case b < 0 && sum > a:
		return NegInf
	}
	return sum
}

// negative mirrors an end; the two unbounded values are not each other's arithmetic negative.
func negative(n int) int {
	switch n {
	case Inf:
		return NegInf
	case NegInf:
		return Inf
	}
	return -n
}
