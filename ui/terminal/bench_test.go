//go:build unix && !race

package terminal

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/count"
	"muster/model/modeltest"
	"muster/model/moment"
	"muster/store"
)

// chunk is what was read at once: up to where, and when.
type chunk struct {
	end int
	at  time.Time
}

// sizes are the numbers of claims that are measured.
func sizes() []int { return []int{100, 10_000, 100_000} }

// desk makes a file with a number of claims.
func desk(b *testing.B, claims int) *store.File {
	b.Helper()
	g := modeltest.Situation(7, claims)
	f, err := store.Create(b.TempDir()+"/desk.db", store.Options{Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := f.Append(context.Background(), model.Batch{Op: "import", By: ana(), Edits: g.Edits()}); err != nil {
		b.Fatal(err)
	}
	return f
}

// The screen of the real program, on files that are made once.
func BenchmarkScreen(b *testing.B) {
	b.Run("example/start", func(b *testing.B) { benchmarkStart(b, 120, 40, "demo") })
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := desk(b, n)
			b.Run("start", func(b *testing.B) { benchmarkStart(b, 120, 40, f.Path()) })
			b.Run("key", func(b *testing.B) { benchmarkKey(b, f.Path()) })
			b.Run("replay-logged", func(b *testing.B) { benchmarkReplay(b, f.Path(), ",") })
			b.Run("replay-said", func(b *testing.B) { benchmarkReplay(b, f.Path(), ",", "c") })
			b.Run("change", func(b *testing.B) { benchmarkChange(b, f) })
		})
	}
}

// benchmarkStart measures from the start of the process to the first whole screen, and to the one with every number.
func benchmarkStart(b *testing.B, cols, rows int, args ...string) {
	var first, whole, memory, computed []float64
	for b.Loop() {
		p := start(b, cols, rows, nil, args...)
		p.until("every number", func() bool { return p.counted() })
		memory = append(memory, p.peak())
		p.send("q")
		p.ends()
		f, w := p.moments(cols, rows)
		first, whole = append(first, f), append(whole, w)
		spent := p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
		computed = append(computed, float64(spent.Microseconds())/1000)
	}
	b.ReportMetric(quantile(first, .5), "first-ms")
	b.ReportMetric(quantile(whole, .5), "numbers-ms")
	b.ReportMetric(quantile(whole, 1), "numbers-max-ms")
	b.ReportMetric(quantile(computed, .5), "cpu-ms") // which other work on the machine moves least
	b.ReportMetric(quantile(memory, 1), "peak-MB")
}

// counted tells whether nothing that is on the screen is still being counted, and the lists are there.
func (p *program) counted() bool {
	p.catchUp()
	return p.numbers()
}

func (p *program) numbers() bool {
	return p.framed() && strings.Contains(p.text(), "Reconciliation") && !strings.Contains(strings.ReplaceAll(p.text(), "Accounting", ""), "counting")
}

// framed tells whether the last row, with the keys, stands.
func (p *program) framed() bool {
	rows := strings.Split(p.text(), "\n")
	return strings.TrimSpace(rows[p.term.Height()-1]) != ""
}

// moments finds in what was written when the first whole screen stood, its foot with it, and when nothing was counted any
// more, in milliseconds since the start.
func (p *program) moments(cols, rows int) (first, whole float64) {
	p.discard(p.term)
	p.term, p.fed = p.emulator(cols, rows), 0
	for _, c := range p.chunks {
		p.draw(c.end)
		ms := float64(c.at.Sub(p.began).Microseconds()) / 1000
		if first == 0 && p.framed() {
			first = ms
		}
		if p.numbers() {
			return first, ms
		}
	}
	p.tb.Fatal("a screen with every number was seen, and now it is not found")
	return 0, 0
}

// peak is the most memory that the program had, in MB.
func (p *program) peak() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		p.tb.Skipf("no peak of memory on this system: %v", err)
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kB float64
			if _, err := fmt.Sscan(rest, &kB); err != nil {
				p.tb.Fatal(err)
			}
			return kB / 1024
		}
	}
	p.tb.Fatal("the system tells no peak of memory")
	return 0
}

// tour moves the cursor over the panes.
func tour() []string {
	return []string{"2", "j", "j", "l", "j", "h", "k", "\x1b[B", "\x1b[A", "3", "j", "j", "j", "k", "j", "\x1b[6~", "j", "\x1b[5~", "G", "k", "g",
		"1", "k", "k", "j", "k", "\x1b[5~", "\x1b[6~", "g", "j", "G", "\t", "l", "l", "h", "j"}
}

