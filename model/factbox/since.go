package factbox

import "slices"

// Since says, a sentence for each line, how the box differs from one that was made earlier, the figures first; none: whoever read
// the earlier one has read this one. When it was made is no difference.
func (x *Box) Since(earlier *Box) (says []string) {
	for _, figures := range []bool{true, false} {
		now, was := x.lines(figures), earlier.lines(figures)
		for _, l := range without(now, was) {
			says = append(says, "now: "+l.text)
		}
		for _, l := range without(was, now) {
			says = append(says, "no longer: "+l.text)
		}
	}
	if len(says) == 0 && !slices.Equal(x.Figures, earlier.Figures) {
		says = append(says, "the same words, from other claims")
	}
	return says
}

// placed is a line and what it stands under.
type placed struct{ under, text string }

// lines are what is put out: the lines that give figures, or all else but for when it was made.
func (x *Box) lines(figures bool) (all []placed) {
	if !figures {
		all = append(all, placed{"", x.Title})
		for _, a := range x.Advisory {
			all = append(all, placed{"", a})
		}
	}
	for _, s := range x.Sections {
		for _, l := range s.Lines {
			if len(l.Cells) > 0 == figures {
				all = append(all, placed{s.Title, l.Text})
			}
		}
	}
	return all
}

func without(all, those []placed) []placed {
	return slices.DeleteFunc(slices.Clone(all), func(l placed) bool { return slices.Contains(those, l) })
}
