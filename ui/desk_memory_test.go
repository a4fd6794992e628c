package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"muster/model"
	"muster/ui/intent"
)

// The course of a cell is drawn and told in words, in ASCII too.
func TestCourseInTheInspector(t *testing.T) {
	for _, utf8 := range []bool{true, false} {
		cfg := config(deskStore(t))
		cfg.UTF8 = utf8
		d := drive(t, cfg).size(120, 60)
		d.accounting.Go(model.Cell{Group: "GB", Status: model.Dead})
		d.keys("enter").wants("Course, by the time of saying", "the desk's figure", "F filed", "19 Jan 2013", "21 Jan 2013")
	}
}

// In a big situation the course is looked for beside the screen, and shown when it is there.
func TestCourseOfABigSituation(t *testing.T) {
	m := bigStore(t, 4000)
	d := drive(t, config(m)).size(120, 120)
	d.accounting.Go(model.Cell{Group: "ALL", Status: model.Dead})
	effects, _ := d.take(keyPress("enter"))
	if !strings.Contains(d.plain(), "counting") || len(effects) == 0 {
		t.Fatalf("it is there at once:\n%s", d.plain())
	}
	d.run(effects)
	d.wants("the desk's figure   - claimed").lacks("counting")
}

// What moved is told in sentences, since the editor looked, since a time, between two; enter goes to the cell.
func TestWhatMoved(t *testing.T) {
	m := deskStore(t)
	d := drive(t, config(m)).size(120, 40).keys("M").wants("since you last looked", "Nothing has moved.")
	d.keys("esc")
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.tell()
	d.keys("M").wants("since you last looked", "United Kingdom, dead: 4, was 3")
	for i := 0; i < 20 && !strings.Contains(d.plain(), "▸ figure       United Kingdom, dead"); i++ {
		d.keys("j")
	}
	d.keys("enter")
	if d.top() != nil || d.accounting.Selected() != (model.Cell{Group: "GB", Status: model.Dead}) {
		t.Errorf("enter went to %v", d.accounting.Selected())
	}
	d.keys("N M").wants("Nothing has moved.")
	d.keys("f").wants("since the last filing")
	d.keys("t").text("2013-01-18 to 2013-01-19").wants("from the end of 18 Jan to the end of 19 Jan 2013, as logged, Africa/Algiers").keys("enter").wants("What moved from the end of 18 Jan to the end of 19 Jan 2013, as logged", "All, dead: no figure -> at least 23")
	d.keys("t").text("2013-01-20 to 2013-01-19").wants("the second time is before the first").keys("esc")
	d.keys("t").text("2013-01-20").keys("enter").wants("since the end of 20 Jan 2013, as logged", "dead: 7, was none")
}

// In a replay what moved is told from the cut to now, and between two cuts from the earlier to the later, on the clock of the replay:
// nobody takes what had not come yet for what was taken back. The title names both cuts and is whole at 80 columns. Seen red with the
// cut held against what the editor had seen, and with the frame saying the cut beside a title that has no room for it.
func TestWhatMovedInAReplayGoesOnInTime(t *testing.T) {
	for _, size := range sizes[1:] {
		for keys, want := range map[string]string{
			"M":                               "from the end of 19 Jan 2013 to now",
			"c M":                             "from the end of 19 Jan 2013 to now",
			"M t 2 0 1 3 - 0 1 - 1 8 enter":   "from the end of 18 Jan to the end of 19 Jan 2013, as logged",
			"M t 2 0 1 3 - 0 1 - 2 1 enter":   "from the end of 19 Jan to the end of 21 Jan 2013, as logged",
			"c M t 2 0 1 3 - 0 1 - 1 8 enter": "from the end of 18 Jan to the end of 19 Jan 2013, as said",
			"c M t 2 0 1 3 - 0 1 - 2 1 enter": "from the end of 19 Jan to the end of 21 Jan 2013, as said",
		} {
			d := drive(t, config(deskStore(t))).size(size[0], size[1]).keys("t").text("2013-01-19").keys("enter " + keys)
			d.wants("What moved " + want)
			_, moves, _, _ := d.movedNow()
			for _, m := range moves {
				for _, back := range []string{"no figure any more", "not in the desk's claims", "not yet said", ", was ", "Japan, dead: 7 ->", "All, dead: at least 23 ->"} {
					if strings.Contains(m.Says, back) {
						t.Errorf("%q says %q", keys, m.Says)
					}
				}
			}
		}
	}
	m := deskStore(t)
	d := drive(t, config(m)).size(80, 24).keys(", M").wants("to now")
	m.put(t, ben, "in-amenas", claim("meanwhile", "hague", "GB", model.Dead, "777", "2013-01-21"))
	d.tell()
	d.keys("esc M").wants("to when the replay began").lacks("18:05 to now", "777")
	d = drive(t, config(deskStore(t))).keys(", M").wants("l from here to now").keys("f").wants("since the last filing")
	d.keys("esc esc M").wants("since you last looked", "l since you looked")
}