// benchmarkKey measures a key to the last byte of its frame, the bytes of it, and what is written when nobody presses
// anything.
func benchmarkKey(b *testing.B, path string) {
	p := start(b, 200, 60, nil, path)
	p.until("every number", p.counted)
	p.quiet(500 * time.Millisecond)
	var took, bytes []float64
	for b.Loop() {
		for _, key := range tour() {
			if ms, wrote := p.press(key); wrote > 0 {
				took, bytes = append(took, ms), append(bytes, float64(wrote))
			}
		}
	}
	b.ReportMetric(quantile(took, .5), "key-p50-ms")
	b.ReportMetric(quantile(took, .99), "key-p99-ms")
	b.ReportMetric(mean(bytes), "B/move")
	b.ReportMetric(quantile(bytes, .5), "p50-B/move")
	b.ReportMetric(quantile(bytes, 1), "max-B/move")
	before := p.size()
	time.Sleep(3 * time.Second)
	b.ReportMetric(float64(p.size()-before), "idle-B/3s")
	b.ReportMetric(p.peak(), "peak-MB")
}

// stepsBack is how many steps of a replay, and how many changes, are measured.
const stepsBack = 300

// benchmarkReplay measures a step back of the replay to the last byte of its frame, and the bytes of it.
func benchmarkReplay(b *testing.B, path string, begin ...string) {
	p := start(b, 200, 60, nil, path)
	p.until("every number", p.counted)
	for _, key := range begin {
		p.send(key)
		p.until("the replay", func() bool {
			p.catchUp()
			return strings.Contains(p.text(), map[string]string{",": "as logged", "c": "as said"}[key])
		})
		p.quiet(500 * time.Millisecond)
	}
	var took, bytes []float64
	for b.Loop() {
		for range stepsBack {
			if ms, wrote := p.press(","); wrote > 0 { // a small situation has no more steps after a while
				took, bytes = append(took, ms), append(bytes, float64(wrote))
			}
		}
	}
	b.ReportMetric(quantile(took, .5), "step-p50-ms")
	b.ReportMetric(quantile(took, .99), "step-p99-ms")
	b.ReportMetric(quantile(bytes, .5), "p50-B/step")
	b.ReportMetric(quantile(bytes, 1), "max-B/step")
	b.ReportMetric(p.peak(), "peak-MB")
}

// benchmarkChange measures from the answer to another process, which is this one, to the last byte of the frame that shows its
// change.
func benchmarkChange(b *testing.B, f *store.File) {
	p := start(b, 200, 60, nil, f.Path())
	p.until("every number", p.counted)
	p.quiet(500 * time.Millisecond)
	var took []float64
	n := 0
	for b.Loop() {
		for range stepsBack {
			before := p.size()
			add(b, f, model.Put("generated", another(b, n), 0))
			n++
			answered := time.Now()
			wait(patience, func() bool { return p.size() > before })
			p.quiet(80 * time.Millisecond)
			p.mu.Lock()
			took = append(took, float64(p.last.Sub(answered).Microseconds())/1000)
			p.mu.Unlock()
		}
	}
	last := fmt.Sprintf("GB %d dead", dead+n-1)
	p.send("3g")
	p.until(last, func() bool { p.catchUp(); return strings.Contains(strings.ReplaceAll(p.text(), ",", ""), last) })
	b.ReportMetric(quantile(took, .5), "seen-p50-ms")
	b.ReportMetric(quantile(took, .99), "seen-p99-ms")
}

// dead is how many the first claim of another counts.
const dead = 5000

// another is a claim that was said after all others, with one more dead than the one before.
func another(tb testing.TB, n int) *model.Claim {
	tb.Helper()
	said, err := moment.Parse("2013-03-01T12:00")
	if err != nil {
		tb.Fatal(err)
	}
	number, err := count.Parse(fmt.Sprint(dead + n))
	if err != nil {
		tb.Fatal(err)
	}
	return &model.Claim{ID: fmt.Sprintf("another-%d", n), Source: "gov-gb", Said: said, Text: "a toll",
		Figures: []model.Figure{{Group: "GB", Status: model.Dead, Count: number}}}
}

// tick is how often Bubble Tea draws. A key that follows a frame by always the same time would always meet the same part of it.
const tick = time.Second / 120

// press presses a key at any part of a tick. It tells after how many milliseconds the last byte came that it caused, and how many bytes
// there were.
func (p *program) press(key string) (ms float64, wrote int) {
	time.Sleep(rand.N(tick))
	before, began := p.size(), time.Now()
	p.send(key)
	wait(300*time.Millisecond, func() bool { return p.size() > before })
	p.quiet(80 * time.Millisecond)
	p.mu.Lock()
	defer p.mu.Unlock()
	return float64(p.last.Sub(began).Microseconds()) / 1000, len(p.out) - before
}

func quantile(all []float64, q float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[min(len(all)-1, int(q*float64(len(all))))]
}

func mean(all []float64) (sum float64) {
	for _, v := range all {
		sum += v / float64(len(all))
	}
	return sum
}
