package account

import (
	"strings"
	"testing"
	"unicode/utf8"

	"muster/model"
	"muster/model/moment"
)

// Rule 7: the host's own are its duals, too (sum.go leaves them out of FOREIGN): 10 + 3 + 1 > 13.
func TestCaseHostsDualsAreAFloorUnderAll(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-21", "ALL dead 13; FOREIGN dead 10; DZ dead 3; DZ+FR dead 1")
	want(t, d.book(), "ALL dead", "13 c1 overtaken")
}

// Rules 4, 7: ten foreigners dead are ten missing or dead: a floor under ALL missing/dead 8.
func TestCaseWholesOfACompoundAreHeldAgainstTheirStatuses(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "ALL missing/dead 8")
	d.say("c2", "gov-dz", "2013-01-21", "FOREIGN dead 10")
	b := d.book()
	if r := reconciled(b, t, "ALL missing/dead"); !r.Alarm() || r.Overtaken == nil || r.Overtaken.How != ByWholes {
		t.Errorf("no alarm: %s", r.Says())
	}
}

// Rules 7, 8: an alarm that rests on an overtaken whole says so. The cell of the whole is flagged, the
// reconciliation is silent.
func TestCaseAlarmOnAnOvertakenOpenWhole(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "FOREIGN missing 5")
	d.say("c2", "gov-dz", "2013-01-21", "FOREIGN dead 37")
	d.say("c3", "gov-jp", "2013-01-21", "JP missing 17")
	b := d.book()
	want(t, b, "FOREIGN missing", "5 c1 overtaken")
	if r := reconciled(b, t, "FOREIGN missing"); r.Verdict != Exceeds || !strings.Contains(r.Says(), "overtaken") {
		t.Errorf("%s: %s", r.Verdict, r.Says())
	}
}

// Rule 7: the alarm does not rest on the stale figure: the fresh one counts the same people and exceeds alone.
func TestCaseAlarmRestsOnAgedFiguresWithSamePeople(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB dead 3")
	d.event("e1", "2013-01-18", true)
	d.say("c2", "gov-us", "2013-01-19", "US dead 3", link(model.SamePeople, "c1"))
	d.say("c3", "gov-dz", "2013-01-19", "FOREIGN dead 2")
	if says := reconciled(d.book(), t, "FOREIGN dead").Says(); strings.Contains(says, "the alarm rests on them") {
		t.Error(says)
	}
}

// Rule 9: "independent authorities (not repeats)": two papers that repeat one report do not confirm each other,
// be the report itself without a figure in this cell.
func TestCaseTwoRepeatsOfOneReport(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "agency", "2013-01-19", "")
	d.say("c2", "paper", "2013-01-19", "GB dead 3", link(model.Repeats, "c1"))
	d.say("c3", "radio", "2013-01-19", "GB dead 3", link(model.Repeats, "c1"))
	if c := d.book().Cell(cellOf(t, "GB dead")); len(c.Confirmed) != 0 {
		t.Errorf("confirmed by %s", c.Confirmed[0].Source().Name)
	}
}

// Rule 8: 20 dead is not higher than the 23 that stood ("dozens" said less and left the 23 standing).
func TestCaseOvertakenByAFallAfterAVaguerFigure(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-18", "GB dead 23")
	d.say("c2", "gov-gb", "2013-01-19", "GB dead dozens")
	d.say("c3", "gov-gb", "2013-01-20", "GB missing 5")
	d.say("c4", "gov-gb", "2013-01-21", "GB dead 20")
	want(t, d.book(), "GB missing", "5 c3")
}

// Rule 8: "when the competent authority later gives any open figure": a vaguer one is one.
func TestCaseOvertakenByTheCompetentVoicesVaguerFigure(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB missing 5")
	d.say("c2", "paper", "2013-01-18", "GB held 2")
	d.say("c3", "gov-gb", "2013-01-20", "GB missing some")
	want(t, d.book(), "GB held", "2 c2 overtaken")
}

