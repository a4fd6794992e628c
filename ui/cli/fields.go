package cli

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/model/edtf"
	"muster/model/moment"
	"muster/model/quick"
	"muster/model/text"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// fieldHelp says what each field of a record is, by kind and by its name in muster JSON. A field that is missing here has no
// flag: ids are given once, figures and links have flags and commands of their own.
var fieldHelp = map[model.Kind]map[string]string{
	model.KindSituation: {"title": "what the story is called", "place": "where it happens", "host": "country where it happens, by its code or its name",
		"zone": "time zone of the scene, such as Africa/Algiers", "began": "when it began, such as 2013-01-16",
		"list": "list of nationalities: open or closed", "stale_after": "age past which a figure is stale, such as 2d, 36h; '' for none",
		"names": "the desk's own name of a country: CODE=NAME, CODE= takes it away; may be given again"},
	model.KindSource: {"name": "who speaks", "kind": "government, military, security, company, state media, media, witness, party, ngo or other",
		"country": "its country, by code or name; '' for none", "authority": "the institution it speaks for; '' for the default",
		"unnamed": "the source is not named", "reliability": "A (reliable) to E (unreliable), F (cannot be judged)"},
	model.KindGroup: {"name": "what the group is called", "basis": "nationality, residence, employer or site",
		"within": "a group of the same basis that it lies within; '' for none", "authority": "the voice competent for it; '' for none"},
	model.KindClaim: {"source": "who said it, by id or name", "via": "who relayed it", "said": "when it was said, such as 'sat 19:10', '20 min ago' or 2013-01-19",
		"text": "what was said", "quote": "the text is verbatim", "link": "where it can be read", "people": "a name in the claim; may be given again; '' for none",
		"credibility": "1 (confirmed) to 5 (improbable), 6 (cannot be judged)",
		"status":      "standing, superseded, corrected, desk-error, retracted or withheld"},
	model.KindEvent: {"when": "when it happened: 18:20, '20 min ago', 'sat 19:10', or EDTF: 2013-01-16, 2013-01-16/2013-01-19", "headline": "what happened, in a line",
		"detail": "what happened, in full", "place": "where", "pivotal": "a turn of the story: what was said before it is stale",
		"evidence": "id of a claim it rests on; may be given again; '' for none"},
}

// fieldFlags are the flags for the fields of one kind of record.
type fieldFlags struct {
	kind  model.Kind
	flags *pflag.FlagSet
}

func flagOf(field string) string { return strings.ReplaceAll(field, "_", "-") }

// addFieldFlags gives a command a flag for every field of a kind of record.
func addFieldFlags(cmd *cobra.Command, k model.Kind) *fieldFlags {
	f := cmd.Flags()
	for _, field := range recordFields(k) {
		help, ok := fieldHelp[k][field.name]
		switch {
		case !ok:
		case field.kind == reflect.Bool:
			f.Bool(flagOf(field.name), false, help)
		case field.kind == reflect.Slice || field.kind == reflect.Map:
			f.StringArray(flagOf(field.name), nil, help)
		default:
			f.String(flagOf(field.name), "", help)
		}
	}
	return &fieldFlags{k, f}
}

// recordField is one field of a record, as its JSON names it.
type recordField struct {
	name string
	at   int
	kind reflect.Kind
}

func recordFields(k model.Kind) (all []recordField) {
	t := reflect.TypeOf(model.New(k)).Elem()
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		all = append(all, recordField{name, i, t.Field(i).Type.Kind()})
	}
	return all
}

// changed tells whether any field was given.
func (f *fieldFlags) changed() bool {
	return slices.ContainsFunc(recordFields(f.kind), func(field recordField) bool { return f.given(field) })
}

func (f *fieldFlags) given(field recordField) bool {
	_, ok := fieldHelp[f.kind][field.name]
	return ok && f.flags.Changed(flagOf(field.name))
}

// put puts the given fields into a record that is the command's own, and gives a note of each typed time: how it was understood.
func (c *command) put(f *fieldFlags, r model.Record, story *model.Story) (notes []string, err error) {
	if err := f.set(r, story, c.Now()); err != nil {
		return nil, err
	}
	zone := story.Situation().Location()
	if s, ok := r.(*model.Situation); ok {
		zone = s.Location() // it may be given another one
	}
	for _, field := range recordFields(f.kind) {
		if !f.given(field) || !isTime(f.value(r, field)) {
			continue
		}
		note, err := c.understood(f, field, f.value(r, field), story, zone)
		if err != nil {
			return nil, misuse("--%s: %w", flagOf(field.name), err)
		}
		if note != "" {
			notes = append(notes, strings.ReplaceAll(field.name, "_", " ")+": "+note)
		}
	}
	return notes, nil
}

