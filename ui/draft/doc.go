// Package draft keeps what is typed and not saved.
//
// The rules are:
//
//   - A draft is what one open dialog holds: its fields as they were typed, and what they are about. Values are kept as
//     they came; whoever shows one has it pass the allow-list.
//   - The app hands a draft over after the message that changed it, and never waits. Of each draft only the latest waits to
//     be written: a slow disk costs old versions, not keys.
//   - What was handed over is written within a second, outside the loop that takes the keys and outside the renderer, and
//     at once when the session ends, however it ends.
//   - A draft goes when it was saved, when its editor emptied it, or when its editor threw it away. Nothing else removes it.
//   - A failure to write is told and tried again; it never ends the session.
package draft
