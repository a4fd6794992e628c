package demo_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/demo"
	"muster/model/exchange"
	"muster/model/moment"
)

// example reads the example document.
func example(t testing.TB) *exchange.Document {
	t.Helper()
	text, err := os.ReadFile("../../testdata/in-amenas.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := exchange.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func history(t testing.TB) []*model.Change {
	t.Helper()
	changes, err := demo.Changes(example(t))
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// imported is the story that a plain import of the document makes.
func imported(t testing.TB) *model.Story {
	t.Helper()
	doc := example(t)
	edits, _, err := doc.Edits(nil, false)
	if err != nil {
		t.Fatal(err)
	}
	story := model.NewStory(doc.Situation.ID)
	for i, e := range edits {
		c := &model.Change{Seq: uint64(i + 1), Situation: e.Situation, Kind: e.Kind, Record: e.ID, After: e.After}
		if err := story.Apply(c, &model.Editor{}); err != nil {
			t.Fatal(err)
		}
	}
	return story
}

func folded(t testing.TB) *model.Story {
	t.Helper()
	state, err := model.Fold(history(t))
	if err != nil {
		t.Fatal(err)
	}
	return state.Story("in-amenas")
}

// Guards against a demo that teaches other facts than the example.
func TestEndsInTheExamplesRecords(t *testing.T) {
	got, want := folded(t), imported(t)
	for _, kind := range model.Kinds() {
		if g, w := got.Count(kind), want.Count(kind); g != w || w == 0 && kind < model.KindRuling {
			t.Errorf("%d records of kind %s, want %d", g, kind, w)
		}
		for _, e := range want.Entries(kind) {
			ref := model.Ref{Kind: kind, ID: e.Record.RecordID()}
			if g := got.Entry(ref); !g.Alive() || !model.Equal(g.Record, e.Record) {
				t.Errorf("%s is not as the import makes it", ref)
			}
		}
	}
}

// accounting writes everything that the table of a class says.
func accounting(book *account.Book, class model.Class) string {
	var b strings.Builder
	table := book.Table(class, true)
	for _, row := range table.Rows {
		fmt.Fprintln(&b, row.Group, row.Name, row.Basis)
		for _, c := range row.Cells {
			fmt.Fprintln(&b, " ", c.Cell, c.Desk().Count.Words(), c.Desk().Claim().ID, c.Flags(true), c.Why())
			for _, r := range c.Rivals {
				fmt.Fprintln(&b, "    rival", r.Claim().ID)
			}
		}
		for _, u := range row.Unexplained {
			fmt.Fprintln(&b, " ", u.Says(book))
		}
	}
	for _, r := range table.Reconciliation {
		fmt.Fprintln(&b, r.Says())
	}
	return b.String()
}

// Guards the numbers: at every day of the story they are those of the import.
func TestEndsInTheExamplesAccounting(t *testing.T) {
	got, want := folded(t), imported(t)
	days := []moment.Moment{moment.Day(2013, 1, 16), moment.Day(2013, 1, 17), moment.Day(2013, 1, 18), moment.Day(2013, 1, 19), moment.Day(2013, 1, 20), moment.Day(2013, 1, 21), {}}
	for _, day := range days {
		g, w := account.Open(got, day), account.Open(want, day)
		for _, class := range []model.Class{model.Affected, model.Attacker} {
			said := accounting(w, class)
			if said == "" && (day.IsZero() || day == moment.Day(2013, 1, 19)) {
				t.Fatalf("%s: the import has no table of %s", day, class)
			}
			if has := accounting(g, class); has != said {
				t.Errorf("%s, %s: the table is\n%s\nbut the import gives\n%s", day, class, has, said)
			}
		}
	}
}

func TestLogIsALog(t *testing.T) {
	changes := history(t)
	if len(changes) < 90 {
		t.Fatalf("%d changes; the example alone has 90 records", len(changes))
	}
	editors := map[model.Editor]bool{}
	for i, c := range changes {
		if c.Seq != uint64(i+1) {
			t.Errorf("change %d has sequence %d", i+1, c.Seq)
		}
		editors[c.By] = true
		if i == 0 {
			continue
		}
		if before := changes[i-1]; c.Op == before.Op && (!c.Logged.Equal(before.Logged) || c.By != before.By) {
			t.Errorf("change %d: act %s has two times or two editors", c.Seq, c.Op)
		} else if c.Op != before.Op && !c.Logged.After(before.Logged) {
			t.Errorf("change %d is logged at %v, the act before at %v", c.Seq, c.Logged, before.Logged)
		}
	}
	if len(editors) != 3 {
		t.Errorf("editors %v, want three", editors)
	}
}

// Guards against a desk that logs what nobody had said or what had not happened yet, or days after.
func TestLoggedOnTheDayItWasSaid(t *testing.T) {
	zone := example(t).Situation.Location()
	for _, c := range history(t) {
		if c.Was != 0 {
			continue
		}
		begin, end := c.Logged, c.Logged
		switch r := c.After.(type) {
		case *model.Claim:
			begin, end = r.Said.Begin(zone), r.Said.End(zone)
		case *model.Event:
			begin, _ = r.When.Earliest(zone)
			end = begin.Add(24 * time.Hour)
		}
		if c.Logged.Before(begin) || c.Logged.After(end) {
			t.Errorf("%s is logged at %v, but is of %v", c.Ref(), c.Logged, begin)
		}
	}
}

// Guards the tie-break between claims of one day, which is their order in the log.
func TestClaimsOfOneDayKeepTheirOrder(t *testing.T) {
	got := map[string][]string{}
	for _, e := range folded(t).Entries(model.KindClaim) {
		c := e.Record.(*model.Claim)
		got[c.Said.String()] = append(got[c.Said.String()], c.ID)
	}
	want := map[string][]string{}
	for _, c := range example(t).Claims {
		want[c.Said.String()] = append(want[c.Said.String()], c.ID)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("logged %v, want %v", got, want)
	}
}

// Guards what the store will ask of each act: that it passes on top of those before it.
func TestEveryActIsAdmitted(t *testing.T) {
	changes := history(t)
	state, at := model.NewState(), 0
	for _, timed := range demo.Batches(changes) {
		if err := model.Admit(state.Open("in-amenas"), "in-amenas", timed.Batch.Edits); err != nil {
			t.Errorf("%s: %v", timed.Batch.Op, err)
		}
		for _, e := range timed.Batch.Edits {
			c := changes[at]
			at++
			if !timed.At.Equal(c.Logged) || e.Ref() != c.Ref() || e.Was != c.Was || !model.Equal(e.After, c.After) || timed.Batch.By != c.By || timed.Batch.Undoes != c.Undoes {
				t.Errorf("%s: %s is not change %d", timed.Batch.Op, e.Ref(), c.Seq)
			}
			if c.Was != 0 && model.Equal(c.Before, c.After) {
				t.Errorf("change %d changes nothing; the log would not take it", c.Seq)
			}
			before := c.Before
			if err := state.Apply(c); err != nil {
				t.Fatal(err)
			}
			if !model.Equal(before, c.Before) {
				t.Errorf("change %d: its Before is not what it replaced", c.Seq)
			}
		}
	}
	if at != len(changes) {
		t.Errorf("the batches hold %d of %d changes", at, len(changes))
	}
}

// Guards the steps that the demo is there to show.
func TestShowsSlipsAndTheirMending(t *testing.T) {
	edited, undone, acts := map[string]int{}, 0, map[string][]*model.Change{}
	for _, c := range history(t) {
		acts[c.Op] = append(acts[c.Op], c)
		if c.Was != 0 {
			edited[c.Ref().String()]++
		}
		if c.Undoes != "" {
			undone++
			taken := acts[c.Undoes]
			if len(taken) == 0 || taken[0].By != c.By || !model.Equal(taken[0].Before, c.After) {
				t.Errorf("change %d does not take back act %s", c.Seq, c.Undoes)
			}
		}
	}
	want := map[string]int{"claim c4": 1, "claim c5": 1, "claim c13": 1, "claim c36": 1, "event e6": 1, "situation in-amenas": 2}
	if fmt.Sprint(edited) != fmt.Sprint(want) || undone != 1 {
		t.Errorf("edited %v and %d undone, want %v and 1", edited, undone, want)
	}
}

func TestReplayShowsTheTypo(t *testing.T) {
	changes := history(t)
	key := model.Cell{Group: "GB", Status: model.Missing | model.Dead}
	for _, c := range []struct{ at, want string }{{"11:24", "15"}, {"11:30", "5"}} {
		cut, err := time.Parse("2006-01-02 15:04 -0700", "2013-01-19 "+c.at+" +0100")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for n < len(changes) && !changes[n].Logged.After(cut) {
			n++
		}
		state, err := model.Fold(changes[:n])
		if err != nil {
			t.Fatal(err)
		}
		cell := account.Open(state.Story("in-amenas"), moment.Moment{}).Cell(key)
		if cell == nil || cell.Desk().Count.Words() != c.want {
			t.Errorf("at %s the desk's figure for %s is not %s", c.at, key, c.want)
		}
	}
}

func TestSameDocumentSameLog(t *testing.T) {
	write := func() string {
		var b strings.Builder
		for _, c := range history(t) {
			line, err := model.EncodeChange(c)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(line)
		}
		return b.String()
	}
	if first, second := write(), write(); first != second {
		t.Error("two histories of one document differ")
	}
}

func TestRefusesAnotherDocument(t *testing.T) {
	short, long, odd := example(t), example(t), example(t)
	short.Claims = short.Claims[:10]
	extra := *long.Claims[0]
	extra.ID = "c99"
	long.Claims = append(long.Claims, &extra)
	odd.Sources = odd.Sources[1:]
	for want, doc := range map[string]*exchange.Document{
		"the demo's history needs claim c18, which the document does not have; use the example as it is":          short,
		"claim c99 has no place in the demo's history; use the example as it is":                                  long,
		"the demo's history needs source interior-dz, which the document does not have; use the example as it is": odd,
	} {
		if _, err := demo.Changes(doc); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	if _, err := demo.Read(strings.NewReader("{")); err == nil || !strings.HasPrefix(err.Error(), "the example: ") {
		t.Errorf("error %v", err)
	}
}

func ExampleRead() {
	f, err := os.Open("../../testdata/in-amenas.json")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	changes, err := demo.Read(f)
	if err != nil {
		panic(err)
	}
	acts := demo.Batches(changes)
	first := acts[0]
	fmt.Println(first.At.Format(time.RFC3339), first.Batch.By.Name, first.Batch.Edits[0].Ref())
	fmt.Println(len(changes), "changes in", len(acts), "acts")
	// Output:
	// 2013-01-16T08:12:00Z ana situation in-amenas
	// 97 changes in 55 acts
}
