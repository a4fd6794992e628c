package country_test

import (
	"fmt"
	"strings"

	"muster/model/country"
)

func ExampleFind() {
	for _, text := range []string{"GB", "the UK", "Britons", "cote d’ivoire", "Congo", "us", "Phillipines"} {
		c, err := country.Find(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(c.Alpha2, c.Name)
	}
	// Output:
	// GB United Kingdom
	// GB United Kingdom
	// GB United Kingdom
	// CI Côte d'Ivoire
	// "Congo" names more than one country; write CD (Democratic Republic of the Congo) or CG (Republic of the Congo)
	// "us" names no country; did you mean US (United States)?
	// "Phillipines" names no country; did you mean PH (Philippines)?
}

func ExampleMatch() {
	c, n, err := country.Match(strings.Fields("South Korea 3 dead"))
	fmt.Println(c.Alpha2, n, err)
	// Output: KR 2 <nil>
}

func ExampleGovernment() {
	fmt.Println(country.Government("the British government"))
	fmt.Println(country.Government("Scottish government"))
	// Output:
	// GB true
	//  false
}

func ExampleDual() {
	a, b, ok := country.Dual("GB+US")
	fmt.Println(a.Person, b.Person, ok)
	// Output: Briton American true
}
