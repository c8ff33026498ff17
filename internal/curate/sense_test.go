package curate_test

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/seed"
)

// whole reads the real seed, so that it can be changed.
func whole(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(seed.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(seed.FS, name)
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

// TestSlipsAreFound makes slips in the real seed that are well formed. A rule
// that is merely silent there would prove nothing.
func TestSlipsAreFound(t *testing.T) {
	const mir21, lai, bruno = "studies/53-mir-21-pten-akt.yaml", "studies/20-lai-mi-r-mouse.yaml", "studies/21-bruno-glycerol-aki-mouse.yaml"
	for name, slip := range map[string]struct {
		edit
		rules []string
	}{
		"a miRNA raises its target": {edit{mir21, "  - subject: mir-21\n    predicate: REGULATES\n    object: gene-pten\n    effect: decreases", "  - subject: mir-21\n    predicate: REGULATES\n    object: gene-pten\n    effect: increases"},
			[]string{"chain-sign", "polarity"}},
		"a mediator acts the other way round": {edit{mir21, "    object: outcome-infarct-size\n    effect: increases", "    object: outcome-infarct-size\n    effect: decreases"},
			[]string{"chain-sign"}},
		"an outcome is worsened as well": {edit{lai, "  - subject: ev-20-hesc-msc\n    predicate: AFFECTS\n    object: outcome-infarct-size\n    effect: decreases\n", `  - subject: ev-20-hesc-msc
    predicate: AFFECTS
    object: outcome-infarct-size
    effect: increases
    evidence:
      - {key: slip, at: "heart:1.2", summary: x, setting: in_vivo, model: model-20-mouse-mi-r, species: mouse, stage: late}

  - subject: ev-20-hesc-msc
    predicate: AFFECTS
    object: outcome-infarct-size
    effect: decreases
`}, []string{"opposing"}},
		"a subtype's cargo is claimed of all vesicles": {edit{"background/exosome-content.yaml", "subject: exosome", "subject: extracellular-vesicle"},
			[]string{"subtype-fact"}},
		"SCID mice are rats":                   {edit{bruno, "  species: mouse\n", "  species: rat\n"}, []string{"model-species"}},
		"cells stand for mice":                 {edit{bruno, "  setting: in_vivo\n", "  setting: in_vitro\n"}, []string{"model-setting"}},
		"a study explains by miRNA in general": {edit{mir21, "via: [mir-21]", "via: [mirna-class]"}, []string{"hub-mechanism"}},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := whole(t)
			apply(t, fsys, slip.edit)
			_, report := curate.Load(fsys)
			var got []string
			for _, c := range report.Complaints {
				got = append(got, c.Rule)
			}
			slices.Sort(got)
			if got = slices.Compact(got); !slices.Equal(got, slip.rules) {
				t.Errorf("%v, want %v", report.Complaints, slip.rules)
			}
		})
	}
}
