package ui

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/ui/form"
	"muster/ui/intent"
)

// What nobody can have said yet is refused beside its field, of a new claim and of one that is there; what stands in the file already may
// stay while another field is changed, and what happens may lie ahead.
func TestAFormRefusesWhatIsSaidAheadOfItsTime(t *testing.T) {
	m := exampleStore(t)
	before := len(m.changes)
	d := drive(t, config(m)).keys("A").text("claim").keys("enter").text("hague").keys("enter").keys("ctrl+u").text("2013-01-22").keys("tab").text("x").keys("ctrl+s")
	d.wants("Tue 22 Jan 2013 is still to come")
	drive(t, config(m)).keys("3 e tab ctrl+u").text("2013-01-21T23:50").keys("ctrl+s").wants("23:50 (Africa/Algiers) is still to come")
	if len(m.changes) != before {
		t.Fatal("a claim of the future was saved")
	}
	cfg := config(m)
	cfg.Now = func() time.Time { return at.AddDate(0, 0, -9) } // all that is there is still to come
	drive(t, cfg).keys("3 e tab tab tab tab").text("PA").keys("ctrl+s").wants("saved")
	drive(t, cfg).keys("1 e tab").text("x").keys("ctrl+s").wants("saved")
}

// toCount goes on from the source of a claim to the count of its first figure.
const toCount = "tab tab tab tab tab tab tab tab tab tab"

// Words that are nothing but the figures follow them, and the form says so before it is saved.
func TestTheWordsFollowTheFigures(t *testing.T) {
	m := exampleStore(t)
	c := claim("n1", "hague", "GB", model.Dead, "7", "2013-01-21T17:00")
	c.Text = "7 Britons dead"
	m.put(t, ben, "in-amenas", c)
	d := drive(t, config(m)).size(80, 24).keys("3 e").keys(toCount).keys("ctrl+u").text("17").wants("the words follow: GB 17 dead")
	d.keys("ctrl+s").wants("saved")
	if now := m.story().Claim("n1"); now.Text != "GB 17 dead" || now.Figures[0].Count.Words() != "17" {
		t.Errorf("%+v", now)
	}
}

// Nor do the words of one editor stay beside the figures of the other where two versions are brought together.
func TestTheWordsFollowTheFiguresOfAMerge(t *testing.T) {
	m := exampleStore(t)
	c := claim("n1", "hague", "GB", model.Dead, "7", "2013-01-21T17:00")
	c.Text = "GB 7 dead"
	m.put(t, ben, "in-amenas", c)
	d := drive(t, config(m)).keys("3 e").keys(toCount).keys("ctrl+u").text("17")
	theirs := claim("n1", "hague", "GB", model.Dead, "8", "2013-01-21T17:00")
	theirs.Text = "GB 8 dead"
	m.put(t, ben, "in-amenas", theirs)
	d.keys("ctrl+s").wants("Changed by ben").keys("t j m ctrl+s").wants("the words follow: GB 17 dead")
	if now := m.story().Claim("n1"); now.Text != "GB 17 dead" || now.Figures[0].Count.Words() != "17" {
		t.Errorf("%+v\n%s", now, d.plain())
	}
}

// Shown again in the form, a figure is said to be, also where a source is made in the same act; taken out while it is withheld it would be
// told by the words and the log, and is not. Seen red with the new source named alone, and with the row gone.
func TestAWithheldFigureInTheForm(t *testing.T) {
	m := exampleStore(t)
	c := claim("n1", "hague", "GB", model.Injured, "777", "2013-01-20")
	c.Figures[0].State = model.Withheld
	m.put(t, ben, "in-amenas", c)
	d := drive(t, config(m))
	spec, _ := d.desk().Edit(model.Ref{Kind: model.KindClaim, ID: "n1"})
	state := form.At("figures", 0, "state")
	for _, source := range []string{"William Hague, UK foreign secretary", "Oslo police"} {
		v := maps.Clone(spec.Values)
		v["source"], v[state] = source, model.Standing.String()
		r := spec.Read(v)
		if say, ok := r.Do.(intent.Do); !ok || !strings.Contains(say.Act.Says, "GB injured 777 no longer withheld") {
			t.Errorf("by %s: %+v, %v", source, r.Do, r.Faults)
		} else if source == "Oslo police" && (!strings.Contains(say.Act.Says, "source Oslo police") || len(say.Act.Edits) != 2) {
			t.Errorf("by %s: %+v", source, say.Act)
		}
		gone := maps.Clone(spec.Values)
		gone["source"] = source
		for _, column := range []string{"group", "count", "status", "scope", "class", "state"} {
			delete(gone, form.At("figures", 0, column))
		}
		if r := spec.Read(gone); r.Do != nil || !strings.Contains(fmt.Sprint(r.Faults), "show it again first (W, or") {
			t.Errorf("taken out by %s: %+v, %v", source, r.Do, r.Faults)
		}
	}
}
