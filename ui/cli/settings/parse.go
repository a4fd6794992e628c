package settings

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// line is what a text says of a key, and where: in which line, from which byte to which. Nothing begins and ends at 0.
type line struct {
	value    string
	line     int
	from, to int
}

// parse reads a text: every key of it is known here, and its value understood.
func (p Place) parse(text []byte) (map[string]line, error) {
	var broken *toml.DecodeError
	if err := toml.Unmarshal(text, &map[string]any{}); errors.As(err, &broken) {
		row, _ := broken.Position()
		return nil, fmt.Errorf("%s:%d: %s; write KEY = VALUE, texts in double quotes", p.Name, row, strings.TrimPrefix(broken.Error(), "toml: "))
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w; write KEY = VALUE, texts in double quotes", p.Name, err)
	}
	lines := map[string]line{}
	var parser unstable.Parser
	for parser.Reset(text); parser.NextExpression(); {
		name, l, err := p.take(&parser, parser.Expression())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", p.Name, l.line, err)
		}
		lines[name] = l
	}
	return lines, nil
}

// take reads one expression.
func (p Place) take(parser *unstable.Parser, node *unstable.Node) (name string, l line, err error) {
	name, l.line = path(parser, node)
	if node.Kind != unstable.KeyValue {
		_, err = p.find("[" + name + "]")
		return name, l, err
	}
	l.from, l.to = int(node.Raw.Offset), int(node.Raw.Offset+node.Raw.Length)
	k, err := p.find(name)
	if err != nil {
		return name, l, err
	}
	value, want := node.Value(), unstable.Bool
	if k.text {
		want = unstable.String
	}
	if l.value = string(value.Data); value.Kind != want {
		return name, l, k.refuses(shown(value))
	}
	return name, l, k.takes(&Settings{}, l.value, shown(value))
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
