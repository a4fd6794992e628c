package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/ui/cli"
)

// memory is a file of muster that is nowhere but in memory: the log, and the fold of it.
type memory struct {
	now   func() time.Time
	state *model.State
	log   []*model.Change
	last  model.Batch

	failBackup, failAppend error
}

func (m *memory) Append(_ context.Context, b model.Batch) (model.Receipt, error) {
	if m.last = b; m.failAppend != nil {
		return model.Receipt{}, m.failAppend
	}
	var edits []model.Edit
	by := map[string][]model.Edit{}
	for _, e := range b.Edits {
		now := m.state.Open(e.Situation).Entry(e.Ref())
		if now.Alive() && e.After != nil && model.Equal(now.Record, e.After) {
			continue
		}
		edits = append(edits, e)
		by[e.Situation] = append(by[e.Situation], e)
	}
	for id, list := range by {
		if err := model.Admit(m.state.Open(id), id, list); err != nil {
			return model.Receipt{}, err
		}
	}
	r := model.Receipt{Last: m.state.Head}
	for _, e := range edits {
		c := &model.Change{Seq: m.state.Head + 1, Logged: m.now(), By: b.By, Op: b.Op, Undoes: b.Undoes, Situation: e.Situation, Kind: e.Kind, Record: e.ID, Was: e.Was, After: e.After}
		if err := m.state.Apply(c); err != nil {
			return model.Receipt{}, err
		}
		m.log, r.Changes, r.Last = append(m.log, c), append(r.Changes, c), c.Seq
	}
	if len(edits) > 0 {
		r.First = r.Last + 1 - uint64(len(edits))
	}
	return r, nil
}

func (m *memory) Since(_ context.Context, after model.Head) ([]*model.Change, error) {
	return m.log[after.Seq:], nil
}

func (m *memory) Between(_ context.Context, from, to uint64) ([]*model.Change, error) {
	return m.log[from-1 : to : to], nil
}

func (m *memory) Watch(context.Context) (<-chan struct{}, error) { return nil, nil }

func (m *memory) Log(_ context.Context, after model.Head, visit func(model.Logged) error) error {
	for _, c := range m.log[after.Seq:] {
		l := model.Logged{Change: *c, Prev: link(c.Seq - 1)}
		l.Hash = link(c.Seq)
		if err := visit(l); err != nil {
			return err
		}
	}
	return nil
}

func link(seq uint64) string { return fmt.Sprintf("%064x", seq) }

// fold makes a state of its own for each reader, as a real file does.
func (m *memory) fold() (*model.State, error) {
	state := model.NewState()
	for _, c := range m.log {
		own := *c
		if err := state.Apply(&own); err != nil {
			return nil, err
		}
	}
	return state, nil
}

func (m *memory) Load(context.Context, string) (*model.State, error) { return m.fold() }

func (m *memory) Situations(context.Context) (all []*model.Situation, err error) {
	for _, s := range m.state.Stories() {
		all = append(all, s.Situation())
	}
	return all, nil
}

func (m *memory) Verify(ctx context.Context) (model.Verified, error) {
	head, err := m.Head(ctx)
	return model.Verified{Head: head, Changes: int(head.Seq)}, err
}

func (m *memory) Backup(ctx context.Context, to string) (b model.Backup, err error) {
	b.Path = to
	b.Verified, err = m.Verify(ctx)
	return b, err
}

func (m *memory) BackupDue(context.Context, time.Duration) (*model.Backup, error) {
	return nil, m.failBackup
}

func (m *memory) Compact(ctx context.Context) (c model.Compacted, err error) {
	c.Verified, err = m.Verify(ctx)
	return c, err
}

func (m *memory) Head(context.Context) (model.Head, error) {
	return model.Head{Seq: m.state.Head, Hash: link(m.state.Head)}, nil
}

// desk is editors at one file, with a clock that the test sets.
type desk struct {
	*testing.T
	clock time.Time
	file  *memory // nil: there is none yet
	ops   int
}

func newDesk(t *testing.T) *desk {
	return &desk{T: t, clock: time.Date(2013, 1, 19, 12, 0, 0, 0, time.UTC)}
}

func ana() model.Editor { return model.Editor{Name: "ana", ID: "uid:1"} }
func ben() model.Editor { return model.Editor{Name: "ben", ID: "uid:2"} }

