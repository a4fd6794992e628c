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
	chartColumns, chartRows = 48, 6
	// mostPoints is how many points are told in words.
	mostPoints = 12
)

// course is how a cell went over time: drawn where there is more than one point, and always in words.
func (i inspector) course(at model.Cell) (all []Block) {
	if i.Course == nil {
		return nil
	}
	head := []Block{{}, {Text: "Course, by the time of saying", Style: i.Pen.Title}}
	c := i.Course(at)
	switch {
	case c == nil:
		return append(head, Block{Text: "counting" + i.Pen.Marks.Cut, Style: i.Pen.Dim})
	case len(c.Points) == 0:
		return nil
	}
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
	b := Block{Label: i.day(p.At), Text: p.Says()}
	if p.Band.Known && !p.Band.Conflict && (p.Band.Min != p.Count.Min() || p.Band.Max != p.Count.Max()) {
		b.Text += "; claimed " + bounds(p.Band.Interval)
	}
	if p.Claim != nil {
		b.Target = &intent.Target{Claim: p.Claim.ID}
	}
	return b
}

func (i inspector) filedBlock(f account.FiledPoint) Block {
	return Block{Label: i.day(f.At), Text: "filed as " + f.Count.Phrase() + " by " + f.Filing.By, Style: i.Pen.Accent}
}

func (i inspector) day(t time.Time) string { return t.In(i.Zone).Format("2 Jan 2006") }

// chart is a drawing in cells: the band of what was claimed, the desk's figure in it, and where it was filed.
type chart struct {
	cells    [chartRows][]string
	low, top int
	from, to time.Time
}

func (i inspector) drawn(c *account.Course) (all []Block) {
	d := chart{from: c.Points[0].At, to: c.Points[len(c.Points)-1].At}
	d.scale(c)
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
		case chartRows - 1:
			axis = fmt.Sprintf("%*d", width, d.low)
		}
		all = append(all, Block{Drawn: true, Text: axis + " " + i.Pen.Marks.Down + strings.Join(cells, "")})
	}
	from, to := i.day(d.from), i.day(d.to)
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
		if f.At.After(d.to) {
			d.to = f.At
		}
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
	n = min(max(n, d.low), d.top)
	return chartRows - 1 - ((n-d.low)*(chartRows-1)+(d.top-d.low)/2)/(d.top-d.low)
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
