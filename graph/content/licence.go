package content

import (
	"net/http"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/rows"
)

// Licences names the licences of the sources of what is sent, as many as have an address.
func Licences(header http.Header, about *rows.About) {
	for _, address := range export.LicenceAddresses(about) {
		header.Add("Link", "<"+address+`>; rel="license"`)
	}
}
