package cli_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muster/ui/cli"
)

// secrets has a claim that is withheld, with a ruling that names it, and one of which a figure is. No word of either holds one of
// hidden where it may be seen.
const secrets = `{"format": "muster/1", "situation": {"id": "s", "title": "Siege", "host": "DZ", "zone": "Africa/Algiers"},
 "sources": [{"id": "s9", "name": "Night Porter", "kind": "witness"}, {"id": "afp", "name": "AFP", "kind": "media"}],
 "claims": [
  {"id": "c1", "source": "s9", "said": "2013-01-18", "text": "Bodies in the yard.", "status": "withheld", "figures": [{"group": "FR", "status": "dead", "count": "777"}]},
  {"id": "c2", "source": "afp", "said": "2013-01-18", "text": "So many.", "figures": [{"group": "GB", "status": "dead", "count": "4"}, {"group": "FR", "status": "injured", "count": "888", "state": "withheld"}]},
  {"id": "c3", "source": "afp", "said": "2013-01-17", "text": "Two dead.", "figures": [{"group": "FR", "status": "dead", "count": "2"}]},
  {"id": "c4", "source": "afp", "said": "2013-01-16", "text": "In the yard.", "status": "withheld", "figures": [{"group": "FR", "status": "dead", "count": "777"}]}],
 "events": [{"id": "e1", "when": "2013-01-16", "headline": "It begins"}],
 "rulings": [{"id": "r1", "group": "FR", "status": "dead", "claim": "c1", "reason": "by the yard book"}]}`

var hidden = []string{"777", "888", "orter", "yard", "So many"}

// leavers are the commands that tell or write what is there.
var leavers = [][]string{{"export"}, {"export", "--format", "csv"}, {"export", "--format", "md"}, {"export", "--format", "html"}, {"log"}, {"log", "--json"},
	{"table"}, {"table", "--json"}, {"table", "--as-of", "2013-01-19", "--clock", "logged"}, {"why", "FR", "dead"}, {"why", "FR", "dead", "--json"}, {"why", "FR", "injured"},
	{"factbox"}, {"factbox", "--json"}, {"factbox", "--since-filed"}, {"diff", "--from", "2013-01-17"}, {"diff", "--from", "2013-01-17", "--json"}, {"claim"}, {"claim", "c2"}, {"claim", "c3"},
	{"event", "e1"}, {"rule"}, {"rule", "--json"}, {"source"}}

// Rule 11: whatever is done to what is withheld, nothing of it leaves, unless the act says that it is shown again. What would end the
// withholding without saying so is refused, of the claim and of its one figure.
func TestNoActShowsWhatIsWithheld(t *testing.T) {
	const line = "AFP @2013-01-19: FR 5 held"
	for _, c := range []struct {
		act     string
		refused string // empty: it is done
	}{
		{"claim correct c1", "put it back first"}, {"claim correct c1 --with " + line, "put it back first"}, {"claim correct c1 --figure FR_dead", "put it back first"},
		{"claim supersede c1 --with " + line, "withhold that"}, {"claim retract c1", "withhold that"}, {"claim desk-error c1", "withhold that"},
		{"claim retract c1 --figure FR_dead", "withhold that"}, {"claim withhold c1", "it is that already"}, {"claim withhold c1 --figure FR_dead", "it is that already"},
		{"claim stand c1 --figure FR_dead", "the whole claim is withheld"},
		{"claim correct c2 --figure FR_injured", "put it back first"}, {"claim retract c2 --figure FR_injured --with " + line, "put it back first"},
		{"claim desk-error c2 --figure FR_injured", "put it back first"}, {"claim stand c2", "name that figure"},
		{"claim edit c2 --remove-figure FR_injured", "show it again first (W, or muster claim stand --figure)"}, {"claim edit c2 --remove-figure GB_dead", ""},
		{"claim correct c2", ""}, {"claim retract c2 --with " + line, ""}, {"claim withhold c2", ""}, {"claim grade c1 2", ""}, {"claim grade c2 2", ""},
		{"claim edit c1 --via Reuters", ""}, {"claim edit c2 --via Reuters", ""}, {"claim delete c2", ""},
		{"claim link c3 corrects c4", ""}, {"claim link c3 supersedes c4 --of FR_dead", ""}, {"claim link c3 repeats c2", ""}, {"claim link c4 corrects c3", ""},
		{"claim link c3 corrects c1", "not of one voice"}, {"claim link c3 supersedes c1 --of FR_dead", "not of one voice"}, {"claim link c1 corrects c3", "not of one voice"}, {"claim link c1 same-people c2", ""},
		{"event link e1 c1", ""}, {"event link e1 c2", ""}, {"rule FR dead --claim c1 --because so", "would lapse at once"}, {"rule lift r1", ""},
	} {
		t.Run(c.act, func(t *testing.T) {
			d := newDesk(t)
			d.imports(secrets)
			code, stdout, stderr := d.run(ana(), words(c.act)...)
			if (code != cli.OK) != (c.refused != "") || !strings.Contains(stderr, c.refused) {
				t.Errorf("ended with %d: %s", code, stderr)
			}
			d.tells(c.act, stdout+stderr)
			d.leavesNothing()
			if c.refused == "" {
				_, stdout, stderr = d.run(ana(), "undo")
				d.tells("undo", stdout+stderr)
				d.leavesNothing()
			}
		})
	}
}

