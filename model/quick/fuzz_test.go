package quick

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"muster/model"
	"muster/model/text"
)

// FuzzParse guards that no line panics, that what is taken can be logged, and that what is refused is pointed at.
func FuzzParse(f *testing.F) {
	for _, line := range goodLines {
		f.Add(line.typed)
	}
	for _, line := range badLines {
		f.Add(strings.NewReplacer("⟦", "", "⟧", "").Replace(line.marked))
	}
	f.Add("Hague: GB 1 dead \xff")
	ctx := testContext()
	f.Fuzz(func(t *testing.T, line string) {
		d, err := Parse(line, ctx)
		if err != nil {
			checkError(t, line, err)
			return
		}
		checkDraft(t, line, d, ctx)
	})
}

func checkError(t *testing.T, line string, err error) {
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%q: %T", line, err)
	}
	if e.Pos < 0 || e.Pos > e.End || e.End > len(line) || !onRune(line, e.Pos) || !onRune(line, e.End) {
		t.Fatalf("%q: %d to %d is no place in it", line, e.Pos, e.End)
	}
	if !text.Safe(e.Says) {
		t.Fatalf("%q: %q holds what a terminal must not be sent", line, e.Says)
	}
	drawn, carets, _ := strings.Cut(e.Point(line), "\n")
	if !text.Safe(drawn) || cells(drawn).width() > Columns || strings.Trim(carets, " ^") != "" || !strings.Contains(carets, "^") {
		t.Fatalf("%q is drawn as\n%q\n%q", line, drawn, carets)
	}
}

// onRune tells whether a place in a line is between runes; each byte that is not UTF-8 stands alone.
func onRune(line string, i int) bool {
	return i == len(line) || utf8.RuneStart(line[i]) || !utf8.ValidString(line)
}

func checkDraft(t *testing.T, line string, d *Draft, ctx Context) {
	var edits []model.Edit
	id := d.Source.ID
	if d.Source.New {
		s := d.NewSource(ctx.Story)
		id, edits = s.ID, append(edits, model.Put("in-amenas", s, 0))
	}
	c := d.Claim(id)
	edits = append(edits, model.Put("in-amenas", c, 0))
	if err := errors.Join(c.Check(), model.Admit(ctx.Story, "in-amenas", edits)); err != nil {
		t.Fatalf("%q is taken and cannot be logged: %v", line, err)
	}
	if echo := d.Echo(ctx.Story); !text.Safe(echo) {
		t.Fatalf("%q: the echo %q holds what a terminal must not be sent", line, echo)
	}
}