// run carries out a command line as an editor.
func (d *desk) run(by model.Editor, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	now := func() time.Time { return d.clock }
	code = cli.Run(d.Context(), cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Getenv: func(string) string { return "" },
		Now:    now, Editor: by,
		NewOp:       func() string { d.ops++; return fmt.Sprint("op", d.ops) },
		DefaultFile: "desk.db",
		Open: func(string) (cli.File, error) {
			if d.file == nil {
				return nil, fs.ErrNotExist
			}
			return d.file, nil
		},
		Create: func(string, func() time.Time) (cli.File, error) {
			d.file = &memory{now: now, state: model.NewState()}
			return d.file, nil
		},
		Read:    func(path string) (io.ReadCloser, error) { return os.Open(path) },
		Version: "test",
	}, args)
	return code, out.String(), errs.String()
}

// does runs a command that must succeed and gives what it printed.
func (d *desk) does(by model.Editor, args ...string) string {
	d.Helper()
	code, stdout, stderr := d.run(by, args...)
	if code != cli.OK {
		d.Fatalf("muster %q: %d: %s", args, code, stderr)
	}
	return stdout
}

func (d *desk) at(clock string) {
	t, err := time.Parse("2006-01-02 15:04", clock)
	if err != nil {
		d.Fatal(err)
	}
	d.clock = t
}

// began is a desk with a situation and one claim of ana's, logged at 12:00 UTC, which is 13:00 at the scene.
func began(t *testing.T) *desk {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "siege", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.does(ana(), "add", `Hague @2013-01-19 12:30: GB 1 dead "one"`)
	return d
}

// A claim that another editor logged in the last ten minutes is a claim entered twice; an editor's own, or an older one, is not.
func TestAddFreshDouble(t *testing.T) {
	for _, c := range []struct {
		name, clock, line string
		by                model.Editor
		warned            bool
	}{
		{"another editor, nine minutes on", "2013-01-19 12:09", `Hague @2013-01-19 12:40: GB 1 dead "again"`, ben(), true},
		{"another editor, ten minutes on", "2013-01-19 12:10", `Hague @2013-01-19 12:40: GB 1 dead "again"`, ben(), false},
		{"the same editor", "2013-01-19 12:01", `Hague @2013-01-19 12:40: GB 1 dead "again"`, ana(), false},
		{"the very same line", "2013-01-19 12:01", `Hague @2013-01-19 12:30: GB 1 dead "one"`, ben(), false},
		{"another number", "2013-01-19 12:01", `Hague @2013-01-19 12:40: GB 2 dead "again"`, ben(), false},
		{"another source", "2013-01-19 12:01", `Cameron @2013-01-19 12:40: GB 1 dead "again"`, ben(), false},
		{"a name that is the same, of another identity", "2013-01-19 12:01", `Hague @2013-01-19 12:40: GB 1 dead "again"`, model.Editor{Name: "ana", ID: "key:9"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := began(t)
			d.at(c.clock)
			code, _, stderr := d.run(c.by, "add", c.line)
			if code != cli.OK || strings.Contains(stderr, "logged the same figures") != c.warned {
				t.Errorf("ended with %d and said %q", code, stderr)
			}
			if c.warned && !strings.Contains(stderr, "ana logged the same figures of this source at 13:00") {
				t.Error(stderr)
			}
		})
	}
}

// A time that has not come yet is yesterday's, and whoever typed it is told, before and after.
func TestAddOfATimeToCome(t *testing.T) {
	d := began(t)
	d.at("2013-01-19 14:00")
	for _, args := range [][]string{{"add", "-n", "Hague @16:10: GB 2 dead"}, {"add", "Hague @16:10: GB 2 dead"}} {
		if out := d.does(ana(), args...); !strings.Contains(out, "! 16:10 has not come yet: read as yesterday, Fri 18 Jan 2013\n") {
			t.Errorf("%q: %s", args, out)
		}
	}
	if out := d.does(ana(), "add", "Hague @14:10: GB 3 dead"); strings.Contains(out, "has not come") {
		t.Error(out)
	}
}

