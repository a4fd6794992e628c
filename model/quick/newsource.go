package quick

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/model"
	"muster/model/country"
)

// NewSource makes the source of a draft whose speaker is new: of kind other, or a government that speaks for its country where the
// name is a government's or one of its offices'; of nobody's grade, under an id made from its name that nothing in the story ever
// had. It is nil where the speaker is known.
func (d *Draft) NewSource(story *model.Story) *model.Source {
	if !d.Source.New {
		return nil
	}
	src := &model.Source{ID: freeID(story, d.Source.Name), Name: d.Source.Name, Kind: model.OtherSource}
	if code, ok := country.Office(src.Name); ok {
		src.Kind, src.Country = model.Government, code
	}
	return model.Normal(src)
}

// Introduction says of a new source what was made of its name: "government, for Greek government, reliability F".
func Introduction(src *model.Source) string {
	says := src.Kind.String()
	if src.Authority != src.Name {
		says += ", for " + src.Authority
	}
	return says + ", reliability " + src.Reliability.String()
}

// freeID makes an id from a name: what stands before its first comma, in small letters and digits, at most 24 of them.
func freeID(story *model.Story, name string) string {
	before, _, _ := strings.Cut(name, ",")
	stem := stemOf(before)
	if stem == "" {
		stem = "source"
	}
	for id, n := stem, 2; ; n++ {
		if !taken(story, id) {
			return id
		}
		id = stem + "-" + strconv.Itoa(n)
	}
}

// stemOf strings the words of a name together as long as they fit.
func stemOf(name string) string {
	const most = 24
	words := strings.FieldsFunc(model.FoldName(name), func(r rune) bool { return r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	stem := ""
	for _, w := range words {
		if stem == "" {
			stem = w[:min(len(w), most)]
		} else if len(stem)+1+len(w) <= most {
			stem += "-" + w
		} else {
			break
		}
	}
	return stem
}

// taken tells whether any record has or had an id; a deleted one could come back.
func taken(story *model.Story, id string) bool {
	if story == nil {
		return false
	}
	return id == story.ID || slices.ContainsFunc(model.Kinds(), func(k model.Kind) bool { return story.Entry(model.Ref{Kind: k, ID: id}) != nil })
}
