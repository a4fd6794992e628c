package dialog

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/ui/intent"
)

// The size of a chart: what fits on a narrow screen, beside the numbers at its left.
const (
	chartColumns, chartRows, chartRowsLow = 48, 6, 4
	// mostPoints is how many points are told in words.
	mostPoints = 12
)

// course is how a cell went over time: drawn where there is more than one point, and always in words.
func (i inspector) course(at model.Cell) (all []Block) {
	if i.Course == nil {
		return nil
	}
	i.when = "2 Jan 2006"
	head := []Block{{}, {Text: "Course, by the time of saying", Style: i.Pen.Title}}
	c := i.Course(at)
	switch {
	case c == nil:
		return append(head, Block{Text: "counting" + i.Pen.Marks.Cut, Style: i.Pen.Dim})
	case len(c.Points) == 0:
		return nil
	}
	i.clock(c)
	if len(c.Points) > 1 {
		all = append(all, i.drawn(c)...)
	}
	points, filed := c.Points, c.Filed
	if n := len(points) - mostPoints; n > 0 {
		all = append(all, Block{Text: fmt.Sprintf("%d earlier points are only drawn", n), Style: i.Pen.Dim})
		points = points[n:]
	}
	for _, p := range points {
		for len(filed) > 0 && filed[0].At.Before(p.At) {
			all, filed = append(all, i.filedBlock(filed[0])), filed[1:]
		}
		all = append(all, i.pointBlock(p))
	}
	for _, f := range filed {
		all = append(all, i.filedBlock(f))
	}
	return append(head, all...)
}

func (i inspector) pointBlock(p account.Point) Block {
	b := Block{Label: i.pointDay(&p), Text: p.Says()}
	if p.Band.Known && !p.Band.Conflict && (p.Band.Min != p.Count.Min() || p.Band.Max != p.Count.Max()) {
		b.Text += "; claimed " + bounds(p.Band.Interval)
	}
	if p.Claim != nil {
		b.Target = &intent.Target{Claim: p.Claim.ID}
	}
	return b
}

func (i inspector) filedBlock(f account.FiledPoint) Block {
	b := Block{Label: i.day(f.At), Text: "filed as " + f.Count.Phrase() + " by " + f.Filing.By, Style: i.Pen.Accent}
	if !strings.HasSuffix(i.when, " 15:04") && !f.Filing.Filed.IsDay() {
		b.Text += " at " + f.At.In(i.Zone).Format("15:04")
	}
	return b
}

// shortly is how long a course may take to be told by the hour: one or two days.
const shortly = 48 * time.Hour

// clock finds how the times of a course are written: what happened within a day or two goes by the hour.
func (i *inspector) clock(c *account.Course) {
	first, last := ends(c)
	hours := slices.ContainsFunc(c.Points, func(p account.Point) bool { return p.Claim != nil && !p.Claim.Said.IsDay() })
	if hours && last.Sub(first) <= shortly {
		i.when = "2 Jan 15:04"
	}
}

// ends are the first and the last instant of a course.
func ends(c *account.Course) (first, last time.Time) {
	first, last = c.Points[0].At, c.Points[len(c.Points)-1].At
	for _, f := range c.Filed {
		if f.At.After(last) {
			last = f.At
		}
	}
	return first, last
}

// pointDay writes when a point was said: a day has no hour.
func (i inspector) pointDay(p *account.Point) string {
	if p.Claim != nil && p.Claim.Said.IsDay() {
		return p.At.In(i.Zone).Format(strings.TrimSuffix(i.when, " 15:04"))
	}
	return i.day(p.At)
}

// day writes an instant of the course.
func (i inspector) day(t time.Time) string { return t.In(i.Zone).Format(i.when) }

// chart is a drawing in cells: the band of what was claimed, the desk's figure in it, and where it was filed.
type chart struct {
	cells    [][]string
	low, top int
	from, to time.Time
}

