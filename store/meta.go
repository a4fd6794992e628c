package store

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Head is model.Head, which the callers of this package share.
type Head = model.Head

// storedHead is the head as the file keeps it, with the time of the last change for the clock of the next.
type storedHead struct {
	Seq  uint64 `json:"seq"`
	Hash string `json:"hash"`
	At   int64  `json:"at"` // milliseconds since 1970
}

const (
	keyFormat     = "format"
	keyGeneration = "generation"
	keyCreated    = "created"
	keyHead       = "head"
	keyCounts     = "counts/"
)

// noHash stands before the first change.
var noHash = strings.Repeat("0", 64)

// lay makes the buckets of an empty file.
func lay(tx *bbolt.Tx, now time.Time) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	first := map[string]any{keyFormat: format, keyGeneration: random(), keyCreated: now.UTC(), keyHead: storedHead{Hash: noHash}}
	for key, v := range first {
		if err := write(tx, bucketMeta, key, v); err != nil {
			return err
		}
	}
	return nil
}

// random is a generation: 16 bytes, as hex digits.
func random() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}

// readHead reads the end of the log and holds it against the log's last entry.
func readHead(tx *bbolt.Tx) (h Head, at int64, err error) {
	var s storedHead
	if err = need(tx, bucketMeta, keyHead, &s); err != nil {
		return h, 0, err
	}
	if err = need(tx, bucketMeta, keyGeneration, &h.Generation); err != nil {
		return h, 0, err
	}
	h.Seq, h.Hash = s.Seq, s.Hash
	key, stored := tx.Bucket([]byte(bucketLog)).Cursor().Last()
	switch {
	case key == nil && h.Seq == 0 && h.Hash == noHash:
		return h, s.At, nil
	case string(key) != string(logKey(h.Seq)):
		return h, 0, damaged(bucketLog, string(logKey(h.Seq)), "the log does not end with the head")
	}
	hash, _, err := cutEntry(h.Seq, stored)
	if err == nil && hash != h.Hash {
		err = damaged(bucketLog, string(key), "its hash is not the head's")
	}
	return h, s.At, err
}

// tally counts the records of a situation by kind, deleted ones included, with the sum of their checksums: a record that
// bbolt lost without a word is missed.
type tally map[model.Kind]share

type share struct {
	N   uint64 `json:"n"`
	Sum uint64 `json:"sum"`
}

// add takes a sealed record into the tally.
func (t tally) add(k model.Kind, key string, stored []byte) {
	s := t[k]
	t[k] = share{s.N + 1, s.Sum + sumOf(key, stored)}
}

// remove takes it out.
func (t tally) remove(k model.Kind, key string, stored []byte) {
	s := t[k]
	t[k] = share{s.N - 1, s.Sum - sumOf(key, stored)}
}

// storedSum gives the checksum that a sealed value is stored with.
func storedSum(key, stored []byte) (uint64, error) {
	var sum [4]byte
	if _, err := hex.Decode(sum[:], stored[len(sealOpen):len(sealOpen)+8]); err != nil {
		return 0, damaged(bucketRecords, string(key), "its checksum is wrong")
	}
	return uint64(binary.BigEndian.Uint32(sum[:])), nil
}

func sumOf(key string, stored []byte) uint64 {
	return uint64(checksum(key, stored[sealWidth:len(stored)-1]))
}

func readTally(tx *bbolt.Tx, situation string) (tally, error) {
	t := tally{}
	_, err := read(tx, bucketMeta, keyCounts+situation, &t)
	return t, err
}
