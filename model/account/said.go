package account

import (
	"cmp"
	"time"

	"muster/model"
	"muster/model/count"
	"muster/model/country"
)

// Voice is an authority: the institution that one or more sources speak for.
type Voice struct {
	Name string // as its first source writes it
	Key  string // what makes two spellings one voice
	Gov  string // alpha-2 code of the country whose national government it is, empty: none
}

// voiceKey makes one voice of every name that means the national government of one country, and of every spelling that
// differs in case, accents or spaces.
func voiceKey(authority string) (key, gov string) {
	if code, ok := country.Government(authority); ok {
		return governmentKey(code), code
	}
	return model.FoldName(authority), ""
}

// OneVoice tells whether two authorities are one voice.
func OneVoice(a, b string) bool {
	one, _ := voiceKey(a)
	other, _ := voiceKey(b)
	return one == other
}

func governmentKey(code string) string { return "government of " + code }

// speaker is a source with the voice it speaks in.
type speaker struct {
	src   *model.Source
	voice *Voice
}

// utterance is a claim as the book knows it.
type utterance struct {
	claim *model.Claim
	seq   uint64 // its place in the log
	begin int64  // second in which the saying begins, in the scene's zone
	by    *speaker
	said  []Said
	takes int32 // seconds after which it was certainly over
	known bool  // inside the cut
	state model.ClaimState
	// joined tells that a link says of some of its people, or has said, that others count them as well: most claims need not be
	// asked for their links.
	joined bool
	linked bool // it has links
}

// end is the second before which the saying was certainly over.
func (u *utterance) end() int64 { return u.begin + int64(u.takes) }

// Said is a figure as a claim gives it: with its speaker, its time and what has become of it.
type Said struct {
	*model.Figure
	of    *utterance
	state model.ClaimState
	// side says that the figure does not compete in its cell although it stands.
	side sideline
	// Of its claim, which should not have to be looked for: it is graded 4 or 5; its time is known to the day only.
	doubtful, ofDay bool
	// Status is the figure's. It stands here as well because a row asks every one of its figures for it.
	Status model.Status
}

// Claim is the claim the figure stands in.
func (s *Said) Claim() *model.Claim { return s.of.claim }

// Source is who said it.
func (s *Said) Source() *model.Source { return s.of.by.src }

// Voice is the authority it was said for.
func (s *Said) Voice() *Voice { return s.of.by.voice }

// State is what has become of the figure inside the cut.
func (s *Said) State() model.ClaimState { return s.state }

// Begin is the instant in which the saying begins.
func (s *Said) Begin() time.Time { return time.Unix(s.of.begin, 0).UTC() }

// Seq is the place of the claim in the log.
func (s *Said) Seq() uint64 { return s.of.seq }

// Interval is the count as an interval.
func (s *Said) Interval() count.Interval { return s.Count.Interval() }

// order is the order of saying: the instant it begins, then the log.
func (u *utterance) order(v *utterance) int {
	return cmp.Or(cmp.Compare(u.begin, v.begin), cmp.Compare(u.seq, v.seq))
}

// after tells whether s was said after t. Figures of one claim were said together.
func (s *Said) after(t *Said) bool { return s.of.order(t.of) > 0 }

// order puts figures in the order of saying, and those of one claim in the order of the claim.
func (s *Said) order(t *Said) int {
	if c := s.of.order(t.of); c != 0 || s.of != t.of {
		return c
	}
	return cmp.Compare(s.index(), t.index())
}

func (s *Said) index() int {
	for i := range s.of.said {
		if &s.of.said[i] == s {
			return i
		}
	}
	return -1
}

// says is a figure that says anything: "none known" and "?" do not.
func (s *Said) says() bool { return s.Count.Min() > 0 || s.Count.Bounded() }
