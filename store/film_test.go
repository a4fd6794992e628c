//go:build linux

package store_test

import (
	"encoding/hex"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// film is what a process did to one file, in order, with what it acknowledged.
type film []frame

type frame struct {
	kind string // write, size, sync, ack
	at   int
	data []byte
	id   string
}

var (
	opened    = regexp.MustCompile(`openat\([^,]*, "((?:\\x[0-9a-f]{2})*)".*\) = (\d+)$`)
	pwritten  = regexp.MustCompile(`pwrite64\((\d+), "((?:\\x[0-9a-f]{2})*)", \d+, (\d+)\) = \d+$`)
	synced    = regexp.MustCompile(`fdatasync\((\d+)\) = 0$`)
	truncated = regexp.MustCompile(`ftruncate\((\d+), (\d+)\) = 0$`)
	closing   = regexp.MustCompile(`close\((\d+)\) = 0$`)
	answered  = regexp.MustCompile(`write\(1, "((?:\\x[0-9a-f]{2})*)", \d+\) = \d+$`)
)

// readFilm reads what strace wrote with -xx.
func readFilm(trace, path string) (f film) {
	ours := map[string]bool{}
	for _, l := range calls(trace) {
		if m := opened.FindStringSubmatch(l); m != nil {
			ours[m[2]] = string(unhex(m[1])) == path
		} else if m := closing.FindStringSubmatch(l); m != nil {
			delete(ours, m[1])
		} else if m := pwritten.FindStringSubmatch(l); m != nil && ours[m[1]] {
			at, _ := strconv.Atoi(m[3])
			f = append(f, frame{kind: "write", at: at, data: unhex(m[2])})
		} else if m := truncated.FindStringSubmatch(l); m != nil && ours[m[1]] {
			at, _ := strconv.Atoi(m[2])
			f = append(f, frame{kind: "size", at: at})
		} else if m := synced.FindStringSubmatch(l); m != nil && ours[m[1]] {
			f = append(f, frame{kind: "sync"})
		} else if m := answered.FindStringSubmatch(l); m != nil {
			if id, ok := strings.CutPrefix(strings.TrimSpace(string(unhex(m[1]))), "ok "); ok {
				f = append(f, frame{kind: "ack", id: id})
			}
		}
	}
	return f
}

// calls joins the calls that were cut in two because another thread called meanwhile.
func calls(trace string) (lines []string) {
	begun := map[string]string{}
	for l := range strings.Lines(trace) {
		pid, call, _ := strings.Cut(strings.TrimSpace(l), " ")
		call = strings.TrimSpace(call)
		if head, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
			begun[pid] = head
			continue
		}
		if strings.HasPrefix(call, "<... ") {
			if _, rest, ok := strings.Cut(call, "resumed>"); ok {
				call = begun[pid] + rest
			}
		}
		lines = append(lines, regexp.MustCompile(`\)\s+= `).ReplaceAllString(call, ") = "))
	}
	return lines
}

func unhex(s string) []byte {
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		panic(err)
	}
	return b
}

func (f film) count(kind string) (n int) {
	for _, fr := range f {
		if fr.kind == kind {
			n++
		}
	}
	return n
}

func (f film) acks() int  { return f.count("ack") }
func (f film) syncs() int { return f.count("sync") }

// cut stops the film somewhere and gives what the disk may hold then, and what had been acknowledged. Each page of what was
// written since the last sync is there or not.
func (f film) cut(disk []byte, seed uint64) (_ []byte, acknowledged []string) {
	rng := rand.New(rand.NewPCG(seed, 5))
	disk = slices.Clone(disk)
	end := 1 + rng.IntN(len(f))
	synced := 0
	for i, fr := range f[:end] {
		if fr.kind == "sync" {
			synced = i + 1
		}
	}
	for i, fr := range f[:end] {
		switch fr.kind {
		case "ack":
			acknowledged = append(acknowledged, fr.id)
		case "size":
			if fr.at > len(disk) {
				disk = append(disk, make([]byte, fr.at-len(disk))...)
			}
		case "write":
			for at := 0; at < len(fr.data); at += 4096 {
				if i < synced || rng.IntN(2) == 0 {
					copy(disk[fr.at+at:], fr.data[at:min(at+4096, len(fr.data))])
				}
			}
		}
	}
	return disk, acknowledged
}
