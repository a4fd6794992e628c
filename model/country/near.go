package country

import (
	"cmp"
	"slices"
	"strings"
)

// nearest gives at most three rows whose names are a slip of the keys away from the text, the nearest first: a code that
// was not written in capitals, then one slip for every four letters.
func nearest(text string) []row {
	if r, ok := names().code(strings.ToUpper(strings.TrimSpace(text))); ok {
		return []row{r}
	}
	slips := slipsByRow(fold(text))
	rows := make([]row, 0, len(slips))
	for r := range slips {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(slips[a], slips[b]), cmp.Compare(a, b))
	})
	return rows[:min(len(rows), 3)]
}

// slipsByRow gives the rows that have a name near enough, with the fewest slips to any of their names.
func slipsByRow(typed string) map[row]int {
	const longest = 80 // nothing as long as this is a slip of a name
	allowed := (len(typed) + 1) / 4
	slips := map[row]int{}
	if len(typed) > longest {
		return slips
	}
	for name, rows := range names().folded {
		if d := len(name) - len(typed); d > allowed || -d > allowed {
			continue
		}
		n := distance(typed, name)
		for _, r := range rows {
			if best, seen := slips[r]; n <= allowed && (!seen || n < best) {
				slips[r] = n
			}
		}
	}
	return slips
}

// distance counts the slips between two words: a letter too many, one missing, one wrong, two neighbours swapped.
func distance(a, b string) int {
	var before, last []int
	this := make([]int, len(b)+1)
	for j := range this {
		this[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, this = last, this, make([]int, len(b)+1)
		this[0] = i
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			this[j] = min(last[j]+1, this[j-1]+1, last[j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				this[j] = min(this[j], before[j-2]+1)
			}
		}
	}
	return this[len(b)]
}
