package curate

import (
	"strings"
	"unicode"

	"github.com/evgraph/evgraph/internal/kg"
)

// Strain is a breed of laboratory animals whose name alone tells the species.
type Strain struct {
	Name    string
	Species kg.CURIE
}

const (
	mouse kg.CURIE = "NCBITaxon:10090"
	rat   kg.CURIE = "NCBITaxon:10116"
)

// Strains lists the breeds that lint knows. "Nude" and "SCID" alone are taken as
// mice, as they are nearly always; of a nude rat or a SCID pig, the curator says
// so by an acceptance. Names that several species share, such as New Zealand
// White, are left out.
var Strains = []Strain{
	{"129", mouse}, {"BALB/c", mouse}, {"C3H", mouse}, {"C57BL/6", mouse}, {"C57BL/10", mouse}, {"CBA", mouse},
	{"CD-1", mouse}, {"DBA/2", mouse}, {"FVB", mouse}, {"ICR", mouse}, {"NOD", mouse}, {"NSG", mouse},
	{"nude", mouse}, {"SCID", mouse}, {"Swiss Webster", mouse},

	{"Brown Norway", rat}, {"Fischer 344", rat}, {"F344", rat}, {"Lewis", rat}, {"Long-Evans", rat},
	{"Sprague-Dawley", rat}, {"Wistar", rat}, {"Zucker", rat},
}

// speciesOfStrain gives the species that a strain's name tells, "" for an
// unknown one or for one that seems to be of two.
func speciesOfStrain(strain string) kg.CURIE {
	written := bare(strain)
	var found kg.CURIE
	for _, known := range Strains {
		switch {
		case !strings.Contains(written, bare(known.Name)) || found == known.Species:
		case found != "":
			return ""
		default:
			found = known.Species
		}
	}
	return found
}

// bare leaves letters and digits of a strain, as the rest is written in many
// ways: CD-1 and CD1, Sprague-Dawley and Sprague Dawley.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
