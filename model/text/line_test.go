package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"GB 1 dead", "GB 1 dead"},
		{" kept at both ends ", " kept at both ends "},
		{"a\nb\tc\r\nd", "a b c d"},
		{"30\r0 dead", "30␍0 dead"},
		{"\x1b[2J", "␛[2J"},
		{"\x1b]52;c;AA==\x07", "␛]52;c;AA==␇"},
		{"\x00\x08\x7f", "␀␈␡"},
		{"a\u009b2J", "a⟨9B⟩2J"},
		{"a\x9b2J", "a⟨x9B⟩2J"},
		{"\xed\xa0\x80", "⟨xED⟩⟨xA0⟩⟨x80⟩"},
		{"caf\uFFFD", "caf\uFFFD"},
		{"\u202e32\u202c", "⟨RLO⟩32⟨PDF⟩"},
		{"Hague\u200b", "Hague⟨ZWSP⟩"},
		{"\ufeffx\u00ady", "⟨BOM⟩x⟨SHY⟩y"},
		{"a\u2028b", "a⟨LS⟩b"},
		{"\ue000\U000e0041\u0378", "⟨E000⟩⟨E0041⟩⟨378⟩"},
		{"\u3164\u2800", "⟨HF⟩⟨2800⟩"},
		{"1\u00a0100\u202f5\u3000x", "1 100 5\u3000x"},
		{"e\u0301", "é"},
		{"e" + strings.Repeat("\u0301", 9), "é\u0301\u0301\u0301\u0301\u0301⟨+3⟩"},
		{"\u0301a \u0308", "◌\u0301a ◌\u0308"},
		{"\x1b\u0301", "␛◌\u0301"},
		{"می\u200cرود", "می\u200cرود"},
		{"می\u200c", "می⟨ZWNJ⟩"},
		{"a\u200db", "a⟨ZWJ⟩b"},
		{"র\u200d্যাব", "র\u200d্যাব"},
		{"🏽", "⟨1F3FD⟩"},
		{"a\ufe0f", "a⟨VS16⟩"},
		{"5\ufe0f 5\ufe0f\u20e3", "5⟨VS16⟩ 5\ufe0f\u20e3"},
		{"\u1112\u1161\u11ab", "한"},
		{"\u1112\u1112", "⟨1112⟩⟨1112⟩"},
		{strings.Repeat("👨\u200d", 5) + "👨", "👨\u200d👨\u200d👨\u200d👨⟨ZWJ⟩👨\u200d👨"},
		{strings.Repeat("क्", 7) + "क", strings.Repeat("क्", 5) + "क⟨+1⟩क्क"},
	} {
		if got := Line(c.in); got != c.want {
			t.Errorf("Line(%+q) = %+q, want %+q", c.in, got, c.want)
		}
		if Safe(c.in) != (c.in == c.want) {
			t.Errorf("Safe(%+q) = %v", c.in, Safe(c.in))
		}
	}
}

func TestBlock(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a\nb\r\nc\rd\te", "a\nb\nc␍d    e"},
		{"\r\r\n\n", "␍\n\n"},
		{"a\n\u0301", "a\n◌\u0301"},
		{"\x1b[2J\n", "␛[2J\n"},
	} {
		if got := Block(c.in); got != c.want {
			t.Errorf("Block(%+q) = %+q, want %+q", c.in, got, c.want)
		}
	}
}

// Guards: no code point vanishes, alone between two letters, and none that the oracle refuses comes through.
func TestEveryCodePointIsAccountedFor(t *testing.T) {
	var passed strings.Builder
	for r := range codePoints {
		got := Line("a" + string(r) + "b")
		if got == "ab" || got == "a" || got == "b" || got == "" {
			t.Fatalf("%U vanished", r)
		}
		if len(got) <= 6 && r > 0x300 && !strings.Contains(got, openMark) {
			passed.WriteString(got)
		}
	}
	if wrong := unfit(passed.String(), false); wrong != "" {
		t.Error(wrong)
	}
	if passed.Len() < 500_000 {
		t.Errorf("only %d bytes passed", passed.Len())
	}
}