// Withheld and shown again, a claim is what it was: a figure that was withheld by itself stays so.
func TestShownAgainIsWhatItWas(t *testing.T) {
	d := newDesk(t)
	d.imports(secrets)
	d.does(ana(), "claim", "withhold", "c2")
	d.does(ana(), "claim", "stand", "c2")
	d.leavesNothing()
	d.does(ana(), "claim", "stand", "c2", "--figure", "FR injured")
	if out := d.does(ana(), "why", "FR", "injured"); !strings.Contains(out, "888") {
		t.Error(out)
	}
	if out := d.does(ana(), "claim", "edit", "c1", "--status", "retracted"); !strings.Contains(out, "FR dead 777: status changed; no longer withheld") {
		t.Error(out)
	}
}

// Why something cannot be undone is not told in the words of what is withheld: of what the act was about, and of what refers to it.
func TestUndoDoesNotTellWhatIsWithheld(t *testing.T) {
	d := newDesk(t)
	d.imports(secrets)
	for _, c := range []struct{ mine, theirs string }{
		{"claim edit c1 --via Reuters", "claim edit c1 --via DPA"},
		{"claim add --id c9 --source AFP --said 2013-01-18 --text Nine", "claim link c1 repeats c9"},
	} {
		d.does(ana(), words(c.mine)...)
		d.does(ben(), words(c.theirs)...)
		code, stdout, stderr := d.run(ana(), "undo")
		if code != cli.Failed || !strings.Contains(stderr, "--with-withheld tells why") {
			t.Errorf("ended with %d: %s", code, stderr)
		}
		d.tells("undo", stdout+stderr)
		if _, _, stderr := d.run(ana(), "undo", "--with-withheld"); !strings.Contains(stderr, "777") {
			t.Errorf("%s", stderr)
		}
	}
}

// Taken off, a mark gives back what was before it, and says which: what the source had put right does not count again because it was taken
// back, withheld or called an error of the desk in between.
func TestStandGivesBackWhatWas(t *testing.T) {
	for _, mark := range []string{"retract", "withhold", "desk-error", "supersede"} {
		d := newDesk(t)
		d.imports(secrets)
		d.does(ana(), "claim", "correct", "c3")
		d.does(ana(), "claim", mark, "c3")
		d.does(ana(), "claim", "grade", "c3", "2")
		taken := map[string]string{"withhold": "no longer withheld; "}[mark]
		for _, want := range [][2]string{{"FR dead 2: " + taken + "again corrected: the source was wrong\n", "no figure in the accounting moves"}, {"FR dead 2: stands again\n", "France, dead: none → 2"}} {
			if out := d.does(ana(), "claim", "stand", "c3"); !strings.HasPrefix(out, want[0]) || !strings.Contains(out, want[1]) {
				t.Errorf("%s: got %s", mark, out)
			}
		}
	}
}

