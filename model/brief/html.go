package brief

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"muster/model/account"
)

//go:embed page.html
var pageHTML string

// paged is the layout of the page. The template escapes each value for the place where it stands.
var paged = template.Must(template.New("page").Funcs(template.FuncMap{"paragraphs": paragraphs, "addone": func(n int) int { return n + 1 }}).Parse(pageHTML))

// HTML writes a book as one page that needs nothing beside it.
func HTML(w io.Writer, b *account.Book, o Options) error { return paged.Execute(w, newPage(b, o)) }

// paragraphs parts a text at its empty lines.
func paragraphs(s string) (all []string) {
	for p := range strings.SplitSeq(s, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, p)
		}
	}
	return all
}