// What moved since a filing says in a replay until when: the cut.
func TestWhatMovedSinceAFilingInAReplay(t *testing.T) {
	m := deskStore(t)
	drive(t, config(m)).size(120, 40).keys("F enter enter enter ctrl+s ctrl+s")
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	m.put(t, ben, "in-amenas", claim("n2", "hague", "GB", model.Dead, "5", "2013-01-23"))
	d := drive(t, config(m)).size(80, 24).keys(", M f").wants("What moved since ana filed on 21 Jan 2013 17:30 to 21 Jan 2013", "United Kingdom, dead: 4, was filed as 3")
	d.keys("esc esc M f").wants("What moved since ana filed on 21 Jan 2013 17:30", "United Kingdom, dead: 5, was filed as 3")
}

// A factbox is previewed, reworded, filed with its figures, confirmed by another; then what moves is marked.
func TestFiling(t *testing.T) {
	m := deskStore(t)
	d := drive(t, config(m)).size(120, 40).keys("F").wants("Names of the dead", "Plain ASCII", "Only since filed")
	d.keys("enter enter enter").wants("File the factbox", "Text", "In Amenas gas plant siege", "CLAIMED AS A WHOLE")
	d.text("SIEGE ").keys("ctrl+s").wants("never in sight").keys("ctrl+s").wants("filed with")
	var filed *model.Filing
	for _, e := range m.state.Story("in-amenas").Entries(model.KindFiling) {
		filed = e.Record.(*model.Filing)
	}
	if filed == nil || !strings.Contains(filed.Text, "SIEGE ") || len(filed.Figures) == 0 || filed.By != "ana" || filed.ConfirmedBy != "" {
		t.Fatalf("filed %+v", filed)
	}
	d.tell()
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.tell()
	d.wants("m moved since filed").keys("M f").wants("United Kingdom, dead")
	cfg := config(m)
	cfg.Editor = ben
	other := drive(t, cfg).size(120, 40).keys("F").wants("confirm what ana filed on")
	other.keys("enter").wants("Confirm what ana filed", "SIEGE In Amenas", "more lines below").keys("enter").wants("lines above").keys("enter").wants("lines above").keys("enter").wants("lines above").keys("enter enter")
	if f := filings(m); f[len(f)-1].ConfirmedBy != "" {
		t.Fatal("enter confirmed it")
	}
	other.keys("ctrl+s").wants("confirmed what ana filed")
	if f := m.state.Story("in-amenas").Entry(model.Ref{Kind: model.KindFiling, ID: filed.ID}).Record.(*model.Filing); f.ConfirmedBy != "ben" {
		t.Errorf("confirmed by %q", f.ConfirmedBy)
	}
}

// Filed again in the same minute with the same text, it is said to be there already.
func TestTheSameIsFiledOnce(t *testing.T) {
	m := deskStore(t)
	for _, says := range []string{"filed with", "filed already, the same text with the same figures; nothing is logged anew"} {
		d := drive(t, config(m)).size(160, 60).keys("F enter enter enter ctrl+s")
		if d.top() != nil {
			d.keys("ctrl+s")
		}
		d.wants(says)
	}
	if n := len(filings(m)); n != 1 {
		t.Errorf("%d filings", n)
	}
}

// Everything that is copied has passed the allow-list, and is offered by every way that there is.
func TestCopying(t *testing.T) {
	m := deskStore(t)
	bad := claim("bad", "hague", "GB", model.Dead, "5", "2013-01-23")
	bad.Text = "five\x1b]52;c;ZXZpbA==\x07 dead\u202e"
	m.put(t, ben, "in-amenas", bad)
	var name, text string
	cfg := config(m)
	cfg.PutAway = func(_ context.Context, n, s string) (string, error) { name, text = n, s; return "/home/ana/" + n, nil }
	d := drive(t, cfg).size(120, 40)
	d.accounting.Go(model.Cell{Group: "GB", Status: model.Dead})
	d.keys("y").wants("the sentence to the terminal's clipboard", "the row of United Kingdom into a file", "the factbox alone on the screen")
	effects, _ := d.take(keyPress("enter"))
	d.wants("sent to the terminal's clipboard", "y offers a file or the text alone")
	if len(effects) != 1 || effects[0].run() == nil {
		t.Error("nothing is sent")
	}
	d.keys("y").text("factbox file").keys("enter").wants("the factbox was written to /home/ana/")
	if !strings.HasSuffix(name, ".txt") || strings.ContainsAny(name, "/ ") || !strings.Contains(text, "United Kingdom") {
		t.Errorf("%q: %q", name, text)
	}
	d.keys("3")
	if !d.claims.Go(model.Ref{Kind: model.KindClaim, ID: "bad"}) {
		t.Fatal("the claim is not in the list")
	}
	d.keys("y").text("claim file").keys("enter")
	if strings.ContainsAny(text, "\x1b\x07\u202e") || !strings.Contains(text, "dead") {
		t.Errorf("copied %q", text)
	}
	d.keys("y").text("factbox alone").keys("enter").lacks("╌", "Timeline").keys("esc").wants("Timeline")
	cfg.PutAway = nil
	drive(t, cfg).keys("y").lacks("into a file").keys("enter").wants("y offers the text alone on the screen").lacks("a file")
}

