package account

import (
	"slices"
	"strings"
	"testing"

	"muster/model"
	"muster/model/moment"
)

// Rule 6: a part is never added to the whole, but a whole that is less than its part is overtaken by it, and says so. What may have
// shrunk since says nothing, nor does a part that meets the whole, is doubtful or of another status. Each was seen red without its rule.
func TestAPartThatIsMoreThanItsWhole(t *testing.T) {
	const overtaken = "5 c1 overtaken"
	for _, tt := range []struct {
		name, whole, part, on string
		with                  []func(*model.Claim)
		want                  string
	}{
		{"more dead in a part", "ALL dead 5", "ALL dead 9 (car deck)", "2013-01-18", nil, overtaken},
		{"in a part that was told before", "GB dead 5", "GB dead 9 (car deck)", "2013-01-16", nil, overtaken},
		{"at least more", "GB freed 5", "GB freed 6+ (car deck)", "2013-01-18", nil, overtaken},
		{"more missing since", "GB missing 5", "GB missing 9 (car deck)", "2013-01-18", nil, overtaken},
		{"of the same day", "GB held 5", "GB held 9 (car deck)", "2013-01-17", nil, overtaken},
		{"more missing before", "GB missing 5", "GB missing 9 (car deck)", "2013-01-16", nil, "5 c1"},
		{"more present before", "GB present 5", "GB present 9 (car deck)", "2013-01-16", nil, "5 c1"},
		{"more injured before", "GB injured 5", "GB injured 9 (car deck)", "2013-01-16", nil, "5 c1"},
		{"more captured before", "GB captured 5", "GB captured 9 (car deck)", "2013-01-16", nil, "5 c1"},
		{"more injured since", "GB injured 5", "GB injured 9 (car deck)", "2013-01-18", nil, overtaken},
		{"as many", "GB dead 5", "GB dead 5 (car deck)", "2013-01-18", nil, "5 c1"},
		{"perhaps more", "GB dead 5", "GB dead 4-9 (car deck)", "2013-01-18", nil, "5 c1"},
		{"more than a whole without a ceiling says", "GB dead 5+", "GB dead 9 (car deck)", "2013-01-18", nil, "5+ c1 overtaken"},
		{"as many as it says at least", "GB dead 5+", "GB dead 5 (car deck)", "2013-01-18", nil, "5+ c1"},
		{"within a range", "GB dead 5-10", "GB dead 9 (car deck)", "2013-01-18", nil, "5-10 c1"},
		{"an unknown whole", "GB dead ?", "GB dead 9 (car deck)", "2013-01-18", nil, "? c1"},
		{"of a people among all", "ALL dead 5", "GB dead 9 (car deck)", "2013-01-18", nil, overtaken},
		{"in a status of a compound", "GB missing/dead 5", "GB dead 9 (car deck)", "2013-01-18", nil, overtaken},
		{"in a compound", "GB dead 5", "GB missing/dead 9 (car deck)", "2013-01-18", nil, "5 c1"},
		{"of another people", "GB dead 5", "FR dead 9 (car deck)", "2013-01-18", nil, "5 c1"},
		{"of another class", "GB dead 5", "GB dead 9 (car deck) #attacker", "2013-01-18", nil, "5 c1"},
		{"of another status", "GB dead 5", "GB injured 9 (car deck)", "2013-01-18", nil, "5 c1"},
		{"a doubtful one", "GB dead 5", "GB dead 9 (car deck)", "2013-01-18", []func(*model.Claim){graded(5)}, "5 c1"},
		{"one that was taken back", "GB dead 5", "GB dead 9 (car deck)", "2013-01-18", []func(*model.Claim){state(model.Retracted)}, "5 c1"},
	} {
		d := newDesk(t)
		whole := d.say("c1", "gov-gb", "2013-01-17", tt.whole)
		cell := whole.Figures[0].Cell()
		followed := d.book()
		part := d.claimWith("c2", "paper", tt.on, tt.part, tt.with...)
		says := consequences(d, part)
		follow(d, followed, part.After)
		for _, b := range []*Book{followed, reopened(followed)} {
			c := b.Cell(cell)
			got := c.Desk().Count.Words() + " " + c.Desk().Claim().ID
			if o := c.OvertakenBy(); o != nil {
				got += " overtaken"
			}
			if got != tt.want {
				t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
			}
		}
		const opens = "overtaken: a part of it alone has "
		if told := strings.Contains(says, opens); told != strings.HasSuffix(tt.want, "overtaken") {
			t.Errorf("%s: it is said beforehand: %q", tt.name, says)
		}
		before, err := moment.Parse("2013-01-15")
		must(t, err)
		followed.MoveTo(before)
		followed.MoveTo(moment.Moment{})
		if got, want := followed.Cell(cell).OvertakenBy() != nil, strings.HasSuffix(tt.want, "overtaken"); got != want {
			t.Errorf("%s: overtaken %v after the cut went and came", tt.name, got)
		}
	}
}

