package view

import "github.com/evgraph/evgraph/internal/kg"

// Node is any type of the GraphQL interface Node.
type Node interface {
	IsNode()
	record() *Record
}

// Cargo is any type of the GraphQL interface Cargo.
type Cargo interface {
	Node
	IsCargo()
}

// cargo is what every type that a vesicle can carry has.
type cargo struct{ Record }

// IsCargo marks the types of the GraphQL interface Cargo.
func (*cargo) IsCargo() {}

// The concrete types, one for each category.
type (
	// MSCSource is a kind of mesenchymal stem cell.
	MSCSource struct{ Record }
	// CellType is a kind of cell.
	CellType struct{ Record }
	// Tissue is an organ, tissue or body fluid.
	Tissue struct{ Record }
	// CellComponent is a part of a cell.
	CellComponent struct{ Record }
	// Taxon is a species.
	Taxon struct{ Record }
	// EVSubtype is a class of vesicle.
	EVSubtype struct{ Record }
	// EVPreparation is the vesicles of one study.
	EVPreparation struct{ Record }
	// MiRNA is a microRNA.
	MiRNA struct{ cargo }
	// RNA is another RNA.
	RNA struct{ cargo }
	// Protein is a protein, family or complex.
	Protein struct{ cargo }
	// Gene is a gene or its product, level not stated.
	Gene struct{ cargo }
	// Chemical is a small molecule or lipid.
	Chemical struct{ cargo }
	// Pathway is a pathway.
	Pathway struct{ Record }
	// BiologicalProcess is a process.
	BiologicalProcess struct{ Record }
	// Procedure is something done.
	Procedure struct{ Record }
	// DiseaseModel is what something was tested in.
	DiseaseModel struct{ Record }
	// Disease is a disease.
	Disease struct{ Record }
	// Outcome is a readout or trait.
	Outcome struct{ Record }
	// Publication is a paper.
	Publication struct{ Record }
)

var constructors = map[kg.Category]func(Record) Node{
	kg.MSCSource:         func(r Record) Node { return &MSCSource{r} },
	kg.CellType:          func(r Record) Node { return &CellType{r} },
	kg.Tissue:            func(r Record) Node { return &Tissue{r} },
	kg.CellComponent:     func(r Record) Node { return &CellComponent{r} },
	kg.Taxon:             func(r Record) Node { return &Taxon{r} },
	kg.EVSubtype:         func(r Record) Node { return &EVSubtype{r} },
	kg.EVPreparation:     func(r Record) Node { return &EVPreparation{r} },
	kg.MiRNA:             func(r Record) Node { return &MiRNA{cargo{r}} },
	kg.RNA:               func(r Record) Node { return &RNA{cargo{r}} },
	kg.Protein:           func(r Record) Node { return &Protein{cargo{r}} },
	kg.Gene:              func(r Record) Node { return &Gene{cargo{r}} },
	kg.Chemical:          func(r Record) Node { return &Chemical{cargo{r}} },
	kg.Pathway:           func(r Record) Node { return &Pathway{r} },
	kg.BiologicalProcess: func(r Record) Node { return &BiologicalProcess{r} },
	kg.Procedure:         func(r Record) Node { return &Procedure{r} },
	kg.DiseaseModel:      func(r Record) Node { return &DiseaseModel{r} },
	kg.Disease:           func(r Record) Node { return &Disease{r} },
	kg.Outcome:           func(r Record) Node { return &Outcome{r} },
	kg.Publication:       func(r Record) Node { return &Publication{r} },
}

// wrap gives a record the type of its category. A store never holds a node of an
// unknown category, as Dataset.Validate refuses it.
func wrap(r Record) Node { return constructors[r.Category](r) }

// as returns the node as a T, or nothing when it is of another category.
func as[T Node](n Node) (t T) {
	t, _ = n.(T)
	return t
}
