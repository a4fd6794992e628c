// Package brief lays a whole situation out for people: the timeline, the accounting, the claims and the reconciliation, as
// one page of HTML or one of Markdown.
//
// The rules are:
//
//   - The page stands by itself: no script, no font, no picture, no address that is loaded. It is read on a phone, in the
//     dark, on paper and by a screen reader.
//   - A number leads to the claim it rests on. What does not add up comes first. Colour never carries meaning alone.
//   - What is withheld is not there unless it is asked for in words; what the cut does not know is not there.
//   - Whatever somebody pasted into a record is text, never markup; a link is followed only over http and https.
package brief
