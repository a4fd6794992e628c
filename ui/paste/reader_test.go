package paste

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/muesli/cancelreader"
)

// send is something that a terminal sends, after a pause.
type send struct {
	after time.Duration
	bytes string
}

// read sends, and gives the keys that came of it, and the pastes.
func read(t *testing.T, all ...send) (keys string, pastes []Paste) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		in, out := io.Pipe()
		r := New(in)
		go func() {
			for _, s := range all {
				time.Sleep(s.after)
				_, _ = out.Write([]byte(s.bytes))
			}
			time.Sleep(10 * time.Second)
			_ = out.Close()
		}()
		got, err := io.ReadAll(r)
		if err != nil {
			t.Error(err)
		}
		keys = string(got)
		for range strings.Count(keys, ends) {
			pastes = append(pastes, r.Next())
		}
		if extra := r.Next(); extra != (Paste{}) {
			t.Errorf("one more paste than the program sees: %+v", extra)
		}
	})
	return keys, pastes
}

const empty = begins + ends

func TestPastes(t *testing.T) {
	long := strings.Repeat("0123456789abcdef", 5<<20/16)
	for name, c := range map[string]struct {
		sends []send
		keys  string
		want  []Paste
	}{
		"keys":          {[]send{{0, "ab\x1b[A\x1b[20~q"}}, "ab\x1b[A\x1b[20~q", nil},
		"a paste":       {[]send{{0, "a" + begins + "x:q\r\x1b[A\x03" + ends}, {time.Second, "b"}}, "a" + empty + "b", []Paste{{Text: "x:q\r\x1b[A\x03", Size: 8}}},
		"nothing":       {[]send{{0, empty}}, empty, []Paste{{}}},
		"two pastes":    {[]send{{0, begins + "a" + ends + begins + "b" + ends}}, empty + empty, []Paste{{Text: "a", Size: 1}, {Text: "b", Size: 1}}},
		"byte by byte":  {slow(begins + "ab" + ends), empty, []Paste{{Text: "ab", Size: 2}}},
		"forged end":    {[]send{{0, begins + "a" + ends + ":q\r" + ends}}, empty, []Paste{{Text: "a" + ends + ":q\r", Size: 10, Forged: true}}},
		"forged, split": {[]send{{0, begins + "a" + ends + ":"}, {400 * time.Millisecond, "q\r" + ends}}, empty, []Paste{{Text: "a" + ends + ":q\r", Size: 10, Forged: true}}},
		"forged and begun again": {[]send{{0, begins + "a" + ends + "q" + begins + "b" + ends}}, empty,
			[]Paste{{Text: "a" + ends + "q" + begins + "b", Size: 15, Forged: true}}},
		"keys right behind": {[]send{{0, begins + "a" + ends + "\r"}, {3 * time.Second, "k"}}, empty + "k", []Paste{{Text: "a", Size: 1, Dropped: 1}}},
		"keys soon after":   {[]send{{0, begins + "a" + ends}, {200 * time.Millisecond, "\r"}}, empty + "\r", []Paste{{Text: "a", Size: 1}}},
		"too much":          {[]send{{0, begins + long + ends}, {time.Second, "k"}}, empty + "k", []Paste{{Size: len(long)}}},
		"as much as may be": {[]send{{0, begins + long[:Most] + ends}}, empty, []Paste{{Text: long[:Most], Size: Most}}},
		"forged, too much":  {[]send{{0, begins + "a" + ends + long + ends}, {time.Second, "k"}}, empty + "k", []Paste{{Size: len(long) + 7, Forged: true}}},
		"no end":            {[]send{{0, begins + "a"}, {5 * time.Second, ctrlC}}, empty + ctrlC, []Paste{{Text: "a", Size: 1}}},
		"ctrl+c inside":     {[]send{{0, begins + "a"}, {time.Second, ctrlC}, {0, ends}}, empty, []Paste{{Text: "a" + ctrlC, Size: 2}}},
		"bad bytes":         {[]send{{0, begins + "a\xffb" + ends}}, empty, []Paste{{Text: "a\uFFFDb", Size: 3}}},
	} {
		t.Run(name, func(t *testing.T) {
			keys, got := read(t, c.sends...)
			if keys != c.keys {
				t.Errorf("keys %.80q, not %.80q", keys, c.keys)
			}
			if len(got) != len(c.want) {
				t.Fatalf("%d pastes, not %d", len(got), len(c.want))
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("paste %d: %d bytes %.80q, forged %v, dropped %d", i, got[i].Size, got[i].Text, got[i].Forged, got[i].Dropped)
				}
			}
		})
	}
}

func slow(s string) (all []send) {
	for _, c := range []byte(s) {
		all = append(all, send{10 * time.Millisecond, string(c)})
	}
	return all
}

// A read that is interrupted gives back nothing and loses nothing, and none is interrupted that begins later. Seen red with an
// interruption that was kept for the next read: after Ctrl+Z and fg nobody read the keys.
func TestInterrupt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, out := io.Pipe()
		r := New(in)
		defer r.Close()
		part := make([]byte, 10)
		for name, begins := range map[string]time.Duration{"one that waits": 0, "one that begins in a moment": awaited / 2} {
			go func() {
				if begins == 0 {
					synctest.Wait()
				}
				r.Interrupt()
			}()
			time.Sleep(begins)
			if n, err := r.Read(part); n != 0 || !errors.Is(err, cancelreader.ErrCanceled) {
				t.Errorf("%s: %d, %v", name, n, err)
			}
		}
		r.Interrupt() // nobody reads
		go func() { _, _ = out.Write([]byte("k")) }()
		if n, err := r.Read(part); n != 1 || err != nil || part[0] != 'k' {
			t.Errorf("%d, %v", n, err)
		}
		_ = out.Close()
	})
}

// Who has closed the reader is not waited for: under a server each session would leave a goroutine, with what was typed, behind.
func TestClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, out := io.Pipe()
		r := New(in)
		_, _ = out.Write([]byte("typed ahead"))
		synctest.Wait()
		r.Close()
		r.Close()
		if n, err := r.Read(make([]byte, 1)); err != io.EOF {
			t.Errorf("%d, %v", n, err)
		}
	})
}

// Whatever is between the first begin and the last end mark of one burst, no byte of it is a key.
func FuzzBurst(f *testing.F) {
	for _, s := range []string{"", "a", ends, ends + ":q\r", ends + begins, begins, ends + begins + "x" + ends, "\x1b", "\x1b[201"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > Most {
			t.Skip()
		}
		r := &Reader{}
		r.feed([]byte(begins))
		r.feed(append(bytes.Clone(text), ends...))
		r.settle()
		left := strings.ReplaceAll(strings.ReplaceAll(string(r.out), begins, ""), ends, "")
		if left != "" {
			t.Errorf("%q gave the keys %q", text, left)
		}
	})
}
