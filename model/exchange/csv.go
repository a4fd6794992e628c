package exchange

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/text"
)

// column is a column of the CSV: its header, its HXL tag, and what stands in it for a figure.
type column struct {
	header, tag string
	of          func(csvFigure) string
}

// csvFigure is a figure of a claim, with where it stands in the accounting.
type csvFigure struct {
	*account.Said
	book  *account.Book
	cell  *account.Cell
	role  account.Role
	words string // of its claim
}

// columns are those of the CSV. Tags of core HXL are #meta+id, #date+reported, #country+origin+code, #affected+killed,
// #affected+injured, +min and +max; all other attributes are muster's own.
var columns = []column{
	{"claim", "#meta+id", func(f csvFigure) string { return f.Claim().ID }},
	{"said", "#date+reported", func(f csvFigure) string { return f.Claim().Said.String() }},
	{"country", "#country+origin+code", countryCode},
	{"group", "#affected+group+code", func(f csvFigure) string { return f.Group }},
	{"group_name", "#affected+group+name", func(f csvFigure) string { return f.book.NameOf(f.Group) }},
	{"basis", "#affected+group+basis", func(f csvFigure) string { return f.book.Story().BasisOf(f.Group).String() }},
	{"class", "#affected+class", func(f csvFigure) string { return f.Class.String() }},
	{"status", "#affected+status", func(f csvFigure) string { return f.Status.String() }},
	{"scope", "#affected+scope", func(f csvFigure) string { return f.Scope }},
	{"count", "#affected+text", func(f csvFigure) string { return f.Count.Phrase() }},
	{"min", "#affected+min", func(f csvFigure) string { return strconv.Itoa(f.Count.Min()) }},
	{"max", "#affected+max", func(f csvFigure) string { return ceiling(f.Count) }},
	{"desk", "#meta+desk", func(f csvFigure) string { return yes(f.role == account.RoleDesk) }},
	{"role", "#meta+role", func(f csvFigure) string { return string(f.role) }},
	{"notes", "#meta+notes", notes},
	{"source", "#meta+source+name", func(f csvFigure) string { return f.Source().Name }},
	{"authority", "#meta+source+authority", func(f csvFigure) string { return f.Source().Authority }},
	{"via", "#meta+source+via", func(f csvFigure) string { return f.Claim().Via }},
	{"reliability", "#meta+source+reliability", func(f csvFigure) string { return f.Source().Reliability.String() }},
	{"credibility", "#meta+credibility", func(f csvFigure) string { return f.Claim().Credibility.String() }},
	{"text", "#description", func(f csvFigure) string { return f.words }},
	{"dead", "#affected+killed", summedIn(model.Dead)},
	{"injured", "#affected+injured", summedIn(model.Injured)},
	{"missing", "#affected+missing", summedIn(model.Missing)},
	{"unaccounted", "#affected+unaccounted", summedIn(model.Unaccounted)},
	{"held", "#affected+held", summedIn(model.Held)},
	{"freed", "#affected+freed", summedIn(model.Freed)},
	{"safe", "#affected+safe", summedIn(model.Safe)},
	{"captured", "#affected+captured", summedIn(model.Captured)},
	{"present", "#affected+present", summedIn(model.Present)},
}

// WriteCSV writes the figures of a book for a spreadsheet: a row a figure, in log order, under a row of headers and one of HXL
// tags. Min and max are the count as numbers, max empty where there is none. The columns named after a status hold only what may be
// added up: the desk's figure of a nationality, where it is one exact number. Text is defused, so that no cell runs as a formula; the
// lines end as spreadsheets write them, after a mark that tells them the letters are UTF-8.
func WriteCSV(w io.Writer, b *account.Book, withWithheld bool) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	var headers, tags []string
	for _, c := range columns {
		headers, tags = append(headers, c.header), append(tags, c.tag)
	}
	if err := out.WriteAll([][]string{headers, tags}); err != nil {
		return err
	}
	for _, e := range b.Story().Entries(model.KindClaim) {
		for _, s := range b.SaidIn(e.Record.RecordID()) {
			if s.State() == model.Withheld && !withWithheld {
				continue
			}
			words, _ := s.Claim().Words(withWithheld)
			if err := out.Write(csvRow(csvFigure{s, b, b.Cell(s.Cell()), b.RoleOf(s), words})); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func csvRow(f csvFigure) []string {
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = text.CSV(c.of(f))
	}
	return row
}

// notes say what is against a figure that counts, and against the desk's own what others say that cannot be true with it. A
// whole that is overtaken never goes without what overtook it.
func notes(f csvFigure) string {
	var all []string
	if f.role == account.RoleDesk && f.cell != nil && f.cell.Spread.Conflict {
		all = append(all, "conflict: "+rivals(f))
	}
	if f.State() == model.Standing {
		if by := f.book.WordsIn(0).Overtaken(f.Said); by != "" {
			all = append(all, "overtaken: "+by)
		}
		if why := f.book.WordsIn(0).Stale(f.Said); why != "" {
			all = append(all, "stale: "+why)
		}
	}
	return strings.Join(all, "; ")
}

// rivals are the figures that cannot be true with the desk's own, "3 (BBC, 24 Nov 2013)"; where each can, those that conflict with
// one another.
func rivals(f csvFigure) string {
	var against, all []string
	for _, r := range f.cell.Rivals {
		if r.Claim().Credibility.Doubtful() {
			continue
		}
		all = append(all, r.Count.Phrase()+" ("+r.Source().Name+", "+f.book.WordsIn(0).Day(r.Claim().Said)+")")
		if !r.Count.Interval().Meets(f.Count.Interval()) {
			against = append(against, all[len(all)-1])
		}
	}
	if len(against) > 0 {
		all = against
	}
	return strings.Join(all, ", ")
}

// countryCode is the code of a country; of a dual national, of a whole and of any other group there is none.
func countryCode(f csvFigure) string {
	if codes := model.Countries(f.Group); len(codes) == 1 {
		return codes[0]
	}
	return ""
}

func ceiling(c count.Count) string {
	if !c.Bounded() {
		return ""
	}
	return strconv.Itoa(c.Max())
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// summedIn gives a figure's number where it may be added to those above and below it.
func summedIn(status model.Status) func(csvFigure) string {
	return func(f csvFigure) string {
		may := f.Status == status && f.Class == model.Affected && f.role == account.RoleDesk && f.book.Summed(f.cell)
		if n := strconv.Itoa(f.Count.Min()); !may || strings.ReplaceAll(f.Count.Phrase(), ",", "") != n { // about 30 is not 30
			return ""
		}
		return strconv.Itoa(f.Count.Min())
	}
}
