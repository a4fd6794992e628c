package moment

// numbers are those up to ninety-nine that are written as words.
var numbers = numberWords()

func numberWords() map[string]int {
	small := []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	all := map[string]int{"a": 1, "an": 1}
	for i, word := range small {
		all[word] = i + 1
	}
	for i, tens := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		n := 10 * (i + 2)
		all[tens] = n
		for k, word := range small[:9] {
			all[tens+"-"+word] = n + k + 1
		}
	}
	return all
}
