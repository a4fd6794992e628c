package count

import (
	"testing"

	"pgregory.net/rapid"
)

// interval draws an interval from low on, at times without an upper bound.
func interval(t *rapid.T, low int) Interval {
	a := rapid.IntRange(low, 12).Draw(t, "min")
	if rapid.IntRange(0, 4).Draw(t, "open") == 0 {
		return Interval{a, Inf}
	}
	return Interval{a, a + rapid.IntRange(0, 6).Draw(t, "width")}
}

// members are the numbers of an interval that a brute-force check looks at; an unbounded one is cut well above all
// bounded ones.
func members(i Interval) []int {
	var out []int
	for n := i.Min; n <= min(i.Max, 40); n++ {
		out = append(out, n)
	}
	return out
}

func TestMeetsAndContainsByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := interval(t, 0), interval(t, 0)
		inA := map[int]bool{}
		for _, n := range members(a) {
			inA[n] = true
		}
		meets, contains := false, true
		for _, n := range members(b) {
			meets, contains = meets || inA[n], contains && inA[n]
		}
		if a.Meets(b) != meets || b.Meets(a) != meets {
			t.Fatalf("%v meets %v: %v, want %v", a, b, a.Meets(b), meets)
		}
		if a.Contains(b) != contains || a.StrictlyContains(b) != (contains && a != b) {
			t.Fatalf("%v contains %v: %v, want %v", a, b, a.Contains(b), contains)
		}
	})
}

func TestAddAndMinusByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := interval(t, -5), interval(t, -5)
		sum, difference := a.Add(b), a.Minus(b)
		for _, x := range members(a) {
			for _, y := range members(b) {
				if !sum.Contains(Interval{x + y, x + y}) || !difference.Contains(Interval{x - y, x - y}) {
					t.Fatalf("%v and %v: sum %v, difference %v, but %d and %d", a, b, sum, difference, x, y)
				}
			}
		}
		if a.Max == Inf || b.Max == Inf {
			return
		}
		if sum != (Interval{a.Min + b.Min, a.Max + b.Max}) || difference != (Interval{a.Min - b.Max, a.Max - b.Min}) {
			t.Fatalf("%v and %v: sum %v, difference %v", a, b, sum, difference)
		}
	})
}

func TestUnbounded(t *testing.T) {
	five, atLeast5 := Interval{5, 5}, Interval{5, Inf}
	for _, test := range []struct{ got, want Interval }{
		{five.Add(atLeast5), Interval{10, Inf}},
		{atLeast5.Add(atLeast5), Interval{10, Inf}},
		{five.Minus(atLeast5), Interval{NegInf, 0}},
		{atLeast5.Minus(five), Interval{0, Inf}},
		{atLeast5.Minus(atLeast5), Interval{NegInf, Inf}},
		{atLeast5.Minus(atLeast5).Minus(atLeast5), Interval{NegInf, Inf}},
		{Interval{0, Inf - 1}.Add(five), Interval{5, Inf}},
		{Interval{NegInf + 1, 0}.Minus(five), Interval{NegInf, -5}},
	} {
		if test.got != test.want {
			t.Errorf("got %v, want %v", test.got, test.want)
		}
	}
}

func TestIntervalString(t *testing.T) {
	for i, want := range map[Interval]string{
		{5, 5}: "5", {5, Inf}: "5+", {5, 7}: "5-7", {0, Inf}: "0+", {0, 0}: "0", {1100, 1200}: "1100-1200",
		{-3, 4}: "-3 to 4", {-3, -3}: "-3", {NegInf, 4}: "up to 4", {NegInf, Inf}: "anything",
	} {
		if got := i.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
