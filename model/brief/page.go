package brief

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/text"
)

// Options say what is laid out.
type Options struct {
	// As says what is shown: "as said by the end of 21 Jan 2013 (Africa/Algiers)".
	As string
	// WithWithheld shows withheld claims and figures, marked as such.
	WithWithheld bool
}

// page is a situation made ready for a layout. Every string in it is clean.
type page struct {
	Title, Place, As, List string
	Alarms                 []string
	Tables                 []table
	Whys                   []group
	Unexplained            []string
	Reconciliation         []sentence
	Events                 []event
	Claims                 []claim
}

// table is the accounting of one class.
type table struct {
	Title    string
	Class    string
	Statuses []string
	Bodies   []body
	Parts    []string
}

// body is the rows of a table that stand under one heading.
type body struct {
	Title string
	Rows  []row
}

type row struct {
	Name  string
	Cells []cell
}

// cell is a number with the claim it rests on; an empty one has no count.
type cell struct {
	Status, Count, Claim string
	Marks                []string
	Single               bool
}

// group is the sentences of one group.
type group struct {
	Name  string
	Lines []string
}

type sentence struct {
	Text  string
	Alarm bool
}

type event struct {
	When, Headline, Detail, Place string
	Pivotal                       bool
	Evidence                      []ref
}

// ref leads to a claim.
type ref struct{ ID, Name string }

type claim struct {
	ID, Said, Speaker, Grade, Text, Link, State string
	Quote                                       bool
	Figures                                     []figure
}

type figure struct {
	Words, Role string
	Desk, Fell  bool
}

// newPage gathers what is laid out of a book.
func newPage(b *account.Book, o Options) *page {
	s := b.Story().Situation()
	p := &page{Title: text.Line(s.Title), Place: text.Line(s.Place), As: text.Line(o.As), List: s.List.String()}
	for _, class := range model.Classes() {
		p.account(b, class, o)
	}
	p.events(b, o)
	p.claims(b, o)
	return p
}

// account takes up the accounting of a class.
func (p *page) account(b *account.Book, class model.Class, o Options) {
	t := b.Table(class, o.WithWithheld)
	if len(t.Rows) == 0 {
		return
	}
	p.Tables = append(p.Tables, newTable(t, o))
	for _, r := range t.Rows {
		g := group{Name: text.Line(r.Name)}
		for _, c := range r.Cells {
			g.Lines = append(g.Lines, text.Line(c.Why()))
		}
		for _, u := range r.Unexplained {
			p.Unexplained = append(p.Unexplained, text.Line(u.Says(b)))
		}
		p.Whys = append(p.Whys, g)
	}
	for _, r := range t.Reconciliation {
		says := sentence{text.Line(r.Says()), r.Alarm()}
		if p.Reconciliation = append(p.Reconciliation, says); says.Alarm {
			p.Alarms = append(p.Alarms, says.Text)
		}
	}
}

// bodies are the headings of a table, by the basis of the rows.
func bodyTitle(r *account.Row) string {
	switch {
	case r.Basis == model.Whole:
		return "Claimed as a whole"
	case r.Basis > model.Whole:
		return "By residence, employer or site: in no sum"
	}
	return "By nationality"
}

func newTable(t *account.Table, o Options) table {
	out := table{Title: account.ClassTitle(t.Class), Class: t.Class.String()}
	statuses := statusesOf(t)
	for _, s := range statuses {
		out.Statuses = append(out.Statuses, account.StatusPhrase(s))
	}
	for _, r := range t.Rows {
		line := row{Name: rowName(r)}
		any := false
		for _, s := range statuses {
			c := cellOf(r, s, o)
			any = any || c.Count != ""
			line.Cells = append(line.Cells, c)
		}
		for _, c := range r.Cells {
			if c.Scope != "" && c.Desk() != nil {
				out.Parts = append(out.Parts, text.Line(c.Why()))
			}
		}
		if title := bodyTitle(r); any {
			if n := len(out.Bodies); n == 0 || out.Bodies[n-1].Title != title {
				out.Bodies = append(out.Bodies, body{Title: title})
			}
			last := &out.Bodies[len(out.Bodies)-1]
			last.Rows = append(last.Rows, line)
		}
	}
	return out
}

// statusesOf are the statuses of the whole incident in which anything is shown.
func statusesOf(t *account.Table) (all []model.Status) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Scope == "" && !slices.Contains(all, c.Status) {
				all = append(all, c.Status)
			}
		}
	}
	slices.SortFunc(all, model.Status.Compare)
	return all
}

func rowName(r *account.Row) string {
	name := text.Line(r.Name)
	for _, d := range r.Duals {
		name += " +" + d.Group
	}
	return name
}

func cellOf(r *account.Row, s model.Status, o Options) cell {
	for _, c := range r.Cells {
		if c.Status == s && c.Scope == "" {
			return newCell(c, o)
		}
	}
	return cell{}
}

func newCell(c *account.Cell, o Options) cell {
	out := cell{Status: account.StatusPhrase(c.Status), Count: "no figure"}
	if desk := c.Desk(); desk != nil {
		out.Count, out.Claim = desk.Count.Short(), desk.Claim().ID
	}
	for _, f := range c.Flags(o.WithWithheld) {
		switch f {
		case account.FlagSingleSource:
			out.Single = !c.Competent()
		case account.FlagUnchecked:
		case account.FlagOvertaken:
			out.Marks = append(out.Marks, overtaken(c.OvertakenBy()))
		default:
			out.Marks = append(out.Marks, strings.ReplaceAll(string(f), "-", " "))
		}
	}
	return out
}

// overtaken is the mark of an overtaken figure; that of a whole never goes without what the others, or a part of it, make.
func overtaken(o *account.Overtaken) string {
	if o.How == account.ByWholes || o.How == account.ByPart {
		return "overtaken: at least " + account.IntervalPhrase(count.Interval{Min: o.Floor, Max: o.Floor})
	}
	return "overtaken"
}
