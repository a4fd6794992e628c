package script

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room is a folder, what it may import besides the standard library, and what it never may; the first that fits holds.
type room struct{ folder, may, never string }

func rooms() []room {
	const impure, others = `^(os|net|syscall|log|testing|math/rand)(/|$)`, `|^[^/]+\.[a-z]+/`
	return []room{
		{`^$`, `^muster/(ui|store|model)(/|$)` + others, `^$`},
		{`^model/modeltest$`, `^muster/model(/|$)|^golang\.org/x/text/|^pgregory\.net/rapid$`, `^(os|net|syscall)(/|$)`},
		{`^model(/|$)`, `^muster/model(/|$)|^golang\.org/x/text/`, impure},
		{`^store(/|$)`, `^muster/(store|model)(/|$)` + others, `^$`},
		{`^ui/cli(/|$)`, `^muster/(ui/cli|model)(/|$)` + others, `^$`},
		{`^ui/remote(/|$)`, `^muster/(ui|model)(/|$)` + others, `^$`},
		{`^ui(/|$)`, `^muster/(ui|model)(/|$)` + others, `^muster/ui/(cli|remote)(/|$)`},
		{`.`, `^$`, `.`}, // a room that is not in the plan of the house
	}
}

// Imports point down. Tests may look anywhere, and nothing but tests may look at package modeltest.
func TestImports(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if d.IsDir() && file != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if err != nil || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return err
		}
		seen++
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, problem := range strayImports(folderOf(file), f) {
			t.Errorf("%s: %s", file, problem)
		}
		return nil
	})
	if err != nil || seen < 100 {
		t.Fatalf("%d files: %v", seen, err)
	}
}

// strayImports names what a file of a folder may not import.
func strayImports(folder string, f *ast.File) (stray []string) {
	folder = strings.TrimPrefix(folder, ".")
	all := rooms()
	r := all[slices.IndexFunc(all, func(r room) bool {
		return folder == "" || r.folder != `^$` && regexp.MustCompile(r.folder).MatchString(folder)
	})]
	may, never := regexp.MustCompile(r.may), regexp.MustCompile(r.never)
	for _, spec := range f.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		first, _, _ := strings.Cut(name, "/")
		standard := first != "muster" && !strings.Contains(first, ".")
		if !standard && !may.MatchString(name) || never.MatchString(name) || name == "muster/model/modeltest" {
			stray = append(stray, "may not import "+name)
		}
	}
	return stray
}

// The check of the check: each of these is refused.
func TestStrayImports(t *testing.T) {
	for _, c := range [][2]string{{"model", "os"}, {"model/count", "net/http"}, {"model", "muster/store"}, {"model/text", "github.com/charmbracelet/x/ansi"},
		{"model", "pgregory.net/rapid"}, {"store", "muster/ui"}, {"ui", "muster/store"}, {"ui/cli", "muster/store"}, {"ui/pane", "muster/ui/cli"},
		{"ui/cli", "muster/ui/pane"}, {"ui/remote", "muster/store"}, {"utils", "fmt"}, {"store", "muster/model/modeltest"}} {
		f := &ast.File{Imports: []*ast.ImportSpec{{Path: &ast.BasicLit{Value: strconv.Quote(c[1])}}}}
		if len(strayImports(c[0], f)) == 0 {
			t.Errorf("%s may import %s", c[0], c[1])
		}
	}
}

// folderOf is the folder of a file as seen from the root of the module.
func folderOf(file string) string {
	rel, err := filepath.Rel(root, filepath.Dir(file))
	if err != nil {
		panic(err)
	}
	return filepath.ToSlash(rel)
}
