package cli

import (
	"slices"
	"testing"

	"muster/model"
)

// Every field of every record that a person edits has a flag and a word of help; what has none has a command of its own.
func TestEveryFieldHasAFlag(t *testing.T) {
	elsewhere := map[model.Kind][]string{
		model.KindSituation: {"id"}, model.KindSource: {"id"}, model.KindGroup: {"id"}, model.KindEvent: {"id"},
		model.KindClaim: {"id", "figures", "links"}, // --figure, --add-figure …; claim link, claim unlink
	}
	for kind, others := range elsewhere {
		cmd := (&command{}).editCmd(kind)
		for _, f := range recordFields(kind) {
			has := cmd.Flags().Lookup(flagOf(f.name)) != nil
			if has == slices.Contains(others, f.name) {
				t.Errorf("%s %s: flag %v", kind, f.name, has)
			}
		}
		if got, want := len(fieldHelp[kind]), len(recordFields(kind))-len(others); got != want {
			t.Errorf("%s: help for %d fields, it has %d", kind, got, want)
		}
	}
}
