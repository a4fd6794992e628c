package script

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// schema checks JSON against one of testdata/schema: the part of JSON Schema 2020-12 that those files use. A keyword it does
// not know is an error when the schema is read, so that nothing goes silently unchecked.
type schema struct{ root any }

func readSchema(name string) (*schema, error) {
	b, err := os.ReadFile(filepath.Join(root, "testdata", "schema", name+".schema.json"))
	if err != nil {
		return nil, err
	}
	return newSchema(string(b))
}

func newSchema(text string) (*schema, error) {
	root, err := parseJSON(text)
	if err != nil {
		return nil, err
	}
	s := &schema{root}
	return s, s.known(root)
}

// parseJSON reads exactly one value and keeps numbers as they were written.
func parseJSON(text string) (v any, err error) {
	if !json.Valid([]byte(text)) {
		return nil, fmt.Errorf("not one JSON value: %.200s", text)
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return v, d.Decode(&v)
}

// checkText holds one JSON value against the schema.
func (s *schema) checkText(text string) error {
	v, err := parseJSON(text)
	if err != nil {
		return err
	}
	return s.check(s.root, v, "$")
}

// known refuses keywords that check would pass over, in the schema and in all schemas inside it.
func (s *schema) known(node any) error {
	m, ok := node.(map[string]any)
	if _, truth := node.(bool); !ok && !truth {
		return fmt.Errorf("%s is not a schema", shownJSON(node))
	}
	for word, value := range m {
		inside, err := insideOf(word, value)
		if err != nil {
			return err
		}
		for _, sub := range inside {
			if err := s.known(sub); err != nil {
				return fmt.Errorf("%s: %w", word, err)
			}
		}
		if word == "$ref" && s.find(value.(string)) == nil {
			return fmt.Errorf("%q leads nowhere", value)
		}
	}
	return nil
}

// insideOf gives the schemas inside the value of a keyword.
func insideOf(word string, value any) ([]any, error) {
	switch word {
	case "$schema", "$id", "$ref", "title", "description", "default", "type", "const", "enum", "pattern", "format", "required", "minimum",
		"uniqueItems":
		return nil, nil
	case "properties", "$defs":
		return slices.Collect(maps.Values(value.(map[string]any))), nil
	case "items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else":
		return []any{value}, nil
	case "allOf", "anyOf", "oneOf":
		return value.([]any), nil
	}
	return nil, fmt.Errorf("the keyword %q is not known to this check", word)
}

// find follows a reference inside the document: "#/$defs/id".
func (s *schema) find(ref string) any {
	path, ok := strings.CutPrefix(ref, "#/")
	if !ok {
		return nil
	}
	node := s.root
	for name := range strings.SplitSeq(path, "/") {
		m, _ := node.(map[string]any)
		node = m[name]
	}
	return node
}

func (s *schema) check(node, v any, at string) error {
	m, ok := node.(map[string]any)
	if !ok {
		if node == true {
			return nil
		}
		return fmt.Errorf("%s: nothing may stand here", at)
	}
	for _, word := range slices.Sorted(maps.Keys(m)) {
		for _, step := range []func(string, map[string]any, any, string) error{s.checkValue, s.checkParts, s.checkChoice} {
			if err := step(word, m, v, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkValue holds a value by itself against a keyword.
func (s *schema) checkValue(word string, m map[string]any, v any, at string) error {
	want, ok := m[word], true
	text, isText := v.(string)
	switch word {
	case "type":
		ok = hasType(want, v)
	case "const":
		ok = reflect.DeepEqual(want, v)
	case "enum":
		ok = slices.ContainsFunc(want.([]any), func(one any) bool { return reflect.DeepEqual(one, v) })
	case "pattern":
		ok = !isText || regexp.MustCompile(want.(string)).MatchString(text)
	case "minimum":
		n, isNumber := v.(json.Number)
		ok = !isNumber || number(n) >= number(want)
	}
	if !ok {
		return fmt.Errorf("%s: %s is against %s %v", at, shownJSON(v), word, want)
	}
	return nil
}

func number(v any) float64 { f, _ := v.(json.Number).Float64(); return f }

func shownJSON(v any) string { b, _ := json.Marshal(v); return string(b[:min(len(b), 200)]) }

func hasType(want, v any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(one any) bool { return hasType(one, v) })
	}
	names := map[string]string{"<nil>": "null", "bool": "boolean", "string": "string", "json.Number": "number", "[]interface {}": "array",
		"map[string]interface {}": "object"}
	_, whole := strconv.ParseInt(fmt.Sprint(v), 10, 64)
	is := names[fmt.Sprintf("%T", v)]
	return want == is || want == "integer" && is == "number" && whole == nil
}

// checkParts holds what is inside an object or a list against a keyword.
func (s *schema) checkParts(word string, m map[string]any, v any, at string) error {
	switch v := v.(type) {
	case map[string]any:
		return s.checkFields(word, m, v, at)
	case []any:
		return s.checkItems(word, m[word], v, at)
	}
	return nil
}

func (s *schema) checkFields(word string, m, v map[string]any, at string) error {
	own, _ := m["properties"].(map[string]any)
	if names, ok := m[word].([]any); ok && word == "required" {
		for _, name := range names {
			if _, ok := v[name.(string)]; !ok {
				return fmt.Errorf("%s: %s is missing", at, name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		sub, ok := own[name]
		err := error(nil)
		switch {
		case word == "properties" && ok:
			err = s.check(sub, v[name], at+"."+name)
		case word == "additionalProperties" && !ok:
			err = s.check(m[word], v[name], at+"."+name)
		case word == "propertyNames":
			err = s.check(m[word], name, at+"."+name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *schema) checkItems(word string, want any, v []any, at string) error {
	found := false
	for i, item := range v {
		found = found || word == "contains" && s.check(want, item, at) == nil
		if word == "uniqueItems" && slices.ContainsFunc(v[:i], func(other any) bool { return reflect.DeepEqual(other, item) }) {
			return fmt.Errorf("%s: %s stands twice", at, shownJSON(item))
		}
		if word != "items" {
			continue
		}
		if err := s.check(want, item, fmt.Sprintf("%s[%d]", at, i)); err != nil {
			return err
		}
	}
	if word == "contains" && !found {
		return fmt.Errorf("%s: %s does not contain what it must", at, shownJSON(v))
	}
	return nil
}

// checkChoice follows the keywords that lead to other schemas.
func (s *schema) checkChoice(word string, m map[string]any, v any, at string) error {
	switch word {
	case "$ref":
		return s.check(s.find(m[word].(string)), v, at)
	case "not":
		if s.check(m[word], v, at) == nil {
			return fmt.Errorf("%s: %s is what may not stand here", at, shownJSON(v))
		}
	case "if":
		next := "then"
		if s.check(m[word], v, at) != nil {
			next = "else"
		}
		if sub, ok := m[next]; ok {
			return s.check(sub, v, at)
		}
	case "allOf", "anyOf", "oneOf":
		return s.checkList(word, m[word].([]any), v, at)
	}
	return nil
}

func (s *schema) checkList(word string, list []any, v any, at string) error {
	fits, last := 0, error(nil)
	for _, sub := range list {
		if err := s.check(sub, v, at); err != nil {
			last = err
		} else {
			fits++
		}
	}
	if word == "allOf" && fits < len(list) || word == "anyOf" && fits == 0 || word == "oneOf" && fits != 1 {
		return fmt.Errorf("%s: %s fits %d forms of %s (%v)", at, shownJSON(v), fits, word, last)
	}
	return nil
}

// Every schema is known to the check, and refuses what is damaged: the check of the check.
func TestSchemaRefuses(t *testing.T) {
	for _, c := range []struct{ schema, good, bad string }{
		{`{"type": "integer", "minimum": 1}`, `1`, `0`},
		{`{"type": ["integer", "null"]}`, `null`, `1.5`},
		{`{"enum": ["a", 1]}`, `1`, `"1"`},
		{`{"const": null}`, `null`, `false`},
		{`{"pattern": "^a$"}`, `"a"`, `"ab"`},
		{`{"required": ["a"]}`, `{"a": null}`, `{"b": 1}`},
		{`{"properties": {"a": {"type": "string"}}, "additionalProperties": false}`, `{"a": ""}`, `{"a": "", "b": 1}`},
		{`{"properties": {"a": {"type": "string"}}}`, `{"b": 1}`, `{"a": 1}`},
		{`{"propertyNames": {"pattern": "^[A-Z]$"}, "additionalProperties": {"type": "string"}}`, `{"A": ""}`, `{"a": ""}`},
		{`{"items": {"type": "string"}, "uniqueItems": true}`, `["a", "b"]`, `["a", "a"]`},
		{`{"contains": {"const": 1}}`, `[2, 1]`, `[]`},
		{`{"allOf": [{"minimum": 1}, {"minimum": 3}]}`, `3`, `2`},
		{`{"anyOf": [{"const": 1}, {"const": 2}]}`, `2`, `3`},
		{`{"oneOf": [{"minimum": 1}, {"minimum": 3}]}`, `2`, `4`},
		{`{"not": {"const": 1}}`, `2`, `1`},
		{`{"if": {"const": 1}, "then": false, "else": true}`, `2`, `1`},
		{`{"$ref": "#/$defs/n", "$defs": {"n": {"type": "null"}}}`, `null`, `0`},
		{`{"type": "object"}`, `{}`, `{} {}`},
	} {
		s, err := newSchema(c.schema)
		if err != nil {
			t.Fatalf("%s: %v", c.schema, err)
		}
		if err := s.checkText(c.good); err != nil || s.checkText(c.bad) == nil {
			t.Errorf("%s refuses %s (%v) or takes %s", c.schema, c.good, err, c.bad)
		}
	}
}

func TestSchemaUnknownKeyword(t *testing.T) {
	for _, text := range []string{`{"maximum": 3}`, `{"properties": {"a": {"items": {"minLenght": 1}}}}`, `{"anyOf": [{"$ref": "#/$defs/gone"}]}`, `[]`} {
		if _, err := newSchema(text); err == nil {
			t.Errorf("%s is taken for a schema", text)
		}
	}
}
