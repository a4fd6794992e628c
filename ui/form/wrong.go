package form

// wrong is what is wrong at a stop, as it stands under it; nothing where it is not to be shown yet.
func (f *Form) wrong(s stop, left int) (lines []string) {
	says := ""
	if name := f.name(s); f.all || f.shown[name] {
		says = f.fault(s)
	}
	if s == f.at && f.refused != "" {
		says = f.refused
	}
	if says == "" {
		return nil
	}
	for n, l := range f.pen.Lines(f.pen.Text(says), max(1, f.width-left-2-gutter), 4) {
		r := f.pen.NewRow(f.width).Space(left)
		if n == 0 {
			r.Add(f.pen.Alarm, f.pen.Marks.Alarm).Space(1)
		} else {
			r.Space(2)
		}
		lines = append(lines, r.Add(f.pen.Alarm, l).String())
	}
	return lines
}
