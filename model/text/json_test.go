package text

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestJSON(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"a": "b"}`, `{"a": "b"}`},
		{"[\n\t\"é 死 👍\"\r\n]", "[\n\t\"é 死 👍\"\r\n]"},
		{"\"\u202e32\u200b\"", `"\u202e32\u200b"`},
		{"\"\x7f\u009b\u00ad\ufeff\u2028\"", `"\u007f\u009b\u00ad\ufeff\u2028"`},
		{"\"\U000e0041\ue000\"", `"\udb40\udc41\ue000"`},
		{"\"\u200d\u200c\u034f\u3164\"", `"\u200d\u200c\u034f\u3164"`},
		{"\"❤\ufe0f葛\U000e0100\"", "\"❤\ufe0f葛" + `\udb40\udd00"`},
		{"\"\x9b\"", `"\ufffd"`},
		{"\"\ufffd\"", "\"\ufffd\""},
		{``, ``},
	} {
		if got := string(JSON([]byte(c.in))); got != c.want {
			t.Errorf("JSON(%+q) = %+q, want %+q", c.in, got, c.want)
		}
	}
}

func TestJSONOfAnyText(t *testing.T) {
	for _, s := range hostile(t) {
		checkJSON(t, s)
	}
	rapid.Check(t, func(t *rapid.T) { checkJSON(t, hostileText().Draw(t, "text")) })
}

func FuzzJSON(f *testing.F) {
	for _, s := range hostile(f) {
		f.Add(s[:min(len(s), 400)])
	}
	f.Fuzz(func(t *testing.T, s string) { checkJSON(t, s) })
}

// checkJSON: the value is the same, and nothing unseen is left.
func checkJSON(t interface{ Fatalf(string, ...any) }, s string) {
	plainJSON, err := json.MarshalIndent(map[string]string{"text": s, s: ""}, "", "\t")
	if err != nil {
		t.Fatalf("%v", err)
	}
	got := JSON(plainJSON)
	var before, after map[string]string
	if json.Unmarshal(plainJSON, &before) != nil || json.Unmarshal(got, &after) != nil || !same(before, after) {
		t.Fatalf("%+q became %+q", plainJSON, got)
	}
	if !utf8.Valid(got) {
		t.Fatalf("%+q is not UTF-8", got)
	}
	for i, r := range []rune(string(got)) {
		if r == '\n' || r == '\t' || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F {
			continue
		}
		if wrong := unfitAt([]rune{r}, 0); wrong != "" && r != 0xFE0E && r != 0xFE0F && r != 0xA0 && r != 0x1680 {
			t.Fatalf("%U at %d of %+q: %s", r, i, got, wrong)
		}
	}
}

func same(a, b map[string]string) bool {
	for k, v := range a {
		if w, ok := b[k]; !ok || v != w {
			return false
		}
	}
	return len(a) == len(b)
}

// Guards: JSON with nothing to escape is handed back, not copied.
func TestCleanJSONIsNotCopied(t *testing.T) {
	b := []byte(`{"name": "José 安倍"}`)
	if n := testing.AllocsPerRun(100, func() { JSON(b) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if got := JSON(b); &got[0] != &b[0] {
		t.Error("a copy")
	}
}
