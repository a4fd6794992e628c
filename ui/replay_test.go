package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/demo"
	"muster/ui/pane"
)

// deskStore holds the example as the desk logged it in those days.
func deskStore(tb testing.TB) *memory {
	tb.Helper()
	m := newMemory()
	changes, err := demo.Changes(example(tb))
	if err != nil {
		tb.Fatal(err)
	}
	for _, c := range changes {
		if err := m.state.Apply(clone(c)); err != nil {
			tb.Fatal(err)
		}
	}
	m.changes = changes
	return m
}

// body is the screen without its first and its last line.
func (d *driver) body() string {
	lines := strings.Split(strings.TrimSuffix(d.plain(), "\n"), "\n")
	return strings.Join(lines[1:len(lines)-1], "\n")
}

// A step back and one forward lead to the same screen, and esc to the one of now.
func TestReplayStepsThereAndBack(t *testing.T) {
	for _, size := range sizes {
		d := drive(t, config(deskStore(t))).size(size[0], size[1])
		now := d.body()
		d.keys(",").wants("REPLAY")
		d.keys(", , ,")
		was := d.replay.is.At()
		d.keys(", .")
		d.keys("[ ]")
		if got := d.replay.is.At(); got != was {
			t.Errorf("at %v, was at %v", got, was)
		}
		d.keys(", , , . . .")
		d.keys("esc").lacks("REPLAY")
		if got := d.body(); got != now {
			t.Errorf("%v: now is\n%s\nand was\n%s", size, got, now)
		}
	}
}

// What had not been logged is on no pane, in no inspector, in no reconciliation.
func TestReplayShowsTheCutOnly(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(200, 60)
	d.wants("Algerian prime minister gives a", "~685")
	d.keys("t").text("2013-01-18 12:00").wants("through 18 Jan 2013 12:00, Africa/Algiers", "by the log")
	d.keys("enter").wants("REPLAY", "as logged by 18 Jan 2013 12:00, change", "after:").lacks("21 Jan 2013", "19 Jan 2013", "minister gives a")
	for _, it := range d.lists.Claims {
		if at := it.Entry.Last.At(); at.After(time.Date(2013, 1, 18, 11, 1, 0, 0, time.UTC)) {
			t.Errorf("a claim of %s is in the list", at)
		}
	}
	d.keys("2 r").lacks("21 Jan", "19 Jan").wants("as logged by 18 Jan 2013 12:00 Reconciliation")
	d.keys("esc c").wants("REPLAY", "as said by 18 Jan 2013 12:00, claim", "of 41").lacks("19 Jan 2013", "21 Jan 2013")
	for _, it := range d.lists.Claims {
		if !d.scene.Book.Inside(it.Claim()) {
			t.Errorf("%s was said after the cut", it.Claim().ID)
		}
	}
	d.keys("esc").lacks("REPLAY").wants("~685")
}

// The lists that a step brings up to date are those that would be made afresh, whatever the order and the filter.
func TestReplayListsAreThoseMadeAfresh(t *testing.T) {
	for _, before := range []string{"", "3 s", "3 s s", "3 s s s", "3 x", "1 c", "1 s", "2 j j j j j j j j space"} {
		for _, begin := range []string{",", ", c"} {
			d := drive(t, config(deskStore(t))).size(120, 40).keys(before).keys(begin)
			for range 12 {
				for _, key := range []string{",", ",", "."} {
					d.keys(key)
					afresh := pane.Gather(d.replay.is.Story(), d.replay.is.Zone()).Cut(d.replay.is.Until())
					want := d.wanted()(d.scene.Book, afresh).Begin(afresh).Whole()
					for name, pair := range map[string][2][]string{"claims": {names(d.lists.Claims), names(want.Claims)}, "timeline": {names(d.lists.Timeline), names(want.Timeline)}} {
						if strings.Join(pair[0], " ") != strings.Join(pair[1], " ") {
							t.Fatalf("%q %q: %s at %v:\n%v\nwant\n%v", before, begin, name, d.replay.is.At(), pair[0], pair[1])
						}
					}
				}
			}
		}
	}
}

// What is logged during a replay does not disturb it, and is there when the screen returns to now.
func TestChangesDuringAReplay(t *testing.T) {
	m := deskStore(t)
	d := drive(t, config(m)).size(200, 60).keys(", ,")
	was := d.plain()
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.tell()
	if got := d.plain(); got != was {
		t.Errorf("the replay was disturbed:\n%s\nwas\n%s", got, was)
	}
	d.keys(", .").lacks("GB 4 dead")
	d.keys("esc").wants("GB 4 dead", "+ 2 new")
	d.keys(",").wants("taken back: ben added the claim of", "GB 4 dead")
}

// Keys that are pressed while the log is read are not lost, and esc takes the whole back.
func TestReplayKeysWhileTheLogIsRead(t *testing.T) {
	d := drive(t, config(deskStore(t)))
	effects, _ := d.take(keyPress(","))
	d.keys(", ,").wants("reading the log")
	d.run(effects)
	if got, want := d.replay.is.At().In, d.replay.is.Len()-3; got != want {
		t.Errorf("at change %d, want %d", got, want)
	}
	d.keys("esc")
	effects, _ = d.take(keyPress(","))
	d.keys("esc")
	d.run(effects)
	d.lacks("REPLAY")
}

