package cli

import (
	"fmt"
	"io"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// sheet lays the accounting out for a person.
type sheet struct {
	io.Writer
	cut          *cutBook
	withWithheld bool
	marks        map[account.Flag]bool // the marks that were used, for the legend
}

// writeTable writes the accounting of a class; with others, what there is of the other classes under it.
func writeTable(w io.Writer, cut *cutBook, t *account.Table, withWithheld, others bool) error {
	r := &sheet{Writer: w, cut: cut, withWithheld: withWithheld, marks: map[account.Flag]bool{}}
	fmt.Fprintln(w, text.Line(cut.situation.Title))
	writeParagraph(w, "", fmt.Sprintf("%s, %s; the list of nationalities is %s.", account.ClassTitle(t.Class), cut.heading(), cut.Story().Situation().List))
	fmt.Fprintln(w)
	if len(t.Rows) == 0 {
		_, err := fmt.Fprintln(w, "no figures")
		return err
	}
	if err := r.matrix(t); err != nil {
		return err
	}
	r.parts(t)
	r.unexplained(t)
	if others {
		r.otherClasses(t.Class)
	}
	r.reconciliation(t)
	r.legend()
	return nil
}

// figure writes a cell: the count in the one spelling that cells have, as on the screen, "-" where the desk has none, and its marks.
func (r *sheet) figure(c *account.Cell) (count, marks string) {
	count = "-"
	if desk := c.Desk(); desk != nil {
		count = desk.Count.Short()
	}
	for _, f := range c.Flags(r.withWithheld) {
		if mark := markOf(f, c); mark != "" {
			marks += mark
			r.marks[f] = true
		}
	}
	return count, marks
}

// inWords writes a cell inside a line of text: "34 held *s".
func (r *sheet) inWords(c *account.Cell) string {
	count, marks := r.figure(c)
	words := count + " " + account.StatusPhrase(c.Status)
	if c.Scope != "" {
		words += " (" + text.Line(c.Scope) + ")"
	}
	if marks != "" {
		words += " " + marks
	}
	return words
}

// markOf is the letter of a flag, empty for what is not worth one: a single source that is the competent one, and a claim
// that nobody has graded, which most are.
func markOf(f account.Flag, c *account.Cell) string {
	switch f {
	case account.FlagSingleSource:
		if !c.Competent() {
			return markLetters[f]
		}
	case account.FlagUnchecked:
	default:
		return markLetters[f]
	}
	return ""
}

// markLetters are the letters beside a figure; plain ASCII, as reports are mailed and pasted.
var markLetters = map[account.Flag]string{account.FlagConflict: "!", account.FlagSingleSource: "*", account.FlagStale: "s",
	account.FlagOvertaken: "o", account.FlagVaguer: "v", account.FlagDoubtful: "d", account.FlagRuled: "r",
	account.FlagRulingLapsed: "R", account.FlagWithheld: "w", account.FlagMoved: "m"}

// parts lists the figures of a part of the incident: they are in no sum.
func (r *sheet) parts(t *account.Table) {
	var lines []string
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Scope != "" {
				lines = append(lines, row.Name+": "+r.inWords(c))
			}
		}
	}
	r.section("Parts, in no sum", lines)
}

func (r *sheet) unexplained(t *account.Table) {
	var lines []string
	for _, row := range t.Rows {
		for _, u := range row.Unexplained {
			lines = append(lines, u.Says(r.cut.Book))
		}
	}
	r.section("Unexplained", lines)
}

// otherClasses lists what is known of the other classes, which are never added to this one.
func (r *sheet) otherClasses(shown model.Class) {
	for _, class := range r.cut.Classes() {
		if class == shown {
			continue
		}
		var lines []string
		for _, row := range r.cut.Table(class, r.withWithheld).Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, r.inWords(c))
			}
			lines = append(lines, row.Name+": "+strings.Join(cells, ", "))
		}
		r.section(account.ClassTitle(class)+", never added to the others", lines)
	}
}

func (r *sheet) section(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(r, "\n%s\n", title)
	for _, l := range lines {
		writeParagraph(r, "  ", l)
	}
}

// reconciliation writes the sentences, those that are an alarm marked as such.
func (r *sheet) reconciliation(t *account.Table) {
	fmt.Fprintln(r, "\nReconciliation with what was claimed")
	if len(t.Reconciliation) == 0 {
		writeParagraph(r, "  ", "Nobody has claimed a whole.")
	}
	for _, rec := range t.Reconciliation {
		mark := "  "
		if rec.Alarm() {
			mark = "! "
		}
		writeParagraph(r, mark, rec.Says())
	}
}

// legend explains the marks that were used.
func (r *sheet) legend() {
	var used []string
	for _, f := range account.Flags() {
		if r.marks[f] {
			used = append(used, markLetters[f]+" "+string(f))
		}
	}
	if len(used) > 0 {
		fmt.Fprintln(r)
		writeParagraph(r, "", "Marks: "+strings.Join(used, ", ")+". muster why GROUP STATUS tells more.")
	}
}
