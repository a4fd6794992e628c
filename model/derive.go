package model

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"muster/model/text"
)

// derivedLetters are lower-case letters and digits without those that are read for one another.
var derivedLetters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// derive makes an id from the content of a record that has none yet: the same content gives the same id, so that
// importing twice changes nothing. 60 bits keep a situation of 100,000 claims free of chance encounters.
func derive(prefix string, r Record) string {
	b, err := Encode(r)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return prefix + derivedLetters.EncodeToString(sum[:])[:12]
}

// Slug makes an id from a title: "In Amenas gas plant siege" becomes in-amenas-gas-plant-siege. It is empty for a title
// without a Latin letter or digit.
func Slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(text.ASCII(title)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	id := strings.Join(words, "-")
	return strings.Trim(id[:min(len(id), 40)], "-")
}
