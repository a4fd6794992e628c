package text

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestCSV(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"1 dead", "1 dead"},
		{"=1+1", "'=1+1"},
		{"+1+1", "'+1+1"},
		{"-1+1", "'-1+1"},
		{"@SUM(1)", "'@SUM(1)"},
		{"\t=1", "' =1"},
		{"\n=1", "' =1"},
		{"\r=1", "␍=1"},
		{"  =1", "'  =1"},
		{"\u3000=1", "'\u3000=1"},
		{"＝1", "'＝1"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠x", "'＠x"},
		{"﹦1", "'﹦1"},
		{"-5", "-5"},
		{"+5", "+5"},
		{"-1,100.5", "-1,100.5"},
		{" -5", " -5"},
		{"-", "'-"},
		{"--5", "'--5"},
		{"-5,", "'-5,"},
		{"-5+3", "'-5+3"},
		{"5+", "5+"},
		{"10-15", "10-15"},
		{"~30", "~30"},
		{"'=1", "'=1"},
		{"\u200b=1", "⟨ZWSP⟩=1"},
		{"x;=1", "x;'=1"},
		{"x; @SUM(1);-5", "x;' @SUM(1);-5"},
		{"a\nb", "a b"},
	} {
		if got := CSV(c.in); got != c.want {
			t.Errorf("CSV(%+q) = %+q, want %+q", c.in, got, c.want)
		}
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<b>&\"'", "&lt;b&gt;&amp;&#34;&#39;"},
		{"a\nb\x1b", "a\nb␛"},
		{"<\u0338b>", "≮b&gt;"},
	} {
		if got := HTML(c.in); got != c.want {
			t.Errorf("HTML(%+q) = %+q, want %+q", c.in, got, c.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain, at 19:10: 10-15 dead (2.5%)", "plain, at 19:10: 10-15 dead (2.5%)"},
		{"[a](https://x)", `\[a\](https\://x)`},
		{"![a](b)", `\!\[a\](b)`},
		{"a | b", `a \| b`},
		{`a\|b\`, `a\\\|b\\`},
		{"<b>&nbsp;", "&lt;b&gt;&amp;nbsp;"},
		{"`x` *y* _z_ ~30", "\\`x\\` \\*y\\* \\_z\\_ \\~30"},
		{"# h", `\# h`},
		{"- a", `\- a`},
		{"+ a", `\+ a`},
		{"===", `\===`},
		{"1. a", `1\. a`},
		{"12) a", `12\) a`},
		{"1.5", `1\.5`},
		{"    code", "&#32;   code"},
		{"www.x.y WWW.x", `www\.x.y WWW\.x`},
		{"ana@desk", `ana\@desk`},
		{":skull:", `\:skull:`},
		{"a\nb", "a b"},
		{"", ""},
	} {
		if got := Markdown(c.in); got != c.want {
			t.Errorf("Markdown(%+q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"In Amenas: the siege", "In-Amenas-the-siege"},
		{"Café № 5.json", "Cafe-No.-5.json"},
		{"../../etc/passwd", "etc-passwd"},
		{".bashrc", "bashrc"},
		{"-rf", "rf"},
		{"CON", "_CON"},
		{"nul.txt", "_nul.txt"},
		{"Com1", "_Com1"},
		{"lpt¹", "lpt-1"},
		{"COM10", "COM10"},
		{"console", "console"},
		{"a/b\\c:d*e", "a-b-c-d-e"},
		{"trailing. . .", "trailing"},
		{"a\x00\x1b[2J\u202efdp.exe", "a-2J-RLO-fdp.exe"},
		{"安倍晋三", "untitled"},
		{"", "untitled"},
		{"..", "untitled"},
		{strings.Repeat("ab-", 60), strings.TrimRight(strings.Repeat("ab-", 34)[:100], "-")},
	} {
		if got := FileName(c.in); got != c.want {
			t.Errorf("FileName(%+q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestExportsOfAnyText(t *testing.T) {
	for _, s := range hostile(t) {
		checkExports(t, s)
	}
	for _, s := range realNames(t) {
		checkExports(t, s)
	}
	marks := rapid.SampledFrom(append([]string{"=", "+", "-", "@", "＝", "1", ",", ".", "|", "[", "](", "\\", "`", "*", "_", "#", "&", ":", "/", "www", "con"}, pieces...))
	rapid.Check(t, func(t *rapid.T) {
		checkExports(t, strings.Join(rapid.SliceOfN(marks, 0, 12).Draw(t, "pieces"), ""))
	})
}

func FuzzExports(f *testing.F) {
	for _, s := range hostile(f) {
		f.Add(s[:min(len(s), 400)])
	}
	f.Fuzz(func(t *testing.T, s string) { checkExports(t, s); checkASCII(t, s) })
}

var (
	safeName = regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_])?$`)
	device   = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)
	figure   = regexp.MustCompile(`^[+-][0-9]+([.,][0-9]+)* *$`)
	entity   = regexp.MustCompile(`&(lt|gt|amp|#32|#34|#39);`)
	escaped  = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
)

// checkExports holds one text against the promise of each laid-out export.
func checkExports(t interface{ Fatalf(string, ...any) }, s string) {
	if got := FileName(s); !safeName.MatchString(got) || device.MatchString(got) || strings.Contains(got, "..") {
		t.Fatalf("FileName(%+q) = %q", s, got)
	}
	cell := CSV(s)
	for _, part := range strings.Split(cell, ";") {
		part = strings.TrimLeft(part, " \u3000")
		start := norm.NFKC.String(part)
		if start != "" && strings.IndexByte("=+-@\t\r\n", start[0]) >= 0 && !figure.MatchString(part) {
			t.Fatalf("CSV(%+q) = %+q runs", s, cell)
		}
	}
	if again := CSV(cell); again != cell {
		t.Fatalf("CSV(%+q) = %+q", cell, again)
	}
	page := HTML(s)
	if strings.ContainsAny(page, `<>"'`) || html.UnescapeString(page) != Block(s) {
		t.Fatalf("HTML(%+q) = %+q", s, page)
	}
	checkMarkdown(t, s)
}

// checkMarkdown: unescaped it is the line again, and what is left without its escapes holds no markup.
func checkMarkdown(t interface{ Fatalf(string, ...any) }, s string) {
	got := Markdown(s)
	if back := html.UnescapeString(escaped.ReplaceAllString(got, "$1")); back != Line(s) {
		t.Fatalf("Markdown(%+q) = %+q, which reads %+q", s, got, back)
	}
	bare := escaped.ReplaceAllString(entity.ReplaceAllString(got, ""), "")
	if strings.ContainsAny(bare, "\\`*_[]|<>&#$^!{}") || strings.Contains(bare, "://") || strings.HasPrefix(got, " ") {
		t.Fatalf("Markdown(%+q) = %+q", s, got)
	}
	if regexp.MustCompile(`^(&#32; *)?([-+=]|[0-9]+[.)])`).MatchString(got) {
		t.Fatalf("Markdown(%+q) = %+q begins a block", s, got)
	}
}