// A claimed whole that a part of it has overtaken is an alarm of the reconciliation; a country's figure that a part has overtaken makes
// no alarm weaker that rests on it: it is too low, if anything.
func TestAClaimedWholeLessThanItsPart(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-17", "ALL dead 5")
	d.say("c2", "gov-gb", "2013-01-17", "GB dead 6")
	d.say("c3", "paper", "2013-01-17", "ALL dead 9 (car deck); GB dead 8 (car deck)")
	b := d.book()
	r := b.Table(model.Affected, false).Reconciliation[0]
	if o := r.Overtaken; o == nil || o.How != ByPart || o.Floor != 9 || !r.Alarm() || len(r.Countries.Aged) > 0 {
		t.Errorf("%+v, %s", o, r.Says())
	}
	if says := r.Says(); !strings.Contains(says, "the claim is overtaken: a part of it alone has 9 dead") || strings.Contains(says, "rests") {
		t.Error(says)
	}
	follow(d, b, &model.Claim{ID: "c3", Source: "paper", Said: d.story.Claim("c3").Said, Text: "no", Status: model.Standing, Credibility: 3})
	if r := b.Table(model.Affected, false).Reconciliation[0]; r.Overtaken != nil {
		t.Error(r.Says())
	}
}

// What was filed is in doubt, too, where a claim that there was already is edited: a part that grew overtakes it. Seen red with claims that
// were logged after the filing alone.
func TestAnEditPutsWhatWasFiledIntoDoubt(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB dead 5")
	d.say("c2", "paper", "2013-01-17", "GB dead 2 (car deck)")
	filed, err := moment.Parse("2013-01-17T20:00")
	must(t, err)
	f := &model.Filing{ID: "f1", Text: "Five.", Filed: filed, By: "ana"}
	for _, group := range d.book().Table(model.Affected, false).Rows {
		for _, c := range group.Cells {
			f.Figures = append(f.Figures, model.FiledFigure{Group: c.Group, Status: c.Status, Class: c.Class, Scope: c.Scope, Count: c.Desk().Count, Claim: c.Desk().Claim().ID})
		}
	}
	d.put(f)
	if moves := d.book().SinceFiled(); len(moves) > 0 {
		t.Error(moves)
	}
	d.say("c2", "paper", "2013-01-17", "GB dead 9 (car deck)")
	moves := d.book().SinceFiled()
	if !slices.ContainsFunc(moves, func(m Move) bool {
		return m.Kind == MovedMark && strings.Contains(m.Says, "United Kingdom, dead: 5, as filed")
	}) {
		t.Error(moves)
	}
}

// Rule 7: a claimed ALL is overtaken by what makes more than it can be; a range that holds it stands, and "?" claims nothing. Seen red with
// every claim taken for its floor: 4-10 dead beside 6 foreigners was an alarm.
func TestAnAllIsOvertakenByMoreThanItCanBe(t *testing.T) {
	for all, want := range map[string]bool{"5": true, "6": false, "7": false, "4-10": false, "<10": false, "<=5": true, "4-5": true, "~5": true, "?": false,
		"5+": true, "6+": false, ">5": false, "none known": true, "some": true} {
		d := newDesk(t)
		whole := d.say("c1", "gov-dz", "2013-01-17", "ALL dead "+all)
		d.say("c2", "gov-gb", "2013-01-17", "FOREIGN dead 6")
		b := d.book()
		if got := b.Cell(whole.Figures[0].Cell()).OvertakenBy() != nil; got != want {
			t.Errorf("%s beside 6: overtaken %v", all, got)
		}
		if got := slices.ContainsFunc(b.Table(model.Affected, false).Reconciliation, func(r *Reconciliation) bool { return r.Overtaken != nil }); got != want {
			t.Errorf("%s beside 6: an alarm %v", all, got)
		}
	}
}
