package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/edtf"
	"muster/ui/paste"
)

// TestStormOfSizes resizes the screens a thousand times, with -every each of them, between 0x0 and 1000x500: nothing panics and no line is too wide.
func TestStormOfSizes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	d := drive(t, config(deskStore(t)))
	screens := append([]string{"a", "1 d", "3 T", "M t", "M f", "F enter enter", "F enter enter enter", "y", "y end enter", ", ,", ", c", ", 3 enter", "t", "E enter e", "A enter", "3 e", "1 e", "2 R", "3 K", "3 L tab"}, states...)
	each := 1 + 1000/len(screens)
	if *every {
		each = 1000
	}
	for i := range each * len(screens) {
		if i%each == 0 {
			d.size(120, 40).keys("esc esc esc esc esc")
			d.dialogs, d.line = nil, nil
			d.keys(screens[i/each])
		}
		w, h := random.IntN(260), random.IntN(90)
		switch i % 10 {
		case 0:
			w, h = random.IntN(12), random.IntN(8)
		case 1:
			w, h = random.IntN(1001), random.IntN(501)
		}
		d.send(tea.WindowSizeMsg{Width: w, Height: h})
		d.exact()
	}
	if d.size(120, 40); d.screen.W != 120 {
		t.Error("the last size is not the one that counts")
	}
}

// largest is a story with as much in every field as a field holds, in words, in one word, and in wide ones.
func largest(tb testing.TB) *memory {
	fill := func(piece string) string { return strings.Repeat(piece, model.MaxField/len(piece)) }
	m := everywhere(tb, fill("words of a witness "))
	for i, s := range []string{fill("x"), fill("死者"), fill("e\u0301 "), fill("line\n")} {
		c := claim(fmt.Sprint("l", i), "src", "GB", model.Injured, "3", "2013-01-20")
		c.Text, c.Via, c.Link, c.People, c.Figures[0].Scope = s, s, s, []string{s, s[:len(s)-6]}, s
		m.put(tb, ben, "s", c, &model.Event{ID: fmt.Sprint("l", i), When: example(tb).Events[0].When, Headline: s, Detail: s, Place: s})
	}
	return m
}

// TestLargestFields opens what has 64 KiB in every field, everywhere and at every size: what is cut off has a mark.
func TestLargestFields(t *testing.T) {
	d := drive(t, config(largest(t)))
	for i, keys := range walks {
		if !turn(i, 0, 4) {
			continue
		}
		size := sizes[i/4%len(sizes)]
		d.size(size[0], size[1]).keys(keys).exact()
		d.dialogs, d.line = nil, nil
		d.keys("esc esc")
	}
	for _, size := range sizes {
		d.size(size[0], size[1])
		for _, pane := range []string{"1", "2", "3"} {
			if !strings.Contains(d.keys(pane).plain(), d.scene.Pen.Marks.Cut) {
				t.Errorf("%v: nothing says that something was cut off:\n%s", size, d.plain())
			}
		}
	}
}

// TestManyOfEverything goes through 300 groups, 500 sources and 2,000 events.
func TestManyOfEverything(t *testing.T) {
	m := newMemory()
	records := []model.Record{&model.Situation{ID: "s", Title: "Many", Host: "DZ", Zone: "Africa/Algiers"}}
	for i := range 500 {
		records = append(records, model.Normal(&model.Source{ID: fmt.Sprint("s", i), Name: fmt.Sprintf("Desk %d of the agency", i), Kind: model.Media}))
	}
	for i := range 300 {
		records = append(records, &model.Group{ID: fmt.Sprint("g", i), Name: fmt.Sprintf("Staff of company %d", i), Basis: model.Employer},
			claim(fmt.Sprint("c", i), fmt.Sprint("s", i), fmt.Sprint("g", i), model.Status(1<<(i%9)), fmt.Sprint(i), "2013-01-19"))
	}
	for i := range 2000 {
		when := edtf.Date{}
		if err := when.UnmarshalText(fmt.Appendf(nil, "2013-01-%02dT%02d:%02d", 1+i/96, i/4%24, i%4*15)); err != nil {
			t.Fatal(err)
		}
		records = append(records, &model.Event{ID: fmt.Sprint("e", i), When: when, Headline: fmt.Sprint("Event number ", i), Pivotal: i%500 == 0, Evidence: []string{fmt.Sprint("c", i%300)}})
	}
	m.put(t, ben, "s", records...)
	d := drive(t, config(m))
	for i, keys := range append([]string{"1 G", "1 G enter", "2 G", "2 G enter", "3 G", "3 G enter", "2 l l l l l l l l l l", "E end enter", "E end enter e"}, walks...) {
		size := sizes[i%len(sizes)]
		d.size(size[0], size[1]).keys(keys).exact()
		d.dialogs, d.line = nil, nil
		d.keys("esc esc esc")
	}
	d.size(200, 60).keys("1 G").wants("Event number 1999").keys("g").wants("Event number 0")
	d.keys("2 g").wants("Staff of company 0").keys("G").wants("Staff of company 99")
	d.keys("E").text("Desk 499").wants("Desk 499 of the agency")
}

// TestLargePastes brings 5 MB to every screen: it is refused in words, and so is what no field holds; nothing is taken in part.
func TestLargePastes(t *testing.T) {
	const whole = 5 << 20
	for _, keys := range append([]string{"a", "1 e tab", "3 e tab tab", "t", "2 R", "F enter enter enter"}, states...) {
		d := drive(t, config(exampleStore(t))).size(80, 24).keys(keys)
		before := d.plain()
		d.send(pastedMsg{paste.Paste{Size: whole}})
		d.exact()
		d.saidWhy(t, keys, before)
		d.send(tea.PasteMsg{Content: strings.Repeat("5 dead\n", whole/7)})
		d.exact()
	}
}

// saidWhy fails if a paste was refused without a word.
func (d *driver) saidWhy(t *testing.T, keys, before string) {
	t.Helper()
	if after := d.plain(); after == before && d.notice == "" {
		t.Errorf("%q: 5 MB were refused without a word:\n%s", keys, after)
	}
}

// TestNoSituationIsLeft guards every screen against a situation that was taken away under it: an undo of all there was.
func TestNoSituationIsLeft(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m))
	m.undo(t, ana)
	d.tell()
	if d.state.Story("in-amenas") != nil {
		t.Fatal("the situation is still there")
	}
	for _, keys := range walks {
		d.keys(keys).exact()
		d.dialogs, d.line = nil, nil
		d.keys("esc esc")
	}
}
