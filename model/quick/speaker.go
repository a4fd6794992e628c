package quick

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/country"
	"muster/model/text"
)

// Speaker is who speaks in a draft: a known source, or a new one.
type Speaker struct {
	ID   string // of the known source; empty: the source is new
	Name string // the known source's name; a new one's as it was typed, with its spaces made one
	New  bool
	// Near are the known sources that a new name may be a typo of, the likeliest first. While there are any, the source
	// is not to be made unless the editor says that it is another one.
	Near []*model.Source
}

// voice is a known source with what it answers to.
type voice struct {
	source     *model.Source
	name, head string   // folded: the name, and the name up to its first comma
	words      []string // of name
}

func voiceOf(s *model.Source) voice {
	before, _, _ := strings.Cut(s.Name, ",")
	v := voice{source: s, name: model.FoldName(s.Name), head: model.FoldName(before)}
	v.words = wordsOf(v.name)
	return v
}

// last is the last word of the name up to its comma.
func (v *voice) last() string {
	words := wordsOf(v.head)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// person tells whether the name goes on behind a comma, so that its last words before it are a surname rather than
// "ministry" or "official".
func (v *voice) person() bool { return v.name != v.head && !v.source.Unnamed }

// speaker finds out who speaks. The name stands at pos to end of the line.
func speaker(story *model.Story, h head) (Speaker, *Error) {
	name, pos, end := h.name, h.pos, h.end
	name = strings.Join(strings.Fields(name), " ")
	folded := model.FoldName(name)
	if s := toTheLetter(story, h.name); s != nil {
		return Speaker{ID: s.ID, Name: s.Name}, nil
	}
	if err := checkName(name, folded, pos, end); err != nil {
		return Speaker{}, err
	}
	if story == nil {
		return Speaker{Name: name, New: true}, checkNew(name, h)
	}
	if s := story.Source(name); s != nil {
		return Speaker{ID: s.ID, Name: s.Name}, nil
	}
	voices := voicesOf(story)
	same := called(voices, name, folded)
	switch len(same) {
	case 0:
		return Speaker{Name: name, New: true, Near: near(voices, name)}, checkNew(name, h)
	case 1:
		return Speaker{ID: same[0].ID, Name: same[0].Name}, nil
	}
	return Speaker{}, at(pos, end, "%s is the id of %s and the name of %s; write the id or the whole name of the one who speaks",
		shown(name), shown(same[0].Name), shown(same[1].Name))
}

// toTheLetter is the one source of that very name, or of the name as it is shown; nil: there is none, or there are several, or it is
// an id. A name of signs alone, which nobody would be given, is a name where it is known.
func toTheLetter(story *model.Story, name string) (found *model.Source) {
	if story == nil || story.Source(name) != nil {
		return nil
	}
	for _, e := range story.Entries(model.KindSource) {
		s := e.Record.(*model.Source)
		if s.Name != name && text.Line(s.Name) != name {
			continue
		}
		if found != nil {
			return nil
		}
		found = s
	}
	return found
}

func checkName(name, folded string, pos, end int) *Error {
	switch {
	case len(name) > model.MaxField:
		return at(pos, end, "the name of the source is %d bytes long; a field holds at most %d", len(name), model.MaxField)
	case len(wordsOf(folded)) == 0:
		return at(pos, end, "%s is not a name; write who speaks, such as Hague, before the colon", shown(name))
	}
	return nil
}

func voicesOf(story *model.Story) []voice {
	entries := story.Entries(model.KindSource)
	voices := make([]voice, len(entries))
	for i, e := range entries {
		voices[i] = voiceOf(e.Record.(*model.Source))
	}
	return voices
}

// called gives the sources that a name which is no id stands for: to the letter, by folded id or name, by the name up to
// the comma, by the last words of that. More than one is given only where an id and a name fold into one. Where two
// people share the name up to the comma or its last words, nobody is called by it.
func called(voices []voice, name, folded string) []*model.Source {
	tests := []func(*voice) bool{
		func(v *voice) bool { return v.source.Name == name },
		func(v *voice) bool { return v.name == folded || model.FoldName(v.source.ID) == folded },
		func(v *voice) bool { return v.head == folded },
		func(v *voice) bool { return strings.HasSuffix(v.head, " "+folded) },
	}
	for step, test := range tests {
		var same []*voice
		for i := range voices {
			if test(&voices[i]) {
				same = append(same, &voices[i])
			}
		}
		switch {
		case len(same) == 0:
			continue
		case step == 1 && len(same) > 1:
			return []*model.Source{same[0].source, same[1].source}
		case len(same) > 1, step == 3 && !same[0].person():
			return nil
		}
		return []*model.Source{same[0].source}
	}
	return nil
}

// near lists the sources that a name may be a typo of, nearest first. A name that means the government which a known source
// speaks for is that voice, however it is written.
func near(voices []voice, name string) []*model.Source {
	words := wordsOf(model.FoldName(name))
	government, isOne := country.Government(name)
	look := lookOf(strings.Join(words, " "))
	type neighbour struct {
		source *model.Source
		apart  int
	}
	var found []neighbour
	for i := range voices {
		if code, ok := country.Government(voices[i].source.Authority); ok && isOne && code == government {
			found = append(found, neighbour{voices[i].source, 0})
		} else if n, ok := voices[i].near(look, words); ok {
			found = append(found, neighbour{voices[i].source, n})
		}
	}
	slices.SortStableFunc(found, func(a, b neighbour) int { return a.apart - b.apart })
	sources := make([]*model.Source, len(found))
	for i, n := range found {
		sources[i] = n.source
	}
	return sources
}

// near tells how far a source is from a name, if it is near: typing errors, or 3 where the words of one are among the
// other's or the surname is the same.
func (v *voice) near(look []rune, words []string) (int, bool) {
	best, ok := 3, holdsAll(v.words, words) || holdsAll(words, v.words) || holdsAll(words, wordsOf(v.head))
	ok = ok || v.person() && slices.Contains(words, v.last()) // W Hague, Mr Hague, Jane Hague
	for _, other := range []string{v.name, v.head, v.last(), model.FoldName(v.source.ID), model.FoldName(v.source.Authority)} {
		if n, close := apart(look, lookOf(strings.Join(wordsOf(other), " "))); close {
			best, ok = min(best, n), true
		}
	}
	return best, ok
}
