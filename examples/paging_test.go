package examples_test

import (
	"encoding/json"
	"fmt"
	"testing"
)

// TestPageByPage follows the cursors as the example says and expects to meet
// each item of the list once.
func TestPageByPage(t *testing.T) {
	h, e := handler(t), named(t, "page-by-page")
	seen := map[string]bool{}
	for page := 1; ; page++ {
		var answer struct {
			Data struct {
				Statements struct {
					TotalCount int
					PageInfo   struct {
						HasNextPage bool
						EndCursor   string
					}
					Nodes []struct{ Reading string }
				}
			}
		}
		if err := json.Unmarshal([]byte(ask(t, h, e)), &answer); err != nil {
			t.Fatal(err)
		}
		list := answer.Data.Statements
		for _, s := range list.Nodes {
			if seen[s.Reading] {
				t.Errorf("page %d repeats %s", page, s.Reading)
			}
			seen[s.Reading] = true
		}
		if !list.PageInfo.HasNextPage {
			if page == 1 || len(seen) != list.TotalCount {
				t.Errorf("%d pages with %d of %d statements", page, len(seen), list.TotalCount)
			}
			return
		}
		if len(list.Nodes) == 0 {
			t.Fatalf("page %d is empty and promises another", page)
		}
		e.Variables = fmt.Sprintf(`{"after": %q}`, list.PageInfo.EndCursor)
	}
}
