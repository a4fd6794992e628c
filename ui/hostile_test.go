package ui

import (
	"errors"
	"flag"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"muster/model"
	"muster/model/text"
	"muster/ui/draft"
	"muster/ui/form"
)

var every = flag.Bool("every", false, "take each hostile text to every screen and field, not to some in turn")

// turn tells whether the text of a number meets the screen of a number in this run.
func turn(text, screen, of int) bool { return *every || (text+screen)%of == 0 }

// hostileDesk is a screen on it, with the text in all that comes from elsewhere: the path, a session beside it, a draft.
func hostileDesk(tb testing.TB, s string, utf8 bool) *driver {
	cfg := config(everywhere(tb, s))
	cfg.UTF8, cfg.Path = utf8, s
	cfg.Presence = &company{others: []model.Session{{Editor: model.Editor{Name: s, ID: s}, For: s,
		Spot: model.Spot{Situation: "s", Record: model.Ref{Kind: model.KindClaim, ID: "c1"}}}}}
	cfg.Drafts = newShelf(draft.Draft{ID: "d1", Kind: "claim", Situation: "s", Written: at, Fields: []draft.Field{{Name: "text", Value: s}}})
	return emulating(tb, cfg)
}

// emulating is a screen that measures text as the emulated terminal does.
func emulating(tb testing.TB, cfg Config) *driver {
	d := drive(tb, cfg)
	d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	return d
}

// walks lead to every screen; each begins at the panes, and esc leads back.
var walks = []string{"1", "1 enter", "1 e", "1 e tab tab tab", "1 L", "1 P", "1 d", "1 c enter", "1 c",
	"2", "2 enter", "2 j enter", "2 j j enter", "2 G enter", "2 r", "2 space", "2 R", "2 R down", "2 O", "2 e", "2 l l enter", "2 r",
	"3", "3 enter", "3 j enter", "3 e", "3 e tab tab tab", "3 e shift+tab shift+tab", "3 C", "3 D", "3 T", "3 W", "3 U", "3 L tab", "3 K", "3 d", "3 s s", "3 x",
	"?", ":", "/", "S", "E", "E enter", "E enter e", "E down enter", "E down enter e", "E down down down enter", "E G enter", "E end enter", "A", "A enter", "u",
	"a", "M", "M t", "M f", "F", "F enter enter", "F enter enter enter", "F enter enter enter tab", "y", ",", ", ,", ", , c", ", 3 enter", ", 2 enter", "t",
	"y end enter", "y end up enter", "y end up up enter", "y end up up up enter", "z", "m", "N"}

// TestHostileCorpus puts each text of the corpus into every field of every record and looks at every screen, each at one in
// nine, in turn, at every size, with and without UTF-8: whatever is held, the screen is text and styles, as wide as it is.
func TestHostileCorpus(t *testing.T) {
	for i, one := range corpus(t) {
		t.Run(one.name, func(t *testing.T) {
			t.Parallel()
			d, size := hostileDesk(t, one.text, i%3 != 2), sizes[i%len(sizes)]
			d.size(size[0], size[1])
			for j, keys := range walks {
				if turn(i, j, 9) {
					d.keys(keys).harmless(keys)
					d.keys("esc esc esc esc")
				}
			}
			if title := d.View().WindowTitle; text.Line(title) != title {
				t.Errorf("the window title is %q", title)
			}
		})
	}
}

// TestHostileTyping types and pastes each text of the corpus into every line and every field.
func TestHostileTyping(t *testing.T) {
	for i, one := range corpus(t) {
		t.Run(one.name, func(t *testing.T) {
			t.Parallel()
			d, size := hostileDesk(t, "plain", i%3 != 2), sizes[i%len(sizes)]
			d.size(size[0], size[1])
			for j, keys := range []string{"/", ":", "S", "E", "A", "a", "t", "1 e tab", "1 e tab tab", "3 e", "3 e tab tab", "3 e tab tab tab", "2 R tab", "E enter e", "3 K tab", "F enter enter enter"} {
				if !turn(i, j, 8) {
					continue
				}
				d.keys(keys)
				d.send(tea.PasteMsg{Content: one.text})
				d.harmless(keys + " and a paste")
				d.keys("tab shift+tab left")
				d.harmless(keys + " and a move")
				for range 3 {
					d.keys("esc")
				}
				d.dialogs, d.line = nil, nil
			}
			short := one.text[:min(len(one.text), 300)]
			for _, line := range []string{short + ": GB 5 dead", `Radio: GB 5 dead (` + short + `) "` + short + `"`, "Radio: " + short + " 5 dead", "Radio @" + short + ": GB 5 dead"} {
				d.keys("a ctrl+u")
				d.send(tea.PasteMsg{Content: strings.ReplaceAll(line, "\n", " ")})
				d.keys("enter")
				d.harmless("the quick line")
				d.keys("enter")
				d.harmless("the quick line again")
				d.dialogs = nil
			}
		})
	}
}