// Rule 8, edtf: "Whoever needs certainty asks Approximate and Uncertain": before a date that is itself doubted
// nothing was certainly said.
func TestCaseNothingIsCertainlyBeforeAnUncertainDate(t *testing.T) {
	for _, when := range []string{"2013-01-19~", "2013-01-19?", "2013-01-19%"} {
		d := newDesk(t)
		d.say("c1", "gov-gb", "2013-01-18", "GB dead 1")
		d.event("e1", when, true)
		want(t, d.bookAt("2013-01-20"), "GB dead", "1 c1")
	}
}

// Rule 1: in the family of open figures, too, "a later one that only says less does not" replace: "?" after 5.
func TestCaseAFamilyIsNotReplacedByLess(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB missing 5")
	d.say("c2", "gov-gb", "2013-01-20", "GB unaccounted ?")
	if c := d.book().Cell(cellOf(t, "GB missing")); c == nil {
		t.Error("5 missing are gone, because an unknown number is unaccounted for")
	}
}

// Sentence: 90 minutes are told as "1h3", ten minutes as "1".
func TestCaseAgeInWords(t *testing.T) {
	for _, age := range []struct {
		set  model.Age
		says string
	}{{"90m", "90m older"}, {"10m", "10m older"}, {"36h", "36h older"}} {
		d := newDesk(t)
		d.situation(func(s *model.Situation) { s.StaleAfter = age.set })
		d.say("c1", "gov-gb", "2013-01-18T08:00", "GB dead 1")
		d.say("c2", "gov-us", "2013-01-22T08:00", "US dead 1")
		if why := d.book().Cell(cellOf(t, "GB dead")).Why(); !strings.Contains(why, age.says) {
			t.Errorf("stale after %s: %s", age.set, why)
		}
	}
}

// §7: the first letter is capitalised by its first byte, which breaks "É" in two and sends raw bytes out.
func TestCaseCapitalOfALetterWithAnAccent(t *testing.T) {
	d := newDesk(t)
	d.put(&model.Source{ID: "etat", Name: "état-major", Kind: model.Military, Country: "FR", Authority: "état-major"})
	d.say("c1", "etat", "2013-01-19", "GB unaccounted 14")
	d.say("c2", "etat", "2013-01-21", "GB dead 7; GB missing 3")
	b := d.book()
	says := b.Table(model.Affected, false).Rows[0].Unexplained[0].Says(b)
	if !utf8.ValidString(says) || strings.ContainsRune(says, utf8.RuneError) || capital("état-major") != "État-major" {
		t.Errorf("%q", says)
	}
}

// Rule 3, "its words kept": a sum of "about" figures, and what is left of an "about" whole, are not told as exact.
func TestCaseAboutStaysAbout(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "ALL freed ~700; DZ freed ~685")
	d.say("c2", "gov-us", "2013-01-19", "US freed 6")
	says := reconciled(d.book(), t, "ALL freed").Says()
	if !strings.Contains(says, "about 691 by nationality") || !strings.Contains(says, "about 9 with no nationality given") {
		t.Error(says)
	}
}

// The short forms carry it, too: a screen shows no sum as more certain than its sentence, nor a remainder.
func TestAboutInShort(t *testing.T) {
	for said, want := range map[string]string{
		"GR missing 4; IT missing ~40; ALL missing ~30":         "~44 about 44 none",
		"GR missing 4+; IT missing about 40; ALL missing 50":    "~44+ about 44 or more ~6 about 6 with no nationality given",
		"GR missing 4; IT missing 40; ALL missing about 50":     "44 44 ~6 about 6 with no nationality given",
		"GR missing 4+; IT missing 1040; ALL missing 2,100":     "1,044+ at least 1,044 1,056 1,056 with no nationality given",
		"GR missing 4; IT missing dozens; ALL missing hundreds": "16+ at least 16 84+ at least 84 with no nationality given",
		"GR missing 4; IT missing 2; ALL missing 6+":            "6 6 any any number with no nationality given",
	} {
		d := newDesk(t)
		d.say("c1", "gov-dz", "2013-01-19", said)
		r := reconciled(d.book(), t, "ALL missing")
		got := strings.TrimSpace(strings.Join([]string{r.Countries.Short(), r.Countries.Phrase(), r.LeftShort(), r.LeftPhrase()}, " "))
		if got != want {
			t.Errorf("%s: got %q, want %q", said, got, want)
		}
		if !strings.Contains(r.Says(), r.Countries.Phrase()+" by nationality") || !strings.Contains(r.Says(), r.LeftPhrase()) {
			t.Error(r.Says())
		}
	}
}

