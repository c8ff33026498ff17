package content

import (
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// tagSuffix goes into the tag of a compressed form, with its name: other bytes need
// another tag.
const tagSuffix = "-gzip"

// compressing compresses what a handler sends, for those who ask for it. Fixed settings
// cannot be wrong.
var compressing, _ = gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.ContentTypeFilter(gzhttp.CompressAllContentTypeFilter), gzhttp.SuffixETag(tagSuffix))

// plainTags takes tags of compressed forms, which the client may have, for that of the
// body, as they stand for the same.
func plainTags(header http.Header) {
	for _, name := range []string{"If-None-Match", "If-Match"} {
		if tags := header.Get(name); tags != "" {
			header.Set(name, strings.NewReplacer(`-gzip"`, `"`, `-zstd"`, `"`).Replace(tags))
		}
	}
}