func TestReplayEnds(t *testing.T) {
	d := drive(t, config(deskStore(t))).keys(":").text("first change").keys("enter")
	d.wants("change 1 of").keys(",").wants("before anything was logged").keys(",").wants("nothing was logged before that")
	d.keys(":").text("last change").keys("enter .").wants("this is the last of the log; esc returns to now")
	d.keys(":").text("first claim").keys("enter").wants("as said by").keys(",").wants("nothing had been said before that")
	d.keys("?").wants("return to now", "a step back in time", "by the log instead")
	for _, keys := range []string{", c .", ", c , . .", ", c 2 enter .", "t 2 5 space j a n space 2 0 1 3 tab enter .", ", c , . enter . ."} {
		d := drive(t, config(deskStore(t))).size(80, 24).keys(keys).wants("this is the last that was said; esc returns to now")
		if foot := d.lastRow(); !strings.HasPrefix(foot, " this is the last that was said; esc returns to now ") {
			t.Errorf("%q: the foot is %q", keys, foot)
		}
	}
}

// A replay that cannot be read says why, and leaves the screen at now.
func TestReplayOfALogThatCannotBeRead(t *testing.T) {
	m := deskStore(t)
	d := drive(t, config(m))
	m.fail = errors.New("the disk is gone")
	d.keys(",").wants("the disk is gone").lacks("REPLAY")
}

// A replay is of the log that the screen shows: what was logged since is not in it, and another log, or one that ends before, is
// refused. Seen red with readLog not looking at the sequence, at the hash and at the end.
func TestReplayIsOfTheLogOnTheScreen(t *testing.T) {
	hashed := func(m *memory, word string) *memory {
		for i, c := range m.changes {
			c.Hash = fmt.Sprint(word, i)
		}
		return m
	}
	m := hashed(deskStore(t), "one")
	d := drive(t, config(m)).size(120, 40)
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.keys(",").wants("REPLAY", fmt.Sprintf("logged 21 Jan 2013 18:05, %d/%d", len(m.changes)-2, len(m.changes)-1)).keys("esc").lacks("REPLAY")

	m = hashed(deskStore(t), "one")
	d = drive(t, config(m)).size(120, 40)
	hashed(m, "two")
	d.keys(",").wants("holds another log than the one read before").lacks("REPLAY")
	d.keys("M").wants("holds another log")
	hashed(m, "one")
	m.changes = m.changes[:len(m.changes)-1]
	d.keys("esc ,").wants("the file was restored: everything was read afresh").lacks("REPLAY")
}

func names(items []*pane.Item) (all []string) {
	for _, it := range items {
		all = append(all, it.Ref().String())
	}
	return all
}

// A step back by the time of saying tells what it took, one on what it brought. Seen red with the same words for both.
func TestReplayBySayingTellsItsWay(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(200, 60).keys(", c ,").wants("not said yet: ")
	d.keys(".").lacks("not said yet: ")
	d.keys(",").wants("not said yet: ")
}

// What a replay has not come to is not there yet, on either clock: nobody deleted it.
func TestReplayDoesNotCallDeletedWhatIsYetToCome(t *testing.T) {
	for _, open := range []string{"3 enter", "1 enter"} {
		for clock, want := range map[string]string{"": "was not logged yet", "tab": map[string]string{"3 enter": "was not said yet", "1 enter": "had not happened yet"}[open]} {
			d := drive(t, config(deskStore(t))).size(120, 40).keys(open + " t").text("2013-01-16 02:00").keys(clock + " enter")
			d.wants("REPLAY", want).lacks("was deleted")
		}
	}
	m := deskStore(t)
	d := drive(t, config(m)).size(120, 40).keys("3 enter")
	m.drop(t, ben, "in-amenas", d.claims.Selected().Ref())
	d.tell()
	d.wants("This claim was deleted.")
}

// A filter that leaves nothing in a replay does not promise what esc does at now.
func TestReplayWithNothingOfWhatIsShown(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(120, 40).keys("2 /").text("country:GB").keys("enter t").text("2013-01-16 12:00").keys("enter")
	d.wants("REPLAY", "Of those shown, no figure.").lacks("Esc shows all again")
}

// In a replay nothing can be changed, by no key, and the help says why.
func TestReplayForbidsEditing(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(120, 60).keys(",")
	for _, key := range strings.Fields("A e C D T W U L K R O P d") {
		for _, pane := range []string{"1", "2", "3"} {
			d.keys(pane + " " + key)
			if d.refused() {
				d.keys("esc")
			}
			if d.top() != nil {
				t.Fatalf("%s opens %q in a replay", key, d.top().Title())
			}
		}
	}
	d.keys("2 e").wants("esc returns to now, where it can be changed")
	d.keys("esc ?").wants("Editing is off").lacks("add by form", "withhold")
	d.keys("esc esc A").wants("Add")
}
