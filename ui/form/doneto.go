package form

import "muster/ui/intent"

// doneTo says what an act is done to, and where that is, to whom asked it of something else.
func doneTo(ask intent.Ask) string {
	whom, claims := "a claim", "3 lists the claims"
	if ask.Cell != nil {
		claims = "enter shows the claims behind this figure, 3 lists all"
	}
	switch ask.Deed {
	case intent.Link:
		whom = "a claim or an event"
	case intent.Grade:
		whom = "a claim or a source"
	case intent.Rule:
		whom = "a claim or a figure"
	case intent.Delete:
		whom = "a record"
	case intent.Pivot:
		return "this is done to an event: 1 shows the events"
	}
	return "this is done to " + whom + ": " + claims
}
