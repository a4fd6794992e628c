package pane

import (
	"strconv"

	"muster/model/account"
)

// letters are the marks of the flags beside a figure, the same as in a plain report.
var letters = map[account.Flag]string{account.FlagConflict: "!", account.FlagSingleSource: "*", account.FlagStale: "s",
	account.FlagOvertaken: "o", account.FlagVaguer: "v", account.FlagDoubtful: "d", account.FlagRuled: "r",
	account.FlagRulingLapsed: "R", account.FlagWithheld: "w", account.FlagMoved: "m"}

// meanings say in the legend what a mark means.
var meanings = map[account.Flag]string{account.FlagConflict: "in conflict", account.FlagSingleSource: "single source",
	account.FlagStale: "stale", account.FlagOvertaken: "overtaken", account.FlagVaguer: "said vaguer since",
	account.FlagDoubtful: "doubtful", account.FlagRuled: "ruled by the desk", account.FlagRulingLapsed: "ruling lapsed",
	account.FlagWithheld: "has withheld", account.FlagMoved: "moved since filed"}

// briefly are the meanings where there is less room.
var briefly = map[account.Flag]string{account.FlagConflict: "conflict", account.FlagSingleSource: "single",
	account.FlagStale: "stale", account.FlagOvertaken: "overtaken", account.FlagVaguer: "vaguer", account.FlagDoubtful: "doubtful",
	account.FlagRuled: "ruled", account.FlagRulingLapsed: "lapsed", account.FlagWithheld: "withheld", account.FlagMoved: "moved"}

// marked tells whether a flag is worth a mark on its cell: a single source that is the competent one is not, nor a claim
// that nobody has graded, which most are.
func marked(f account.Flag, c *account.Cell) bool {
	if f == account.FlagSingleSource {
		return !c.Competent()
	}
	return letters[f] != ""
}

// figureOf is the desk's figure of a cell as the table shows it; "-" where what was filed has fallen and nothing stands.
func figureOf(c *account.Cell) string {
	switch {
	case c.Desk() != nil:
		return Short(c.Desk().Count)
	case len(c.Withheld) > 0:
		return "withheld"
	}
	return "-"
}

// marksOf are the letters behind the figure.
func marksOf(c *account.Cell) (marks string) {
	for _, f := range c.Flags(true) {
		if marked(f, c) {
			marks += letters[f]
		}
	}
	return marks
}

// legend explains the marks that are used, the graver ones first.
func (g *grid) legend(meanings map[account.Flag]string) (words []string) {
	for _, f := range account.Flags() {
		if l := letters[f]; l != "" && g.used[l[0]] {
			words = append(words, letters[f]+" "+meanings[f])
		}
	}
	return words
}

// legendLines explains every mark in the table in at most a number of lines, in full words or, where that saves a line, in
// shorter ones.
func (p *Accounting) legendLines(most int) (lines []string) {
	for _, try := range []struct {
		meanings map[account.Flag]string
		most     int
	}{{meanings, 1}, {briefly, 1}, {meanings, most}, {briefly, most}} {
		words := p.grid.legend(try.meanings)
		if p.grid.open && !p.openShown() {
			words = append(words, "?n unexplained")
		}
		if lines = p.packed(words); len(lines) <= try.most {
			return lines
		}
	}
	return lines[:most]
}

// packed puts words into lines, none across two.
func (p *Accounting) packed(words []string) (lines []string) {
	width := p.list.width - 2
	for _, w := range words {
		if last := len(lines) - 1; last >= 0 && p.scene.Pen.Width(lines[last])+2+p.scene.Pen.Width(w) <= width {
			lines[last] += "  " + w
			continue
		}
		lines = append(lines, w)
	}
	return lines
}

// slot is how many columns of the screen a column of the table takes, with the space before it.
func (p *Accounting) slot(i int) int { return 1 + p.air[i] + p.grid.columns[i].width() }

// air is how many spaces more than one stand before each column. The brackets of the cursor have the space between two cells: where
// both fill their columns up to it in any row, they would touch the neighbour's figure.
func (g *grid) air() []int {
	air := make([]int, len(g.columns))
	for _, r := range g.rows {
		for i := 1; i < len(air); i++ {
			if air[i] == 0 && g.columns[i].beginsWith(r.fills[i]) && g.columns[i-1].endsWith(r.fills[i-1]) {
				air[i] = 1
			}
		}
	}
	return air
}

// endsWith tells whether a cell fills its column up to its end.
func (c column) endsWith(cell fill) bool {
	if cell.figure == 0 {
		return false
	}
	behind := 0
	if cell.marks > 0 {
		behind = 1 + int(cell.marks)
	}
	return c.figureLead()+c.figure+behind == c.width()
}

// beginsWith tells whether the figure of a cell begins where its column does.
func (c column) beginsWith(cell fill) bool {
	return cell.figure > 0 && c.figureLead()+c.figure == int(cell.figure)
}

// isGrave tells whether a cell has a mark that should be known before its figure is used.
func (c *gridCell) isGrave() bool {
	return c.Desk() != nil && (c.Spread.Conflict || c.stale || c.overtaken || c.Lapsed != nil)
}

func itoa(n int) string { return strconv.Itoa(n) }

// Legend explains every mark that can stand behind a figure.
func Legend() (all []string) {
	for _, f := range account.Flags() {
		if letters[f] != "" && f != account.FlagConflict {
			all = append(all, letters[f]+"  "+meanings[f])
		}
	}
	return all
}