// understood says how a typed time was understood; empty: it was taken away. It warns of one that was read as an earlier one than was perhaps
// meant, and refuses a date without a year that may be of the story's own, and a claim that nobody can have made yet.
func (c *command) understood(f *fieldFlags, field recordField, is any, story *model.Story, zone *time.Location) (string, error) {
	now := c.Now()
	typed, err := f.flags.GetString(flagOf(field.name))
	if err != nil {
		return "", err
	}
	last := func() time.Time { _, last := story.SaidSpan(); return last }
	if err := moment.WhichYear(typed, now, zone, last); err != nil {
		return "", err
	}
	c.warnBack(moment.Back(typed, now, zone))
	if said, ok := is.(moment.Moment); ok {
		return said.Echo(zone), said.Unsaid(now, zone)
	}
	return is.(edtf.Date).Echo(zone), nil
}

// value is what stands in a field of a record.
func (f *fieldFlags) value(r model.Record, field recordField) any {
	return reflect.ValueOf(r).Elem().Field(field.at).Interface()
}

// isTime tells whether a field holds when something was said or happened.
func isTime(value any) bool {
	switch value.(type) {
	case moment.Moment, edtf.Date:
		return true
	}
	return false
}

// warnBack says that a typed time was read as an earlier one; empty: it was not.
func (c *command) warnBack(back string) {
	if back != "" {
		fmt.Fprintf(c.Stderr, "muster: %s\n", text.Line(back))
	}
}

// set puts the given fields into a record that is the command's own.
func (f *fieldFlags) set(r model.Record, story *model.Story, now time.Time) error {
	v := reflect.ValueOf(r).Elem()
	for _, field := range recordFields(f.kind) {
		if !f.given(field) {
			continue
		}
		if err := f.setField(v.Field(field.at), field, story, now); err != nil {
			return misuse("--%s: %w", flagOf(field.name), err)
		}
	}
	return nil
}

func (f *fieldFlags) setField(v reflect.Value, field recordField, story *model.Story, now time.Time) error {
	name := flagOf(field.name)
	switch field.kind {
	case reflect.Bool:
		is, err := f.flags.GetBool(name)
		v.SetBool(is)
		return err
	case reflect.Slice:
		list, err := f.flags.GetStringArray(name)
		v.Set(reflect.ValueOf(slices.DeleteFunc(list, func(s string) bool { return s == "" })))
		return err
	case reflect.Map:
		list, err := f.flags.GetStringArray(name)
		if err != nil {
			return err
		}
		return setNames(v, list)
	}
	typed, err := f.flags.GetString(name)
	if err != nil {
		return err
	}
	return setTyped(v, field.name, typed, story, now)
}

// setTyped reads what an editor types for one value: a time in any of the typed forms, a source or a group by its name.
func setTyped(v reflect.Value, field, typed string, story *model.Story, now time.Time) (err error) {
	switch to := v.Addr().Interface().(type) {
	case *moment.Moment:
		*to, err = moment.Typed(typed, now, story.Situation().Location())
	case *edtf.Date:
		if *to = (edtf.Date{}); typed != "" {
			*to, _, err = edtf.Typed(typed, now, story.Situation().Location())
		}
	case encoding.TextUnmarshaler:
		if typed == "" {
			v.SetZero()
			return nil
		}
		err = to.UnmarshalText([]byte(typed))
	default:
		if field == "source" {
			typed, err = sourceNamed(story, typed)
		} else if field == "within" && typed != "" {
			typed, err = quick.MeantGroup(story, typed)
		} else if field == "country" || field == "host" {
			typed, err = countryMeant(typed)
		}
		v.SetString(typed)
	}
	return err
}

// sourceNamed finds a source that is known.
func sourceNamed(story *model.Story, typed string) (string, error) {
	if story.Source(typed) != nil {
		return typed, nil
	}
	who, err := quick.MeantSource(story, typed)
	switch {
	case err != nil:
		return "", err
	case who.New && len(who.Near) > 0:
		return "", fmt.Errorf("%q is not a known source, but near %s (%s); write its id", typed, who.Near[0].Name, who.Near[0].ID)
	case who.New:
		return "", fmt.Errorf("%q is not a known source; muster source lists them, muster source add makes one", typed)
	}
	return who.ID, nil
}

// setNames takes the desk's own names of countries over one by one.
func setNames(v reflect.Value, list []string) error {
	names := map[string]string{}
	for it := v.MapRange(); it.Next(); {
		names[it.Key().String()] = it.Value().String()
	}
	for _, one := range list {
		code, name, ok := strings.Cut(one, "=")
		switch {
		case !ok:
			return fmt.Errorf("%q has no = in it; write CODE=NAME, such as CI=Ivory Coast", one)
		case name == "":
			delete(names, code)
		default:
			names[code] = name
		}
	}
	v.Set(reflect.ValueOf(names))
	return nil
}
