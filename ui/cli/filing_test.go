package cli_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/ui/cli"
)

// What was filed in the same minute with the same text is one filing, and said to be there already.
func TestTheSameIsFiledOnce(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "s", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.does(ana(), "add", "Hague: GB 3 dead")
	_, _, first := d.run(ana(), "file")
	code, text, again := d.run(ana(), "file")
	if !strings.HasPrefix(first, "muster: filed as f") || code != cli.OK || !strings.Contains(text, "3 dead") || !strings.HasPrefix(again, "muster: filed already as f") ||
		!strings.Contains(again, "nothing is logged anew") {
		t.Errorf("%s\n%d %s", first, code, again)
	}
	d.clock = d.clock.Add(time.Minute)
	if _, _, later := d.run(ana(), "file"); !strings.HasPrefix(later, "muster: filed as f") {
		t.Error(later)
	}
}

// One editor files, another confirms; the same one may not, whatever name it goes by. The filing relies on the claims it used.
func TestFileAndConfirm(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "s", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.refused(ana(), "file")
	d.refused(ben(), "confirm")
	d.does(ana(), "add", "Hague: GB 3 dead")
	d.does(ana(), "add", "AFP: GB 5 dead")
	d.refused(ana(), "file", "--confirmed-by", "Ana")
	text := d.does(ana(), "file", "--ascii")
	if !strings.Contains(text, "- United Kingdom: 3 to 5 dead, sources differ: ") {
		t.Error(text)
	}
	if n := len(d.file.last.Relied); n != 1 {
		t.Errorf("the filing relies on %d claims, and used one", n)
	}
	d.refused(ana(), "confirm")
	sameKey := ana()
	sameKey.Name = "anna"
	d.refused(sameKey, "confirm")
	d.does(ben(), "confirm")
	d.refused(ben(), "confirm")
	if list := d.does(ana(), "filings"); !strings.Contains(list, " ana  ben ") {
		t.Error(list)
	}
	d.clock = d.clock.Add(time.Hour)
	d.does(ana(), "add", "AFP: GB 4 dead")
	if moved := d.does(ana(), "diff", "--since-filed"); !strings.Contains(moved, "United Kingdom, dead: 4, was filed as 5; AFP, 19 Jan 14:00.") {
		t.Error(moved)
	}
}

// What was filed on a figure that is withheld by now is not told by way of its text; the flag tells it.
func TestFiledTextOfWhatIsWithheld(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "s", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.does(ana(), "add", "Hague: GB 777 dead")
	d.does(ana(), "file")
	claim := d.file.state.Story("s").Entries(model.KindClaim)[0].Record.RecordID()
	filing := d.file.state.Story("s").Entries(model.KindFiling)[0].Record.RecordID()
	asked := [][]string{{"filings"}, {"filings", filing}, {"filings", "--json"}, {"export", "--format", "json"}}
	if all := d.does(ana(), asked[1]...); !strings.Contains(all, "777") {
		t.Error(all)
	}
	d.does(ana(), "claim", "withhold", claim)
	for _, args := range asked {
		if out := d.does(ana(), args...); strings.Contains(out, "777") {
			t.Errorf("muster %q tells what is withheld:\n%s", args, out)
		}
		if out := d.does(ana(), append(args, "--with-withheld")...); len(args) > 1 && !strings.Contains(out, "777") {
			t.Errorf("muster %q --with-withheld:\n%s", args, out)
		}
	}
}

// How much was filed is what log says and filings says, also where a part of it is withheld by now; what that is neither tells.
func TestCountOfWhatWasFiled(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "s", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.does(ana(), "add", "Hague: GB 777 dead")
	d.does(ana(), "add", "AFP: FR 2 dead, 3 safe")
	lines := strings.Count(d.does(ana(), "file"), "\n")
	claim := d.file.state.Story("s").Entries(model.KindClaim)[0].Record.RecordID()
	logged := func(args ...string) string {
		return strings.Join(strings.Fields(d.does(ana(), append([]string{"log"}, args...)...)), " ")
	}
	open := fmt.Sprintf(": 3 figures in %d lines", lines)
	if log := logged(); !strings.Contains(log, open) {
		t.Errorf("not %q: %s", open, log)
	}
	d.does(ana(), "claim", "withhold", claim)
	if log, held := logged(), fmt.Sprintf(": 3 figures, 1 of them withheld by now, in %d lines", lines); !strings.Contains(log, held) || strings.Contains(log, "777") {
		t.Errorf("not %q, or 777: %s", held, log)
	}
	if log := logged("--with-withheld"); !strings.Contains(log, open) {
		t.Errorf("not %q: %s", open, log)
	}
	if list := strings.Fields(d.does(ana(), "filings")); !slices.Contains(list[len(list)-2:], "3") {
		t.Error(list)
	}
}

