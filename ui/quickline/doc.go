// Package quickline is the line that a claim is typed into with one hand, while on the phone.
//
// The rules are:
//
//   - What is typed is read with every key, and what saving would do stands under it: who speaks, when, each figure as the
//     accounting names it, what the accounting would show instead. Nothing is saved that did not stand there.
//   - A word that is not understood is pointed at, with a sentence, once the cursor has left it or Enter was pressed. What is
//     merely not typed yet is a quiet hint: a line is wrong nearly all of the time that it is typed.
//   - Enter saves and closes. It asks first, in the line, where a name is near a known one, where another editor has just
//     logged the same, and where an offer is picked it takes that.
//   - Right takes what is offered at the end of the line, Down goes through the offers, Up through one's earlier lines;
//     Tab opens the full form with everything that was understood.
//   - A paste of several lines, or too long for a line, becomes the quotation if the editor says so, kept to the letter. No
//     paste is a command.
//   - Esc closes the line and keeps what stands in it: it is there when the line is opened again.
//   - The line returns intents and does no I/O.
package quickline
