//go:build unix && !race

package terminal

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/creack/pty"

	"muster/model"
	"muster/model/count"
	"muster/model/edtf"
	"muster/model/exchange"
	"muster/model/moment"
	"muster/store"
	"muster/ui"
)

// now is when all screens of these tests think it is.
func now() time.Time { return time.Date(2013, 1, 21, 16, 30, 0, 0, time.UTC) }

func ana() model.Editor { return model.Editor{Name: "ana", ID: "uid:1001"} }
func ben() model.Editor { return model.Editor{Name: "ben", ID: "uid:1002"} }

// create makes a file with records of one situation.
func create(tb testing.TB, situation string, edits []model.Edit) *store.File {
	tb.Helper()
	f, err := store.Create(filepath.Join(tb.TempDir(), "desk.db"), store.Options{Now: now})
	if err != nil {
		tb.Fatal(err)
	}
	add(tb, f, edits...)
	return f
}

// add logs edits, and gives the sequence of the last one.
func add(tb testing.TB, f *store.File, edits ...model.Edit) uint64 {
	tb.Helper()
	batch := model.Batch{Op: fmt.Sprintf("op-%s-%d", edits[0].ID, len(edits)), By: ana(), Edits: edits}
	got, err := f.Append(context.Background(), batch)
	if err != nil {
		tb.Fatal(err)
	}
	return got.Last
}

// readJSON reads a file of the checkout.
func readJSON(tb testing.TB, path string, into any) {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("../..", path))
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
}

// names are real names in many scripts, and some with their accents apart.
func names(tb testing.TB) (all []string) {
	var list []struct{ Text string }
	readJSON(tb, "model/text/testdata/names.json", &list)
	for _, n := range list {
		all = append(all, n.Text)
	}
	if len(all) < 100 {
		tb.Fatalf("%d names are no crowd", len(all))
	}
	return append([]string{"وزارة الخارجية الجزائرية", "外務省報道官", "ギリシャ Υπουργείο Εξωτερικών", "विदेश मंत्रालय के प्रवक्ता", "Nguye\u0302\u0303n Thi\u0323 Ho\u0300a", "A\u030angstro\u0308m"}, all...)
}

