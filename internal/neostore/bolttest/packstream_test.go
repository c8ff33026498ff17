package bolttest

import (
	"reflect"
	"strings"
	"testing"
)

func TestPackStreamRoundTrip(t *testing.T) {
	want := structure{tag: 0x10, fields: []any{
		nil, true, false, int64(0), int64(-1), int64(1 << 40), int64(-1 << 40), 1.5, "", "miR-21 ≤ β",
		strings.Repeat("a", 70_000), []any{int64(1), []any{}},
		map[string]any{"a": "b", "c": map[string]any{"d": nil}},
	}}
	got, err := unpack(pack(nil, want))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}

// TestPackStreamShortForms reads what a driver writes and pack does not.
func TestPackStreamShortForms(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want any
	}{
		{"\x2A", int64(42)},
		{"\xF0", int64(-16)},
		{"\xC8\x80", int64(-128)},
		{"\xC9\x80\x00", int64(-32768)},
		{"\xCA\x80\x00\x00\x00", int64(-2147483648)},
		{"\x82hi", "hi"},
		{"\xD0\x02hi", "hi"},
		{"\xD1\x00\x02hi", "hi"},
		{"\xCC\x02hi", "hi"},
		{"\x92\x01\x02", []any{int64(1), int64(2)}},
		{"\xD4\x01\x01", []any{int64(1)}},
		{"\xA1\x81a\x01", map[string]any{"a": int64(1)}},
		{"\xD8\x01\x81a\x01", map[string]any{"a": int64(1)}},
		{"\xB1\x0F\x01", structure{tag: 0x0F, fields: []any{int64(1)}}},
	} {
		if got, err := unpack([]byte(tc.in)); err != nil || !reflect.DeepEqual(got, tc.want) {
			t.Errorf("% x: got %v, %v, want %v", tc.in, got, err, tc.want)
		}
	}
}

func TestPackStreamRefusesRubbish(t *testing.T) {
	for _, in := range []string{"", "\x85hi", "\xD2\xFF\xFF\xFF\xFFhi", "\x92\x01", "\xA1\x01\x01", "\xC7", "\x01\x01", "\xB1", "\xCB\x00"} {
		if got, err := unpack([]byte(in)); err == nil {
			t.Errorf("% x: got %v", in, got)
		}
	}
}
