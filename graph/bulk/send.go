package bulk

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/origin"
)

// bytesPerSecond is what a client must take at least.
const bytesPerSecond = 64 << 10

// grace is what any answer may take besides.
const grace = 30 * time.Second

// send sends a file, or the ranges of it that are asked for.
func (h *Handler) send(w http.ResponseWriter, r *http.Request, f *file, pinned bool) {
	setHeaders(w.Header(), f, pinned)
	h.deadline(w, time.Duration(f.Bytes/bytesPerSecond)*time.Second)
	content.Send(w, r, content.Body{ReadSeeker: f, Bytes: f.Bytes, Packed: f.Packed}, h.refuse)
}

// describe sends the Croissant description with the addresses that files of its version
// have on this server.
func (h *Handler) describe(w http.ResponseWriter, r *http.Request, f *file, pinned bool) error {
	text, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	text = export.CroissantAt(origin.Of(r)+"/v/"+f.version+"/export/", text)
	setHeaders(w.Header(), f, pinned)
	w.Header().Set("ETag", fmt.Sprintf(`"%s-%x"`, f.version, sha256.Sum256(text)))
	content.Send(w, r, content.Body{ReadSeeker: bytes.NewReader(text), Bytes: int64(len(text))}, h.refuse)
	return nil
}

func setHeaders(header http.Header, f *file, pinned bool) {
	header.Set("Content-Type", f.MediaType)
	header.Set("Content-Disposition", `attachment; filename="`+f.made.Name+`"`)
	header.Set("ETag", fmt.Sprintf(`"%s-%s"`, f.version, f.SHA256[:16]))
	header.Set(graph.VersionHeader, f.version)
	header.Set("Cache-Control", "no-cache")
	if pinned {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	content.Licences(header, &f.About)
	header.Add("Link", "</v/"+f.version+"/export/"+export.ManifestName+`>; rel="describedby"`)
}

// deadline gives an answer more time than the server does as a rule.
func (h *Handler) deadline(w http.ResponseWriter, more time.Duration) {
	// Some writers have no deadline, and need none.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(more + grace))
}
