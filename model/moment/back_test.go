package moment

import (
	"testing"
	"time"
)

// A time in another zone than the scene's is yesterday's only where it was yesterday at the scene; a 29 February that a year has not
// got is no mistake.
func TestBackIsByTheScene(t *testing.T) {
	now := time.Date(2026, 11, 24, 21, 40, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"22:10 +03": "", // two and a half hours ago
		"22:10":     "22:10 has not come yet: read as yesterday, Mon 23 Nov 2026",
		"22:10 -03": "", // 01:10 today at the scene
		"11 pm":     "11 pm has not come yet: read as yesterday, Mon 23 Nov 2026",
		"22h ago":   "", // yesterday, and said to be
		"29 feb":    "29 feb: read as Thu 29 Feb 2024",
	} {
		if got := Back(text, now, time.UTC); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
