package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"

	"go.etcd.io/bbolt"

	"muster/model"
)

// The buckets. Keys are text and values JSON, so that bbolt's own command shows them:
//
//	meta     format, generation, created, head; counts/SITUATION
//	log      sequence in 12 digits → {"hash":"…","v":CHANGE}
//	records  SITUATION/KIND/ID → {"sum":"…","v":ENTRY}, deleted ones included
//	refs     SITUATION/KIND/ID<-KIND/ID (is referred to by) → the sum alone
//	names    SITUATION/FOLDED NAME → {"sum":"…","v":"SOURCE"}
//	ops      ACT → {"sum":"…","v":{"first":1,"last":3}}
const (
	bucketMeta    = "meta"
	bucketLog     = "log"
	bucketRecords = "records"
	bucketRefs    = "refs"
	bucketNames   = "names"
	bucketOps     = "ops"
)

var buckets = [...]string{bucketMeta, bucketLog, bucketRecords, bucketRefs, bucketNames, bucketOps}

const (
	formatName = "muster-file/"
	format     = formatName + "1"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// checksum is over the key and the value, so that a value under another's key is found.
func checksum(key string, value []byte) uint32 {
	return checksumAs(append([]byte(key), 0), value)
}

// checksumAs is checksum with the key as it goes in, a zero behind it.
func checksumAs(keyed, value []byte) uint32 {
	return crc32.Update(crc32.Checksum(keyed, castagnoli), castagnoli, value)
}

const (
	sealOpen  = `{"sum":"`
	sealThen  = `","v":`
	hashOpen  = `{"hash":"`
	sealWidth = len(sealOpen) + 8 + len(sealThen)
	hashWidth = len(hashOpen) + 2*sha256.Size + len(sealThen)
)

// seal wraps a value with its checksum. What stands before the value has one length, so that it is cut, not parsed.
func seal(key string, value []byte) []byte {
	b := make([]byte, 0, sealWidth+len(value)+1)
	prefix := sealPrefix(checksum(key, value))
	b = append(b, prefix[:]...)
	return append(append(b, value...), '}')
}

func sealPrefix(sum uint32) (b [sealWidth]byte) {
	copy(b[:], sealOpen)
	hex.Encode(b[len(sealOpen):], binary.BigEndian.AppendUint32(nil, sum))
	copy(b[len(sealOpen)+8:], sealThen)
	return b
}

func hex8(sum uint32) string {
	return hex.EncodeToString(binary.BigEndian.AppendUint32(nil, sum))
}

// unseal gives a value whose checksum is right; it is a part of the bytes it was given.
func unseal(bucket, key string, stored []byte) ([]byte, error) {
	return unsealAs(bucket, key, append([]byte(key), 0), stored)
}

// unsealAs is unseal with the key as it goes into the checksum.
func unsealAs(bucket, key string, keyed, stored []byte) ([]byte, error) {
	if stored == nil {
		return nil, damaged(bucket, key, "missing")
	}
	if len(stored) <= sealWidth {
		return nil, damaged(bucket, key, "too short")
	}
	value := stored[sealWidth : len(stored)-1]
	if [sealWidth]byte(stored) != sealPrefix(checksumAs(keyed, value)) || stored[len(stored)-1] != '}' {
		return nil, damaged(bucket, key, "its checksum is wrong")
	}
	return value, nil
}

// read unseals the JSON value under a key into v; false: there is none.
func read(tx *bbolt.Tx, bucket, key string, v any) (bool, error) {
	stored := tx.Bucket([]byte(bucket)).Get([]byte(key))
	if stored == nil {
		return false, nil
	}
	value, err := unseal(bucket, key, stored)
	if err != nil {
		return true, err
	}
	if err := json.Unmarshal(value, v); err != nil {
		return true, damaged(bucket, key, "%v", err)
	}
	return true, nil
}

// need is read for a value that must be there.
func need(tx *bbolt.Tx, bucket, key string, v any) error {
	there, err := read(tx, bucket, key, v)
	if err == nil && !there {
		err = damaged(bucket, key, "missing")
	}
	return err
}

// write seals v under a key.
func write(tx *bbolt.Tx, bucket, key string, v any) error {
	value, err := compact(v)
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(bucket)).Put([]byte(key), seal(key, value))
}

// compact writes JSON that leaves < > & as they are.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// maxName is how much of a folded name a key holds: a longer one goes by its hash, since bbolt's keys end at 32 KiB.
const maxName = 256

func logKey(seq uint64) []byte { return fmt.Appendf(nil, "%012d", seq) }

func refKey(r model.Ref) string { return r.Kind.String() + "/" + r.ID }

func recordKey(situation string, r model.Ref) string { return situation + "/" + refKey(r) }

// referrersKey is what the keys of all that refer to a record begin with. No id has a "<".
func referrersKey(situation string, to model.Ref) string { return recordKey(situation, to) + "<-" }

func nameKey(situation, folded string) string {
	if len(folded) > maxName {
		sum := sha256.Sum256([]byte(folded))
		folded = "#" + hex.EncodeToString(sum[:])
	}
	return situation + "/" + folded
}

// parseRef reads KIND/ID.
func parseRef(s string) (r model.Ref, ok bool) {
	kind, id, ok := strings.Cut(s, "/")
	if !ok || r.Kind.UnmarshalText([]byte(kind)) != nil || r.Kind == model.NoKind {
		return r, false
	}
	r.ID = id
	return r, true
}

// parseRecordKey reads SITUATION/KIND/ID.
func parseRecordKey(key string) (situation string, r model.Ref, ok bool) {
	situation, rest, ok := strings.Cut(key, "/")
	if !ok {
		return "", r, false
	}
	r, ok = parseRef(rest)
	return situation, r, ok
}
