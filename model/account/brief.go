package account

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"muster/model"
	"muster/model/moment"
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

// Brief is a moment as copy gives it, in the scene's zone: "21 Jan", "19 Jan 19:10". The year stands only where it is
// another than that of the newest claim.
func (b *Book) Brief(m moment.Moment) string { return b.withoutYear(m.Display(b.zone)) }

func (b *Book) withoutYear(words string) string {
	if !b.newest.any {
		return words
	}
	year := " " + strconv.Itoa(time.Unix(b.newestBegin(), 0).In(b.zone).Year())
	if day, rest, ok := strings.Cut(words, year); ok && (rest == "" || rest[0] == ' ') {
		return day + rest
	}
	return words
}

// Attribution is the speaker and the day of a figure: "Japanese government, 21 Jan".
func (b *Book) Attribution(s *Said) string { return s.By() + ", " + b.Brief(s.Claim().Said) }

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

// OvertakenWords says what has overtaken a figure that stands in the accounting, a rival as well as the desk's: "Foreigners
// 37 (Algerian government, 21 Jan 2013) and Algeria 1 (…) make at least 38". Empty: nothing has.
func (b *Book) OvertakenWords(s *Said) string {
	if o := b.Overtaking(s); o != nil {
		return o.words(b, func(s *Said) string { return b.Brief(s.Claim().Said) })
	}
	return ""
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
	if o := b.overtakenByPart(c.row, s); o != nil {
		return o
	}
	for _, other := range c.all {
		if other.Said == s {
			return b.overtaken(c.row, other.live)
		}
	}
	return nil
}

// StaleWords says why a figure is stale: "said before \"Final assault\" (19 Jan 2013)". Empty: it is not.
func (b *Book) StaleWords(s *Said) string {
	if stale := b.stale(s); stale != nil {
		return b.staleWords(stale)
	}
	return ""
}

func (b *Book) staleWords(s *Stale) string {
	if s.Before == nil {
		return s.says(b.zone)
	}
	return fmt.Sprintf("said before %q (%s)", text.Line(s.Before.Headline), b.withoutYear(s.Before.When.Display(b.zone)))
}
