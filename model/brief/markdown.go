package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"muster/model/account"
	"muster/model/text"
)

// Markdown writes a book as one page of Markdown.
func Markdown(w io.Writer, b *account.Book, o Options) error {
	p, m := newPage(b, o), &markdown{Writer: bufio.NewWriter(w)}
	m.line("# %s\n", md(p.Title))
	if p.Place != "" {
		m.line("%s\n", md(p.Place))
	}
	m.line("%s; the list of nationalities is %s.\n", md(p.As), p.List)
	m.list("Does not add up", p.Alarms)
	m.accounting(p)
	m.line("## Reconciliation with what was claimed\n")
	for _, s := range p.Reconciliation {
		m.line("- %s%s", alarm(s), md(s.Text))
	}
	if len(p.Reconciliation) == 0 {
		m.line("Nobody has claimed a whole.")
	}
	m.timeline(p.Events)
	m.claims(p.Claims)
	return m.Flush()
}

// markdown writes the parts of a page. The first error stays with the writer.
type markdown struct{ *bufio.Writer }

func md(s string) string { return text.Markdown(s) }

func pivotal(e event) string {
	if e.Pivotal {
		return " (pivotal)"
	}
	return ""
}

func alarm(s sentence) string {
	if s.Alarm {
		return "**Alarm:** "
	}
	return ""
}

func (m *markdown) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *markdown) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	m.line("## %s\n", title)
	for _, l := range lines {
		m.line("- %s", md(l))
	}
	m.line("")
}

func (m *markdown) accounting(p *page) {
	m.line("## Accounting\n")
	for _, t := range p.Tables {
		title := t.Title
		if t.Class != "affected" {
			title += ", never added to the others"
		}
		m.line("### %s\n", title)
		for _, b := range t.Bodies {
			m.table(t, b)
		}
		for _, part := range t.Parts {
			m.line("- Part, in no sum: %s", md(part))
		}
		m.line("")
	}
	if len(p.Tables) == 0 {
		m.line("No figures.\n")
	}
	for _, u := range p.Unexplained {
		m.line("- Unexplained: %s", md(u))
	}
	if len(p.Unexplained) > 0 {
		m.line("")
	}
}

func (m *markdown) table(t table, b body) {
	m.line("| %s | %s |", b.Title, strings.Join(t.Statuses, " | "))
	m.line("|:--|%s", strings.Repeat("--:|", len(t.Statuses)))
	for _, r := range b.Rows {
		cells := []string{md(r.Name)}
		for _, c := range r.Cells {
			words := md(c.Count)
			if c.Single {
				words += ` \*`
			}
			if len(c.Marks) > 0 {
				words += " (" + strings.Join(c.Marks, ", ") + ")"
			}
			cells = append(cells, words)
		}
		m.line("| %s |", strings.Join(cells, " | "))
	}
	m.line("")
}

func (m *markdown) timeline(events []event) {
	m.line("\n## Timeline\n")
	for _, e := range events {
		m.line("- %s: %s%s", md(e.When), md(e.Headline), pivotal(e))
		for _, more := range append(paragraphs(e.Detail), e.Place) {
			if more != "" {
				m.line("  %s  ", md(more))
			}
		}
	}
	if len(events) == 0 {
		m.line("Nothing yet.")
	}
}

func (m *markdown) claims(claims []claim) {
	m.line("\n## Claims, newest first\n")
	for _, c := range claims {
		state := ""
		if c.State != "" {
			state = ", " + c.State
		}
		said := md(strings.Join(strings.Fields(c.Text), " "))
		if c.Quote {
			said = "“" + said + "”"
		}
		m.line("- **%s**, %s (%s, %s%s): %s", md(c.Speaker), md(c.Said), c.Grade, md(c.ID), state, said)
		for _, f := range c.Figures {
			m.line("  - %s: %s", md(f.Words), md(f.Role))
		}
		if c.Link != "" {
			m.line("  - <%s>", c.Link)
		}
	}
	if len(claims) == 0 {
		m.line("None yet.")
	}
}
