// Package factbox makes the text that a desk puts out: what is known, by country, each number with who gave it and when.
//
// The rules are:
//
//   - No number leaves without its speaker and day, and no day without its year but in the year that the text is of. A sum or a remainder is the reconciliation's, and says of what.
//   - The order is an agency's: what it corrects, the wholes, the countries by number, those without a nationality, what
//     does not add up, other groups and parts (in no sum), then attackers, security forces and responders apart.
//   - Hedges stay: "at least", "about", "dozens". A compound is said once: "5 missing or feared dead".
//   - Figures that cannot both be true are a range, with both speakers; nothing is averaged.
//   - What is overtaken or stale says so in the same line. A claimed whole that others have overtaken is never printed without
//     what overtook it.
//   - What is withheld, or stands no more, is not there. Of what was filed and is withheld by now no number is told.
//   - Names of people are not there unless asked for; a speaker who is named among them is "a witness" until then.
//   - One line a claim, laid out in 64 columns unless told otherwise, in plain ASCII on demand.
//
// Making one files nothing: a Filing is a record of its own, and keeps the figures that it used.
package factbox
