package filter

import (
	"slices"
	"strings"
)

// asked says of what a term is asked.
type asked uint8

const (
	ofRecord  asked = iota // a claim or an event, and its place in the log
	ofSpeaker              // a claim and its source
	ofFigure               // one figure
	ofEvent                // an event
)

// key is one key of the filter line.
type key struct {
	name   string
	of     asked
	such   string // a value, for refusals
	single bool   // takes one value only
	read   func(*Filter, string) (value, error)
	offers func(Context) []offer
}

// keys lists the keys in the order in which they are offered.
func keys() []key {
	return []key{
		{name: "country", of: ofFigure, such: "GB", read: readCountry, offers: offerCountries},
		{name: "status", of: ofFigure, such: "dead", read: readStatus, offers: offerStatuses},
		{name: "source", of: ofSpeaker, such: "hague", read: readSource, offers: offerSources},
		{name: "flag", of: ofFigure, such: "conflict", read: readFlag, offers: offerFlags},
		{name: "by", of: ofRecord, such: "ana", read: readEditor, offers: offerEditors},
		{name: "since", of: ofRecord, such: "2h", single: true, read: readSince, offers: offerTimes},
		{name: "until", of: ofRecord, such: "yesterday", single: true, read: readUntil, offers: offerTimes},
		{name: "state", of: ofFigure, such: "standing", read: readState, offers: offerStates},
		{name: "class", of: ofFigure, such: "attacker", read: readClass, offers: offerClasses},
		{name: "group", of: ofFigure, such: "ALL", read: readGroup, offers: offerGroups},
		{name: "scope", of: ofFigure, such: "crew", read: readScope, offers: offerScopes},
		{name: "authority", of: ofSpeaker, such: `"UK government"`, read: readAuthority, offers: offerAuthorities},
		{name: "kind", of: ofSpeaker, such: "government", read: readKind, offers: offerKinds},
		{name: "grade", of: ofSpeaker, such: "B2", read: readGrade, offers: offerGrades},
		{name: "is", of: ofEvent, such: "pivotal", read: readIs, offers: func(Context) []offer { return plain("pivotal") }},
	}
}

func keyNamed(name string) *key {
	all := keys()
	if i := slices.IndexFunc(all, func(k key) bool { return k.name == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// keyNames lists the keys for a refusal.
func keyNames() string {
	var names []string
	for _, k := range keys() {
		names = append(names, k.name)
	}
	return strings.Join(names, ", ")
}
