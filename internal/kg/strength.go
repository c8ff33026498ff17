package kg

// Strength orders evidence from firm to weak. The parts count in this order:
//
//  1. primary over review level,
//  2. stated over inferred over a name's expansion,
//  3. unhedged over hedged,
//  4. in vivo over ex vivo over in vitro over computational over not stated,
//  5. for a statement: the number of publications credited by any entry.
//
// A mapping counts as a review-level, stated, unhedged entry of no setting. A
// larger value is stronger.
type Strength uint32

// MaxPublications is where the count of publications stops to matter.
const MaxPublications = 255

// EvidenceStrength gives parts 1 to 4.
func EvidenceStrength(e *Evidence) Strength {
	rank := func(value string, order ...string) Strength {
		for i, o := range order {
			if value == o {
				return Strength(len(order) - i)
			}
		}
		return 0
	}
	s := rank(string(e.Level), string(Primary))
	s = s<<2 | rank(string(e.Basis), string(Stated), string(Inferred))
	s <<= 1
	if !e.Hedged {
		s |= 1
	}
	s = s<<3 | rank(string(e.Setting), string(InVivo), string(ExVivo), string(InVitro), string(Computational))
	return s << 8
}

// StatementStrength is that of the best supporting entry, and then the number
// of different publications that the supporting entries credit.
func StatementStrength(evidence []*Evidence) Strength {
	var best Strength
	credits := map[CURIE]bool{}
	for _, e := range evidence {
		if e.Refutes {
			continue
		}
		best = max(best, EvidenceStrength(e))
		for _, c := range e.Credits {
			credits[c] = true
		}
	}
	return best + Strength(min(len(credits), MaxPublications))
}