// refused runs a command that must not succeed, and say so in a sentence.
func (d *desk) refused(by model.Editor, args ...string) {
	d.Helper()
	if code, _, stderr := d.run(by, args...); code == cli.OK || !strings.HasPrefix(stderr, "muster: ") {
		d.Errorf("muster %q: %d: %s", args, code, stderr)
	}
}

// A cut by the log at the end of it says what no cut says, the withdrawal of a filed figure that is withheld by now in it; an earlier cut
// tells nothing of that figure, withheld or deleted while it was withheld.
func TestWhatIsWithheldAtACutByTheLog(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "s", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.does(ana(), "add", "Hague: GB 777 dead")
	d.does(ana(), "add", "Suga: JP 3 dead, 888 injured")
	d.does(ana(), "file")
	claims := d.file.state.Story("s").Entries(model.KindClaim)
	hague, suga := claims[0].Record.RecordID(), claims[1].Record.RecordID()
	d.clock = d.clock.Add(time.Hour)
	before := d.clock.Add(-time.Minute).Format("2006-01-02T15:04Z")
	d.does(ana(), "claim", "withhold", hague)
	d.does(ana(), "claim", "withhold", suga, "--figure", "JP injured")
	below := func(report string) string { _, rest, _ := strings.Cut(report, "\n\n"); return rest }
	for _, report := range []string{"factbox", "table"} {
		now, logged := d.does(ana(), report), d.does(ana(), report, "--as-of", "now", "--clock", "logged")
		if below(now) != below(logged) || report == "factbox" && !strings.Contains(logged, "WITHDRAWAL: United Kingdom") {
			t.Errorf("%s says\n%s\nand by the log\n%s", report, now, logged)
		}
	}
	none := func() {
		t.Helper()
		for _, args := range [][]string{{"table"}, {"factbox"}, {"export"}, {"export", "--format", "md"}, {"export", "--format", "csv"}} {
			if out := d.does(ana(), append(args, "--as-of", before, "--clock", "logged")...); strings.Contains(out, "777") || strings.Contains(out, "888") {
				t.Errorf("%q tells what is withheld:\n%s", args, out)
			}
		}
	}
	none()
	if out := d.does(ana(), "table", "--as-of", before, "--clock", "logged", "--with-withheld"); !strings.Contains(out, "777") {
		t.Error(out)
	}
	d.does(ana(), "claim", "delete", hague)
	d.does(ana(), "claim", "delete", suga)
	none()
}

// What was taken back since was said all the same; before the first claim nothing was, and nobody is told that something withheld was.
func TestNothingHadBeenSaid(t *testing.T) {
	d := began(t)
	d.does(ana(), "claim", "retract", d.file.state.Story("siege").Entries(model.KindClaim)[0].Record.RecordID())
	d.does(ana(), "add", "Reuters @2013-01-17: FR 1 dead")
	d.does(ana(), "claim", "withhold", d.file.state.Story("siege").Entries(model.KindClaim)[1].Record.RecordID())
	for asOf, notice := range map[string]bool{"2013-01-19": false, "2013-01-18": true, "2013-01-16": true} {
		if _, _, stderr := d.run(ana(), "table", "--as-of", asOf); strings.Contains(stderr, "nothing had been said") != notice {
			t.Errorf("%s: %q", asOf, stderr)
		}
	}
	if _, _, stderr := d.run(ana(), "table", "--as-of", "2013-01-18", "--with-withheld"); stderr != "" {
		t.Error(stderr)
	}
}

// When nothing stands any more of what was filed, that is put out: the withdrawal is filed without a figure. Before anything was filed
// there is nothing to put out.
func TestAWithdrawalIsFiled(t *testing.T) {
	d := began(t)
	claim := d.file.state.Story("siege").Entries(model.KindClaim)[0].Record.RecordID()
	d.does(ana(), "file")
	d.clock = d.clock.Add(time.Hour)
	d.does(ana(), "claim", "withhold", claim)
	if text := d.does(ana(), "file"); !strings.Contains(text, "WITHDRAWAL: United Kingdom, dead") {
		t.Error(text)
	}
	d.refused(ana(), "file")
}

// A filed figure that the desk marked as superseded, with nothing newer, is not passed over as brought up to date.
func TestAFiledFigureThatStandsNoMore(t *testing.T) {
	d := began(t)
	d.does(ana(), "file")
	d.does(ana(), "add", "Suga @2013-01-19: JP 2 dead")
	d.does(ana(), "claim", "supersede", d.file.state.Story("siege").Entries(model.KindClaim)[0].Record.RecordID())
	if text := d.does(ana(), "factbox", "--width", "200"); !strings.Contains(text, "not to be used any more: United Kingdom (dead); not in it: Japan (dead).") {
		t.Error(text)
	}
}
