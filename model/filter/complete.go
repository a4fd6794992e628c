package filter

import (
	"slices"
	"strings"

	"muster/model/text"
)

// MostOffered is how many completions are given at once.
const MostOffered = 50

// offer is something that may be typed.
type offer struct {
	text string
	also string // other words for it
}

func plain(texts ...string) []offer {
	all := make([]offer, len(texts))
	for i, t := range texts {
		all[i].text = t
	}
	return all
}

// Complete gives what may stand where the cursor is, the likeliest first: each of words may take the place of
// line[from:cursor]. Keys end in a colon. Values that need quotes have them.
func Complete(line string, cursor int, ctx Context) (from int, words []string) {
	cursor = min(max(cursor, 0), len(line))
	from, key, typed := typing(line[:cursor])
	if key == "" {
		for _, k := range keys() {
			if strings.HasPrefix(k.name, strings.ToLower(typed)) {
				words = append(words, k.name+":")
			}
		}
		return from, words
	}
	k := keyNamed(key)
	if k == nil {
		return from, nil
	}
	folded := text.Fold(typed)
	for _, o := range k.offers(ctx) {
		written := quote(o.text, true)
		switch {
		case !o.begins(folded) || slices.Contains(words, written):
		case text.Fold(o.text) == folded:
			words = slices.Insert(words, 0, written) // to the letter
		default:
			words = append(words, written)
		}
	}
	return from, words[:min(len(words), MostOffered)]
}

// begins tells whether the offer, or one of its words, begins so.
func (o offer) begins(folded string) bool {
	name := text.Fold(o.text + " " + o.also)
	return strings.HasPrefix(name, folded) || strings.Contains(name, " "+folded)
}

// typing finds what is being typed at the end of a line: where it begins, its key in small letters, what there is of it.
func typing(head string) (from int, key, typed string) {
	s := scanner{line: head}
	for {
		s.skip()
		from = s.pos
		t, ok, err := s.next()
		switch {
		case !ok && err == nil:
			return len(head), "", ""
		case t.not:
			from++
		}
		if err == nil && s.pos < len(head) {
			continue
		}
		if !t.keyed {
			return from, "", strings.TrimLeft(head[from:], `"“„«`)
		}
		from += len(t.key) + 1
		if n := len(t.values); n > 0 && err == nil {
			from = t.values[n-1].pos
		} else if n > 0 {
			from = t.values[n-1].end + 1
		}
		return from, strings.ToLower(t.key), strings.Trim(head[from:], `"“„«”»`)
	}
}