// Nobody is counted by "none known", and a sum of ceilings alone is at most what they make.
func TestSumsThatCountNobody(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "GB dead 3; GB missing/dead none known; ALL dead 7")
	if says := reconciled(d.book(), t, "ALL dead").Says(); strings.Contains(says, "more") {
		t.Error(says)
	}
	d = newDesk(t)
	d.situation(func(s *model.Situation) { s.List = model.Closed })
	d.say("c1", "gov-dz", "2013-01-19", "JP dead <5; ALL dead 9")
	r := reconciled(d.book(), t, "ALL dead")
	if r.Countries.Short() != "0-4" || r.Countries.Phrase() != "up to 4" {
		t.Error(r.Countries.Short(), r.Countries.Phrase(), r.Says())
	}
}

// A vague word needs its "of" before the people.
func TestVagueWordsBeforePeople(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "FOREIGN safe hundreds; DZ safe 31")
	if says := reconciled(d.book(), t, "FOREIGN safe").Says(); !strings.Contains(says, "claims hundreds of foreigners;") {
		t.Error(says)
	}
}

// §4 F, §6 moved: what was filed and has since been taken back leaves no cell, and so no flag anywhere.
func TestCaseAFiledFigureThatFellIsFlagged(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 9; GB missing 2")
	f := figure(t, "GB dead 9")
	filed := &model.Filing{ID: "f1", Text: "Nine Britons died.", By: "ana", Figures: []model.FiledFigure{{Group: f.Group, Status: f.Status, Count: f.Count}}}
	must(t, filed.Filed.UnmarshalText([]byte("2013-01-19T17:00")))
	d.put(filed)
	d.say("c2", "gov-gb", "2013-01-20", "", link(model.Retracts, "c1", cellOf(t, "GB dead")))
	for _, r := range d.book().Table(model.Affected, false).Rows {
		for _, c := range r.Cells {
			if _, moved := c.Moved(); moved {
				return
			}
		}
	}
	t.Error("the 9 dead that were filed are gone, and nothing says so")
}

// §4 F: the latest filing is the one filed last, not the one entered last.
func TestCaseTheLatestFilingIsTheLastFiled(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	f := func(id, at, fig string) {
		g := figure(t, fig)
		filed := &model.Filing{ID: id, Text: "text", By: "ana", Figures: []model.FiledFigure{{Group: g.Group, Status: g.Status, Count: g.Count}}}
		must(t, filed.Filed.UnmarshalText([]byte(at)))
		d.put(filed)
	}
	f("f2", "2013-01-19T18:00", "GB dead 3")
	f("f1", "2013-01-19T12:00", "GB dead 1") // an older one, entered late
	want(t, d.book(), "GB dead", "3 c1")
}

// Rule 10, "per authority and group": a part has its own family of open figures (rule 1), and its gap is not shown.
func TestCaseUnexplainedWithinAPart(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 14 (crew)")
	d.say("c2", "gov-gb", "2013-01-21", "GB dead 7 (crew); GB missing 3 (crew)")
	if got := unexplainedOf(d.book(), "GB"); got != "4" {
		t.Errorf("unexplained %q, want 4", got)
	}
}

// Rules 2, 7: a doubtful figure in a sum, or as the only whole, is told as if it were sound.
func TestCaseDoubtfulInAReconciliationIsSaid(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-19", "GB dead 90", graded(5))
	d.say("c2", "gov-dz", "2013-01-19", "FOREIGN dead 5")
	if r := reconciled(d.book(), t, "FOREIGN dead"); r.Verdict == Exceeds && !strings.Contains(r.Says(), "doubtful") {
		t.Error(r.Says())
	}
	d = newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 9")
	d.say("c2", "radio", "2013-01-19", "FOREIGN dead 5", graded(5))
	if r := reconciled(d.book(), t, "FOREIGN dead"); r.Verdict == Exceeds && !strings.Contains(r.Says(), "doubtful") {
		t.Error(r.Says())
	}
}

