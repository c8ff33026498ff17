package kg

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
)

// CursorScope says which list a cursor belongs to. A cursor is good for the same
// list of the same data only.
type CursorScope struct {
	Version string // data version
	List    string // what is listed, in which order, under which filter, in any canonical text
}

// cursorFormat is the first byte of a decoded cursor.
const cursorFormat = 1

// maxCursor is the longest cursor text that is looked at.
const maxCursor = 4096

// EncodeCursor writes the place of an item as opaque text.
func EncodeCursor(scope CursorScope, id CURIE) string {
	raw := []byte{cursorFormat}
	raw = append(raw, listHash(scope.List)...)
	for _, field := range []string{scope.Version, string(id)} {
		raw = binary.AppendUvarint(raw, uint64(len(field)))
		raw = append(raw, field...)
	}
	raw = binary.BigEndian.AppendUint32(raw, crc32.ChecksumIEEE(raw))
	return base64.RawURLEncoding.EncodeToString(raw)
}

// DecodeCursor reads back what EncodeCursor wrote. It returns ErrBadCursor for
// any other text, ErrCursorExpired when the data has changed since, and
// ErrCursorMismatch when the cursor is of another list, order or filter.
func DecodeCursor(scope CursorScope, text string) (CURIE, error) {
	if len(text) > maxCursor {
		return "", fmt.Errorf("%w: too long", ErrBadCursor)
	}
	if strings.ContainsAny(text, "\r\n") { // the decoder would pass over them
		return "", ErrBadCursor
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) < 1+listHashSize+4 || raw[0] != cursorFormat {
		return "", ErrBadCursor
	}
	body, sum := raw[:len(raw)-4], raw[len(raw)-4:]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(sum) {
		return "", ErrBadCursor
	}
	fields, ok := cutFields(body[1+listHashSize:], 2)
	if !ok {
		return "", ErrBadCursor
	}
	if fields[0] != scope.Version {
		return "", fmt.Errorf("%w: made for %s, data is %s", ErrCursorExpired, fields[0], scope.Version)
	}
	if string(body[1:1+listHashSize]) != string(listHash(scope.List)) {
		return "", ErrCursorMismatch
	}
	return CURIE(fields[1]), nil
}

const listHashSize = 8

func listHash(list string) []byte {
	sum := sha256.Sum256([]byte(list))
	return sum[:listHashSize]
}

func cutFields(raw []byte, n int) ([]string, bool) {
	fields := make([]string, 0, n)
	for range n {
		size, used := binary.Uvarint(raw)
		if used <= 0 || size > uint64(len(raw)-used) {
			return nil, false
		}
		fields = append(fields, string(raw[used:used+int(size)]))
		raw = raw[used+int(size):]
	}
	return fields, len(raw) == 0
}
