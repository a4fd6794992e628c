package edtf_test

import (
	"fmt"
	"time"

	"muster/model/edtf"
)

func ExampleDate_Display() {
	algiers, _ := time.LoadLocation("Africa/Algiers")
	for _, text := range []string{"2013-01-16", "2013-01-16T05:45", "2013-01-1X", "2013-01-XX", "2013-01-16~", "2013-01-16/2013-01-19", "2013-01-16/.."} {
		d, _ := edtf.Parse(text)
		fmt.Printf("%s: %s\n", d, d.Display(algiers))
	}
	_, err := edtf.Parse("2013-02-31")
	fmt.Println(err)
	// Output:
	// 2013-01-16: 16 Jan 2013
	// 2013-01-16T05:45: 16 Jan 2013 05:45
	// 2013-01-1X: some day from 10 to 19 Jan 2013
	// 2013-01-XX: some day in Jan 2013
	// 2013-01-16~: about 16 Jan 2013
	// 2013-01-16/2013-01-19: 16 Jan 2013 – 19 Jan 2013
	// 2013-01-16/..: since 16 Jan 2013
	// "2013-02-31" is not a date; February 2013 has 28 days
}

// A claim of the same day is not certainly before the event: the event can have begun with the day.
func ExampleDate_Earliest() {
	assault, _ := edtf.Parse("2013-01-19")
	earliest, _ := assault.Earliest(time.UTC)
	start, _ := assault.LatestStart(time.UTC)
	latest, _ := assault.Latest(time.UTC)
	fmt.Println(earliest)
	fmt.Println(start)
	fmt.Println(latest)
	// Output:
	// 2013-01-19 00:00:00 +0000 UTC
	// 2013-01-19 23:59:59.999999999 +0000 UTC
	// 2013-01-20 00:00:00 +0000 UTC
}
