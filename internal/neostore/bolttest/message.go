package bolttest

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
)

// The names of messages that a driver sends. Handshake comes before any message.
const (
	Handshake = "HANDSHAKE"
	Hello     = "HELLO"
	Logon     = "LOGON"
	Reset     = "RESET"
	Begin     = "BEGIN"
	Run       = "RUN"
	Pull      = "PULL"
	Commit    = "COMMIT"
	Rollback  = "ROLLBACK"
	Goodbye   = "GOODBYE"
)

var names = map[byte]string{
	0x01: Hello, 0x02: Goodbye, 0x0F: Reset, 0x10: Run, 0x11: Begin, 0x12: Commit, 0x13: Rollback,
	0x2F: "DISCARD", 0x3F: Pull, 0x54: "TELEMETRY", 0x66: "ROUTE", 0x6A: Logon, 0x6B: "LOGOFF",
}

// The tags of what a server sends.
const (
	tagSuccess = 0x70
	tagRecord  = 0x71
	tagIgnored = 0x7E
	tagFailure = 0x7F
)

// Message is what a driver sent.
type Message struct {
	Name       string
	Connection int            // counted from 1
	Text       string         // of RUN
	Params     map[string]any // of RUN
}

func messageOf(value any) (Message, error) {
	s, ok := value.(structure)
	m := Message{Name: names[s.tag]}
	if !ok || m.Name == "" {
		return m, fmt.Errorf("bolttest: no message: %v", value)
	}
	if m.Name == Run && len(s.fields) >= 2 {
		m.Text, _ = s.fields[0].(string)
		m.Params, _ = s.fields[1].(map[string]any)
	}
	return m, nil
}

// maxChunk is what the two bytes before a chunk can count.
const maxChunk = 0xFFFF

// frame cuts a message into chunks, each with its size before it; one of size 0
// ends the message.
func frame(message []byte) []byte {
	var b []byte
	for len(message) > 0 {
		n := min(len(message), maxChunk)
		b = append(binary.BigEndian.AppendUint16(b, uint16(n)), message[:n]...)
		message = message[n:]
	}
	return append(b, 0, 0)
}

// readFrame reads the chunks of one message, as they came and joined.
func readFrame(r *bufio.Reader) (raw, message []byte, err error) {
	for {
		var size [2]byte
		if _, err := io.ReadFull(r, size[:]); err != nil {
			return raw, nil, err
		}
		raw = append(raw, size[:]...)
		n := int(binary.BigEndian.Uint16(size[:]))
		if n == 0 && len(message) > 0 {
			return raw, message, nil
		}
		from := len(raw)
		raw = append(raw, make([]byte, n)...)
		if _, err := io.ReadFull(r, raw[from:]); err != nil {
			return raw, nil, err
		}
		message = append(message, raw[from:]...)
	}
}
