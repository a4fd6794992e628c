package filter

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/country"
)

// readSource reads the id of a source, its name or words of it.
func readSource(f *Filter, typed string) (value, error) {
	id, words := model.FoldName(typed), f.folder.words(typed)
	return f.speakers(typed, "source", words, func(src *model.Source) bool {
		return model.FoldName(src.ID) == id || holdsWords(f.folder.words(src.Name), words)
	})
}

// readAuthority reads the name of an authority or words of it; the names of one government are one.
func readAuthority(f *Filter, typed string) (value, error) {
	words := f.folder.words(typed)
	gov, isGov := country.Government(typed)
	return f.speakers(typed, "authority", words, func(src *model.Source) bool {
		if code, ok := country.Government(src.Authority); ok && isGov && code == gov {
			return true
		}
		return holdsWords(f.folder.words(src.Authority), words)
	})
}

// speakers makes a value of what is asked of a source. Each source is asked once: a record is never written to again, so
// that its address stands for what it says. Where there are sources and none of them is meant, it is refused: a filter
// with a typing error would show an empty desk.
func (f *Filter) speakers(typed, what, words string, is func(*model.Source) bool) (value, error) {
	if words == "" {
		return value{}, fmt.Errorf("%s names no %s; write its name or a word of it", shown(typed), what)
	}
	known := map[*model.Source]bool{}
	v := value{typed, func(s *subject) bool {
		if s.source == nil {
			return false
		}
		yes, asked := known[s.source]
		if !asked {
			yes = is(s.source)
			known[s.source] = yes
		}
		return yes
	}}
	if f.ctx.Story == nil {
		return v, nil
	}
	sources := f.ctx.Story.Entries(model.KindSource)
	for _, e := range sources {
		if is(e.Record.(*model.Source)) {
			return v, nil
		}
	}
	if len(sources) == 0 {
		return v, nil
	}
	return value{}, fmt.Errorf("no %s of this story is called %s; write its name or a whole word of it", what, shown(typed))
}

// holdsWords tells whether words stand in a name, side by side and whole. Both are as folder.words gives them.
func holdsWords(name, words string) bool {
	for from := 0; ; {
		i := strings.Index(name[from:], words)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(words)
		if (i == 0 || name[i-1] == ' ') && (end == len(name) || name[end] == ' ') {
			return true
		}
		from = i + 1
	}
}
