package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkFormKey measures a key to its frame in a form and in the questions, with 100,000 claims at 200x60.
func BenchmarkFormKey(b *testing.B) {
	cfg := config(bigStore(b, 100_000))
	cfg.Now = time.Now
	d := drive(b, cfg).size(200, 60)
	keys := strings.Fields("3 e B e r tab 1 9 tab h e l l o tab tab tab tab tab tab tab enter G B enter 5 tab d e enter x tab tab tab tab enter tab m i n tab esc y " +
		"K 4 enter A enter esc L tab g o v esc y C esc d esc 2 j R down tab G B esc y")
	took := map[string][]time.Duration{}
	var all []time.Duration
	b.ResetTimer()
	for i := range b.N {
		n := i % len(keys)
		start := time.Now()
		effects, _ := d.take(keyPress(keys[n]))
		d.View()
		t := time.Since(start)
		for _, e := range effects {
			if !e.waits {
				d.run([]effect{e})
			}
		}
		name := fmt.Sprint(n, ":", keys[n])
		took[name], all = append(took[name], t), append(all, t)
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2].Microseconds()), "p50-us")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds()), "p99-us")
	b.ReportMetric(float64(all[len(all)-1].Microseconds()), "max-us")
	slowest := make([]string, 0, len(took))
	for name, t := range took {
		slices.Sort(t)
		slowest = append(slowest, fmt.Sprintf("%8.2fms %s", float64(t[len(t)-1].Microseconds())/1000, name))
	}
	slices.Sort(slowest)
	b.Log(strings.Join(slowest[max(0, len(slowest)-8):], "; "))
}
