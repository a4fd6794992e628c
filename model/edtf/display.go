package edtf

import "time"

// Display is the date for people, on the clock of loc: "16 Jan 2013", "16 Jan 2013 05:45", "Jan 2013", "2013", "some
// day in Jan 2013", "about 16 Jan 2013", "16 Jan 2013?", "16 Jan 2013 – 19 Jan 2013", "since 16 Jan 2013", "until 19
// Jan 2013"; an unknown end is said, "16 Jan 2013, end unknown". Only what was written with a time shows one.
func (d Date) Display(loc *time.Location) string {
	start, end := d.start.display(loc), d.end.display(loc)
	switch {
	case !d.interval:
		return start
	case d.end.form == open:
		return "since " + start
	case d.start.form == open:
		return "until " + end
	case d.end.form == unknown:
		return start + ", end unknown"
	case d.start.form == unknown:
		return "until " + end + ", start unknown"
	}
	return start + " – " + end
}

// Echo says how a typed date was understood: a day or a time as [moment.Moment.Echo] does, "Sat 19 Jan 2013 19:10 (Africa/Algiers)", and
// any other as Display shows it.
func (d Date) Echo(loc *time.Location) string {
	if s := d.start; !d.interval && (s.form == day || s.form == clock) && !s.approximate && !s.uncertain {
		return s.first.Echo(loc)
	}
	return d.Display(loc)
}

// Plain is the date as it was written, but for the offset of a time that says nothing, as of [moment.Moment.Plain].
func (d Date) Plain(loc *time.Location) string {
	if d.start.form == clock && !d.interval {
		return d.start.first.Plain(loc).String()
	}
	return d.String()
}

// display shows one date with its sign.
func (s side) display(loc *time.Location) string {
	text := s.bare(loc)
	if s.approximate {
		text = "about " + text
	}
	if s.uncertain {
		text += "?"
	}
	return text
}

// bare shows one date without its sign. Days have no zone, so their parts are read in UTC.
func (s side) bare(loc *time.Location) string {
	first, last := s.first.Begin(time.UTC), s.last.Begin(time.UTC)
	switch s.form {
	case someYear:
		return "some year from " + first.Format("2006") + " to " + last.Format("2006")
	case year:
		return first.Format("2006")
	case someMonth:
		return "some month in " + first.Format("2006")
	case month:
		return first.Format("Jan 2006")
	case someDayOfYear:
		return "some day in " + first.Format("2006")
	case someDay:
		return "some day in " + first.Format("Jan 2006")
	case someOfTen:
		return "some day from " + first.Format("2") + " to " + last.Format("2 Jan 2006")
	case day, clock:
		return s.first.Display(loc)
	}
	return ""
}
