// Package draw is the pen of the screen: styles, marks, and text that fits.
//
// The rules are:
//
//   - Everything that came from outside is written with Pen.Text, which is the allow-list of package text.
//   - A piece that was fitted is exactly as wide as it was asked to be; what did not fit ends in a visible mark.
//   - Widths are those that the renderer uses: by code point, until the terminal says that it goes by grapheme.
//   - Nothing in the chrome is an emoji or as wide as the terminal pleases: the rules are dashed, because the solid ones
//     count as ambiguous. Without UTF-8 everything is ASCII.
//   - A style never carries a meaning that no mark or word carries as well.
package draw
