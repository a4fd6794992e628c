package quickline

import (
	"fmt"
	"strings"
)

// sayTaken says what was taken as the quotation, also while nobody is named yet: it stands in no line.
func (l *Line) sayTaken(p *page) {
	if l.quotation != nil {
		p.say("quote", p.pen.Plain, l.sayQuotation(*l.quotation))
	}
}

// sayQuotation says what stands beside the line: how much it is, and how it begins.
func (l *Line) sayQuotation(s string) string {
	const most = 60
	shown := strings.Join(strings.Fields(s[:min(len(s), 16*most)]), " ")
	if runes := []rune(strings.ToValidUTF8(shown, "")); len(runes) > most {
		shown = string(runes[:most]) + l.pen.Marks.Cut
	}
	lines := "1 line"
	if n := strings.Count(strings.Trim(s, "\n"), "\n") + 1; n > 1 {
		lines = fmt.Sprintf("%d lines", n)
	}
	return fmt.Sprintf("%s, %d bytes, kept as pasted: \"%s\"", lines, len(s), shown)
}

// sayPaste asks whether what was pasted is the quotation.
func (l *Line) sayPaste(p *page) {
	p.hint(p.pen.Strong, "Is what you pasted the quotation?")
	p.hint(p.pen.Plain, l.sayQuotation(l.pasted))
	if l.quotation != nil {
		p.hint(p.pen.Warn, "It takes the place of the quotation that is there.")
	}
	p.hint(p.pen.Dim, "enter: yes, as it is   esc: no, leave it out")
}
