// Package text is the one allow-list between what was typed, pasted or imported and any terminal, window title, log
// line, error message or laid-out export. The records keep what came in as it came; what goes out goes through here.
//
// The rules are:
//
//   - Letters, digits, punctuation and symbols of Unicode 15 (the tables of this Go release) pass as they are. All else
//     is passed only by a rule below or becomes a visible mark: nothing vanishes.
//   - A C0 control or DEL becomes its control picture: ESC is ␛, NUL is ␀, DEL is ␡. An escape sequence is not
//     interpreted: its first byte becomes a mark and the rest stays as the harmless text that it is.
//   - Any other mark is a short word between ⟨ and ⟩. A byte that is not UTF-8 is ⟨x9B⟩; a C1 control, a private or
//     unassigned code point, a tag or other invisible character is its number in hexadecimal, ⟨9B⟩, ⟨E000⟩; the frequent
//     ones go by name: ⟨RLO⟩, ⟨ZWSP⟩, ⟨BOM⟩, ⟨SHY⟩, ⟨LS⟩. A mark is text: who types ⟨RLO⟩ sees ⟨RLO⟩.
//   - [Line] writes a line feed, CR LF and a tab as one space each. [Block] keeps line feeds, writes CR LF as a line feed
//     and a tab as four spaces. A CR alone is ␍ in both. Spaces of other widths become plain ones; U+3000 stays.
//   - ZWNJ and ZWJ stay where names need them: after a letter (and its combining marks) of a script that joins, before a
//     letter of that script or a combining mark; ZWJ also after a Malayalam virama, and up to three times inside an emoji.
//   - A variation selector stays directly behind a character that takes one: FE0E, FE0F on an emoji, FE0F in a keycap,
//     FE00 to FE02 and the ideographic ones on a Han character, the Mongolian ones on a Mongolian letter. A skin tone stays
//     directly behind an emoji of a person.
//   - A base carries at most six combining marks, counted decomposed (Burmese and pointed Hebrew need five); the
//     next n are cut and shown as ⟨+n⟩. A virama that would link a seventh consonant into one cluster is cut the same way.
//     A combining mark that has no base gets ◌. Conjoining jamo stay only where they compose to a syllable.
//   - The result is valid UTF-8 in NFC, because the terminal library drops decomposed accents.
//   - Doing it twice is doing it once, and printable ASCII comes back as the same string without an allocation.
//
// [ASCII], [HTML], [Markdown], [CSV] and [FileName] keep these rules and add those of where the text goes. [JSON] is the
// exception: JSON is data, so the value stays and what cannot be seen is written as \u escapes. [Fold] is for comparing.
package text