func (i inspector) drawn(c *account.Course) (all []Block) {
	d := chart{}
	d.from, d.to = ends(c)
	end := d.to
	d.scale(c)
	most := chartRows
	if i.Low {
		most = chartRowsLow
	}
	d.cells = make([][]string, min(most, d.top-d.low+1))
	for row := range d.cells {
		d.cells[row] = slices.Repeat([]string{" "}, chartColumns)
	}
	for x := range chartColumns {
		d.column(x, pointAt(c.Points, d.at(x)), i.Pen.Marks.Band, i.Pen.Marks.Figure)
	}
	for _, f := range c.Filed {
		if x := d.x(f.At); x >= 0 && x < chartColumns {
			d.cells[d.row(f.Count.Min())][x] = "F"
		}
	}
	width := len(fmt.Sprint(d.top))
	for row, cells := range d.cells {
		axis := strings.Repeat(" ", width)
		switch row {
		case 0:
			axis = fmt.Sprintf("%*d", width, d.top)
		case len(d.cells) - 1:
			axis = fmt.Sprintf("%*d", width, d.low)
		}
		all = append(all, Block{Drawn: true, Text: axis + " " + i.Pen.Marks.Down + strings.Join(cells, "")})
	}
	from, to := i.pointDay(&c.Points[0]), i.day(end)
	if last := &c.Points[len(c.Points)-1]; !end.After(last.At) {
		to = i.pointDay(last)
	}
	foot := strings.Repeat(" ", width+2) + from + strings.Repeat(" ", max(1, chartColumns-len(from)-len(to))) + to
	legend := fmt.Sprintf("%*s  %s the desk's figure   %s claimed   F filed", width, "", i.Pen.Marks.Figure, i.Pen.Marks.Band)
	return append(all, Block{Drawn: true, Text: foot, Style: i.Pen.Dim}, Block{Drawn: true, Text: legend, Style: i.Pen.Dim})
}

// scale finds the least and the greatest number there is, and lets the last point and the last filing be seen.
func (d *chart) scale(c *account.Course) {
	d.low, d.top = count.Inf, 0
	see := func(n int) {
		if n != count.Inf {
			d.low, d.top = min(d.low, n), max(d.top, n)
		}
	}
	for _, p := range c.Points {
		if p.Claim != nil {
			see(p.Count.Min())
			see(p.Count.Max())
		}
		if p.Band.Known {
			see(p.Band.Min)
			see(p.Band.Max)
		}
	}
	for _, f := range c.Filed {
		see(f.Count.Min())
	}
	if d.low == count.Inf {
		d.low = 0
	}
	if d.top == d.low {
		d.low = max(0, d.low-1)
		d.top = max(d.top, d.low+1)
	}
	d.to = d.to.Add(max(time.Minute, d.to.Sub(d.from)/16))
}

// at is the instant in which a column ends, and x the column of an instant.
func (d *chart) at(x int) time.Time {
	return d.from.Add(time.Duration(float64(d.to.Sub(d.from)) * float64(x+1) / chartColumns))
}

func (d *chart) x(t time.Time) int {
	return int(float64(t.Sub(d.from)) / float64(d.to.Sub(d.from)) * chartColumns)
}

// row is where a number stands; what has no bound stands at the top.
func (d *chart) row(n int) int {
	n, last := min(max(n, d.low), d.top), len(d.cells)-1
	return last - ((n-d.low)*last+(d.top-d.low)/2)/(d.top-d.low)
}

func (d *chart) column(x int, p *account.Point, band, figure string) {
	if p == nil {
		return
	}
	if p.Band.Known {
		for row := d.row(p.Band.Max); row <= d.row(p.Band.Min); row++ {
			d.cells[row][x] = band
		}
	}
	if p.Claim != nil {
		d.cells[d.row(p.Count.Min())][x] = figure
	}
}

// pointAt is the point that holds at an instant, nil: none yet.
func pointAt(points []account.Point, t time.Time) (at *account.Point) {
	for n := range points {
		if points[n].At.After(t) {
			break
		}
		at = &points[n]
	}
	return at
}
