package account

import (
	"time"

	"muster/model"
	"muster/model/count"
)

// Course is how one cell went over time: the desk's figure, the band of what was claimed, and where it was filed.
type Course struct {
	Cell  model.Cell
	Clock Clock
	// Points are in the order of time; each holds until the next. None: the cell never had a figure.
	Points []Point
	Filed  []FiledPoint
}

// Point is how a cell stands from one instant on.
type Point struct {
	// At is the instant: when it was said, or when it was logged.
	At time.Time
	// Seq is the change that made it so, on the logged clock; else 0.
	Seq uint64
	// Count is the desk's figure; the zero count: there is none from here on.
	Count count.Count
	// Band runs from the lowest to the highest that stands; it means something only where Known is set.
	Band Spread
	// Claim and Source say whose figure it is; nil: there is none.
	Claim  *model.Claim
	Source *model.Source
	of     *Said
	book   *Book
}

// Says is the point in words: "14; Japanese government, 19 Jan", "no figure any more".
func (p Point) Says() string {
	if p.of == nil {
		return "no figure any more"
	}
	says := p.Count.Phrase() + "; " + p.book.words().Attribution(p.of)
	if p.Band.Conflict {
		says += "; in conflict, " + p.Band.against()
	}
	return says
}

// FiledPoint is the cell as a filing put it out.
type FiledPoint struct {
	At     time.Time
	Count  count.Count
	Filing *model.Filing
}
