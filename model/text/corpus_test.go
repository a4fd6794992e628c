package text

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// sample is an entry of testdata/hostile.json. Text is the text, or Hex its bytes where they are not UTF-8; Repeat, where given,
// is how many times over it stands.
type sample struct {
	Name, Text, Hex string
	Repeat          int
}

func readJSON(t testing.TB, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// hostile returns the corpus by name, and fails where the file has shrunk.
func hostile(t testing.TB) map[string]string {
	t.Helper()
	var samples []sample
	readJSON(t, "testdata/hostile.json", &samples)
	texts := make(map[string]string, len(samples))
	for _, s := range samples {
		raw, err := hex.DecodeString(s.Hex)
		if err != nil || s.Name == "" || (s.Text == "") == (s.Hex == "") {
			t.Fatalf("%q needs a name and either text or hex (%v)", s.Name, err)
		}
		texts[s.Name] = strings.Repeat(s.Text+string(raw), max(s.Repeat, 1))
	}
	if len(texts) < 150 || len(texts) != len(samples) {
		t.Fatalf("%d samples under %d names, want 150 or more, each with its own name", len(samples), len(texts))
	}
	return texts
}

// realNames returns the names that must come through whole.
func realNames(t testing.TB) []string {
	t.Helper()
	var list []struct{ Script, Text string }
	readJSON(t, "testdata/names.json", &list)
	var names []string
	for _, n := range list {
		names = append(names, n.Text)
	}
	if len(names) < 100 {
		t.Fatalf("%d names, want 100 or more", len(names))
	}
	return names
}

// Guards: everything in the corpus comes out fit for a terminal, and a second pass changes nothing.
func TestHostileIsTamed(t *testing.T) {
	for name, s := range hostile(t) {
		for _, block := range []bool{false, true} {
			once := clean(s, block)
			if wrong := unfit(once, block); wrong != "" {
				t.Errorf("%s (block %v): %s: %s", name, block, wrong, short(once))
			}
			if twice := clean(once, block); twice != once {
				t.Errorf("%s (block %v): a second pass made\n%s of\n%s", name, block, short(twice), short(once))
			}
		}
	}
}

// Guards: the corpus is hostile. A sample that the oracle lets pass as it stands tests nothing, unless it attacks a spreadsheet,
// a page, a file name or the reader's eye.
func TestCorpusIsHostile(t *testing.T) {
	harmless := 0
	for name, s := range hostile(t) {
		if unfit(s, false) == "" && CSV(s) == s && Markdown(s) == s && HTML(s) == s && FileName(s) == s {
			harmless++
			t.Logf("%s is harmless everywhere", name)
		}
	}
	if harmless > 10 {
		t.Errorf("%d samples are harmless everywhere", harmless)
	}
}

// Guards: a real name is never marked, cut or changed but for NFC.
func TestNamesComeThroughWhole(t *testing.T) {
	for _, name := range realNames(t) {
		if got, want := Line(name), norm.NFC.String(name); got != want {
			t.Errorf("%+q became %+q", want, got)
		}
		if got := Block(name + "\n" + name); got != Line(name)+"\n"+Line(name) {
			t.Errorf("two lines of %+q became %+q", name, got)
		}
		if wrong := unfit(norm.NFC.String(name), false); wrong != "" {
			t.Errorf("the oracle refuses %+q: %s", name, wrong)
		}
	}
}
