package curate

import (
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// longestChain is how many mediators a chain has at most. Sources name one to
// three in a row; without an end, a long list of them would have countless orders.
const longestChain = 4

// step is a signed claim as part of a longer chain.
type step struct {
	claim *claim
	entry *entry
	sign  kg.Sign
	same  bool // holds in whatever circumstances: what a vesicle carries is the same everywhere
}

// chains holds every step by its ends.
type chains map[[2]*entity][]step

func (s *seed) chains() chains {
	out := chains{}
	for _, f := range s.files {
		for _, c := range f.claims {
			out.add(c)
		}
	}
	return out
}

func (cs chains) add(c *claim) {
	x, ok := c.sign()
	supplied := false
	if !c.predicate().TakesEffect() {
		x, ok = c.supply()
		supplied = true
	}
	if !ok || !c.complete() {
		return
	}
	for _, e := range c.entries {
		if !e.isTrue("refutes") {
			ends := [2]*entity{c.subject, c.object}
			cs[ends] = append(cs[ends], step{c, e, x, supplied})
		}
	}
}

// checkChains composes the signs along the mediators of every effect. What the
// source says of the whole must come out of its parts: two decreases in a row
// are an increase.
func (s *seed) checkChains() {
	cs := s.chains()
	for _, f := range s.files {
		for _, c := range f.claims {
			want, ok := c.sign()
			if !ok || want == 0 || !c.complete() || !c.predicate().TakesEffect() {
				continue
			}
			for _, e := range c.entries {
				s.checkChain(cs, c, e, want)
			}
		}
	}
}

func (s *seed) checkChain(cs chains, c *claim, e *entry, want kg.Sign) {
	r := route{chains: cs, whole: step{c, e, want, false}}
	for _, key := range e.texts("via") {
		if m := s.byKey[key]; m != nil && m != c.subject && m != c.object {
			r.mediators = append(r.mediators, m)
		}
	}
	for length := 1; length <= min(longestChain, len(r.mediators)); length++ {
		if bad := r.mismatch(length, kg.Raises, c.subject); bad != nil {
			s.doubt(ruleChainSign, e, e.at("via"), "check the direction of every step",
				"%s %s %s, but step by step it does not: %s", c.subject.key(), want, c.object.key(), told(bad))
			return
		}
	}
}

// route looks for a way through the mediators of one effect.
type route struct {
	chains
	whole     step
	mediators []*entity
}

// mismatch finds a way from the last of path to the object through as many more
// mediators as length says whose sign is not that of the whole. So far is the
// sign of the path.
func (r *route) mismatch(length int, soFar kg.Sign, path ...*entity) []step {
	if length == 0 {
		last, ok := r.between(path[len(path)-1], r.whole.claim.object)
		if !ok || soFar*last.sign == r.whole.sign {
			return nil
		}
		return []step{last}
	}
	for _, m := range r.mediators {
		if slices.Contains(path, m) {
			continue
		}
		if next, ok := r.between(path[len(path)-1], m); ok {
			if rest := r.mismatch(length-1, soFar*next.sign, append(slices.Clone(path), m)...); rest != nil {
				return append([]step{next}, rest...)
			}
		}
	}
	return nil
}

// between gives the step from a to b in the circumstances of the whole; ok is
// false when there is none, or when such steps differ among themselves.
func (r *route) between(a, b *entity) (found step, ok bool) {
	for _, x := range r.chains[[2]*entity{a, b}] {
		if x.claim == r.whole.claim || !x.fits(r.whole) {
			continue
		}
		if ok && x.sign != found.sign {
			return step{}, false
		}
		found, ok = x, true
	}
	return found, ok
}

// fits reports whether the step was seen where the whole was, or holds in
// general, and in no other cells.
func (x step) fits(whole step) bool {
	if x.same {
		return true
	}
	for _, name := range []string{"model", "setting"} {
		here, there := x.entry.text(name), whole.entry.text(name)
		if here != "" && here != there {
			return false
		}
	}
	return overlap(x.claim.texts("context"), whole.claim.texts("context"))
}

// overlap reports whether both lists leave room for one case; an empty one names
// no limits.
func overlap(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// told puts steps into words.
func told(steps []step) string {
	var out []string
	for _, x := range steps {
		verb := x.sign.String()
		if x.same {
			verb = map[bool]string{true: "supplies", false: "lacks"}[x.sign != 0]
		}
		out = append(out, x.claim.subject.key()+" "+verb+" "+x.claim.object.key())
	}
	return strings.Join(out, ", ")
}
