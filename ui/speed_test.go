package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/modeltest"
)

// bigStore holds a made-up situation of so many claims.
func bigStore(tb testing.TB, claims int) *memory {
	tb.Helper()
	m := newMemory()
	m.changes = modeltest.Situation(1, claims).Changes()
	for _, c := range m.changes {
		if err := m.state.Apply(clone(c)); err != nil {
			tb.Fatal(err)
		}
	}
	return m
}

// BenchmarkKey measures a key to its frame with 100,000 claims at 200x60: p50 and p99 of every kind of key.
func BenchmarkKey(b *testing.B) {
	d := drive(b, config(bigStore(b, 100_000))).size(200, 60)
	keys := []string{"2", "j", "l", "j", "pgdown", "k", "G", "g", "enter", "j", "esc", "space", "j", "esc", "3", "j", "pgdown", "G", "k", "enter", "esc", "s", "x", "x", "1", "j", "c", "j", "G", "?", "j", "esc", "z", "z"}
	took := map[string][]time.Duration{}
	var all []time.Duration
	b.ResetTimer()
	for i := range b.N {
		name := keys[i%len(keys)]
		start := time.Now()
		effects, _ := d.take(keyPress(name))
		d.View()
		t := time.Since(start)
		took[name], all = append(took[name], t), append(all, t)
		for len(effects) > 0 { // what is done meanwhile counts, too, where it is done between two keys
			e := effects[0]
			effects = effects[1:]
			if e.waits {
				continue
			}
			msg := e.run()
			start := time.Now()
			more, _ := d.take(msg)
			d.View()
			all = append(all, time.Since(start))
			effects = append(effects, more...)
		}
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2].Microseconds()), "p50-us")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds()), "p99-us")
	b.ReportMetric(float64(all[len(all)-1].Microseconds()), "max-us")
	var report strings.Builder
	for name, t := range took {
		slices.Sort(t)
		fmt.Fprintf(&report, "%s %v..%v; ", name, t[len(t)/2].Round(10*time.Microsecond), t[len(t)-1].Round(10*time.Microsecond))
	}
	b.Log(report.String())
}

// BenchmarkChange measures what another editor's claim takes until its frame, with 100,000 claims at 200x60.
func BenchmarkChange(b *testing.B) {
	m := bigStore(b, 100_000)
	d := drive(b, config(m)).size(200, 60)
	b.ResetTimer()
	for i := range b.N {
		b.StopTimer()
		m.put(b, ben, "generated", claim(fmt.Sprintf("new%d", i), "gov-gb", "GB", model.Dead, fmt.Sprint(i%50), "2013-01-25"))
		b.StartTimer()
		d.tell()
		d.View()
	}
}

// BenchmarkStart measures the first frame and the counted one with 100,000 claims, without the reading of a file.
func BenchmarkStart(b *testing.B) {
	m := bigStore(b, 100_000)
	state, _ := m.Load(b.Context(), "generated")
	b.ResetTimer()
	for range b.N {
		counted(state.Open("generated"))
	}
}

// BenchmarkQuickLine measures a key in the quick line to its frame, with 100,000 claims at 200x60: everything is understood
// anew, with what saving would do to the accounting.
func BenchmarkQuickLine(b *testing.B) {
	d := drive(b, config(bigStore(b, 100_000))).size(200, 60)
	start := time.Now()
	d.keys("a")
	d.View()
	open := time.Since(start)
	line := []rune(`UK govermnent @19 jan 14:30: GB 1 dead, 5 missing/dead, ALL 40 dead, NO 3 held (crew) "feared dead"`)
	var all []time.Duration
	b.ResetTimer()
	for i := range b.N {
		if i%len(line) == 0 {
			d.keys("ctrl+u")
		}
		k := string(line[i%len(line)])
		if k == " " {
			k = "space"
		}
		start := time.Now()
		d.take(keyPress(k))
		d.View()
		all = append(all, time.Since(start))
		if testing.Verbose() && time.Since(start) > 16*time.Millisecond {
			b.Logf("%d %v %s", i, time.Since(start), d.top().(interface{ Text() string }).Text())
		}
	}
	slices.Sort(all)
	b.ReportMetric(float64(open.Microseconds()), "open-us")
	b.ReportMetric(float64(all[len(all)/2].Microseconds()), "p50-us")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds()), "p99-us")
	b.ReportMetric(float64(all[len(all)-1].Microseconds()), "max-us")
}

// BenchmarkReplayStep measures a step of the replay to its frame, with 100,000 claims at 200x60, by either clock: p50 and p99.
func BenchmarkReplayStep(b *testing.B) {
	m := bigStore(b, 100_000)
	for clock, begin := range map[string]string{"logged": ",", "said": ", c"} {
		b.Run(clock, func(b *testing.B) {
			d := drive(b, config(m)).size(200, 60)
			start := time.Now()
			d.keys(begin)
			b.ReportMetric(float64(time.Since(start).Milliseconds()), "begin-ms")
			d.keys(", ,")
			var all []time.Duration
			b.ResetTimer()
			for i := range b.N {
				name := ","
				if i%4 == 3 {
					name = "."
				}
				start := time.Now()
				effects, _ := d.take(keyPress(name))
				d.View()
				all = append(all, time.Since(start))
				if slices.ContainsFunc(effects, func(e effect) bool { return !e.waits }) {
					b.Fatal("a step is not there at once")
				}
			}
			slices.Sort(all)
			b.ReportMetric(float64(all[len(all)/2].Microseconds()), "p50-us")
			b.ReportMetric(float64(all[len(all)*99/100].Microseconds()), "p99-us")
		})
	}
}