// Rule 11: withheld "supersedes nothing", but a withheld figure empties the cell of the figure that its claim's link
// replaces: the reader sees the 3 gone, and can tell that something stands behind it.
func TestCaseAWithheldFigureSupersedesNothing(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	d.say("c2", "gov-gb", "2013-01-20", "GB dead 5; GB safe 2", link(model.Supersedes, "c1"),
		func(c *model.Claim) { c.Figures[0].State = model.Withheld })
	want(t, d.book(), "GB dead", "3 c1", "GB safe", "2 c2")
}

// Update, rule 7: a source turns out to speak for the whole's authority; its XX is not held against the remainder.
func TestCaseFollowsAnUnnamedFigureToItsAuthority(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "agency", "2013-01-19", "FOREIGN dead 37")
	d.say("c2", "radio", "2013-01-19", "XX dead 7")
	b := d.book()
	follow(d, b, &model.Source{ID: "radio", Name: "Radio", Kind: model.Media, Country: "DZ", Authority: "Agency"})
	if fresh, r := reconciled(reopened(b), t, "FOREIGN dead"), reconciled(b, t, "FOREIGN dead"); (fresh.Unnamed == nil) != (r.Unnamed == nil) {
		t.Errorf("followed: %s\nafresh: %s", r.Says(), fresh.Says())
	}
}

// Sentences: small things that mislead or read wrong.
func TestCaseSentences(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB dead 3; GB missing 4")
	d.event("e1", "2013-01-18", true)
	d.say("c2", "gov-dz", "2013-01-19", "FOREIGN missing/dead 5")
	if says := reconciled(d.book(), t, "FOREIGN missing/dead").Says(); strings.Contains(says, "United Kingdom and United Kingdom") {
		t.Errorf("a country is named twice: %s", says)
	}
	d = newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "FOREIGN dead 5 #attacker")
	if says := d.book().Table(model.Attacker, false).Reconciliation[0].Says(); strings.Contains(says, "attackers foreigners") {
		t.Error(says)
	}
	d = newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "FOREIGN dead 15; XX dead none known")
	if says := reconciled(d.book(), t, "FOREIGN dead").Says(); strings.Contains(says, "which agrees") {
		t.Errorf("who knows of none does not agree with 15: %s", says)
	}
	d = newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead none known")
	d.say("c2", "paper", "2013-01-20", "GB dead 9")
	if c := d.book().Cell(cellOf(t, "GB dead")); len(c.Confirmed) != 0 || strings.Contains(c.Why(), "in keeping with Paper 9") {
		t.Errorf("nine confirm that none is known: %s", c.Why())
	}
}

// Rule 11: a part of which no figure stands any more leaves two people unexplained, whether or not somebody else has a
// withheld figure of it.
func TestCaseWithheldShowsNoRow(t *testing.T) {
	desk := func() *desk {
		d := newDesk(t)
		d.say("c1", "gov-gb", "2013-01-18", "GB dead 1; GB dead 2 (assault)")
		d.say("c2", "gov-gb", "2013-01-19", "GB dead 1; GB dead 0 (assault)", func(c *model.Claim) { c.Figures[1].State = model.Superseded })
		d.say("c3", "gov-dz", "2013-01-19", "GB dead 1", func(c *model.Claim) {
			c.Links = []model.Link{{Kind: model.Supersedes, Claim: "c1"}}
		})
		return d
	}
	d := desk()
	if got := unexplainedOf(d.book(), "GB"); got != "2" {
		t.Errorf("unexplained %q, want 2", got)
	}
	b := d.book()
	follow(d, b, d.say("c4", "gov-dz", "2013-01-19", "GB dead 0 (assault)", state(model.Withheld)))
	if got := unexplainedOf(b, "GB") + unexplainedOf(d.book(), "GB"); got != "22" {
		t.Errorf("with a withheld figure, unexplained %q, want 2 both times", got)
	}
}

