package export

import (
	"slices"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// licenceURLs are the addresses of licences that have one, by the name that sources
// use.
var licenceURLs = map[string]string{
	"CC BY 4.0":               "https://creativecommons.org/licenses/by/4.0/",
	"CC BY 3.0":               "https://creativecommons.org/licenses/by/3.0/",
	"CC0 1.0":                 "https://creativecommons.org/publicdomain/zero/1.0/",
	"CC0 1.0 / public domain": "https://creativecommons.org/publicdomain/zero/1.0/",
	"CC0-1.0":                 "https://creativecommons.org/publicdomain/zero/1.0/",
}

// LicenceURL is where a licence can be read, "" when that is not known.
func LicenceURL(licence string) string { return licenceURLs[licence] }

// LicenceAddresses are the licences that have an address, each once. All are told in the
// manifest, and in what is to be cited.
func LicenceAddresses(about *rows.About) []string {
	var out []string
	for _, licence := range about.Licences() {
		if url := LicenceURL(licence); url != "" && !slices.Contains(out, url) {
			out = append(out, url)
		}
	}
	return out
}
