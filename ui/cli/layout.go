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
	wrapped := ansi.Wrap(sentence, columns-len(indent), "")
	fmt.Fprintln(w, mark+strings.ReplaceAll(wrapped, "\n", "\n"+indent))
}

// cutTo shortens a text to a width and marks that it did.
func cutTo(s string, width int) string { return ansi.Truncate(s, width, "…") }