// codePoints yields every code point but for the insides of the wide private and unassigned planes.
func codePoints(yield func(rune) bool) {
	for _, span := range [][2]rune{{0, 0x32000}, {0xDFFF0, 0xE1000}, {0xEFFF0, 0xF0010}, {0x10FFF0, 0x10FFFF}} {
		for r := span[0]; r <= span[1]; r++ {
			if !yield(r) {
				return
			}
		}
	}
}

// pieces are what a generated text is made of: the parts that the rules speak about, so that they meet.
var pieces = []string{
	"a", "5", " ", "\t", "\n", "\r", "\x1b", "[2J", "\x00", "\x7f", "\u009b", "\x9b", "\xe2\x80", "\u202e", "\u200b", "\u200c", "\u200d",
	"\ufe0f", "\ufe0e", "\ufe00", "\U000e0100", "\u0301", "\u0323", "\u0338", "\u0344", "\u034f", "\u20e3", "é", "ế", "=", "<", "ß", "Å", "\u212b",
	"\u037e", "\u0646", "\u064b", "\u0670", "\u06cc", "\u05e9", "\u05bc", "\ufb2c", "क", "\u094d", "\u093c", "\u093e", "\u0958", "र", "র", "\u09cd",
	"\u09c7", "\u09be", "ന", "\u0d4d", "\u0d4e", "\u0dd9", "\u0dca", "\u0dcf", "\u0dda", "ก", "\u0e49", "\u0e33", "\u0f71", "\u0f73", "\u1039", "က",
	"\u1100", "\u1161", "\u11a8", "가", "각", "\u115f", "\u3164", "\u302e", "👨", "❤", "🏽", "👍", "🇬", "🏴", "\U000e0067", "死", "\uf900", "\u3000",
	"\u00a0", "か", "\u3099", "ｶ", "\uff9e", "⟨", "⟩", "◌", "␛", "\ue000", "\uffff", "\ufffd", "ᠨ", "\u180b", "\U0001d15e", "\u2000", "\u17d2", "ក", ";", "'", "\"",
}

func hostileText() *rapid.Generator[string] {
	made := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 24).Draw(t, "pieces"), "")
	})
	raw := rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) })
	return rapid.OneOf(made, rapid.String(), raw)
}

func TestAnyTextIsTamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTamed(t, hostileText().Draw(t, "text")) })
}

// checkTamed holds one text against every promise of Line and Block.
func checkTamed(t interface{ Fatalf(string, ...any) }, s string) {
	for _, block := range []bool{false, true} {
		once := clean(s, block)
		if wrong := unfit(once, block); wrong != "" {
			t.Fatalf("%+q became %+q: %s", s, once, wrong)
		}
		if twice := clean(once, block); twice != once {
			t.Fatalf("%+q became %+q and then %+q", s, once, twice)
		}
		if len(once) > 12*len(s) || s != "" && once == "" {
			t.Fatalf("%+q became %d bytes", s, len(once))
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range hostile(f) {
		f.Add(s[:min(len(s), 400)])
	}
	f.Fuzz(func(t *testing.T, s string) { checkTamed(t, s) })
}

// Guards: a screen full of clean cells costs no allocation, in any script.
func TestCleanTextIsNotCopied(t *testing.T) {
	for _, s := range []string{"GB 1 dead, 5 missing", "Łukasz Wałęsa – café", "Владимир Путин", "نوروزعلی\u200cها", "नरेन्द्र मोदी", "安倍晋三", "박근혜", "👩🏽‍🚒"} {
		if n := testing.AllocsPerRun(100, func() { Line(s); Block(s) }); n != 0 {
			t.Errorf("%s: %v allocations", s, n)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	for _, c := range []struct{ name, s string }{
		{"ascii", "William Hague, UK foreign secretary: 1 dead"}, {"latin", "José Manuel Barroso, président: 5 morts, décédés"},
		{"arabic", "عبد المالك سلال، الوزير الأول"}, {"devanagari", "नरेन्द्र मोदी, प्रधान मंत्री"}, {"han", "安倍晋三、内閣総理大臣：死者五人"}, {"hostile", "\x1b[31m5\u202e dead\x1b[0m"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.s)))
			for b.Loop() {
				Line(c.s)
			}
		})
	}
}
