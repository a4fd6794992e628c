package factbox

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"muster/model/text"
)

// Columns is how wide a factbox is laid out unless told otherwise, and Narrowest the least it can be told.
const (
	Columns   = 64
	Narrowest = 24
)

// Layout says how a factbox is written out.
type Layout struct {
	// Width is the most columns of a line; 0: Columns. Less than Narrowest is Narrowest.
	Width int
	// ASCII writes plain ASCII.
	ASCII bool
}

// Text lays the factbox out: title, advisory, sections, each line ending in a line feed.
func (x *Box) Text(l Layout) string {
	if l.Width == 0 {
		l.Width = Columns
	}
	p := page{Layout: l}
	p.Width = max(p.Width, Narrowest)
	p.add("", x.Title)
	if x.As != "" {
		p.add("", x.As)
	}
	if x.Still != "" {
		p.out.WriteString("\n")
		p.add("", strings.ToUpper(x.Still[:1])+x.Still[1:]+".")
	}
	for _, a := range x.Advisory {
		p.out.WriteString("\n")
		p.add("", a)
	}
	for _, s := range x.Sections {
		p.out.WriteString("\n")
		p.add("", s.Title)
		for _, line := range s.Lines {
			p.add("- ", line.Text)
		}
	}
	return p.out.String()
}

type page struct {
	Layout
	out strings.Builder
}

// add writes a line, broken at spaces; what follows stands under its first word.
func (p *page) add(mark, s string) {
	if s = text.Line(s); p.ASCII {
		s = text.ASCII(s)
	}
	for i, line := range wrap(s, p.Width-len(mark)) {
		if i > 0 {
			mark = strings.Repeat(" ", len(mark))
		}
		p.out.WriteString(mark + line + "\n")
	}
}

// wrap breaks at spaces only, so that no date and no "10-15" is torn apart, and keeps a number with what it says: "19 Jan
// 2013", "at least 23". A word that is too long by itself is cut.
func wrap(s string, most int) (lines []string) {
	line, used := "", 0
	for _, word := range bound(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })) {
		n := columns(word)
		if line != "" && used+1+n <= most {
			line, used = line+" "+word, used+1+n
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for n > most {
			head := cut(word, most)
			lines, word, n = append(lines, head), word[len(head):], n-columns(head)
		}
		line, used = word, n
	}
	return append(lines, line)
}

// bound joins the words that stay in one line.
func bound(words []string) (all []string) {
	for i, w := range words {
		if i > 0 && keeps(words[i-1], w) {
			all[len(all)-1] += " " + w
			continue
		}
		all = append(all, w)
	}
	return all
}

func keeps(before, word string) bool {
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	switch before {
	case "least", "about", "to", "than", "fewer", "more":
		return digit(word[0]) || word == "than"
	case "at":
		return word == "least"
	}
	if slices.Contains(months, before) && len(word) >= 4 && digit(word[3]) {
		return digit(word[0])
	}
	return len(before) <= 3 && digit(before[len(before)-1]) && slices.Contains(months, strings.TrimRight(word, ".,;:)"))
}

var months = strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")

// cut gives as much of a word as fits, at least a character with what is joined to it.
func cut(word string, most int) string {
	used := 0
	for i, r := range word {
		n := runeColumns(r)
		if used += n; used > most && i > 0 && n > 0 {
			return word[:i]
		}
	}
	return word
}

// columns is how wide a text stands on a terminal.
func columns(s string) (n int) {
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x300:
		return 1
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}
