package moment

import (
	"testing"
	"time"
)

func BenchmarkBegin(b *testing.B) {
	london := load(b, "Europe/London")
	for _, text := range []string{"2013-01-19", "2013-01-19T19:10", "2013-01-19T19:10+01:00", "2026-07-19T19:10"} {
		m := parsed(b, text)
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				m.Begin(london)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("2013-01-19T19:10+01:00"); err != nil {
			b.Fatal(err)
		}
	}
}

func load(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func parsed(t testing.TB, text string) Moment {
	t.Helper()
	m, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