// document gives the example with names of the whole world among its rows.
func document(tb testing.TB) *exchange.Document {
	tb.Helper()
	text, err := os.ReadFile("../../testdata/in-amenas.json")
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := exchange.Read(bytes.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	s := *doc.Situation
	s.Names = map[string]string{"DZ": "الجزائر", "JP": "日本国", "MY": "मलेशिया", "NO": "Νορβηγία", "PH": "Phi\u0301lippi\u0302nes"}
	doc.Situation = &s
	for i, name := range names(tb) {
		source := fmt.Sprintf("world-%d", i)
		doc.Sources = append(doc.Sources, model.Normal(&model.Source{ID: source, Name: fmt.Sprintf("%s %d", name, i), Kind: model.Media}))
		doc.Claims = append(doc.Claims, claim(tb, fmt.Sprintf("w%d", i), source, name+" said: "+name, name, []string{"GB", "JP", "MY", "ALL"}[i%4], i))
		doc.Events = append(doc.Events, &model.Event{ID: fmt.Sprintf("we%d", i), When: date(tb, "2013-01-20"), Headline: name, Detail: name + ", " + name,
			Evidence: []string{fmt.Sprintf("w%d", i)}})
	}
	return doc
}

// claim makes a claim with one figure.
func claim(tb testing.TB, id, source, text, scope, group string, n int) *model.Claim {
	tb.Helper()
	var c count.Count
	var said moment.Moment
	if err := c.UnmarshalText(fmt.Append(nil, n)); err != nil {
		tb.Fatal(err)
	}
	if err := said.UnmarshalText([]byte("2013-01-20")); err != nil {
		tb.Fatal(err)
	}
	return model.Normal(&model.Claim{ID: id, Source: source, Said: said, Text: text,
		Figures: []model.Figure{{Group: group, Status: status(tb, "injured"), Scope: scope, Count: c}}})
}

func date(tb testing.TB, s string) (d edtf.Date) {
	if err := d.UnmarshalText([]byte(s)); err != nil {
		tb.Fatal(err)
	}
	return d
}

func status(tb testing.TB, s string) (st model.Status) {
	if err := st.UnmarshalText([]byte(s)); err != nil {
		tb.Fatal(err)
	}
	return st
}

// world is a file with the example and names of the whole world.
func world(tb testing.TB) *store.File {
	tb.Helper()
	doc := document(tb)
	edits, _, err := doc.Edits(nil, false)
	if err != nil {
		tb.Fatal(err)
	}
	return create(tb, doc.Situation.ID, edits)
}

// hostile gives the corpus of texts that attack a terminal, in an order that stays, by name.
func hostile(tb testing.TB) (all [][2]string) {
	var samples []struct {
		Name, Text, Hex string
		Repeat          int
	}
	readJSON(tb, "model/text/testdata/hostile.json", &samples)
	for _, s := range samples {
		raw, err := hex.DecodeString(s.Hex)
		if err != nil {
			tb.Fatal(err)
		}
		text := strings.Repeat(s.Text+string(raw), max(s.Repeat, 1))
		all = append(all, [2]string{s.Name, text[:min(len(text), 300)]}) // a flood of any length is cut where it begins
	}
	if len(all) < 150 {
		tb.Fatalf("%d hostile texts are no corpus", len(all))
	}
	return all
}

// follower is a file that tells how far a screen has read its log, and whether the screen waits for an answer.
type follower struct {
	*store.File
	seen    atomic.Uint64
	waiting atomic.Int64
}

// asked counts a question until it is answered.
func (f *follower) asked() (answered func()) {
	f.waiting.Add(1)
	return func() { f.waiting.Add(-1) }
}

func (f *follower) Since(ctx context.Context, after model.Head) ([]*model.Change, error) {
	defer f.asked()()
	changes, err := f.File.Since(ctx, after)
	if n := len(changes); n > 0 {
		f.seen.Store(changes[n-1].Seq)
	}
	return changes, err
}

func (f *follower) Load(ctx context.Context, situation string) (*model.State, error) {
	defer f.asked()()
	return f.File.Load(ctx, situation)
}

func (f *follower) Between(ctx context.Context, from, to uint64) ([]*model.Change, error) {
	defer f.asked()()
	return f.File.Between(ctx, from, to)
}

func (f *follower) Append(ctx context.Context, b model.Batch) (model.Receipt, error) {
	defer f.asked()()
	return f.File.Append(ctx, b)
}

func (f *follower) Situations(ctx context.Context) ([]*model.Situation, error) {
	defer f.asked()()
	return f.File.Situations(ctx)
}

// runner is how a screen is run: ui.Run, or as it does it with something besides.
type runner func(ctx context.Context, cfg ui.Config, in io.Reader, out io.Writer, environ []string) error

// clearable is ui.Run, but quicker to draw, and the report of the focus draws everything afresh. The app itself learns nothing of it.
func clearable(ctx context.Context, cfg ui.Config, in io.Reader, out io.Writer, environ []string) error {
	cfg.Ctx = ctx
	afresh := func(_ tea.Model, msg tea.Msg) tea.Msg {
		if _, ok := msg.(tea.FocusMsg); ok {
			return tea.ClearScreen()
		}
		return msg
	}
	_, err := tea.NewProgram(ui.New(cfg), tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithFilter(afresh),
		tea.WithColorProfile(cfg.Colours.Profile), tea.WithWindowSize(cfg.Width, cfg.Height), tea.WithFPS(120), tea.WithoutSignalHandler()).Run()
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// show runs the screen of a file in this process, on a pty, until the test is over or the screen is left.
func show(tb testing.TB, f ui.Store, run runner, cols, rows int, environ ...string) *session {
	tb.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		tb.Fatal(err)
	}
	if err := setSize(master, cols, rows); err != nil {
		tb.Fatal(err)
	}
	environ = append([]string{"TERM=xterm-256color", "LANG=C.UTF-8"}, environ...)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	cfg := ui.Config{Store: f, Path: "desk.db", Editor: ben(), Now: now, Colours: ui.ColoursOf(environ), UTF8: ui.UTF8Of(environ), Width: cols, Height: rows}
	s := attach(tb, master, cols, rows)
	go func() {
		if err := run(ctx, cfg, tty, tty, environ); err != nil {
			tb.Errorf("the screen ended with: %v", err)
		}
		_ = tty.Close()
		close(ended)
	}()
	tb.Cleanup(func() { cancel(); <-ended })
	return s
}
