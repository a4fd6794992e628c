package account

import (
	"fmt"
	"strings"
	"testing"

	"muster/model"
	"muster/model/moment"
)

// Scenarios that a literal reading of the rules once got wrong, or might. Each names the rule it holds.

func unexplainedOf(b *Book, group string) string {
	got := ""
	for _, r := range b.Table(model.Affected, false).Rows {
		for _, u := range r.Unexplained {
			if r.Group == group {
				got += u.Interval.String()
			}
		}
	}
	return got
}

// follow opens a book, lets it compute everything, logs a record and has the book follow.
func follow(d *desk, b *Book, r model.Record) {
	for _, c := range model.Classes() {
		b.Table(c, true)
	}
	d.put(r)
	b.Update(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()})
}

func reopened(b *Book) *Book { return Open(b.Story(), b.AsOf()) }

// Rule 10: "the earlier open figure less the later open one and less the rise of dead … since". The dead that were
// given between the two open figures are added to the open figure they came out of, and then missed.
func TestCaseTollBetweenTwoOpenFigures(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-jp", "2013-01-19", "JP unaccounted 14")
	d.say("c2", "gov-jp", "2013-01-20", "JP dead 7")
	d.say("c3", "gov-jp", "2013-01-21", "JP missing 3")
	if got := unexplainedOf(d.book(), "JP"); got != "4" { // 14 - 3 - 7
		t.Errorf("unexplained %q, want 4", got)
	}
	d = newDesk(t)
	d.say("c1", "gov-jp", "2013-01-19", "JP missing 10")
	d.say("c2", "gov-jp", "2013-01-20", "JP dead 4")
	d.say("c3", "gov-jp", "2013-01-21", "JP dead 6")
	d.say("c4", "gov-jp", "2013-01-22", "JP missing 4")
	if got := unexplainedOf(d.book(), "JP"); got != "" { // 10 - 4 - 6
		t.Errorf("unexplained %q, want none", got)
	}
}

// Rule 10: a gap that a figure closed is there again at a cut before that figure, where nothing else is folded again.
func TestCaseGapBeforeItWasClosed(t *testing.T) {
	d := newDesk(t)
	at := func(i int) string { return fmt.Sprintf("2013-01-19T%02d:%02d", i/60, i%60) }
	d.say("c0", "gov-jp", at(0), "JP missing 14")
	for i := 1; i < apart; i++ {
		d.say(fmt.Sprint("c", i), "gov-jp", at(i), "JP missing 3")
	}
	d.say("last", "gov-jp", at(apart), "JP missing 14")
	b := d.book()
	if got := unexplainedOf(b, "JP"); got != "" {
		t.Fatalf("unexplained %q, want none", got)
	}
	before, err := moment.Parse(at(apart - 1))
	must(t, err)
	b.MoveTo(before)
	if got := unexplainedOf(b, "JP"); got != "11" {
		t.Errorf("unexplained %q, want 11", got)
	}
}

// Rule 10: a figure that did not move is no rise; an open end of it must not swallow the gap.
func TestCaseUnmovedFigureIsNoRise(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-jp", "2013-01-19", "JP unaccounted 14; JP freed 6+")
	d.say("c2", "gov-jp", "2013-01-21", "JP missing 3; JP dead 7")
	if got := unexplainedOf(d.book(), "JP"); got != "4" {
		t.Errorf("unexplained %q, want 4", got)
	}
}

// Rule 5: one person claimed by three countries is one person.
func TestCaseSamePeopleInThreeCountries(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
	d.say("c2", "gov-us", "2013-01-19", "US dead 1", link(model.SamePeople, "c1"))
	d.say("c3", "gov-jp", "2013-01-19", "JP dead 1", link(model.SamePeople, "c2"))
	d.say("c4", "gov-dz", "2013-01-19", "FOREIGN dead 1")
	r := reconciled(d.book(), t, "FOREIGN dead")
	if r.Countries.Min != 1 || r.Verdict != Consistent {
		t.Errorf("the sum is %d, %s; want 1, consistent", r.Countries.Min, r.Verdict)
	}
}

// Two disjoint overlaps within one country: GB 5 of which 2 are also US and 1 is also JP.
// Rule 5: "takes the smaller floor off the sum once" holds for each pair.
func TestCaseSamePeopleTwoLinksOntoOneCountry(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 5")
	d.say("c2", "gov-us", "2013-01-19", "US dead 2", link(model.SamePeople, "c1"))
	d.say("c3", "gov-jp", "2013-01-19", "JP dead 1", link(model.SamePeople, "c1"))
	d.say("c4", "gov-dz", "2013-01-19", "FOREIGN dead 5")
	r := reconciled(d.book(), t, "FOREIGN dead")
	if r.Countries.Min != 5 || r.Verdict != Consistent {
		t.Errorf("the sum is %d, %s; want 5, consistent", r.Countries.Min, r.Verdict)
	}
}

