package store_test

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// pageBytes is the size of a page in the files made now.
const pageBytes = 8 << 10

// Of every bit that is flipped, in the meta pages every third, in the branches those that lead somewhere, elsewhere some hundred:
// either Verify finds it, or everything is as it was and goes on so. No flip ends the process.
// Seen red with the demand for both meta pages taken out of readMark (the file was a change shorter), and with everyPage taken out of
// Verify (a fault in a goroutine of bbolt's ended the process).
func TestVerifyFindsFlips(t *testing.T) {
	path, bytesOf := someFile(t)
	f := whole(t, path)
	truth, log := load(t, f), raw(t, f)
	var bits []int
	for page := range 2 {
		for bit := 0; bit < 80*8; bit += 3 {
			bits = append(bits, page*pageBytes*8+bit)
		}
	}
	bits = append(bits, branchBits(bytesOf)...)
	rng := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		bits = append(bits, 2*pageBytes*8+rng.IntN((len(bytesOf)-2*pageBytes)*8))
	}
	found, harmless := 0, 0
	for _, bit := range bits {
		bad := bytes.Clone(bytesOf)
		bad[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Verify(t.Context()); err != nil {
			found++
			continue
		}
		harmless++
		if harmless%10 != 0 { // the rest of the test is dear
			continue
		}
		sameState(t, load(t, f), truth)
		if got := raw(t, f); len(got) != len(log) || got[len(got)-1] != log[len(log)-1] {
			t.Fatalf("bit %d: the log is another", bit)
		}
		put(t, f, "after", claim("after", "s00", "x"))
		if err := f.Check(t.Context()); err != nil {
			t.Fatalf("bit %d: after a change: %v", bit, err)
		}
	}
	t.Logf("%d flips found, %d harmless", found, harmless)
	if found < 400 || harmless < 50 {
		t.Errorf("%d found, %d harmless", found, harmless)
	}
}

// branchBits are the low bits of where the first branches of a page lead to.
func branchBits(file []byte) (bits []int) {
	for page := 2; page < len(file)/pageBytes; page++ {
		p := file[page*pageBytes:]
		if binary.NativeEndian.Uint64(p) != uint64(page) || binary.NativeEndian.Uint16(p[8:]) != 1 {
			continue
		}
		for i := range min(8, int(binary.NativeEndian.Uint16(p[10:]))) {
			for bit := range 7 {
				bits = append(bits, (page*pageBytes+16+i*16+8)*8+bit)
			}
		}
	}
	return bits
}

// A file whose branch leads back to itself is an error for whoever loads it, not the end of the process. Seen red with
// branches taken out of LoadKinds: the stack overflowed.
func TestBranchInACircle(t *testing.T) {
	path, whole := someFile(t)
	circles := 0
	for page := 2; page < len(whole)/pageBytes; page++ {
		bad := bytes.Clone(whole)
		p := bad[page*pageBytes:]
		if binary.NativeEndian.Uint64(p) != uint64(page) || binary.NativeEndian.Uint16(p[8:]) != 1 {
			continue
		}
		for i := range int(binary.NativeEndian.Uint16(p[10:])) {
			binary.NativeEndian.PutUint64(p[16+i*16+8:], uint64(page))
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := store.Open(path, store.Options{Now: time.Now})
		if err == nil {
			_, err = f.LoadKinds(t.Context(), "", model.KindSituation)
		}
		if err != nil {
			circles++
		}
	}
	if circles == 0 {
		t.Error("no branch was made a circle")
	}
}
