// Package paste stands between a terminal and the program that reads its keys, and takes the pastes out of them.
//
// The rules are:
//
//   - What is pasted is text, never keys. The terminal marks where a paste begins and ends, and a text can hold the end mark: so
//     a paste ends where its end mark is followed by nothing. What comes right behind an end mark, in the same burst, is text
//     if another end mark follows, and else is dropped with a word; it is never obeyed.
//   - A paste is kept to the letter, beside the keys; the program gets an empty one in its place and asks for the text with
//     Next.
//   - More than Most bytes are refused as a whole, counted but not kept: a paste of any size takes neither memory nor time.
//   - A paste whose end never comes can be ended with Ctrl+C, pressed alone after a pause.
package paste
