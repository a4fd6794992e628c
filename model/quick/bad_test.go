package quick

import (
	"errors"
	"strings"
	"testing"

	"muster/model"
)

// TestBadLines holds each refusal against the place between ⟦ and ⟧ and its sentence, to the letter.
func TestBadLines(t *testing.T) {
	for _, bad := range badLines {
		line := strings.NewReplacer("⟦", "", "⟧", "").Replace(bad.marked)
		_, err := Parse(line, testContext())
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, model.ErrRefused) {
			t.Errorf("%q: %v, want a refusal", line, err)
			continue
		}
		if marked := line[:e.Pos] + "⟦" + line[e.Pos:e.End] + "⟧" + line[e.End:]; marked != bad.marked {
			t.Errorf("points at %s\n    want at %s", marked, bad.marked)
		}
		if e.Error() != bad.says {
			t.Errorf("%q\n says %s\n want %s", line, e.Says, bad.says)
		}
	}
}

var badLines = []struct{ marked, says string }{
	{"⟦⟧\n", "the line is empty; write who said what, such as Hague: GB 1 dead"},
	{"⟦⟧", "the line is empty; write who said what, such as Hague: GB 1 dead"},
	{"Hague⟦⟧", "a colon and a space must stand between who speaks and what was said, such as Hague: GB 1 dead"},
	{"Hague:⟦⟧", "what was said? write figures such as GB 1 dead, or the words in double quotes"},
	{"Hague:⟦⟧   ", "what was said? write figures such as GB 1 dead, or the words in double quotes"},
	{"Hague GB 1 dead⟦⟧", "a colon and a space must stand between who speaks and what was said, such as Hague: GB 1 dead"},
	{"Hague⟦:⟧GB 1 dead", "put a space behind the colon that ends the source; this one does not end it"},
	{"https://example.org⟦⟧", "a colon and a space must stand between who speaks and what was said, such as Hague: GB 1 dead"},
	{"⟦:⟧ GB 1 dead", "who said it? write the source before the colon, such as Hague: GB 1 dead"},
	{"⟦!!⟧: GB 1 dead", `"!!" is not a name; write who speaks, such as Hague, before the colon`},
	{`⟦""⟧: GB 1 dead`, `"" is not a name; write who speaks, such as Hague, before the colon`},
	{"⟦@⟧14:30: GB 1 dead", "who said it? write the source before the colon, such as Hague: GB 1 dead"},
	{`⟦"Hague: GB 1 dead⟧`, "the quote that opens here is not closed; end it with a double quote"},
	{"Hague @14:30 ⟦GB⟧ 1 dead", `"GB" is not understood behind the time "14:30"; the colon follows the time`},
	{"Hague @14:30⟦⟧", "a colon and what was said are missing behind the time; write such as Hague @14:30: GB 1 dead"},
	{"Hague ⟦@14:30:GB 1 dead⟧", `"14:30:GB" is not a time; write a time as 14:30`},
	{"Hague @6 pm ⟦yesterday⟧: GB 1 dead", `"yesterday" stands behind the time; the day comes first, such as @yesterday 18:00`},
	{"Hague @14:30 ⟦EET⟧: GB 1 dead", `"EET" is not understood behind the time "14:30"; a zone is written UTC, +03 or +03:00`},
	{"Hague @yesterday ⟦UTC+2⟧: GB 1 dead", `"UTC+2" is not understood behind the time "yesterday"; a zone is written UTC, +03 or +03:00`},
	{"Hague ⟦@sta 19:10⟧: GB 1 dead", `"sta" is not a time; write 14:30, 9pm, 20 min ago, 14:30 UTC or +03, sat 19:10, yesterday, 19 jan, 19 jan 2013 19:10 or 2013-01-19T19:10`},
	{"Hague @1h ago ⟦GB⟧ 3 dead", `"GB" is not understood behind the time "1h ago"; the colon follows the time`},
	{"Hague ⟦@20 min⟧: GB 1 dead", `"20 min" is not a time; if that long ago is meant write 20 min ago`},
	{"⟦Hague @an hour agp⟧: GB 1 dead", `"@an" is not a time; write one such as @sat 19:10 or @yesterday, or put the whole name in double quotes`},
	{"Hague ⟦@25:10⟧: GB 1 dead", `"25:10" is not a time; hours go from 00 to 23, minutes and seconds from 00 to 59`},
	{"Hague ⟦@14.30⟧: GB 1 dead", `"14.30" is not a time; write 14:30, 9pm, 20 min ago, 14:30 UTC or +03, sat 19:10, yesterday, 19 jan, 19 jan 2013 19:10 or 2013-01-19T19:10`},
	{"Hague ⟦@yesturday⟧: GB 1 dead", `"yesturday" is not a time; write 14:30, 9pm, 20 min ago, 14:30 UTC or +03, sat 19:10, yesterday, 19 jan, 19 jan 2013 19:10 or 2013-01-19T19:10`},
	{"Hague ⟦@midnight⟧: GB 1 dead", `"midnight" is not a time; midnight ends one day and begins another: write 00:00 with the day that it begins`},
	{"Hague ⟦@some minutes ago⟧: GB 1 dead", `"some" is not a time; write 14:30, 9pm, 20 min ago, 14:30 UTC or +03, sat 19:10, yesterday, 19 jan, 19 jan 2013 19:10 or 2013-01-19T19:10`},
	{"Hague @sat: GB 1 dead⟦,⟧ ", "a figure is missing beside this comma; write one such as GB 1 dead, or take the comma away"},
	{"Hague ⟦@2013-01-20⟧: GB 1 dead", "Sun 20 Jan 2013 is still to come; write when it was said, such as 14:30 or yesterday"},
	{"Hague ⟦@2013-01-19T21:30⟧: GB 1 dead", "Sat 19 Jan 2013 21:30 (Africa/Algiers) is still to come; write when it was said, such as 14:30 or yesterday"},
	{"Hague ⟦@sat 23:30⟧: GB 1 dead", `"sat 23:30" is not a time; 19 Jan 2013 23:30 is still to come: write the day that is meant, with its year`},
	{"⟦afp⟧: FR 1 dead", `"afp" is the id of "Afp" and the name of "Agence France-Presse"; write the id or the whole name of the one who speaks`},
	{"Hague: ⟦GB⟧", `"GB" is not a figure; write group, count and status, such as GB 1 dead, and what was said word for word in double quotes`},
	{"Hague: GB 5⟦⟧", `"GB 5" has no status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead, behind it`},
	{"Hague: GB ⟦dead⟧", `how many? write a count before "dead", such as 5, 5+, 10-15, ~30, dozens or ?`},
	{"Hague: ⟦⟧5 dead", `whom does "5 dead" count? write a group before it, such as GB 5 or ALL 5`},
	{"Hague: 5⟦⟧", `"5" has no status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead, behind it`},
	{"Hague: ⟦⟧people 5 dead", `whom does "people 5 dead" count? write a group before it, such as GB 5 or ALL 5`},
	{"Hague: ⟦⟧5 people dead", `whom does "5 people dead" count? write a group before it, such as GB 5 or ALL 5`},
	{"Hague: ⟦GB/FR⟧ 1 dead", `"GB/FR" is not a group; write FR+GB for people of both nationalities, or a figure for each country`},
	{"Hague: ⟦French-British⟧ 1 dead", `"French-British" is not a group; write FR+GB for people of both nationalities, or a figure for each country`},
	{"Hague: ⟦GB & FR⟧ 3 dead", `"GB & FR" is not a group; write FR+GB for people of both nationalities, or a figure for each country`},
	{"Hague: ⟦dead⟧", `how many? write a count before "dead", such as 5, 5+, 10-15, ~30, dozens or ?`},
	{"Hague: ⟦GB dead⟧ 5", `"GB dead" is not a group; the status stands last: write such as GB 1 dead`},
	{"Hague: ⟦dead⟧ 5 GB", `"dead" is not a group; the status stands last: write such as GB 1 dead`},
	{"Hague: ⟦gb⟧ 1 dead", `"gb" is not a group; codes stand in capitals: write GB`},
	{"Hague: ⟦us+gb⟧ 1 dead", `"us+gb" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: ⟦GB+GB⟧ 1 dead", `"GB+GB" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: ⟦GB+US+FR⟧ 1 dead", `"GB+US+FR" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: ⟦Hobbits⟧ 5 dead", `"Hobbits" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: 5 ⟦Hobbits⟧ dead", `"Hobbits" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: 5 ⟦soldiers GB⟧ dead", `"soldiers GB" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: GB 5 ⟦men⟧ dead", `"men" is not understood; between the count and the status stands nothing else`},
	{"Hague: GB 5 hostages ⟦dead⟧", `"dead" is not understood; the status ends a figure, then comes a comma and a space`},
	{"Hague: ⟦GB another⟧ 5 dead", `"GB another" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: GB 5 ⟦more⟧ dead", `"more" is not understood; between the count and the status stands nothing else`},
	{"Hague: 5 ⟦nationals⟧ dead", `"nationals" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: 5 ⟦of⟧ dead", `"of" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: ⟦Belgians⟧ 1 dead", `"Belgians" may be BE or belgian-site; write the one that is meant by its code or id`},
	{"Hague: ⟦Congo⟧ 1 dead", `"Congo" names more than one country; write CD (Democratic Republic of the Congo) or CG (Republic of the Congo)`},
	{"Hague: ⟦Koreans⟧ 3 dead", `"Koreans" names more than one country; write KP (North Korea) or KR (South Korea)`},
	{"Hague: ⟦Brittons⟧ 3 dead", `"Brittons" is neither a country nor a group of this story; did you mean GB (United Kingdom)?`},
	{"Hague: GB 1 ⟦ded⟧", `"ded" is not a status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead`},
	{"Hague: GB 1 ⟦casualties⟧", `"casualties" is not a status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead`},
	{"Hague: GB 1 ⟦escaped⟧", `"escaped" is not a status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead`},
	{"Hague: GB 1 ⟦dead/killed⟧", `"dead/killed" is not a status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead`},
	{"Hague: GB 5 dead ⟦quickly⟧", `"quickly" is not understood; the status ends a figure, then comes a comma and a space`},
	{"Hague: GB 5 ⟦not⟧ dead", `"not" is not understood; between the count and the status stands nothing else`},
	{"Hague: GB 5 dead ⟦and 3 missing⟧", `"and 3 missing" is not understood; the status ends a figure, then comes a comma and a space`},
	{"Hague: GB 5 ⟦dead,3⟧ missing", `"dead,3" is not understood; a comma parts figures only when a space follows it`},
	{"Hague: GB 5 ⟦dead; 3⟧ missing", `"dead; 3" is not understood; between the count and the status stands nothing else`},
	{"Hague: GB 5 ⟦dead,⟧, 3 missing", `"dead," is not understood; a comma parts figures only when a space follows it`},
	{"Hague: GB 5 dead⟦,⟧", "a figure is missing beside this comma; write one such as GB 1 dead, or take the comma away"},
	{"Hague: ⟦,⟧ GB 5 dead", "a figure is missing beside this comma; write one such as GB 1 dead, or take the comma away"},
	{`Hague: GB 5 dead, ⟦,⟧ "x"`, "a figure is missing beside this comma; write one such as GB 1 dead, or take the comma away"},
	{"Hague: GB 5 dead, ⟦5 dead⟧", "GB dead stands twice in this line; a claim gives one count of it"},
	{"Hague: GB 5 dead, ⟦3 killed⟧", "GB dead stands twice in this line; a claim gives one count of it"},
	{"Hague: GB 5 missing, ⟦all⟧ 5 dead", `"all" may mean all of GB, or everyone; write GB or ALL`},
	{"Hague: GB 5 missing, 8 ⟦total⟧ unaccounted", `"total" may mean all of GB, or everyone; write GB or ALL`},
	{"Hague: GB ⟦fve⟧ dead", `"fve" is not a count; write 5, 5+, <5, 10-15, ~30, dozens or ?`},
	{"Hague: ⟦fve⟧ GB dead", `"fve" is not a count; write 5, 5+, <5, 10-15, ~30, dozens or ?`},
	{"Hague: GB ⟦1⟧ 100 dead", `"1 100" is not a count; if it is one number write 1,100`},
	{"Hague: GB ⟦5,00⟧ dead", `"5,00" is not a count; a comma parts groups of exactly three digits: write 1,100, or 1100`},
	{"Hague: GB ⟦over⟧ a dozen dead", `"over a dozen" is not a count; write the number in digits, such as ~12 for about a dozen or 24+ for two dozen at least; or dozens alone`},
	{"Hague: GB ⟦3⟧ thousand dead", `"3 thousand" is not a count; write the number in digits, or dozens, hundreds or thousands alone`},
	{"Hague: GB ⟦15-10⟧ dead", `"15-10" is not a count; write 5, 5+, >5, <5, 10-15, ~30, dozens, none known or ?`},
	{"Hague: GB ⟦none⟧ dead", `"none" is not a count; it may mean zero or that nothing was said: write 0 or none known`},
	{"Hague: ⟦no⟧ 5 dead", `"no" is not a count; it may mean zero or that nothing was said: write 0 or none known`},
	{"Hague: GB ⟦5⟧ or 6 dead", `"5 or" is not a count; write 5, 5+, >5, <5, 10-15, ~30, dozens, none known or ?`},
	{"Hague: 5 GB ⟦3⟧ dead", `"3" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{`Hague: GB 5 dead ⟦"said he⟧`, "the quote that opens here is not closed; end it with a double quote"},
	{`Hague: GB 5 dead "said "⟦he⟧" x"`, `"he" stands right behind a closing quote; put a space between them, and inside a quotation write 'single' quotes`},
	{`Hague: GB 5 dead "said" ⟦5 missing⟧`, `"5 missing" stands behind the quotation, which ends the line; write it before, or take it away`},
	{`Hague: GB 5 dead ⟦""⟧`, "there is nothing in the quotation; write what was said, or take the quotes away"},
	{`Hague: ⟦""⟧ 5 dead`, "there is nothing between the quotes; write a name or take them away"},
	{"Hague: GB 5 dead ⟦(crew⟧", "the scope that opens here is not closed; end it with )"},
	{`Hague: GB 5 dead (crew ⟦"x)⟧`, "the quote that opens here is not closed; end it with a double quote"},
	{"Hague: GB 5 dead ⟦()⟧", "the scope is empty or shows nothing; name the part, such as (final assault), or leave it out for the whole incident"},
	{"Hague: GB 5 dead (crew)⟦x⟧", `"x" stands right behind the scope; put a space or a comma between them`},
	{"Hague: GB 5 dead (crew) ⟦missing⟧", `"missing" stands behind the scope or the class, which end a figure; write them last, then a comma and a space`},
	{"Hague: GB (crew) ⟦5⟧ dead", `"5" stands behind the scope or the class, which end a figure; write them last, then a comma and a space`},
	{"Hague: ⟦(crew)⟧", "this stands behind the status of a figure; write such as GB 1 dead (crew) #affected"},
	{"Hague: GB 5 dead (a) ⟦(b)⟧", "a figure has one scope and one class; take this one away"},
	{"Hague: GB 5 dead ⟦#killer⟧", `"#killer" is not a class; write #affected, #attacker, #security or #responder`},
	{"Hague: GB 5 dead ⟦#⟧", `"#" is not a class; write #affected, #attacker, #security or #responder`},
	{"Hague: GB 5 dead #attacker ⟦#security⟧", "a figure has one scope and one class; take this one away"},
	{"Hague: GB 1 dead⟦\n⟧NO 3 dead", "the line breaks here; only the quotation at its end may hold line breaks"},
	{"Hague: GB 1 dead⟦\n⟧\"x\"", "the line breaks here; only the quotation at its end may hold line breaks"},
	{"Ha⟦\n⟧gue: GB 1 dead", "the line breaks here; only the quotation at its end may hold line breaks"},
	{"Hague: GB 1 dead (\"a⟦\n⟧b\")", "the line breaks here; only the quotation at its end may hold line breaks"},
	{"Hague: \"a⟦\n⟧b\" 5 dead", "the line breaks here; only the quotation at its end may hold line breaks"},
	{"Hague: ⟦GB:⟧ 1 dead", `"GB:" is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group`},
	{"Hague: GB 1 ⟦dead: 5⟧ missing", `"dead: 5" is not understood; between the count and the status stands nothing else`},
	{"Hague: GB 1 dead ⟦\u202e5 missing⟧", `"\u202e5 missing" is not understood; the status ends a figure, then comes a comma and a space`},
	{"Hague: ⟦101 102 dead⟧", `"101 102 dead" can be read in two ways; write group, count and status in this order, an odd name in double quotes`},
	{"Hague: GB 5 dead ⟦,3⟧ missing", `",3" is not understood; a comma parts figures only when a space follows it`},
}
