package form

import "muster/ui/intent"

// toDo says what an act does, to what.
var toDo = map[intent.Deed]string{
	intent.Correct: "to correct a claim", intent.DeskError: "to mark a claim as our error", intent.Retract: "to mark a claim as taken back by its source",
	intent.Withhold: "to withhold a claim", intent.Supersede: "to mark a claim as superseded", intent.Link: "to link a claim or an event",
	intent.Grade: "to grade a claim or a source", intent.Rule: "to rule for a claim or a figure", intent.Delete: "to delete a record",
}

// doneTo says where to find what an act is done to, to whom asked it of something else.
func doneTo(ask intent.Ask) string {
	switch {
	case ask.Deed == intent.Pivot:
		return "to mark an event as pivotal, choose one in the timeline (1)"
	case ask.Cell != nil:
		return toDo[ask.Deed] + ", choose one behind this figure (enter) or in the claims pane (3)"
	case ask.Deed == intent.Link || ask.Deed == intent.Delete:
		return toDo[ask.Deed] + ", choose one in the claims pane (3) or the timeline (1)"
	case ask.Deed == intent.Rule:
		return toDo[ask.Deed] + ", choose one in the claims pane (3) or the accounting (2)"
	}
	return toDo[ask.Deed] + ", choose one in the claims pane (3)"
}
