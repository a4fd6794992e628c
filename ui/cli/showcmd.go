package cli

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/model/exchange"
	"muster/model/moment"
	"muster/model/text"
)

// shown is how records are listed and shown.
type shown struct {
	kind                 model.Kind
	asJSON, withWithheld bool
	book                 *account.Book // of claims: what has become of them; of rulings: which have lapsed
}

// story is what may be shown of a story.
func (v *shown) story(g *ground) *model.Story {
	if v.withWithheld {
		return g.story
	}
	return exchange.Without(g.story, exchange.Withhold(g.story))
}

// list shows every record of the kind in a line: claims and events newest first, as a desk looks for the last ones.
func (v *shown) list(w io.Writer, g *ground) error {
	story := v.story(g)
	entries := story.Entries(v.kind)
	if v.kind == model.KindRuling {
		entries = v.rulings(g)
	}
	if v.kind == model.KindClaim || v.kind == model.KindEvent {
		slices.Reverse(entries)
	}
	if v.asJSON {
		all := make([]model.Record, len(entries))
		for i, e := range entries {
			all[i] = e.Record
		}
		return writeJSON(w, all)
	}
	if len(entries) == 0 {
		return sayNone(w, v.kind)
	}
	if v.book == nil {
		v.book = account.Open(g.story, moment.Moment{})
	}
	rows := [][]string{slices.Clone(listHeads[v.kind])} // the heads are cut below like every row, and all sessions share them
	for _, e := range entries {
		rows = append(rows, v.listRow(story, e))
	}
	for _, row := range rows {
		row[len(row)-1] = cutTo(row[len(row)-1], columns/2)
	}
	return writeColumns(w, rows, nil)
}

var listHeads = map[model.Kind][]string{
	model.KindClaim:  {"id", "said", "source", "grade", "state", "says"},
	model.KindEvent:  {"id", "when", "pivotal", "headline"},
	model.KindSource: {"id", "kind", "grade", "authority", "name"},
	model.KindGroup:  {"id", "basis", "within", "authority", "name"},
	model.KindRuling: {"id", "decides", "claim", "by", "because"},
}

func (v *shown) listRow(story *model.Story, e *model.Entry) []string {
	zone := story.Situation().Location()
	switch r := e.Record.(type) {
	case *model.Claim:
		grade := r.Credibility.String()
		if src := story.Source(r.Source); src != nil {
			grade = src.Reliability.String() + grade
		}
		return []string{r.ID, r.Said.Plain(zone).String(), r.Source, grade, v.stateInList(r), act.Name(r)}
	case *model.Event:
		pivotal := ""
		if r.Pivotal {
			pivotal = "pivotal"
		}
		return []string{r.ID, r.When.Plain(zone), pivotal, text.Line(r.Headline)}
	case *model.Source:
		return []string{r.ID, r.Kind.String(), r.Reliability.String(), cutTo(text.Line(r.Authority), 24), text.Line(r.Name)}
	case *model.Group:
		return []string{r.ID, r.Basis.String(), r.Within, text.Line(r.Authority), text.Line(r.Name)}
	}
	return v.rulingRow(e)
}

// show prints one record with every field that is set, who logged it, and what refers to it.
func (v *shown) show(w io.Writer, g *ground, id string) error {
	ref := model.Ref{Kind: v.kind, ID: id}
	if !g.story.Entry(ref).Alive() {
		return noRecord(ref)
	}
	story := v.story(g)
	e := story.Entry(ref)
	if !e.Alive() {
		return fmt.Errorf("%s is withheld; --with-withheld shows it", ref)
	}
	if v.asJSON {
		return writeJSON(w, e.Record)
	}
	v.book = account.Open(g.story, moment.Moment{})
	rows := [][]string{{"id", id}}
	r := reflect.ValueOf(e.Record).Elem()
	for _, f := range recordFields(v.kind)[1:] {
		for i, line := range v.fieldLines(story, e.Record, f.name, r.Field(f.at)) {
			name := strings.ReplaceAll(f.name, "_", " ")
			if i > 0 {
				name = ""
			}
			rows = append(rows, []string{name, line})
		}
	}
	rows = append(rows, stamps(story, e)...)
	for i, by := range referring(story, ref) {
		rows = append(rows, []string{[]string{"referred to by", ""}[min(i, 1)], by})
	}
	writeFields(w, rows)
	return nil
}

// stamps tells who logged a record, and who changed it last.
func stamps(story *model.Story, e *model.Entry) (rows [][]string) {
	say := func(name string, s model.Stamp) {
		if s.By != nil {
			rows = append(rows, []string{name, fmt.Sprintf("by %s, %s", text.Line(s.By.Name), s.At().In(story.Situation().Location()).Format(stampLayout))})
		}
	}
	if say("logged", e.First); e.Last != e.First {
		say("changed", e.Last)
	}
	return rows
}

func referring(story *model.Story, ref model.Ref) (all []string) {
	for _, by := range story.Referrers(ref) {
		all = append(all, text.Line(fmt.Sprintf("%s (%s)", by, act.Name(story.Entry(by).Record))))
	}
	slices.Sort(all)
	if n := len(all) - mostReferring; n > 1 {
		all = append(all[:mostReferring], fmt.Sprintf("and %d more", n))
	}
	return all
}

// mostReferring is how many records are named that refer to another, before they are only counted.
const mostReferring = 12

// fieldLines is the value of a field, a line each of a list; none for a field that is not set.
func (v *shown) fieldLines(story *model.Story, r model.Record, field string, value reflect.Value) (lines []string) {
	if c, ok := r.(*model.Claim); ok {
		if lines, ok := v.claimLines(c, field); ok {
			return lines
		}
	}
	switch x := value.Interface().(type) {
	case []model.Link:
		for i := range x {
			lines = append(lines, linkLine(&x[i]))
		}
	case []string:
		lines = append(lines, x...)
	case map[string]string:
		for code, name := range x {
			lines = append(lines, code+" "+name)
		}
		slices.Sort(lines)
	case bool:
		if x {
			lines = append(lines, "yes")
		}
	default:
		if s := fmt.Sprint(x); s != "" && !(field == "class" && s == model.Affected.String()) {
			lines = append(lines, s)
		}
	}
	if src := story.Source(strings.Join(lines, "")); field == "source" && src != nil {
		lines[0] += " (" + src.Name + ")"
	}
	for i := range lines {
		lines[i] = text.Line(lines[i])
	}
	return lines
}

func linkLine(l *model.Link) string {
	s := l.Kind.String() + " " + l.Claim
	if l.Figure != nil {
		s += ", of it " + l.Figure.String()
	}
	if l.From != nil {
		s += ", from " + l.From.String()
	}
	return s
}

// writeFields lays names and values out in two columns; a long value goes on below itself.
func writeFields(w io.Writer, rows [][]string) {
	width := columnWidths(rows)[0]
	for _, row := range rows {
		writeParagraph(w, fmt.Sprintf("%-*s  ", width, row[0]), row[1])
	}
}
