package curate

// checkSense looks for claims that are well formed and yet hardly true. Its
// rules are warnings, and each can be answered in the data, since sources do say
// odd things.
func (s *seed) checkSense() {
	for _, f := range s.files {
		for _, c := range f.claims {
			s.checkPolarity(c)
			for _, e := range c.entries {
				s.checkHub(e, c)
			}
		}
	}
	s.checkChains()
	s.checkSubtypes()
	s.checkModels()
	s.checkAcceptances()
}
