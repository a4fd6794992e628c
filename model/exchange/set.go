package exchange

import (
	"encoding"
	"reflect"

	"muster/model"
)

// longestWord is the most bytes of a value that is not free text: a count, a status, a time.
const longestWord = 200

func setString(d *decoder, v reflect.Value) {
	if d.want(aString) {
		v.SetString(d.keep(d.str()))
	}
}

func setBool(d *decoder, v reflect.Value) {
	if d.want(aTruth) {
		v.SetBool(d.passWord() == "true")
	}
}

// worded are the types with a default, of which the empty word would be a silent use.
var worded = map[reflect.Type]bool{
	reflect.TypeFor[model.Class](): true, reflect.TypeOf(model.AsClaim): true, reflect.TypeFor[model.ListState](): true,
	reflect.TypeFor[model.Reliability](): true, reflect.TypeFor[model.Credibility](): true,
}

// setText reads a value by its own rules. Empty is as good as left out where the check says what is missing.
func setText(t reflect.Type) setter {
	hasDefault := worded[t]
	return func(d *decoder, v reflect.Value) {
		if !d.want(aString) {
			return
		}
		b := d.str()
		switch {
		case d.bad != nil, len(b) == 0 && !hasDefault:
		case len(b) == 0:
			d.refuse("empty; leave the field out for its default")
		case len(b) > longestWord:
			d.refuse("%q is %d bytes long, which nothing of this field is", shorten(string(b)), len(b))
		default:
			if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(b); err != nil {
				d.refuse("%v", err)
			}
		}
	}
}

func setList(one setter) setter {
	return func(d *decoder, v reflect.Value) {
		if !d.want(aList) {
			return
		}
		d.list(func(i int) {
			if v.Len() == v.Cap() {
				v.Grow(1)
			}
			v.SetLen(i + 1)
			d.in(step{index: i})
			one(d, v.Index(i))
			d.out()
		})
	}
}

func setPointer(one setter) setter {
	return func(d *decoder, v reflect.Value) {
		v.Set(reflect.New(v.Type().Elem()))
		one(d, v.Elem())
	}
}

func setStruct(f *fields) setter {
	return func(d *decoder, v reflect.Value) {
		if d.want(anObject) {
			d.fields(f, v)
		}
	}
}

// setNames reads the desk's own names of countries.
func setNames(d *decoder, v reflect.Value) {
	if !d.want(anObject) {
		return
	}
	names := map[string]string{}
	d.object(func(code []byte) {
		_, twice := names[string(code)]
		d.in(step{name: shorten(string(code))})
		defer d.out()
		if twice {
			d.refuse("stands twice; keep one")
		}
		if d.want(aString) {
			names[string(code)] = string(d.str())
		}
	})
	if len(names) > 0 {
		v.Set(reflect.ValueOf(names))
	}
}
