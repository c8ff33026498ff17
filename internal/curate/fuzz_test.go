package curate_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/curate"
)

// FuzzReadFile puts anything into a file of the seed: Load must not panic, give a
// dataset exactly when there is no error, and the canonical form must be stable.
func FuzzReadFile(f *testing.F) {
	names := []string{study, background, gene, mirna, source, "sources.yaml", "reference.tsv", "article.tsv", "entities/publication.yaml"}
	seeds := base(f)
	for i, name := range names {
		f.Add(uint8(i), seeds[name].Data)
	}
	for _, text := range []string{
		untidy, tidy, "", "\n", "#\n", "---\n", "- - - a\n", "? [a]: b\n", "a: &x [*x]\n", "- <<: 1\n", "!!binary a\n", "- key\n", "- {key: }\n",
		"citations: [25]\nstatements: [{evidence: [{key: a}]}]\n", "defaults: []\n", "- \"\\u0000\"\n", "\xff", "a: |\n  b\n# c\n", "%YAML 1.1\n---\n-",
		"# a\n\n# b\n- key: x # c\n  # d\n\n  # e\n", "{a: 1, a: 2}", "[]\n", "[[[[[[[[[[[[[[[[", "id\tlabel\tsource\trelease\nGO:1\ta\n",
	} {
		f.Add(uint8(0), []byte(text))
		f.Add(uint8(2), []byte(text))
		f.Add(uint8(5), []byte(text))
		f.Add(uint8(6), []byte(text))
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		name := names[int(which)%len(names)]
		fsys := base(t)
		fsys[name] = &fstest.MapFile{Data: data}
		dataset, report := curate.Lint(fsys)
		if (dataset == nil) != (report.Errors() > 0) {
			t.Errorf("dataset %v, %d errors", dataset, report.Errors())
		}
		tidied, err := curate.Format(name, data)
		if err != nil {
			return
		}
		if again, err := curate.Format(name, tidied); err != nil || !bytes.Equal(again, tidied) {
			t.Errorf("formatting %q gives %q, then %q, %v", data, tidied, again, err)
		}
		fsys[name] = &fstest.MapFile{Data: tidied}
		after, _ := curate.Lint(fsys)
		if dataset != nil && (after == nil || after.Version() != dataset.Version()) {
			t.Errorf("formatting %q changes the data", data)
		}
	})
}
