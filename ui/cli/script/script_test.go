package script

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/testscript"
)

// root is where the module lies, testdata beside its main.
const root = "../../.."

// binary is the environment variable that leads from the muster of a script to the program that was built for the tests.
const binary = "MUSTER_BINARY"

// The scripts, and every test that starts muster as a process, run the real program, built once.
func TestMain(m *testing.M) {
	if os.Getenv(binary) == "" {
		folder, err := os.MkdirTemp("", "muster-script-")
		if err != nil {
			panic(err)
		}
		program := filepath.Join(folder, "program")
		if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", program, "muster").CombinedOutput(); err != nil {
			panic(string(out))
		}
		os.Setenv(binary, program)
	}
	testscript.Main(m, map[string]func(){"muster": become})
}

// become turns the process into the program.
func become() {
	program := os.Getenv(binary)
	panic(syscall.Exec(program, append([]string{program}, os.Args[1:]...), os.Environ()))
}

// Each script of testdata/script is a day at a desk, told in prose at its top. UPDATE_SCRIPTS=1 writes their goldens anew.
func TestScripts(t *testing.T) {
	if found, err := filepath.Glob(filepath.Join(root, "testdata/script/*.txtar")); err != nil || len(found) == 0 {
		t.Fatal("there is no script to run")
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join(root, "testdata/script"), Setup: setUp, RequireUniqueNames: true, UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"valid": valid, "clean": clean, "width": width, "linked": linked, "exits": exits},
	})
}

// setUp gives a script a desk of its own: no file and no folder of the user who runs the tests.
func setUp(e *testscript.Env) error {
	testdata, err := filepath.Abs(filepath.Join(root, "testdata"))
	home := filepath.Join(e.WorkDir, "home")
	for _, v := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"} {
		e.Setenv(v, filepath.Join(home, strings.ToLower(v)))
	}
	e.Setenv("HOME", home)
	e.Setenv("MUSTER_FILE", filepath.Join(e.WorkDir, "desk.db"))
	e.Setenv("TESTDATA", testdata)
	e.Setenv(binary, os.Getenv(binary))
	return errors.Join(err, os.Mkdir(home, 0o700))
}

// valid SCHEMA FILE holds JSON against testdata/schema; with -lines each line by itself.
func valid(ts *testscript.TestScript, neg bool, args []string) {
	lines := args[0] == "-lines"
	if lines {
		args = args[1:]
	}
	s, err := readSchema(args[0])
	ts.Check(err)
	docs := []string{ts.ReadFile(args[1])}
	if lines {
		docs = strings.Split(strings.TrimSuffix(docs[0], "\n"), "\n")
	}
	for i, doc := range docs {
		if err := s.checkText(doc); (err != nil) != neg {
			ts.Fatalf("document %d of %s against the schema %s: %v", i+1, args[1], args[0], err)
		}
	}
}

// clean FILE... refuses everything that a terminal would obey or hide. The list is written out here, apart from the
// program's own: two lists are not wrong in the same place.
func clean(ts *testscript.TestScript, neg bool, args []string) {
	hidden := []rune{0x61C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066,
		0x2067, 0x2068, 0x2069, 0xFEFF, unicode.ReplacementChar}
	for _, name := range args {
		text := ts.ReadFile(name)
		at := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' || slices.Contains(hidden, r) })
		if (at >= 0) != neg {
			ts.Fatalf("%s: is anything raw in it: %v, at %q", name, at >= 0, text[max(at, 0):min(max(at, 0)+20, len(text))])
		}
	}
}

// width COLUMNS FILE refuses lines that are wider on a terminal.
func width(ts *testscript.TestScript, _ bool, args []string) {
	most, err := strconv.Atoi(args[0])
	ts.Check(err)
	for line := range strings.SplitSeq(ts.ReadFile(args[1]), "\n") {
		if w := ansi.StringWidth(line); w > most {
			ts.Fatalf("%s: %d columns: %s", args[1], w, line)
		}
	}
}

// linked FILE follows the chain of muster log --json: no change is missing, and each names the hash of the one before.
func linked(ts *testscript.TestScript, neg bool, args []string) {
	if _, err := chain(ts.ReadFile(args[0])); (err != nil) != neg {
		ts.Fatalf("%s: %v", args[0], err)
	}
}

// entry is what the tests look at in a line of the log.
type entry struct {
	Seq        int
	Record     string
	Prev, Hash string
	After      struct{ Text string }
}

func chain(log string) (all []entry, err error) {
	last := entry{Hash: strings.Repeat("0", 64)}
	for line := range strings.Lines(log) {
		var e entry
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return nil, err
		}
		if e.Seq != last.Seq+1 || e.Prev != last.Hash || e.Hash == e.Prev {
			return nil, fmt.Errorf("change %d (%s, after %s) does not follow change %d (%s)", e.Seq, e.Hash, e.Prev, last.Seq, last.Hash)
		}
		all, last = append(all, e), e
	}
	return all, nil
}

// exits CODE PROGRAM ARGS... runs a program that must end with this very code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	code, exit := 0, (*exec.ExitError)(nil)
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("ended with %d, not %s", code, args[0])
	}
}

// Four processes write and one reads, all on one file at once: each claim is there once, and every reading is a chain.
func TestProcesses(t *testing.T) {
	const writers, each = 4, 25
	t.Setenv("MUSTER_FILE", filepath.Join(t.TempDir(), "desk.db"))
	muster(t, "new", "--id", "quake", "--title", "Quake", "--host", "JP", "--zone", "Asia/Tokyo")
	for w := range writers {
		muster(t, "add", "--new-source", fmt.Sprintf(`Desk number %d: JP 0+ dead "first of %d"`, w, w))
	}
	var writing, reading sync.WaitGroup
	done := make(chan struct{})
	for w := range writers {
		writing.Go(func() {
			for i := range each {
				muster(t, "add", fmt.Sprintf(`Desk number %d: JP %d dead "claim %d of %d"`, w, i+1, i, w))
			}
		})
	}
	reading.Go(func() {
		for seen := 0; ; {
			all, err := chain(muster(t, "log", "--json"))
			if err != nil || len(all) < seen {
				t.Errorf("%d changes after %d: %v", len(all), seen, err)
			}
			seen = len(all)
			select {
			case <-done:
				return
			default:
			}
		}
	})
	writing.Wait()
	close(done)
	reading.Wait()
	countClaims(t, writers, each)
}

func countClaims(t *testing.T, writers, each int) {
	all, err := chain(muster(t, "log", "--json"))
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, e := range all {
		times[e.After.Text]++
	}
	for w := range writers {
		for i := range each {
			if text := fmt.Sprintf("claim %d of %d", i, w); times[text] != 1 {
				t.Errorf("%q is in the log %d times", text, times[text])
			}
		}
	}
	if want := 1 + writers*(2+each); len(all) != want {
		t.Errorf("%d changes, not %d", len(all), want)
	}
}

// muster runs the program in a process of its own and gives its standard output.
func muster(t *testing.T, args ...string) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("muster", args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("muster %q: %v: %s", args, err, &stderr)
	}
	return string(out)
}
