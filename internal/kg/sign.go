package kg

// Sign is what an effect does to its object as a whole.
type Sign int

// The signs; they multiply along a chain.
const (
	Lowers Sign = -1
	Leaves Sign = 0
	Raises Sign = +1
)

// String is a verb.
func (x Sign) String() string { return [...]string{"lowers", "leaves", "raises"}[x+1] }

// SignOf gives what an effect on an aspect does to the object. ok is false where
// nobody can tell: a direction that is not stated, a phosphorylation, which may
// switch on or off, a movement, which takes from one place what it brings to
// another. What furthers the removal of a thing lowers the thing.
func SignOf(e Effect, a Aspect) (x Sign, ok bool) {
	switch e {
	case Increases:
		x = Raises
	case Decreases:
		x = Lowers
	case NoEffect:
	default:
		return 0, false
	}
	switch a {
	case Phosphorylation, Transport:
		return 0, false
	case Degradation:
		return -x, true
	}
	return x, true
}