// TestHostileAnswers guards the sentences that come from outside: errors, notices, conflicts.
func TestHostileAnswers(t *testing.T) {
	for i, one := range corpus(t) {
		if !turn(i, 0, 2) {
			continue
		}
		m := everywhere(t, "plain")
		d := emulating(t, config(m)).size(sizes[i%4][0], sizes[i%4][1]).keys("3 e tab tab").text("m")
		m.refuses = errors.New(one.text)
		d.keys("ctrl+s ctrl+s").harmless("refused")
		m.refuses = nil
		theirs := *m.state.Story("s").Claim(d.claims.Selected().Claim().ID)
		theirs.Text, theirs.Via = one.text, one.text
		m.put(t, model.Editor{Name: one.text, ID: "uid:9"}, "s", &theirs)
		d.keys("ctrl+s ctrl+s").harmless("two versions")
		d.dialogs = nil
		m.fail = errors.New(one.text)
		d.tell()
		d.harmless("it cannot be read")
		d.send(noticeMsg{one.text})
		d.harmless("a notice")
	}
}

// TestNothingHostileIsRefused guards what can be shown safely: it is taken by import and form alike, and an untouched form
// gives it back to the letter.
func TestNothingHostileIsRefused(t *testing.T) {
	taken := 0
	for _, one := range corpus(t) {
		if !utf8.ValidString(one.text) || model.Blank(one.text) {
			continue
		}
		taken++
		m := everywhere(t, one.text)
		d := drive(t, config(m))
		for _, k := range model.Kinds() {
			for _, e := range d.state.Story("s").Entries(k) {
				if err := e.Record.Check(); err != nil {
					t.Errorf("%s: %v", one.name, err)
				}
				spec, ok := d.desk().Edit(model.Ref{Kind: k, ID: e.Record.RecordID()})
				if !ok {
					continue
				}
				if r := spec.Read(form.New(d.scene.Pen, spec).Values()); r.Record == nil || !model.Equal(r.Record, e.Record) {
					t.Errorf("%s: an untouched form changes %s: %v", one.name, e.Record.RecordID(), r.Faults)
				}
			}
		}
	}
	if taken < 200 {
		t.Errorf("only %d were tried", taken)
	}
}

// TestRemovedIsMarked guards the reader against what was taken away unseen: alone on the screen, a claim stands with every
// mark that the allow-list makes.
func TestRemovedIsMarked(t *testing.T) {
	for _, one := range corpus(t) {
		d := hostileDesk(t, one.text, true).size(200, 60).keys("3 y")
		d.text("claim alone").keys("enter")
		want := []rune(squeezed(text.Line(one.text)))
		if got := squeezed(d.plain()); !strings.Contains(got, string(want[:min(len(want), 60)])) {
			t.Errorf("%s: %q is not on the screen:\n%s", one.name, string(want[:min(len(want), 60)]), d.plain())
		}
	}
}

// squeezed is a text without its spaces.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// TestRealNamesOnEveryScreen guards names in every script: whole, whatever their accents are made of, and in line.
func TestRealNamesOnEveryScreen(t *testing.T) {
	var list []struct{ Text string }
	readTestdata(t, "names.json", &list)
	for i, n := range list {
		d := hostileDesk(t, n.Text, true).size(200, 60)
		if got := d.plain(); strings.Count(squeezed(got), squeezed(text.Line(n.Text))) < 4 {
			t.Errorf("%q is not whole in the panes:\n%s", n.Text, got)
		}
		d.harmless("the panes")
		d.size(80, 24)
		for j, keys := range walks {
			if turn(i, j, 20) {
				d.keys(keys).harmless(keys)
				d.keys("esc esc esc esc")
			}
		}
	}
}
