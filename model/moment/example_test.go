package moment_test

import (
	"fmt"
	"time"

	"muster/model/moment"
)

// A day has no hour, and in its scene it has an exact begin and end.
func ExampleMoment_Begin() {
	algiers, _ := time.LoadLocation("Africa/Algiers")
	day, _ := moment.Parse("2013-01-19")
	fmt.Println(day.Display(algiers))
	fmt.Println(day.Begin(algiers), "to", day.End(algiers))
	// Output:
	// 19 Jan 2013
	// 2013-01-19 00:00:00 +0100 CET to 2013-01-20 00:00:00 +0100 CET
}

func ExampleMoment_Check() {
	london, _ := time.LoadLocation("Europe/London")
	m, _ := moment.Parse("2013-10-27T01:30")
	fmt.Println(m.Check(london))
	// Output:
	// 27 Oct 2013 01:30 happened twice in Europe/London, as the clocks went back; write the offset: 2013-10-27T01:30+01:00 for the first or 2013-10-27T01:30Z for the second
}

func ExampleTyped() {
	algiers, _ := time.LoadLocation("Africa/Algiers")
	now := time.Date(2013, 1, 21, 16, 30, 0, 0, algiers)
	for _, text := range []string{"14:30", "18:00", "14:30 UTC", "20 min ago", "9 pm", "sat 19:10", "19 jan", "yesterday", "13:75", "banana"} {
		m, err := moment.Typed(text, now, algiers)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s is %s\n", text, m.Display(algiers))
	}
	// Output:
	// 14:30 is 21 Jan 2013 14:30
	// 18:00 is 20 Jan 2013 18:00
	// 14:30 UTC is 21 Jan 2013 15:30
	// 20 min ago is 21 Jan 2013 16:10
	// 9 pm is 20 Jan 2013 21:00
	// sat 19:10 is 19 Jan 2013 19:10
	// 19 jan is 19 Jan 2013
	// yesterday is 20 Jan 2013
	// "13:75" is not a time; hours go from 00 to 23, minutes and seconds from 00 to 59
	// "banana" is not a time; write 14:30, 9pm, 20 min ago, 14:30 UTC or +03, sat 19:10, yesterday, 19 jan, 19 jan 2013 19:10 or 2013-01-19T19:10
}