// Replay by the clock of the log: what the desk knew, not what had been said.
func TestTableLogged(t *testing.T) {
	d := began(t)
	d.at("2013-01-19 15:00")
	d.does(ben(), "add", `Hague @2013-01-19 11:00: GB 4 injured "earlier, but entered late"`)
	d.at("2013-01-20 08:00")
	d.does(ben(), "add", `Hague @2013-01-20 08:30: GB 2 dead "two"`)
	for _, c := range []struct{ asOf, clock, has, hasNot string }{
		{"2013-01-19 12:59", "logged", "no figures", "1"},
		{"2013-01-19 13:00", "logged", "dead", "injured"},
		{"2013-01-19 16:00", "logged", "injured", "2 *"},
		{"2013-01-19", "logged", "4 *     1 *", "2 *"},
		{"2013-01-19 11:00", "said", "injured", "dead"},
		{"2013-01-20", "said", "4 *     2 *", "1 *"},
		{"2013-01-20", "logged", "4 *     2 *", "1 *"},
	} {
		_, figures, _ := strings.Cut(d.does(ana(), "table", "--as-of", c.asOf, "--clock", c.clock), "open.\n")
		figures, _, _ = strings.Cut(figures, "Reconciliation")
		if !strings.Contains(figures, c.has) || strings.Contains(figures, c.hasNot) {
			t.Errorf("as %s by %s: %s", c.clock, c.asOf, figures)
		}
	}
	_, _, said := d.run(ana(), "table", "--as-of", "2013-01-18", "--clock", "logged")
	if !strings.Contains(said, "nothing had been logged by the end of 18 Jan 2013 (Africa/Algiers); the first change is of 19 Jan 2013 13:00") {
		t.Error(said)
	}
}

// The audit shows a part: of an editor, by name or identity, and since a time of the scene.
func TestLogParts(t *testing.T) {
	d := began(t)
	d.at("2013-01-19 15:00")
	d.does(ben(), "add", `Hague @2013-01-19 14:00: GB 2 dead "two"`)
	for _, c := range []struct {
		args  []string
		lines int
	}{
		{nil, 4}, {[]string{"--by", "ana"}, 3}, {[]string{"--by", "BEN"}, 1}, {[]string{"--by", "uid:2"}, 1}, {[]string{"--by", "eve"}, 0},
		{[]string{"--since", "2013-01-19 13:01"}, 1}, {[]string{"--since", "2013-01-19 16:00"}, 1}, {[]string{"--since", "2013-01-19 16:01"}, 0},
		{[]string{"--since", "2013-01-19"}, 4}, {[]string{"--since", "2013-01-20"}, 0},
	} {
		if got := strings.Count(d.does(ana(), append([]string{"log", "--json"}, c.args...)...), "\n"); got != c.lines {
			t.Errorf("%q: %d changes, not %d", c.args, got, c.lines)
		}
	}
}

// What is withheld stays out of the audit when it is deleted, too: neither the deletion tells it, nor an earlier version.
func TestLogWithheldThenDeleted(t *testing.T) {
	d := began(t)
	claim := *d.file.state.Story("siege").Entries(model.KindClaim)[0].Record.(*model.Claim)
	claim.ID, claim.Text, claim.Figures = "secret", "The names of the dead", nil
	held := claim
	held.Status = model.Withheld
	d.append(model.Put("siege", &claim, 0))
	if out := d.does(ana(), "log"); !strings.Contains(out, "names of the dead") {
		t.Fatalf("what stands is not told:\n%s", out)
	}
	d.append(model.Put("siege", &held, d.file.state.Head))
	d.tellsOnlyIfAsked("names of the dead")
	d.append(model.Edit{Situation: "siege", Kind: model.KindClaim, ID: "secret", Was: d.file.state.Head})
	d.tellsOnlyIfAsked("names of the dead")
}

func (d *desk) tellsOnlyIfAsked(secret string) {
	d.Helper()
	for _, args := range [][]string{{"log"}, {"log", "--json"}} {
		if out := d.does(ana(), args...); strings.Contains(out, secret) {
			d.Errorf("%q tells what is withheld:\n%s", args, out)
		}
		if out := d.does(ana(), append(args, "--with-withheld")...); strings.Count(out, secret) < 2 {
			d.Errorf("%q does not tell what was asked for:\n%s", args, out)
		}
	}
}

func (d *desk) append(edits ...model.Edit) {
	d.Helper()
	if _, err := d.file.Append(d.Context(), model.Batch{Op: "x", By: ana(), Edits: edits}); err != nil {
		d.Fatal(err)
	}
}
