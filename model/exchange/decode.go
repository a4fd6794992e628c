package exchange

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// decoder reads records and gathers what is wrong with them.
type decoder struct {
	cursor
	path  []step    // where in the record it is
	found []finding // what is wrong with the record
	// unread tells that a value could not be read: the record is then not checked further, since its gaps are not the
	// sender's.
	unread bool
	// strings has one copy of each short string: ids, groups and scopes stand in a document a thousand times.
	strings map[string]string
}

// step is a field, or where name is empty, an element of a list.
type step struct {
	name  string
	index int
}

type finding struct{ field, says string }

// say notes a problem at the place where the decoder is.
func (d *decoder) say(format string, args ...any) {
	d.found = append(d.found, finding{d.field(), fmt.Sprintf(format, args...)})
}

// refuse notes that the value at this place cannot be read.
func (d *decoder) refuse(format string, args ...any) {
	d.say(format, args...)
	d.unread = true
}

func (d *decoder) field() string {
	var b strings.Builder
	for i, s := range d.path {
		switch {
		case s.name == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
			continue
		case i > 0:
			b.WriteByte('.')
		}
		b.WriteString(s.name)
	}
	return b.String()
}

func (d *decoder) in(s step) { d.path = append(d.path, s) }
func (d *decoder) out()      { d.path = d.path[:len(d.path)-1] }

// want tells whether a value of the kind follows. One of another kind is refused and passed over.
func (d *decoder) want(kind string) bool {
	is := d.kind()
	switch {
	case is == kind:
		return true
	case is == "":
		d.noValue()
	case kind == aString && is == aNumber:
		if written := d.skip(); d.bad == nil {
			d.refuse("a number stands here, not a string; write \"%s\"", shorten(string(written)))
		}
	case is == "null":
		d.skip()
		d.refuse("null stands here, not %s; leave the field out", kind)
	default:
		d.skip()
		d.refuse("%s stands here, not %s", is, kind)
	}
	return false
}

func (d *decoder) keep(b []byte) string {
	const short = 32
	if len(b) > short {
		return string(b)
	}
	if s, ok := d.strings[string(b)]; ok {
		return s
	}
	s := string(b)
	d.strings[s] = s
	return s
}

// fields reads an object into a struct, each field once.
func (d *decoder) fields(f *fields, v reflect.Value) {
	var seen uint64
	d.object(func(name []byte) {
		i, ok := f.at[string(name)]
		switch {
		case !ok:
			d.say("there is no field %q; the fields are %s", shorten(string(name)), f.names())
			d.skip()
			return
		case seen&(1<<i) != 0:
			d.in(step{name: f.list[i].name})
			d.refuse("stands twice; keep one")
			d.out()
			d.skip()
			return
		}
		seen |= 1 << i
		d.in(step{name: f.list[i].name})
		f.list[i].set(d, v.Field(i))
		d.out()
	})
}
