package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// columns is how wide a report for a person is laid out.
const columns = 80

// writeColumns writes rows of cells under each other. Right tells which columns are numbers; nil: none. Widths are those
// of a terminal, so that Japanese and Arabic names line up.
func writeColumns(w io.Writer, rows [][]string, right func(column int) bool) error {
	widths := columnWidths(rows)
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-ansi.StringWidth(cell))
			if right != nil && right(i) {
				cell = pad + cell
			} else {
				cell += pad
			}
			line.WriteString(cell)
			if i < len(row)-1 {
				line.WriteString("  ")
			}
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	return widths
}

// writeParagraph wraps a sentence to the width of a report, with a mark in front of its first line.
func writeParagraph(w io.Writer, mark, sentence string) {
	indent := strings.Repeat(" ", ansi.StringWidth(mark))
	fmt.Fprintln(w, mark+strings.Join(wrap(sentence, columns-len(indent)), "\n"+indent))
}

// wrap breaks a line at spaces only: the library breaks at hyphens, too, and would tear a date or "10-15" apart. A word
// that is too long by itself is cut.
func wrap(sentence string, width int) (lines []string) {
	line := ""
	for word := range strings.FieldsFuncSeq(sentence, func(r rune) bool { return r == ' ' }) {
		switch {
		case line == "":
			line = word
		case ansi.StringWidth(line)+1+ansi.StringWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
		for ansi.StringWidth(line) > width {
			head := ansi.Truncate(line, width, "")
			lines, line = append(lines, head), strings.TrimPrefix(line, head)
		}
	}
	return append(lines, line)
}

// cutTo shortens a text to a width and marks that it did.
func cutTo(s string, width int) string { return ansi.Truncate(s, width, "…") }