// A ruling for what is withheld has lapsed, and whoever is to rule again finds its cell and its id, not its claim and its reason. It is the
// table, the sentence and the factbox that say so, and none that the figure is not in the text.
func TestARulingForWhatIsWithheld(t *testing.T) {
	d := newDesk(t)
	d.imports(secrets)
	for _, c := range []struct {
		args  string
		wants []string
	}{
		{"table", []string{"R ruling-lapsed"}},
		{"rule", []string{"r1", "ruling on FR dead", "(withheld)", "lapsed, rule again: (withheld)"}},
		{"rule --json", []string{`"id": "r1"`, `"reason": "(withheld)"`}},
		{"rule --with-withheld", []string{"c1", "lapsed, rule again: by the yard book"}},
		{"why FR dead", []string{"the ruling by ana on 19 Jan 2013 13:00 (its reason is withheld) has lapsed: rule again"}},
		{"factbox", []string{"muster: France, dead: the ruling by ana on 19 Jan 2013 13:00 (its reason is withheld) has lapsed: rule again; until then the desk goes by 2 (AFP, 17 Jan)."}},
		{"rule lift r1", []string{"ruling r1, which bears on what is withheld; --with-withheld names it"}},
		{"rule", []string{"no rulings"}},
	} {
		code, stdout, stderr := d.run(ana(), words(c.args)...)
		out := strings.Join(strings.Fields(stdout+stderr), " ")
		for _, want := range c.wants {
			if code != cli.OK || !strings.Contains(out, want) {
				t.Errorf("muster %s ended with %d, without %q:\n%s", c.args, code, want, stdout+stderr)
			}
		}
		if strings.Contains(out, "not in the text") {
			t.Errorf("muster %s: %s", c.args, out)
		}
	}
}

// words parts a command line; FR_dead is one word, and all behind --with is.
func words(line string) []string {
	line, with, is := strings.Cut(line, " --with ")
	all := strings.Fields(line)
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], "_", " ")
	}
	if is {
		all = append(all, "--with", with)
	}
	return all
}

func (d *desk) imports(story string) {
	d.Helper()
	path := filepath.Join(d.TempDir(), "story.json")
	if err := os.WriteFile(path, []byte(story), 0o600); err != nil {
		d.Fatal(err)
	}
	d.does(ana(), "import", path)
}

func (d *desk) leavesNothing() {
	d.Helper()
	for _, args := range leavers {
		code, stdout, stderr := d.run(ana(), args...)
		if code == cli.Misuse {
			d.Errorf("muster %q: %s", args, stderr)
		}
		d.tells(strings.Join(args, " "), stdout+stderr)
	}
}

// tells fails where something that is withheld is told.
func (d *desk) tells(by, out string) {
	d.Helper()
	if at := slices.IndexFunc(hidden, func(s string) bool { return strings.Contains(out, s) }); at >= 0 {
		d.Errorf("%q is told by %s:\n%s", hidden[at], by, out)
	}
}

// An act on a claim of which one figure is withheld says what it did and how much is withheld, and nothing of what that is.
func TestAnActOnAClaimWithAWithheldFigure(t *testing.T) {
	d := began(t)
	id := d.file.log[len(d.file.log)-1].Record
	d.does(ana(), "claim", "edit", id, "--add-figure", "FR 777 dead")
	d.does(ana(), "claim", "withhold", id, "--figure", "FR dead")
	if says := oneLine(d.does(ana(), "claim", "correct", id)); !strings.HasPrefix(says, "marked as corrected: claim "+id+", of which a figure is withheld; ") {
		t.Error(says)
	}
	d.does(ana(), "claim", "withhold", id)
	if says := oneLine(d.does(ana(), "claim", "grade", id, "5")); !strings.HasPrefix(says, "changed: claim "+id+", which is withheld; ") {
		t.Error(says)
	}
}

// oneLine is what was printed, without the breaks of a terminal.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