// Rule 6: "A part is not an increment": a dual who is linked as a part of the country's figure is added to it.
func TestCasePartOfAnotherRowIsNoIncrement(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-us", "2013-01-21", "US dead 3")
	d.say("c2", "gov-us", "2013-01-21", "GB+US dead 1", link(model.PartOf, "c1", cellOf(t, "US dead")))
	d.say("c3", "gov-dz", "2013-01-21", "FOREIGN dead 3")
	if r := reconciled(d.book(), t, "FOREIGN dead"); r.Countries.Min != 3 || r.Verdict != Consistent {
		t.Errorf("FOREIGN dead: %d by nationality, %s; want 3, consistent", r.Countries.Min, r.Verdict)
	}
	d = newDesk(t)
	d.say("c1", "gov-gb", "2013-01-21", "GB missing/dead 5")
	d.say("c2", "gov-gb", "2013-01-22", "GB dead 1", link(model.PartOf, "c1"))
	d.say("c3", "gov-dz", "2013-01-22", "FOREIGN missing/dead 5")
	if r := reconciled(d.book(), t, "FOREIGN missing/dead"); r.Countries.Min != 5 || r.Verdict != Consistent {
		t.Errorf("FOREIGN missing/dead: %d by nationality, %s; want 5, consistent", r.Countries.Min, r.Verdict)
	}
}

// Rule 7: short needs a ceiling of every listed country, and "a country without a figure is not zero": three dead
// say nothing of how many are missing.
func TestCaseShortNeedsACeilingForEveryPartOfACompound(t *testing.T) {
	d := newDesk(t)
	d.situation(func(s *model.Situation) { s.List = model.Closed })
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	d.say("c2", "gov-dz", "2013-01-19", "FOREIGN missing/dead 8")
	if r := reconciled(d.book(), t, "FOREIGN missing/dead"); r.Verdict != Consistent {
		t.Errorf("%s: %s", r.Verdict, r.Says())
	}
}

// Rule 7: a country that is listed with a part only has no figure for the whole, and that is not zero.
func TestCaseShortWithACountryKnownByAPartOnly(t *testing.T) {
	d := newDesk(t)
	d.situation(func(s *model.Situation) { s.List = model.Closed })
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3; US dead 2 (crew)")
	d.say("c2", "gov-dz", "2013-01-19", "FOREIGN dead 8")
	if r := reconciled(d.book(), t, "FOREIGN dead"); r.Verdict != Consistent {
		t.Errorf("%s: %s", r.Verdict, r.Says())
	}
}

// Rule 2: a ruling "binds that claim's authority". A repeat of a slip of the desk competes by itself (part.go), but
// the ruling follows the slip and shows another voice's number as ruled.
func TestCaseRulingOnARepeatOfADeskError(t *testing.T) {
	d := newDesk(t)
	d.say("c0", "gov-gb", "2013-01-18", "GB dead 7")
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3", state(model.DeskError))
	d.say("c2", "paper", "2013-01-19", "GB dead 3", link(model.Repeats, "c1"))
	d.put(ruling("r1", "GB dead", "c2", ""))
	want(t, d.book(), "GB dead", "3 c2 conflict ruled")
}

// Rule 1: "each authority's latest standing figure counts; its earlier ones are superseded". A paper that gives up
// its own count and repeats the government is still shown against it with the number it gave up.
func TestCaseARepeatIsItsVoicesLatestWord(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-18", "GB dead 9")
	d.say("c2", "gov-gb", "2013-01-19", "GB dead 3")
	d.say("c3", "paper", "2013-01-20", "GB dead 3", link(model.Repeats, "c2"))
	want(t, d.book(), "GB dead", "3 c2")
}

// Rules 1, 8: a government that repeats its own figure has restated it: it is neither stale nor overtaken.
func TestCaseAVoiceThatRepeatsItselfRestates(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-18", "GB missing 5")
	d.event("e1", "2013-01-19T06:00", true)
	d.say("c2", "gov-gb", "2013-01-21", "GB missing 5; GB dead 2", link(model.Repeats, "c1"))
	want(t, d.book(), "GB missing", "5 c2")
}

