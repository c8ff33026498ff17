package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:embed assets vendor
var embedded embed.FS

// contentTypes is our own list, since the standard one asks the system.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
}

// assets holds the static files by their path below /assets/<digest>/.
//
// The digest of all files together is part of the address. So a page always gets
// the files it was built with, modules find each other by relative imports, and
// browsers keep them for a year.
type assets struct {
	digest string
	files  map[string]*asset
}

// asset is one static file. Its compressed form is made when first asked for.
type asset struct {
	contentType, etag string
	body              []byte
	compressed        func() []byte
}

// loadAssets reads the embedded files. They are part of the binary, so a failure
// is a mistake of the build and no request can cause it.
func loadAssets() *assets {
	a := &assets{files: make(map[string]*asset)}
	err := fs.WalkDir(embedded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		a.files[strings.TrimPrefix(name, "assets/")] = newAsset(name, body)
		return nil
	})
	if err != nil {
		panic(fmt.Sprintf("web: embedded files: %v", err))
	}
	a.digest = digest(a.files)
	return a
}

func newAsset(name string, body []byte) *asset {
	return &asset{
		contentType: contentTypes[path.Ext(name)],
		etag:        etag(body),
		body:        body,
		compressed:  sync.OnceValue(func() []byte { return compress(body) }),
	}
}

// digest hashes names and tags in order of name.
func digest(files map[string]*asset) string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		// A hash never fails to write.
		_, _ = fmt.Fprintf(sum, "%s %s\n", name, files[name].etag)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// etag is a strong entity tag, a hash of the bytes.
func etag(body []byte) string {
	sum := sha256.Sum256(body)
	return strconv.Quote(hex.EncodeToString(sum[:12]))
}

func compress(body []byte) []byte {
	var out bytes.Buffer
	// Neither the level nor a buffer can make this fail.
	zip, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	_, _ = zip.Write(body)
	_ = zip.Close()
	return out.Bytes()
}

// url is the address of a file, for templates. A name that is not embedded stops
// the rendering: a page must not link to nothing.
func (a *assets) url(name string) (string, error) {
	if a.files[name] == nil {
		return "", fmt.Errorf("no asset %q", name)
	}
	return "/assets/" + a.digest + "/" + name, nil
}

func (p *pages) asset(w http.ResponseWriter, r *http.Request) {
	file := p.assets.files[r.PathValue("path")]
	if file == nil {
		p.notFound(w, r)
		return
	}
	h := w.Header()
	secure(h, Policy)
	h.Set("Content-Type", file.contentType)
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", p.assets.lifetime(r.PathValue("digest")))
	file.send(w, r)
}

// lifetime lets only the current address be kept. A page from before an upgrade
// still gets its files, the new ones, but must ask again next time.
func (a *assets) lifetime(digest string) string {
	if digest == a.digest {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// send serves the file, compressed where that is accepted and worth it. The two
// forms are different bytes and so carry different strong tags.
func (f *asset) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Vary", "Accept-Encoding")
	body, tag := f.body, f.etag
	if len(body) > 1024 && acceptsGzip(r.Header.Get("Accept-Encoding")) {
		body, tag = f.compressed(), strings.TrimSuffix(f.etag, `"`)+`-gzip"`
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// acceptsGzip reads an Accept-Encoding header as far as needed here: gzip must be
// named, and not with a weight of zero.
func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		_, value, given := strings.Cut(strings.TrimSpace(weight), "=")
		q, err := strconv.ParseFloat(value, 64)
		return !given || err == nil && q > 0
	}
	return false
}