// Rule 8, followed: a rival whole of missing is overtaken by its own authority's freed, in another status of the same row,
// where the desk's figure of the cell is somebody else's and stands as it stood.
func TestCaseFollowsAnOvertakenRivalWhole(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-17", "ALL missing 1")
	d.say("c2", "agency", "2013-01-18", "ALL missing 10-15")
	b := d.book()
	if r := reconciledBy(b, t, "c1"); r.Overtaken != nil {
		t.Fatal(r.Says())
	}
	follow(d, b, d.say("c3", "paper", "2013-01-19", "ALL freed 4"))
	if now, afresh := reconciledBy(b, t, "c1"), reconciledBy(reopened(b), t, "c1"); afresh.Overtaken == nil || now.Says() != afresh.Says() {
		t.Errorf("followed: %s; afresh: %s", now.Says(), afresh.Says())
	}
}

// reconciledBy finds the reconciliation of the whole that a claim gives of the missing.
func reconciledBy(b *Book, t testing.TB, claim string) *Reconciliation {
	t.Helper()
	for _, r := range b.Reconcile(model.Affected, model.Missing) {
		if r.Whole.Claim().ID == claim {
			return r
		}
	}
	t.Fatalf("no whole of %s", claim)
	return nil
}

// Rule 3: a conflict names the two that are furthest apart, not an open figure that is in keeping with both.
func TestConflictNamesItsSides(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "ALL dead 7")
	d.say("c2", "paper", "2013-01-19", "ALL dead 11")
	d.say("c3", "gov-gb", "2013-01-19", "ALL dead 5+")
	c := d.book().Cell(cellOf(t, "ALL dead"))
	if !strings.Contains(c.Why(), "in conflict, 7 (Algerian government) against 11 (Paper)") || c.Spread.against() != "7 against 11" {
		t.Error(c.Why(), c.Spread.against())
	}
	d.say("c5", "agency", "2013-01-20", "ALL dead 11", graded(5))
	if why := d.book().Cell(cellOf(t, "ALL dead")).Why(); !strings.Contains(why, "against 11 (Paper)") {
		t.Error("the conflict is put down to a doubtful voice:", why)
	}
	d.say("c4", "gov-us", "2013-01-19", "ALL dead dozens")
	if got := d.book().Cell(cellOf(t, "ALL dead")).Spread.against(); got != "7 against dozens" {
		t.Error(got)
	}
	d.say("c5", "gov-us", "2013-01-20", "ALL dead 11")
	d.say("c6", "gov-dz", "2013-01-20", "ALL dead 11")
	if s := d.book().Cell(cellOf(t, "ALL dead")).Spread; s.Conflict || !s.Lower.IsZero() {
		t.Errorf("%+v", s)
	}
}

// Two papers that go back to one report, by way of others that give no figure, are one source as long as the report is there: when
// the cut passes it, and when it is withheld, the cell is another although its figures are the same.
func TestCaseTheReportThatTwoGoBackToComesAndGoes(t *testing.T) {
	d := newDesk(t)
	d.say("report", "agency", "2013-01-20", "")
	d.say("by-wire", "bp", "2013-01-19", "", link(model.Repeats, "report"))
	d.say("by-web", "gov-dz", "2013-01-19", "", link(model.Repeats, "report"))
	d.say("one", "paper", "2013-01-19", "GB dead 3", link(model.Repeats, "by-wire"))
	d.say("two", "radio", "2013-01-19", "GB dead 3", link(model.Repeats, "by-web"))
	cut, err := moment.Parse("2013-01-19")
	must(t, err)
	b := d.book()
	confirmed := func(when string, want int) {
		t.Helper()
		if c := b.Cell(cellOf(t, "GB dead")); c == nil || len(c.Confirmed) != want {
			t.Errorf("%s: %+v, want %d to bear it out", when, c, want)
		}
	}
	confirmed("the report is there", 0)
	b.MoveTo(cut)
	confirmed("before it", 1)
	b.MoveTo(moment.Moment{})
	confirmed("after it", 0)
	report := *d.story.Claim("report")
	report.Status = model.Withheld
	d.put(&report)
	b.Update(model.Ref{Kind: model.KindClaim, ID: "report"})
	confirmed("it is withheld", 1)
}
