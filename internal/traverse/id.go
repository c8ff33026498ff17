package traverse

import (
	"encoding/base64"
	"strings"
)

// Ids that describe what they name are a mark of two letters, which says how to read
// them, and parts in base64.
const markLength = 2

// maxID is the longest such id that is looked at.
const maxID = 4096

func codeID(mark string, parts []string) string {
	return mark + base64.RawURLEncoding.EncodeToString([]byte(strings.Join(parts, "\n")))
}

// decodeID takes an id apart; ok is false for what codeID does not write. There is at
// least one part.
func decodeID(id string) (mark string, parts []string, ok bool) {
	if len(id) > maxID || len(id) < markLength {
		return "", nil, false
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(id[markLength:])
	return id[:markLength], strings.Split(string(raw), "\n"), err == nil
}
