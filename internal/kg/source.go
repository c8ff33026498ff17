package kg

// Source is where knowledge comes from: an article, or a reference table.
// Licence and attribution travel with every piece of evidence.
type Source struct {
	Key         string // short name, as used by evidence
	Name        string
	Release     string // version or date of the release used
	Licence     string
	URL         string // "" when not verified
	Attribution string // how the source wants to be credited
}
