package account

import "testing"

// Rule 1: one voice, its latest word.
func TestLatestWord(t *testing.T) {
	for name, tt := range map[string]struct {
		say  func(*desk)
		want []string
	}{
		"a later figure takes the place of an earlier one": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
			d.say("c2", "gov-gb", "2013-01-20", "GB dead 3")
		}, []string{"GB dead", "3 c2"}},
		"a toll may fall": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
			d.say("c2", "gov-gb", "2013-01-20", "GB dead 1")
		}, []string{"GB dead", "1 c2"}},
		"the order is that of saying, not of the log": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-20", "GB dead 3")
			d.say("c2", "gov-gb", "2013-01-19", "GB dead 1")
		}, []string{"GB dead", "3 c1"}},
		"of two said on one day the later in the log counts": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
			d.say("c2", "gov-gb", "2013-01-19", "GB dead 1")
		}, []string{"GB dead", "1 c2"}},
		"a day begins before its hours": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19T08:00", "GB dead 3")
			d.say("c2", "gov-gb", "2013-01-19", "GB dead 1")
		}, []string{"GB dead", "3 c1"}},
		"two spokesmen of one government are one voice": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
			d.say("c2", "minister-gb", "2013-01-20", "GB dead 3")
		}, []string{"GB dead", "3 c2"}},
		"two voices do not supersede each other": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
			d.say("c2", "paper", "2013-01-20", "GB dead 3")
		}, []string{"GB dead", "1 c1 conflict"}},
		"what only says less leaves the sharper figure standing": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 23")
			d.say("c2", "gov-gb", "2013-01-20", "GB dead dozens")
		}, []string{"GB dead", "23 c1 vaguer"}},
		"after the vaguer one a new sharp one counts": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 23")
			d.say("c2", "gov-gb", "2013-01-20", "GB dead dozens")
			d.say("c3", "gov-gb", "2013-01-21", "GB dead 25")
		}, []string{"GB dead", "25 c3"}},
		"the same figure said again is the newer word": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 23")
			d.say("c2", "gov-gb", "2013-01-20", "GB dead 23")
		}, []string{"GB dead", "23 c2"}},
		"open figures are one family": {func(d *desk) {
			d.say("c1", "gov-jp", "2013-01-19", "JP unaccounted 14")
			d.say("c2", "gov-jp", "2013-01-21", "JP missing 3")
		}, []string{"JP unaccounted", "nothing", "JP missing", "3 c2"}},
		"an open compound is of the family": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing/dead 5")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3")
		}, []string{"GB missing/dead", "nothing", "GB missing", "3 c2"}},
		"held is not": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB held 5")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3")
		}, []string{"GB held", "5 c1 overtaken", "GB missing", "3 c2"}},
		"scopes are families apart": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing 5 (crew)")
			d.say("c2", "gov-gb", "2013-01-21", "GB unaccounted 3")
		}, []string{"GB missing (crew)", "5 c1", "GB unaccounted", "3 c2"}},
		"figures of one claim never take each other's place": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 5; GB missing 3")
		}, []string{"GB unaccounted", "5 c1", "GB missing", "3 c1"}},
		"a vaguer open figure lets go of nothing": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing 5; GB unaccounted 2")
			d.say("c2", "gov-gb", "2013-01-20", "GB missing some")
		}, []string{"GB missing", "5 c1 vaguer", "GB unaccounted", "2 c1 overtaken"}},
		"a vaguer figure beside a new one of the family stays the sharper one": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing 5")
			d.say("c2", "gov-gb", "2013-01-20", "GB missing some; GB unaccounted 2")
		}, []string{"GB missing", "5 c1 vaguer", "GB unaccounted", "2 c2"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			tt.say(d)
			want(t, d.book(), tt.want...)
		})
	}
}
