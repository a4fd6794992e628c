package count_test

import (
	"fmt"

	"muster/model/count"
)

func ExampleParse() {
	for _, words := range []string{"5", "dozens", "~30", "none known", "1,100+", "fewer than 5"} {
		c, _ := count.Parse(words)
		fmt.Printf("%s is %s: %s dead\n", c, c.Interval(), c.Phrase())
	}
	_, err := count.Parse("5,00")
	fmt.Println(err)
	// Output:
	// 5 is 5: 5 dead
	// dozens is 12+: dozens dead
	// ~30 is 30: about 30 dead
	// none known is 0+: none known dead
	// 1,100+ is 1100+: at least 1,100 dead
	// fewer than 5 is 0-4: fewer than 5 dead
	// "5,00" is not a count; a comma parts groups of exactly three digits: write 1,100, or 1100
}

func ExampleLeading() {
	c, n, _ := count.Leading([]string{"at", "least", "5", "dead"})
	fmt.Println(c, n)
	_, _, err := count.Leading([]string{"3", "thousand", "dead"})
	fmt.Println(err)
	// Output:
	// at least 5 3
	// "3 thousand" is not a count; write the number in digits, or dozens, hundreds or thousands alone
}

// The rise of a toll from dozens to 23: nothing certain can be said about the difference.
func ExampleInterval_Minus() {
	fmt.Println(count.Interval{Min: 23, Max: 23}.Minus(count.Interval{Min: 12, Max: count.Inf}))
	fmt.Println(count.Interval{Min: 14, Max: 14}.Minus(count.Interval{Min: 3, Max: 5}))
	// Output:
	// up to 11
	// 9-11
}
