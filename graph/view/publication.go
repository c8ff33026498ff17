package view

// Citation is the number in the reference list of the review.
func (p *Publication) Citation() *int { return positive(p.Attributes.Citation) }

// Authors are the authors as far as known.
func (p *Publication) Authors() []string { return p.Attributes.Authors }

// Year is the year of publication.
func (p *Publication) Year() *int { return positive(p.Attributes.Year) }

// Title is the title.
func (p *Publication) Title() *string { return optional(p.Attributes.Title) }

// Journal is the journal.
func (p *Publication) Journal() *string { return optional(p.Attributes.Journal) }

// Doi is the DOI without a prefix.
func (p *Publication) Doi() *string { return optional(p.Attributes.DOI) }

// Pmid is the PubMed number.
func (p *Publication) Pmid() *string { return optional(p.Attributes.PMID) }
