package cli

import (
	"fmt"

	"muster/model"

	"github.com/spf13/cobra"
)

// didTo says what is done to a record that must not be named by what it says: "deleted: ", or, by a step back or on, "undid the deletion
// of ".
func didTo(story *model.Story, e *model.Edit, back string) string {
	did, undone, redone := "changed", "a change", "a change"
	switch there := story.Entry(e.Ref()).Alive(); {
	case e.After == nil:
		did, undone, redone = "deleted", "the entry", "the deletion"
	case there && marked(story, e) != "":
		did = "marked as " + marked(story, e)
	case !there:
		did, undone, redone = "entered", "the deletion", "the entry"
	}
	switch back {
	case "":
		return did + ": "
	case "undo", "undid":
		return back + " " + undone + " of "
	}
	return back + " " + redone + " of "
}

// marked is the status that an edit gives to a claim; empty: it leaves it as it is.
func marked(story *model.Story, e *model.Edit) string {
	was, now := story.Claim(e.ID), (*model.Claim)(nil)
	if c, ok := e.After.(*model.Claim); ok {
		now = c
	}
	if was == nil || now == nil || was.Status == now.Status {
		return ""
	}
	return now.Status.String()
}

// backVerb is what a step back or on is called once it is done, or while it is only asked for; empty: it is no such step.
func backVerb(cmd *cobra.Command, a *acting) string {
	switch name := cmd.Name(); {
	case name != "undo" && name != "redo":
		return ""
	case a.dryRun:
		return name
	case name == "undo":
		return "undid"
	}
	return "redid"
}

// andMore counts what is edited besides.
func andMore(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return ", and 1 more record"
	}
	return fmt.Sprintf(", and %d more records", n)
}