// TestWithheldIsNotCopied guards what is known and not to be published: it is seen on the screen, and no copy takes it away.
func TestWithheldIsNotCopied(t *testing.T) {
	m := exampleStore(t)
	c := claim("n1", "hague", "GB", model.Injured, "7", "2013-01-22")
	c.Figures = append(c.Figures, claim("n1", "hague", "JP", model.Injured, "777", "2013-01-22").Figures...)
	c.Figures[1].State = model.Withheld
	held := claim("n2", "hague", "FR", model.Injured, "888", "2013-01-23")
	held.Status = model.Withheld
	m.put(t, ben, "in-amenas", c, held)
	d := drive(t, config(m)).size(200, 60).keys("3")
	d.claims.Go(model.Ref{Kind: model.KindClaim, ID: "n2"})
	for _, copied := range d.copies() {
		if strings.Contains(copied.Text, "888") {
			t.Errorf("%s tells what is withheld", copied.What)
		}
	}
	d.claims.Go(model.Ref{Kind: model.KindClaim, ID: "n1"})
	if all := d.copies(); all[0].What != "the claim" || !strings.Contains(all[0].Text, "7 injured") || strings.Contains(all[0].Text, "777") {
		t.Errorf("%+v", all[0])
	}
}

// Guards the same by way of the pages that show it: of the cell, of its claims, of an event that rests on one and of the source.
func TestPagesOfWhatIsWithheldAreNotCopied(t *testing.T) {
	m := exampleStore(t)
	c := claim("n1", "hague", "GB", model.Injured, "777", "2013-01-22")
	c.Text, c.Figures[0].State = "We saw 777 bodies.", model.Withheld
	c.Figures = append(c.Figures, claim("n1", "hague", "JP", model.Injured, "3", "2013-01-22").Figures...)
	open := claim("n2", "hague", "JP", model.Injured, "2", "2013-01-21")
	m.put(t, ben, "in-amenas", c, open)
	d := drive(t, config(m)).size(200, 60).keys("2")
	shown := 0
	for _, open := range []func(){
		func() { d.accounting.Go(model.Cell{Group: "GB", Status: model.Injured}); d.keys("2 enter") },
		func() { d.accounting.Go(model.Cell{Group: "JP", Status: model.Injured}); d.keys("2 enter") },
		func() { d.claims.Go(model.Ref{Kind: model.KindClaim, ID: "n1"}); d.keys("3 enter") },
		func() { d.claims.Go(model.Ref{Kind: model.KindClaim, ID: "n2"}); d.keys("3 enter") },
	} {
		open()
		if strings.Contains(d.plain(), "777") {
			shown++
		}
		for _, copied := range d.copies() {
			if strings.Contains(copied.Text, "777") {
				t.Errorf("%s tells what is withheld: %s", copied.What, copied.Text)
			}
		}
		d.keys("esc")
	}
	if shown < 3 {
		t.Errorf("%d pages show it to the editor", shown)
	}
	d.accounting.Go(model.Cell{Group: "FR", Status: model.Dead})
	if all := d.keys("2 enter").copies(); !slices.ContainsFunc(all, func(c intent.Copy) bool { return c.What == "this page" }) {
		t.Error("a page with nothing withheld is not offered")
	}
}

// TestFiledTextOfWhatIsWithheldIsNotCopied guards the same by way of what was filed before it was withheld.
func TestFiledTextOfWhatIsWithheldIsNotCopied(t *testing.T) {
	m := exampleStore(t)
	held := claim("n1", "hague", "GB", model.Injured, "777", "2013-01-22")
	held.Status = model.Withheld
	filed := &model.Filing{ID: "f9", Text: "777 injured.", Filed: held.Said, By: "ben", Figures: []model.FiledFigure{
		{Group: "GB", Status: model.Injured, Count: held.Figures[0].Count, Claim: "n1"}}}
	m.put(t, ben, "in-amenas", held, filed)
	there := false
	for _, copied := range drive(t, config(m)).size(200, 60).copies() {
		there = there || copied.What == "the text that was filed last"
		if strings.Contains(copied.Text, "777") {
			t.Errorf("%s tells what is withheld: %s", copied.What, copied.Text)
		}
	}
	if !there {
		t.Error("what was filed last is not offered")
	}
}
