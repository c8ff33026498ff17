package web

import "testing"

func TestExamplesDigest(t *testing.T) {
	a, err := examplesDigest([]Example{{Name: "a"}})
	if err != nil {
		t.Fatal(err)
	}
	b, _ := examplesDigest([]Example{{Name: "b"}})
	again, _ := examplesDigest([]Example{{Name: "a"}})
	if a == b || a != again {
		t.Errorf("digests %s, %s, %s", a, b, again)
	}
}
