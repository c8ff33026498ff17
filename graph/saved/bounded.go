package saved

import (
	"bytes"

	"github.com/evgraph/evgraph/graph/guard"
)

// bounded keeps what is written until it is too much: what stands beside a list is
// written again in each row, so that a small answer may give a large table.
type bounded struct {
	bytes.Buffer
	most int // 0 for any number of bytes
}

// Write implements io.Writer.
func (b *bounded) Write(p []byte) (int, error) {
	if b.most > 0 && b.Len()+len(p) > b.most {
		return 0, guard.Errorf(guard.ResponseTooLarge, "the answer has more than %d bytes", b.most).
			WithHint("lower limit, or select fewer fields")
	}
	return b.Buffer.Write(p)
}

// blowUp is how much larger a table may be than an answer.
const blowUp = 4
