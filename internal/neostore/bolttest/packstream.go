package bolttest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// PackStream is how Bolt writes values: a marker byte, which holds small sizes and
// numbers itself, and then the content, big end first. Only the widest form is
// written, which every reader must take.

var errPackStream = errors.New("not PackStream")

// structure is a tagged list of fields: a message, or a value such as a date.
type structure struct {
	tag    byte
	fields []any
}

// pack appends a value: nil, bool, int, int64, float64, string, []any,
// map[string]any or structure.
func pack(b []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return append(b, 0xC0)
	case bool:
		if v {
			return append(b, 0xC3)
		}
		return append(b, 0xC2)
	case int:
		return pack(b, int64(v))
	case int64:
		return binary.BigEndian.AppendUint64(append(b, 0xCB), uint64(v))
	case float64:
		return binary.BigEndian.AppendUint64(append(b, 0xC1), math.Float64bits(v))
	case string:
		return append(binary.BigEndian.AppendUint32(append(b, 0xD2), uint32(len(v))), v...)
	case []any:
		return packAll(binary.BigEndian.AppendUint32(append(b, 0xD6), uint32(len(v))), v)
	case map[string]any:
		b = binary.BigEndian.AppendUint32(append(b, 0xDA), uint32(len(v)))
		for key, item := range v {
			b = pack(pack(b, key), item)
		}
		return b
	case structure:
		return packAll(append(b, 0xB0|byte(len(v.fields)), v.tag), v.fields)
	}
	panic(fmt.Sprintf("bolttest: no PackStream for %T", value))
}

func packAll(b []byte, values []any) []byte {
	for _, v := range values {
		b = pack(b, v)
	}
	return b
}

// unpacker reads values from what is left of a message.
type unpacker struct {
	rest []byte
	err  error
}

func (u *unpacker) take(n int) []byte {
	if n < 0 || n > len(u.rest) {
		u.err, u.rest = errPackStream, nil
		return make([]byte, min(max(n, 1), 8))
	}
	taken := u.rest[:n]
	u.rest = u.rest[n:]
	return taken
}

// number reads an unsigned number of some bytes, as sizes are.
func (u *unpacker) number(bytes int) int {
	n := 0
	for _, b := range u.take(bytes) {
		n = n<<8 | int(b)
	}
	return n
}

func (u *unpacker) value() any {
	marker := u.take(1)[0]
	switch low := int(marker & 0x0F); {
	case marker < 0x80:
		return int64(marker)
	case marker >= 0xF0:
		return int64(int8(marker))
	case marker < 0x90:
		return u.text(low)
	case marker < 0xA0:
		return u.list(low)
	case marker < 0xB0:
		return u.dictionary(low)
	case marker < 0xC0:
		return structure{tag: u.take(1)[0], fields: u.list(low)}
	}
	switch marker {
	case 0xC0:
		return nil
	case 0xC1:
		return math.Float64frombits(binary.BigEndian.Uint64(u.take(8)))
	case 0xC2, 0xC3:
		return marker == 0xC3
	case 0xC8:
		return int64(int8(u.number(1)))
	case 0xC9:
		return int64(int16(u.number(2)))
	case 0xCA:
		return int64(int32(u.number(4)))
	case 0xCB:
		return int64(binary.BigEndian.Uint64(u.take(8)))
	case 0xCC, 0xCD, 0xCE:
		return string(u.take(u.number(1 << (marker - 0xCC))))
	case 0xD0, 0xD1, 0xD2:
		return u.text(u.number(1 << (marker - 0xD0)))
	case 0xD4, 0xD5, 0xD6:
		return u.list(u.number(1 << (marker - 0xD4)))
	case 0xD8, 0xD9, 0xDA:
		return u.dictionary(u.number(1 << (marker - 0xD8)))
	}
	u.err = errPackStream
	return nil
}

func (u *unpacker) text(size int) string { return string(u.take(size)) }

func (u *unpacker) list(size int) []any {
	items := []any{}
	for i := 0; i < size && u.err == nil; i++ {
		items = append(items, u.value())
	}
	return items
}

func (u *unpacker) dictionary(size int) map[string]any {
	items := map[string]any{}
	for i := 0; i < size && u.err == nil; i++ {
		key, ok := u.value().(string)
		if !ok {
			u.err = errPackStream
		}
		items[key] = u.value()
	}
	return items
}

func unpack(b []byte) (any, error) {
	u := unpacker{rest: b}
	v := u.value()
	if u.err == nil && len(u.rest) > 0 {
		u.err = errPackStream
	}
	return v, u.err
}
