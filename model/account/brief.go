package account

import (
	"muster/model"
	"muster/model/text"
)

// By is who said it, as copy names him: "William Hague, UK foreign secretary, via reporters". The authority is left out.
func (s *Said) By() string {
	who := text.Line(s.Source().Name)
	if s.Source().Unnamed {
		who += ", unnamed"
	}
	if via := s.Claim().Via; via != "" {
		who += ", via " + text.Line(via)
	}
	return who
}

// Gravity orders statuses as a reader asks for them: the dead, those who may be, the missing, the captives, then everybody
// whose fate is better. The smaller comes first.
func Gravity(s model.Status) int {
	for i, part := range [...]model.Status{model.Dead, model.Missing, model.Unaccounted, model.Held, model.Injured, model.Freed, model.Safe,
		model.Captured, model.Present} {
		if s.Touches(part) {
			i *= 2
			if s.Compound() {
				i++
			}
			return i
		}
	}
	return 2 * len(model.Statuses())
}

// Overtaking is what has overtaken a figure that stands in the accounting by any rule, nil: nothing.
func (b *Book) Overtaking(s *Said) *Overtaken {
	b.refresh()
	if o := b.overtakenWhole(s); o != nil {
		return o
	}
	c := b.cell(s.Cell())
	if c == nil {
		return nil
	}
	for _, other := range c.all {
		if other.Said != s {
			continue
		}
		if o := overtakenByPart(b.partsOf(c.row, s.Status), s); o != nil {
			return o
		}
		return b.overtaken(c.row, other.live)
	}
	return nil
}
