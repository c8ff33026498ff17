package curate_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
)

func broken(t *testing.T) curate.Report {
	t.Helper()
	fsys := base(t)
	apply(t, fsys, edit{gene, "taxon: human", "taxon: human\n  taxa: rat"}, edit{gene, "label: PTEN", "label: 'PTEN'"}, edit{mirna, "microRNA-21", "miR-21"})
	_, report := curate.Lint(fsys)
	return report
}

func TestWriteText(t *testing.T) {
	report := broken(t)
	var out bytes.Buffer
	if err := report.WriteText(&out); err != nil {
		t.Fatal(err)
	}
	want := "entities/gene.yaml:7: unknown-field: an entity has no field \"taxa\"; write taxon\n" +
		"entities/mirna.yaml:4: needless-synonym: \"miR-21\" is the name already; remove it\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestWriteJSON(t *testing.T) {
	report := broken(t)
	var out bytes.Buffer
	if err := report.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Errors, Warnings int
		Complaints       []curate.Complaint
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Errors != 1 || got.Warnings != 1 || !slices.Equal(got.Complaints, report.Complaints) {
		t.Errorf("%s", out.String())
	}
}

func TestNoComplaints(t *testing.T) {
	var report curate.Report
	var out bytes.Buffer
	if err := report.WriteJSON(&out); err != nil || !bytes.Contains(out.Bytes(), []byte(`"complaints": []`)) {
		t.Errorf("%s, %v", out.String(), err)
	}
	if report.Err() != nil {
		t.Error("an error without a complaint")
	}
}

func TestComplaintsAreSorted(t *testing.T) {
	fsys := base(t)
	for _, f := range []string{gene, mirna, source, study, background} {
		apply(t, fsys, edit{f, "\n", "\n  zz: 1\n"}, edit{f, "key:", "kee:"})
	}
	_, report := curate.Lint(fsys)
	if len(report.Complaints) < 5 || !slices.IsSortedFunc(report.Complaints, curate.Complaint.Compare) {
		t.Error(report.Complaints)
	}
}
