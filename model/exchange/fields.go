package exchange

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"

	"muster/model"
)

// setter reads the value that follows into a field of a record.
type setter func(d *decoder, v reflect.Value)

// fields are what a struct has in muster JSON. They are taken from its json tags, so that what is read, what is
// written and what is stored cannot come to differ.
type fields struct {
	list []fieldOf
	at   map[string]int
}

type fieldOf struct {
	name string
	set  setter
}

// recordFields has the fields of every kind of record.
var recordFields = fieldsOfRecords()

func fieldsOfRecords() map[model.Kind]*fields {
	all := map[model.Kind]*fields{}
	for _, k := range model.Kinds() {
		all[k] = fieldsOf(reflect.TypeOf(model.New(k)).Elem())
	}
	return all
}

func fieldsOf(t reflect.Type) *fields {
	f := &fields{at: map[string]int{}}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		f.at[name] = i
		f.list = append(f.list, fieldOf{name, setterOf(t.Field(i).Type)})
	}
	return f
}

// names lists the fields for a sentence.
func (f *fields) names() string {
	names := make([]string, len(f.list))
	for i := range f.list {
		names[i] = f.list[i].name
	}
	return strings.Join(names, ", ")
}

var (
	textType  = reflect.TypeFor[encoding.TextUnmarshaler]()
	namesType = reflect.TypeFor[map[string]string]()
)

// setterOf chooses how a Go type is read. A type it does not know is a fault of this program and stops it at its start.
func setterOf(t reflect.Type) setter {
	switch {
	case reflect.PointerTo(t).Implements(textType):
		return setText(t)
	case t.Kind() == reflect.String:
		return setString
	case t.Kind() == reflect.Bool:
		return setBool
	case t == namesType:
		return setNames
	case t.Kind() == reflect.Slice:
		return setList(setterOf(t.Elem()))
	case t.Kind() == reflect.Struct:
		return setStruct(fieldsOf(t))
	case t.Kind() == reflect.Pointer:
		return setPointer(setterOf(t.Elem()))
	}
	panic(fmt.Sprintf("exchange: no way to read a %s", t))
}
