package settings

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// line is what a file says of a key.
type line struct {
	value string
	line  int
}

// parse reads a file: every key of it is known, and its value understood.
func parse(name string, text []byte) (map[string]line, error) {
	var broken *toml.DecodeError
	if err := toml.Unmarshal(text, &map[string]any{}); errors.As(err, &broken) {
		row, _ := broken.Position()
		return nil, fmt.Errorf("%s:%d: %s; write KEY = VALUE, texts in double quotes", name, row, strings.TrimPrefix(broken.Error(), "toml: "))
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w; write KEY = VALUE, texts in double quotes", name, err)
	}
	lines := map[string]line{}
	var p unstable.Parser
	for p.Reset(text); p.NextExpression(); {
		node := p.Expression()
		full, at := path(&p, node)
		if node.Kind != unstable.KeyValue {
			return nil, unknown(name, at, "["+full+"]")
		}
		value, err := understood(name, at, full, node.Value())
		if err != nil {
			return nil, err
		}
		lines[full] = line{value, at}
	}
	return lines, nil
}

// path is the key of an expression, and the line that it stands in.
func path(p *unstable.Parser, node *unstable.Node) (full string, at int) {
	var parts []string
	for it := node.Key(); it.Next(); {
		if at == 0 {
			at = p.Shape(it.Node().Raw).Start.Line
		}
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, "."), at
}

func unknown(name string, at int, key string) error {
	var all []string
	for _, k := range keys() {
		all = append(all, k.name)
	}
	return fmt.Errorf("%s:%d: there is no setting %s; there are %s", name, at, key, strings.Join(all, ", "))
}

// understood gives the value of a key.
func understood(name string, at int, full string, value *unstable.Node) (string, error) {
	all := keys()
	i := slices.IndexFunc(all, func(k key) bool { return k.name == full })
	if i < 0 {
		return "", unknown(name, at, full)
	}
	k, want := all[i], unstable.Bool
	if k.text {
		want = unstable.String
	}
	if v := string(value.Data); value.Kind == want && k.set(&Settings{}, v) {
		return v, nil
	}
	return "", fmt.Errorf("%s:%d: %s cannot be %s; write %s", name, at, full, shown(value), k.mend)
}

// shown is a value as it may be shown in an error.
func shown(value *unstable.Node) string {
	switch value.Kind {
	case unstable.String:
		return fmt.Sprintf("%.40q", value.Data)
	case unstable.Array, unstable.InlineTable:
		return "a list"
	}
	return fmt.Sprintf("%.40s", value.Data)
}
