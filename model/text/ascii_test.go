package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestASCII(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"José Ñandú, Łukasz Wałęsa, Søren, Đorđe", "Jose Nandu, Lukasz Walesa, Soren, Dorde"},
		{"Jose\u0301 Nguyễn Ngũgĩ", "Jose Nguyen Ngugi"},
		{"ß ẞ æ Œ þ ı İ Əliyev", "ss SS ae OE th i I Aliyev"},
		{"“feared dead” – ‘10–15’… — «x»", "\"feared dead\" - '10-15'... - \"x\""},
		{"№ 5, €5, £1,100", "No. 5, EUR5, GBP1,100"},
		{"安倍晋三", "????"},
		{"می\u200cرود", "?????"},
		{"हिन्दी", "???"},
		{"\x1b[2J\x7f\u202e\xff", "^[[2J^?<RLO><xFF>"},
		{"a\u00a0b\u3000c", "a b c"},
		{"１，１００ dead", "1,100 dead"},
		{"٥ ۱۲ ५ 𝟓", "5 12 5 5"},
		{"1٬100 5٪ 1٫5", "1,100 5% 1.5"},
		{"≈30 ≤5 ≥3 ≠7 ±2 −4", "~30 <=5 >=3 !=7 +/-2 -4"},
		{"≮5 5\u0338", "?5 5?"},
	} {
		if got := ASCII(c.in); got != c.want {
			t.Errorf("ASCII(%+q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// Guards: no number of the dead comes to be, or changes, by transliteration.
func TestASCIIKeepsNumbersApart(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"5¹ dead", "5^1 dead"},
		{"10¹²", "10^12"},
		{"10⁻⁵", "10^-5"},
		{"dead²", "dead^2"},
		{"5½", "5 1/2"},
		{"½5", "1/2 5"},
		{"½½", "1/2 1/2"},
		{"5①", "5 1"},
		{"①②", "1 2"},
		{"①5", "1 5"},
		{"H₂O 5₂", "H2O 5 2"},
		{"x²3", "x^2 3"},
		{"5⒈", "5 1."},
		{"2\u03363\u0336 dead", "2?3? dead"},
		{"5\u0301", "5?"},
		{"5\ufe0f\u20e3", "5?"},
		{"1\u200b0", "1<ZWSP>0"},
		{"5\u20dd", "5?"},
	} {
		if got := ASCII(c.in); got != c.want {
			t.Errorf("ASCII(%+q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestASCIIOfAnyText(t *testing.T) {
	for _, s := range hostile(t) {
		checkASCII(t, s)
	}
	for _, s := range realNames(t) {
		checkASCII(t, s)
	}
	rapid.Check(t, func(t *rapid.T) { checkASCII(t, hostileText().Draw(t, "text")) })
}

func checkASCII(t interface{ Fatalf(string, ...any) }, s string) {
	got := ASCII(s)
	for i := 0; i < len(got); i++ {
		if got[i] < ' ' || got[i] > '~' {
			t.Fatalf("ASCII(%+q) = %+q", s, got)
		}
	}
	if s != "" && got == "" {
		t.Fatalf("ASCII(%+q) is empty", s)
	}
}

// Guards: each code point alone gives something, and each decimal digit its value.
func TestASCIIOfEveryCodePoint(t *testing.T) {
	for r := rune(0xA0); r <= 0x1FFFF; r++ {
		checkASCII(t, string(r))
	}
	for _, zero := range []rune{'٠', '۰', '०', '০', '๐', '０', '𝟎', '𝟘', '𝟶'} {
		for i := rune(0); i < 10; i++ {
			if got := ASCII(string(zero + i)); got != string('0'+i) {
				t.Errorf("%U is %q", zero+i, got)
			}
		}
	}
}

// Guards: two figures with anything between them stay two figures, whatever their digits look like.
func TestASCIINeverJoinsFigures(t *testing.T) {
	figures := []string{"5", "²", "½", "①", "₂", "⒈"}
	for _, a := range figures {
		for _, b := range figures {
			if (a == b && (a == "5" || a == "²" || a == "₂")) || strings.HasSuffix(ASCII(a), ".") {
				continue
			}
			got := ASCII(a + b)
			if strings.Contains(got, strings.TrimLeft(ASCII(a), "^")+strings.TrimLeft(ASCII(b), "^")) {
				t.Errorf("%s and %s ran into %q", a, b, got)
			}
		}
	}
}