// Update: the letter of a source changes, the cell keeps its old choice.
func TestCaseFollowsALetter(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "radio", "2013-01-19", "GB dead 3")
	d.say("c2", "paper", "2013-01-19", "GB dead 4")
	b := d.book()
	want(t, b, "GB dead", "4 c2 conflict")
	follow(d, b, &model.Source{ID: "radio", Name: "Radio", Kind: model.Media, Country: "DZ", Authority: "Radio", Reliability: 'B'})
	want(t, reopened(b), "GB dead", "3 c1 conflict")
	want(t, b, "GB dead", "3 c1 conflict")
}

// Update: a source is found to speak for the ruled authority, the cell does not follow the ruling.
func TestCaseFollowsAnAuthorityIntoARuling(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	d.say("c2", "radio", "2013-01-19", "GB dead 4")
	d.put(ruling("r1", "dead", "", "The Coroner"))
	b := d.book()
	want(t, b, "GB dead", "3 c1 conflict")
	follow(d, b, &model.Source{ID: "radio", Name: "Radio", Kind: model.Media, Country: "DZ", Authority: "The Coroner"})
	want(t, reopened(b), "GB dead", "4 c2 conflict ruled")
	want(t, b, "GB dead", "4 c2 conflict ruled")
}

// Update, rule 2: the ruled claim, which has a newer figure of its voice, is corrected: the ruling lapses.
func TestCaseFollowsALapse(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
	d.say("c2", "paper", "2013-01-19", "GB dead 3")
	d.say("c3", "paper", "2013-01-20", "GB dead 4")
	d.put(ruling("r1", "GB dead", "c2", ""))
	b := d.book()
	want(t, b, "GB dead", "4 c3 conflict ruled")
	m, _ := moment.Parse("2013-01-21")
	follow(d, b, &model.Claim{ID: "c4", Source: "paper", Said: m, Text: "wrong", Status: model.Standing, Credibility: 3,
		Links: []model.Link{{Kind: model.Corrects, Claim: "c2"}}})
	want(t, reopened(b), "GB dead", "1 c1 conflict ruling-lapsed")
	want(t, b, "GB dead", "1 c1 conflict ruling-lapsed")
}

// MoveTo, rule 2: the same by moving the cut.
func TestCaseMovesIntoALapse(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
	d.say("c2", "paper", "2013-01-19", "GB dead 3")
	d.say("c3", "paper", "2013-01-20", "GB dead 4")
	d.put(ruling("r1", "GB dead", "c2", ""))
	d.say("c4", "paper", "2013-01-21", "", link(model.Corrects, "c2"))
	b := d.bookAt("2013-01-20")
	want(t, b, "GB dead", "4 c3 conflict ruled")
	b.MoveTo(moment.Moment{})
	want(t, b, "GB dead", "1 c1 conflict ruling-lapsed")
}

// Update, rule 12: a ruled claim's date is put right, so that it comes into the cut: its ruling comes with it.
func TestCaseRulingComesIntoTheCutWithItsClaim(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
	c := *d.say("c2", "paper", "2013-01-20", "GB dead 3")
	d.put(ruling("r1", "GB dead", "c2", ""))
	b := d.bookAt("2013-01-19")
	want(t, b, "GB dead", "1 c1")
	c.Said, _ = moment.Parse("2013-01-19")
	follow(d, b, &c)
	want(t, reopened(b), "GB dead", "3 c2 conflict ruled")
	want(t, b, "GB dead", "3 c2 conflict ruled")
}

// Update: the authority is spelled anew, the sentences keep the old spelling.
func TestCaseFollowsTheNameOfAVoice(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "radio", "2013-01-19", "ALL dead 3")
	b := d.book()
	follow(d, b, &model.Source{ID: "radio", Name: "Radio", Kind: model.Media, Country: "DZ", Authority: "RADIO"})
	got, fresh := reconciled(b, t, "ALL dead").Says(), reconciled(reopened(b), t, "ALL dead").Says()
	if got != fresh {
		t.Errorf("followed: %s\nafresh: %s", got, fresh)
	}
}

// Rule 11: the only source that spells a government so has only a withheld claim, and its spelling is shown.
func TestCaseWithheldLendsNoName(t *testing.T) {
	d := newDesk(t)
	d.put(&model.Source{ID: "leak", Name: "Leak", Kind: model.Government, Country: "GB", Authority: "British government"})
	d.say("c0", "leak", "2013-01-18", "GB dead 9", state(model.Withheld))
	d.say("c1", "gov-gb", "2013-01-19", "FOREIGN dead 3")
	if says := reconciled(d.book(), t, "FOREIGN dead").Says(); strings.Contains(says, "British") {
		t.Error(says)
	}
}
