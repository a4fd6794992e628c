package quick_test

import (
	"fmt"
	"time"

	"muster/model/quick"
)

func Example() {
	now := time.Date(2013, 1, 19, 21, 5, 0, 0, time.UTC)
	d, err := quick.Parse(`Hague @sat 19:10: GB 1 dead, 5 missing or feared dead "grave news"`, quick.Context{Now: now})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Echo(nil))
	// Output:
	// Hague (new source) · Sat 19 Jan 2013 19:10 (UTC) · United Kingdom: 1 dead; missing/dead 5 · “grave news”
}

func ExampleError_Point() {
	line := "Hague: GB 1 dead, NO 5 presumably missing"
	_, err := quick.Parse(line, quick.Context{})
	if e, ok := err.(*quick.Error); ok {
		fmt.Println(e)
		fmt.Println(e.Point(line))
	}
	// Output:
	// "presumably" is not understood; between the count and the status stands nothing else
	// Hague: GB 1 dead, NO 5 presumably missing
	//                        ^^^^^^^^^^
}
