package cli

import (
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"

	"github.com/charmbracelet/x/ansi"
)

// matrix writes groups down and statuses across, in several blocks where they are too many for the width.
func (r *sheet) matrix(t *account.Table) error {
	for n, block := range r.blocks(t) {
		if n > 0 {
			fmt.Fprintln(r)
		}
		rows, basis := header(block), model.NoBasis
		for _, row := range t.Rows {
			line, any := r.line(row, block)
			if !any {
				continue
			}
			if basis != model.NoBasis && row.Basis != basis {
				rows = append(rows, make([]string, len(block)+1))
			}
			basis = row.Basis
			rows = append(rows, line)
		}
		alignMarks(rows)
		if err := writeColumns(r, rows, func(i int) bool { return i > 0 }); err != nil {
			return err
		}
	}
	return nil
}

// nameWidth is the most that a group's name takes.
const nameWidth = 26

// blocks parts the statuses so that each block fits the width.
func (r *sheet) blocks(t *account.Table) (blocks [][]model.Status) {
	names, left := 0, 0
	for _, row := range t.Rows {
		names = max(names, ansi.StringWidth(nameOf(row)))
	}
	for _, s := range statusesOf(t) {
		top, bottom := headOf(s)
		column := [][]string{{top}, {bottom}}
		for _, row := range t.Rows {
			line, _ := r.line(row, []model.Status{s})
			column = append(column, line[1:])
		}
		alignMarks(column)
		width := columnWidths(column)[0]
		if left -= width + 2; left < 0 {
			blocks, left = append(blocks, nil), columns-names-width-2
		}
		blocks[len(blocks)-1] = append(blocks[len(blocks)-1], s)
	}
	return blocks
}

// markGap stands between a count and its marks until the column is aligned.
const markGap = "\x00"

// alignMarks puts the counts of a column under each other, and their marks beside them.
func alignMarks(rows [][]string) {
	for i := range rows[0] {
		most := 0
		for _, row := range rows {
			_, marks, _ := strings.Cut(row[i], markGap)
			most = max(most, len(marks))
		}
		for _, row := range rows {
			count, marks, ok := strings.Cut(row[i], markGap)
			if most > 0 && row[i] != "" && (ok || i > 0 || len(row) == 1) {
				row[i] = count + " " + marks + strings.Repeat(" ", most-len(marks))
			}
		}
	}
}

func statusesOf(t *account.Table) (all []model.Status) {
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Scope == "" && !slices.Contains(all, c.Status) {
				all = append(all, c.Status)
			}
		}
	}
	slices.SortFunc(all, model.Status.Compare)
	return all
}

// header names the statuses, in two lines, so that the columns stay narrow.
func header(block []model.Status) [][]string {
	rows := [][]string{{""}, {""}}
	for _, s := range block {
		top, bottom := headOf(s)
		rows[0], rows[1] = append(rows[0], top), append(rows[1], bottom)
	}
	if strings.Join(rows[0], "") == "" {
		return rows[1:]
	}
	return rows
}

// headOf parts the name of a status in two: a compound after its first status, "unaccounted" in the middle.
func headOf(s model.Status) (top, bottom string) {
	first, rest, compound := strings.Cut(s.String(), "/")
	switch {
	case compound:
		return first, "/" + rest
	case s == model.Unaccounted:
		return "unac-", "counted"
	}
	return "", first
}

func nameOf(row *account.Row) string {
	name := row.Name
	for _, d := range row.Duals {
		name += " +" + d.Group
	}
	return cutTo(name, nameWidth)
}

// line writes one group, and tells whether there is anything in it.
func (r *sheet) line(row *account.Row, block []model.Status) (line []string, any bool) {
	line = []string{nameOf(row)}
	for _, s := range block {
		cell := ""
		for _, c := range row.Cells {
			if c.Status == s && c.Scope == "" {
				count, marks := r.figure(c)
				cell, any = count, true
				if marks != "" {
					cell += markGap + marks
				}
			}
		}
		line = append(line, cell)
	}
	return line, any
}
