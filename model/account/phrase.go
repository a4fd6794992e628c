package account

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"muster/model"
	"muster/model/count"
	"muster/model/text"
)

// StatusPhrase is a status in words: "missing or dead", "unaccounted for".
func StatusPhrase(s model.Status) string {
	parts := strings.Split(s.String(), "/")
	for i, p := range parts {
		if p == model.Unaccounted.String() {
			parts[i] = "unaccounted for"
		}
	}
	return strings.Join(parts, " or ")
}

// IntervalPhrase is an interval in words: "15", "at least 4", "4 to 7", "up to 3", "any number".
func IntervalPhrase(i count.Interval) string {
	switch {
	case i.Min == 0 && i.Max == count.Inf:
		return "any number"
	case i.Min == i.Max:
		return number(i.Min)
	case i.Max == count.Inf:
		return "at least " + number(i.Min)
	case i.Min == 0:
		return "up to " + number(i.Max)
	}
	return number(i.Min) + " to " + number(i.Max)
}

// hedged is an interval in words, of figures of which one may be about a number: "about 15", "about 15 or more".
func hedged(i count.Interval, about bool) string {
	switch {
	case !about || i.Min == 0 && i.Max == count.Inf:
		return IntervalPhrase(i)
	case i.Max == count.Inf:
		return "about " + number(i.Min) + " or more"
	case i.Min == 0 && i.Max > 0:
		return "up to about " + number(i.Max)
	}
	return "about " + IntervalPhrase(i)
}

// number parts the thousands of a sum, as the phrase of a count does: 1,100.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Phrase is a figure in words: "at least 23 dead", "none known unaccounted for", "32 attackers dead".
func (s *Said) Phrase() string {
	return s.Count.PhraseOf(strings.TrimSpace(classPhrase(s.Class))) + " " + StatusPhrase(s.Status)
}

// classPhrase names whom a figure counts where it is not the people affected.
func classPhrase(c model.Class) string {
	switch c {
	case model.Attacker:
		return " attackers"
	case model.Security:
		return " of the security forces"
	case model.Responder:
		return " responders"
	}
	return ""
}

// ClassTitle names a class as a heading does.
func ClassTitle(c model.Class) string {
	switch c {
	case model.Attacker:
		return "Attackers"
	case model.Security:
		return "Security forces"
	case model.Responder:
		return "Responders"
	}
	return "The people affected"
}

// partPhrase names the part of the incident that a figure is about.
func partPhrase(scope string) string {
	if scope == "" {
		return ""
	}
	return " (" + text.Line(scope) + ", a part)"
}

// Speaker is who said it, as a sentence names him: "William Hague, UK foreign secretary (UK government), via reporters".
func (s *Said) Speaker() string {
	src := s.Source()
	who := text.Line(src.Name)
	if src.Unnamed {
		who += ", unnamed"
	}
	if authority := text.Line(src.Authority); authority != "" && !strings.EqualFold(authority, src.Name) {
		who += " (" + authority + ")"
	}
	if via := s.Claim().Via; via != "" {
		who += ", via " + text.Line(via)
	}
	return who
}

// When is when it was said, in the scene's zone: a day stays a day.
func (s *Said) When(zone *time.Location) string { return s.Claim().Said.Display(zone) }

// withArticle names an authority inside a sentence: "the Algerian government", "BP".
func withArticle(authority string) string {
	authority = text.Line(authority)
	if strings.HasSuffix(strings.ToLower(authority), " government") && !strings.HasPrefix(strings.ToLower(authority), "the ") {
		return "the " + authority
	}
	return authority
}

// capital makes the beginning of a sentence.
func capital(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// list joins words as a sentence does: "a, b and c"; past most, "and 4 more". A word that stands twice is said once.
func list(words []string, most int) string {
	words = distinct(words)
	if len(words) > most {
		words = append(words[:most:most], fmt.Sprintf("%d more", len(words)-most))
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

func distinct(words []string) (once []string) {
	for _, w := range words {
		if !slices.Contains(once, w) {
			once = append(once, w)
		}
	}
	return once
}
