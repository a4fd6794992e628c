package modeltest_test

import (
	"fmt"

	"muster/model/modeltest"
)

func ExampleSituation() {
	g := modeltest.Situation(1, 1000)
	fmt.Println(len(g.Sources), "sources,", len(g.Claims), "claims,", len(g.Events), "events")
	fmt.Println("change 1 is of the", g.Changes()[0].Kind)
	// Output:
	// 80 sources, 1000 claims, 53 events
	// change 1 is of the situation
}
