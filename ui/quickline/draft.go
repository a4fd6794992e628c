package quickline

import (
	"strings"

	"muster/ui/dialog"
	"muster/ui/draft"
)

// DraftKind is the kind of draft that the line makes.
const DraftKind = "quick"

// Draft gives what is typed and pasted.
func (l *Line) Draft() (draft.Draft, bool) {
	d := draft.Draft{Kind: DraftKind, Name: "Quick line: " + shortened(l.field.Value())}
	d.Fields = append(d.Fields, draft.Field{Name: "line", Value: l.settled()})
	switch {
	case l.pasted != "":
		d.Fields = append(d.Fields, draft.Field{Name: "quotation", Value: l.pasted})
	case l.quotation != nil:
		d.Fields = append(d.Fields, draft.Field{Name: "quotation", Value: *l.quotation})
	}
	return d, !l.Empty()
}

// Restore puts a draft into the line.
func (l *Line) Restore(d draft.Draft) {
	if q := d.Value("quotation"); q != "" {
		l.quotation = &q
	}
	l.Set(d.Value("line"))
}

// shortened is the beginning of a text, for a list.
func shortened(s string) string {
	const most = 40
	if runes := []rune(strings.TrimSpace(s)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.TrimSpace(s)
}

var _ dialog.Drafter = (*Line)(nil)
