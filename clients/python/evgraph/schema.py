"""Inputs and vocabularies of the service.

Written by "go test ./graph -update" from the schema. Methods of the client take what
stands here, and besides it single values for lists and names in the way of Python,
such as include_descendants.
"""

from typing import Any, Dict, Literal, Mapping, Sequence, Tuple, TypedDict, Union

NodeRef = Union[str, int, Mapping[str, Any]]
"""A node: its name or id, the number of a publication, or a NodeRef as a dict."""

# Biolink agent_type.
AgentType = Literal[
    "MANUAL_AGENT",  # a person
    "AUTOMATED_AGENT",  # a program
    "DATA_ANALYSIS_PIPELINE",  # a data analysis pipeline
    "NOT_PROVIDED",  # nobody said
]

# How much of the object is there.
Amount = Literal[
    "PRESENT",  # it is there
    "ENRICHED",  # much of it, or more than elsewhere
    "LOW",  # little of it
]

# Arm of a miRNA hairpin.
Arm = Literal[
    "FIVE_PRIME",  # the 5p arm
    "THREE_PRIME",  # the 3p arm
    "BOTH",  # both arms
    "NOT_STATED",  # the source does not say
]

# What of the object changes.
Aspect = Literal[
    "EXPRESSION",  # how much of it is made
    "ACTIVITY",  # how active it is
    "ABUNDANCE",  # how much of it is there
    "PHOSPHORYLATION",  # its phosphorylation, which has no sign of its own
    "TRANSPORT",  # its movement
    "DEGRADATION",  # its removal; flips the sign
    "PROTECTION",  # its protection from harm
    "SECRETION",  # its release
    "FUNCTION",  # how well it works
    "SIZE",  # its extent
    "SEVERITY",  # how bad it is
    "DIFFERENTIATION",  # its differentiation
    "PROLIFERATION",  # its multiplication
    "SURVIVAL",  # its survival
    "UPTAKE",  # its uptake
    "MATURATION",  # its maturation
]

# Typed attributes of single categories. Example: `{modelKind: [IN_VIVO]}`.
AttributeFilter = TypedDict("AttributeFilter", {
    "fluid": "bool",  # Tissue: a body fluid.
    "lipid": "bool",  # Chemical: a lipid.
    "sizeClass": "Union[SizeClass, Sequence[SizeClass]]",  # EVPreparation: class by size.
    "arm": "Union[Arm, Sequence[Arm]]",  # MiRNA: arm of the hairpin.
    "rnaClass": "Union[RNAClass, Sequence[RNAClass]]",  # RNA: kind.
    "modelKind": "Union[ModelKind, Sequence[ModelKind]]",  # DiseaseModel: where it lives.
    "citation": "Union[int, Sequence[int]]",  # Publication: number in the review.
    "year": "Union[int, Sequence[int]]",  # Publication: year.
}, total=False)

# Whether the source says it.
Basis = Literal[
    "STATED",  # the source says it
    "INFERRED",  # it follows from what the source says
    "NAME",  # only the expansion of a name says it
]

# What kind of thing a node is.
Category = Literal[
    "MSC_SOURCE",  # a kind of mesenchymal stem cell, by tissue and donor species as far as stated (MSCSource)
    "EV_SUBTYPE",  # a class of extracellular vesicle; what a review says of vesicles in general sits here (EVSubtype)
    "EV_PREPARATION",  # the vesicles that one study used, with the term it used for them, their isolation and treatment (EVPreparation)
    "MIRNA",  # a microRNA: a mature form or hairpin where arm and species are stated, else its family (MiRNA)
    "RNA",  # a messenger or other RNA, or a class of them (RNA)
    "PROTEIN",  # a protein, protein family or complex (Protein)
    "GENE",  # a gene; as cargo or target it means gene or product, level not stated (Gene)
    "CHEMICAL",  # a lipid, inducer, drug or measured molecule (Chemical)
    "PATHWAY",  # a signalling or metabolic pathway (Pathway)
    "BIOLOGICAL_PROCESS",  # something that cells or tissues do (BiologicalProcess)
    "OUTCOME",  # a readout or trait: a lesion, score, function, survival (Outcome)
    "DISEASE_MODEL",  # the animals, cells or patients in which something was tested, with how the disease was induced (DiseaseModel)
    "DISEASE",  # a disease (Disease)
    "TISSUE",  # an organ, tissue or body fluid (Tissue)
    "CELL_TYPE",  # a kind of cell, recipient or other; a treated cell is a node of its own (CellType)
    "CELL_COMPONENT",  # a part of a cell, such as an endosome (CellComponent)
    "PROCEDURE",  # something done: surgery, hypoxia, priming, storage (Procedure)
    "TAXON",  # a species (Taxon)
    "PUBLICATION",  # a paper that is credited with showing something (Publication)
]

# What counts as one stop of a walk: all nodes that positive statements of a predicate join, directly or through others, by the sources that are asked; at most 1,000. Statements among them are not walked. A hub is a stop of its own. The stop goes by one of its nodes: a gene before an RNA before a protein, then a human one, then the least id.
Collapse = Literal[
    "GENE_PRODUCTS",  # A gene, its transcripts and its proteins, which HAS_GENE_PRODUCT joins.
    "ORTHOLOGS",  # A gene, or its product, in several species, which ORTHOLOG_OF joins.
]

# A group of nodes, given by names or by a filter.
ComparedGroup = TypedDict("ComparedGroup", {
    "name": "str",  # What to call it; the name of its first node when left out.
    "nodes": "Union[NodeRef, Sequence[NodeRef]]",  # The nodes.
    "filter": "NodeFilter",  # All nodes that fulfil the filter, at most 500. Example: `{category: [EV_PREPARATION], text: "umbilical"}`.
}, total=False)

# How it did against the comparator.
Comparison = Literal[
    "MORE",  # more than the comparator
    "LESS",  # less than the comparator
    "EQUAL",  # as the comparator
]

# What is the matter with some statements.
ConflictKind = Literal[
    "CONTRADICTION",  # Opposite effects, and nothing that is stated tells the findings apart.
    "EXPLAINED",  # Opposite effects of findings that differ in something that all sides state.
    "POLARITY",  # A microRNA is said to raise a molecule, and microRNAs silence.
]

# What findings can differ in.
DifferenceAttribute = Literal[
    "MOLECULE",  # Which of the nodes that `collapse` compares as one; of the end, or the two ends, at which the sides name none in common.
    "ASPECT",  # What of the object changes.
    "CONTEXT",  # Where it happens.
    "SPECIES",  # The species.
    "PREPARATION",  # The vesicle preparation.
    "MODEL",  # The disease model.
    "SETTING",  # Where it was seen.
    "DOSES",  # How often it was given.
    "TIMING",  # When it was given.
    "STAGE",  # Stage of disease.
    "ROUTE",  # How it was given.
]

# From which end a statement is followed.
Direction = Literal[
    "OUT",  # The node is the subject.
    "IN",  # The node is the object.
    "BOTH",  # Either.
]

# Whether the effect goes through something else.
Directness = Literal[
    "DIRECT",  # directly
    "INDIRECT",  # through something else
    "NOT_STATED",  # the source does not say
]

# How often it was given.
Doses = Literal[
    "SINGLE",  # one dose
    "MULTIPLE",  # several doses
    "COUNTED",  # a number of doses, see doseCount
    "NOT_STATED",  # the source does not say
]

# Direction of a change.
Effect = Literal[
    "INCREASES",  # more of the object or its aspect
    "DECREASES",  # less of the object or its aspect
    "NO_EFFECT",  # did not, cannot or need not change the object
    "UNSPECIFIED",  # changes it, direction not said
]

# Chooses evidence. One entry must fulfil all fields that are given; a list means any of its values, an empty list any value. Example: `{species: [{name: "rat"}], hedged: false}`.
EvidenceFilter = TypedDict("EvidenceFilter", {
    "publication": "Union[NodeRef, Sequence[NodeRef]]",  # It credits one of these. Example: `[{citation: 25}]`.
    "model": "Union[NodeRef, Sequence[NodeRef]]",  # Seen in one of these models.
    "organ": "Union[NodeRef, Sequence[NodeRef]]",  # Seen in a model of one of these organs: one that occurs in it or in a part of it, or that models a disease or outcome that does, as models in cultured cells do. Example: `[{name: "kidney"}]`.
    "preparation": "Union[NodeRef, Sequence[NodeRef]]",  # Seen with one of these preparations.
    "species": "Union[NodeRef, Sequence[NodeRef]]",  # Seen in one of these species.
    "notStated": "Union[EvidenceSlot, Sequence[EvidenceSlot]]",  # Slots that may also be open, where values are asked for, or must be open, where none are.
    "setting": "Union[Setting, Sequence[Setting]]",  # Where it was seen.
    "route": "Union[Route, Sequence[Route]]",  # How it was given.
    "doses": "Union[Doses, Sequence[Doses]]",  # How often it was given.
    "timing": "Union[Timing, Sequence[Timing]]",  # When it was given.
    "stage": "Union[Stage, Sequence[Stage]]",  # Stage of disease.
    "basis": "Union[Basis, Sequence[Basis]]",  # Whether the source says it. Example: `[STATED]`.
    "hedged": "bool",  # Whether the source hedges.
    "flags": "Union[FlagKind, Sequence[FlagKind]]",  # It carries one of these flags.
    "level": "Union[Level, Sequence[Level]]",  # A study's finding or a review's generalisation.
    "scope": "Union[Scope, Sequence[Scope]]",  # A finding or a general fact.
    "directness": "Union[Directness, Sequence[Directness]]",  # Direct or indirect.
    "kind": "Union[EvidenceKind, Sequence[EvidenceKind]]",  # Claims or mappings.
    "supports": "bool",  # Whether it supports, not refutes.
}, total=False)

# Claims of a document, or mappings of a reference table.
EvidenceKind = Literal[
    "CLAIM",  # a document says so
    "MAPPING",  # a reference table says so
]

# Order of a list of evidence.
EvidenceOrder = Literal[
    "STRENGTH",  # Strongest first.
    "ID",  # By id.
]

# A slot of evidence that the source may leave open.
EvidenceSlot = Literal[
    "MODEL",  # The disease model.
    "PREPARATION",  # The vesicle preparation.
    "SPECIES",  # The species.
]

# A warning to the reader.
FlagKind = Literal[
    "SOURCE_ERROR",  # the source is wrong by the field's knowledge; recorded as it says
    "SIGN_UNEXPECTED",  # the direction is the opposite of what the mechanism would give
    "AMBIGUOUS",  # the source can be read in more than one way
    "DISPUTED",  # another claim contradicts it
    "SUPERSEDED",  # a later claim replaces it
    "MAPPING_CHOICE",  # another node or term could have been chosen
]

# One end of gaps, given by names or by a filter.
GapEnd = TypedDict("GapEnd", {
    "nodes": "Union[NodeRef, Sequence[NodeRef]]",  # The nodes, 1 to 100.
    "filter": "NodeFilter",  # All nodes that fulfil the filter; hubs only where the filter names them or the walk passes hubs. Example: `{category: [OUTCOME, BIOLOGICAL_PROCESS]}`.
}, total=False)

# How much one node stands for.
Grain = Literal[
    "SINGLE",  # one thing
    "FAMILY",  # a family of like molecules
    "COMPLEX",  # several molecules bound together
    "CLUSTER",  # several molecules made together
    "CLASS",  # a class named by a word or by one study
]

# What a hop of a mechanism rests on.
HopKind = Literal[
    "STATED",  # A statement that joins the two nodes.
    "SEEN_IN",  # The effect before was seen in this model, as its evidence says.
    "NAMED",  # No statement joins the nodes, but a study names the first as what lies between something earlier in the chain and the second. It counts as a gap.
]

# Biolink knowledge_level.
KnowledgeLevel = Literal[
    "KNOWLEDGE_ASSERTION",  # asserted as known
    "LOGICAL_ENTAILMENT",  # follows by logic
    "PREDICTION",  # predicted
    "STATISTICAL_ASSOCIATION",  # found by statistics
    "OBSERVATION",  # observed
    "NOT_PROVIDED",  # nobody said
]

# A study's finding, or a review's generalisation.
Level = Literal[
    "PRIMARY",  # what one study found
    "REVIEW",  # what a review says in general
]

# Where a search text was found.
MatchField = Literal[
    "ID",  # The id.
    "NAME",  # The name.
    "SYNONYM",  # A synonym.
    "XREF",  # A cross-reference or former id.
]

# The order of mechanisms. Those that are equal in all that is named come by score, best first, then the shorter first, then by their nodes and statements.
MechanismOrder = Literal[
    "FULLEST_FIRST",  # Those with the fewest gaps first, whoever says so; then those that one study supports. What is assembled from several studies is a hypothesis.
    "COHERENT_FIRST",  # Those that one study supports first, then those with the fewest gaps.
]

# What metapaths are made of. As it comes, every relation is followed but IS_A and PART_OF, and nothing passes through a hub. Example: `{through: [MIRNA, GENE, PATHWAY]}`.
MetapathWalk = TypedDict("MetapathWalk", {
    "statement": "StatementFilter",  # Which statements count, with their evidence; denials never do. Example: `{evidence: {hedged: false, basis: [STATED]}}`.
    "predicate": "Union[Predicate, Sequence[Predicate]]",  # Only these predicates; naming IS_A or PART_OF lets them in. Example: `[CARRIES, REGULATES]`.
    "through": "Union[Category, Sequence[Category]]",  # Only these categories between the ends. Example: `[GENE, PROTEIN]`.
    "exclude": "Union[NodeRef, Sequence[NodeRef]]",  # Nodes that are never passed, nor what counts as one with them. Example: `[{name: "apoptosis"}]`.
    "hubs": "bool",  # Whether hubs may be passed, which touch everything and explain nothing.
    "hierarchy": "bool",  # Whether IS_A and PART_OF are followed.
    "collapse": "Union[Collapse, Sequence[Collapse]]",  # Which nodes count as one. In metapaths, for `through` and as a target they are one node of the category and id of the first of them; what is stated among them is left out. Example: `[GENE_PRODUCTS]`.
}, total=False)

# Where a disease model lives.
ModelKind = Literal[
    "IN_VIVO",  # living animals
    "IN_VITRO",  # cells
    "EX_VIVO",  # tissue outside the body
    "CLINICAL",  # patients
]

# What a gene stands for at the end of a statement.
MoleculeLevel = Literal[
    "GENE",  # the gene itself
    "MRNA",  # its messenger RNA
    "PROTEIN",  # its protein
    "NOT_STATED",  # the source does not say
]

# A name within a category. Example: `{name: "apoptosis", category: BIOLOGICAL_PROCESS}`.
NamedRef = TypedDict("NamedRef", {
    "name": "str",  # Name or synonym.
    "category": "Category",  # Category to look in.
}, total=False)

# Order of a list of neighbours.
NeighborOrder = Literal[
    "NAME",  # By name, case folded, then id.
    "STRENGTH",  # Best supported first.
]

# Chooses nodes. All fields that are given must hold; a list means any of its values, an empty list any value. Example: `{category: [MIRNA], related: [{predicate: [CARRIES], direction: IN}]}`.
NodeFilter = TypedDict("NodeFilter", {
    "category": "Union[Category, Sequence[Category]]",  # Categories. Example: `[MIRNA, GENE]`.
    "text": "str",  # Words that the names must hold, each as the beginning of a word. Example: `"kidney inj"`.
    "taxon": "Union[NodeRef, Sequence[NodeRef]]",  # Species of a gene or molecule, or the one species of a source or model.
    "grain": "Union[Grain, Sequence[Grain]]",  # Grains. Example: `[SINGLE]`.
    "hub": "bool",  # Whether it is a hub.
    "attributes": "AttributeFilter",  # Typed attributes.
    "idIn": "Union[str, Sequence[str]]",  # One of these ids. Example: `["MONDO:0002492"]`.
    "in": "Union[NodeRef, Sequence[NodeRef]]",  # One of these nodes, named in any way. Example: `[{name: "AKI"}]`.
    "includeDescendants": "bool",  # Whether `idIn` and `in` also mean everything that IS_A one of them, by the sources asked.
    "related": "Union[RelatedFilter, Sequence[RelatedFilter]]",  # What it must be joined to. Each must hold; nested up to three deep.
    "and": "Union[NodeFilter, Sequence[NodeFilter]]",  # All of these.
    "or": "Union[NodeFilter, Sequence[NodeFilter]]",  # At least one of these.
    "not": "NodeFilter",  # Not this.
}, total=False)

# Order of a list of nodes.
NodeOrder = Literal[
    "NAME",  # By name, case folded, then id.
    "ID",  # By id.
]

# Which paths are given, and in which order. Paths that are equal in all that is named come in the order of their ids.
PathOrder = Literal[
    "SHORTEST_FIRST",  # By length, then by score, best first.
    "ONLY_SHORTEST",  # By score, best first, and only those as short as the shortest.
    "BEST_FIRST",  # By score, best first, then by length.
]

# A statement that a pattern asks for between two variables. Example: `{from: "ev", to: "mir", predicate: [CARRIES]}`.
PatternEdge = TypedDict("PatternEdge", {
    "name": "str",  # What rows and `sameStudy` call it; `e1` for the first edge, and so on, when left out.
    "from": "str",  # The variable of the subject.
    "to": "str",  # The variable of the object.
    "predicate": "Union[Predicate, Sequence[Predicate]]",  # Predicates. Any but IS_A and PART_OF when left out. Example: `[CARRIES]`.
    "statement": "StatementFilter",  # Which statements hold. Negative ones do only when `negative` asks for them. Example: `{effect: [DECREASES], evidence: {hedged: false}}`.
    "either": "bool",  # Whether the statement may also lead from `to` to `from`.
    "optional": "bool",  # Whether the edge is shown where it holds, but need not. Optional edges that share a variable which no required edge has stand or fall together; variables of those that fall are null.
    "not": "bool",  # Whether the edge must not hold. Edges with `not` that share a variable which no required edge has must not hold together: not tested in any model that occurs in the kidney. Example: `true`.
}, total=False)

# A variable of a pattern. Example: `{name: "model", filter: {category: [DISEASE_MODEL]}}`.
PatternNode = TypedDict("PatternNode", {
    "name": "str",  # What edges call it: a letter, then up to 31 letters, digits and underscores. Example: `"model"`.
    "filter": "NodeFilter",  # Which nodes it may be bound to, any when left out. Example: `{in: [{name: "kidney"}]}`.
}, total=False)

# The relation that a statement claims.
Predicate = Literal[
    "ISOLATED_FROM",  # was obtained from this tissue or fluid
    "OF_SPECIES",  # belongs to this species
    "SECRETES",  # releases
    "OF_SUBTYPE",  # is a preparation of this class of vesicle
    "PREPARED_WITH",  # was made from or with
    "CARRIES",  # contains as cargo, in or on the vesicle
    "DELIVERED_TO",  # is taken up by or handed over to; says nothing of an effect
    "REGULATES",  # changes a molecule
    "MODULATES",  # changes the activity of a pathway
    "AFFECTS",  # changes a process, readout, cell, chemical or disease
    "HAS_GENE_PRODUCT",  # is transcribed or translated into
    "PARTICIPATES_IN",  # takes part in
    "TESTED_IN",  # was given in this model, with a result
    "PROPOSED_FOR",  # is put forward as a treatment, as an outlook
    "MODELS",  # stands for this disease or trait
    "INDUCED_BY",  # was brought about by
    "OCCURS_IN",  # takes place in or belongs to
    "ASSOCIATED_WITH",  # goes with, cause not claimed
    "MARKER_OF",  # is used by the source as a marker of
    "EXPRESSES",  # makes, as a cell
    "DEVELOPS_INTO",  # differentiates or matures into
    "HAS_TRAIT",  # has this property, with a value where it is measured
    "FOUND_IN",  # is present in this tissue or fluid
    "ORTHOLOG_OF",  # is the same gene in another species
    "IS_A",  # is a kind of
    "PART_OF",  # is a part of
]

# How many related nodes there must be.
Quantifier = Literal[
    "SOME",  # At least one.
    "NONE",  # Not one.
]

# Kind of RNA.
RNAClass = Literal[
    "MRNA",  # messenger RNA
    "PRE_MIRNA",  # miRNA precursor
    "Y_RNA",  # Y RNA
    "NONCODING",  # other noncoding RNA
    "CLASS",  # RNAs of several kinds
]

# Where the citation stands.
Reach = Literal[
    "SAME_SENTENCE",  # the citation stands in the same sentence
    "PASSAGE",  # the citation stands in a neighbouring sentence
    "NONE",  # no citation
]

# A condition on what a node is joined to. Example: `{predicate: [TESTED_IN], node: {related: [{predicate: [MODELS], node: {in: [{name: "AKI"}]}}]}}`.
RelatedFilter = TypedDict("RelatedFilter", {
    "predicate": "Union[Predicate, Sequence[Predicate]]",  # Predicates, any when left out.
    "direction": "Direction",  # From which end to follow them.
    "node": "NodeFilter",  # The node at the other end.
    "statement": "StatementFilter",  # The statement between. Negative ones count only when `negative` asks for them.
    "quantifier": "Quantifier",  # SOME for at least one, NONE for not one.
}, total=False)

# How it was given.
Route = Literal[
    "INTRAVENOUS",  # into a vein
    "LOCAL",  # into or onto the tissue
    "SYSTEMIC",  # into the body, way not told
    "CULTURE",  # added to a culture
    "OTHER",  # another way
    "NOT_STATED",  # the source does not say
]

# A reason to believe that an agent carries an effect, each stronger than the one before.
Rung = Literal[
    "ASSOCIATION",  # The vesicles carry the agent, and have the effect.
    "ATTRIBUTED",  # A study names the agent as what the effect comes about by.
    "SUFFICIENCY",  # The agent alone, or vesicles that were given more of it, have the effect in the same direction, which is stated and not inferred.
    "NECESSITY",  # Vesicles made of these, or of their source, without the agent or with something that removes it, no longer have the effect.
    "RESCUE",  # After the block, the agent or what it regulates, given back, restores the effect.
]

# A finding in a model or preparation, or a general fact.
Scope = Literal[
    "STUDY",  # found in a model or preparation
    "BACKGROUND",  # a general fact, which needs neither
]

# Where it was seen.
Setting = Literal[
    "IN_VIVO",  # in living animals or patients
    "EX_VIVO",  # in tissue outside the body
    "IN_VITRO",  # in cells
    "COMPUTATIONAL",  # computed
    "NOT_STATED",  # the source does not say
]

# Operational class of vesicle by size.
SizeClass = Literal[
    "SMALL",  # small vesicles, under about 200 nm
    "LARGE",  # large vesicles
    "MIXED",  # both
    "UNSPECIFIED",  # the source does not say
]

# Stage of disease.
Stage = Literal[
    "ACUTE",  # acute stage
    "CHRONIC",  # chronic stage
    "EARLY",  # early stage
    "LATE",  # late stage
    "NOT_STATED",  # the source does not say
]

# Chooses statements. All fields that are given must hold; a list means any of its values, an empty list any value. Example: `{predicate: [AFFECTS], effect: [DECREASES], evidence: {setting: [IN_VIVO]}}`.
StatementFilter = TypedDict("StatementFilter", {
    "predicate": "Union[Predicate, Sequence[Predicate]]",  # Predicates. Example: `[CARRIES]`.
    "effect": "Union[Effect, Sequence[Effect]]",  # Effects; UNSPECIFIED is a value.
    "aspect": "Union[Aspect, Sequence[Aspect]]",  # Aspects. Example: `[EXPRESSION]`.
    "amount": "Union[Amount, Sequence[Amount]]",  # Amounts; PRESENT is a value.
    "result": "Union[TestResult, Sequence[TestResult]]",  # Results of a test; NOT_STATED is a value.
    "negative": "bool",  # Whether it denies. Tests without effect are not among them: `{result: [NO_EFFECT]}` finds those.
    "subject": "Union[NodeRef, Sequence[NodeRef]]",  # The subject is one of these.
    "object": "Union[NodeRef, Sequence[NodeRef]]",  # The object is one of these.
    "about": "Union[NodeRef, Sequence[NodeRef]]",  # One of these is the object or in the context. Example: `[{name: "PTEN"}]`.
    "includeDescendants": "bool",  # Whether `subject`, `object` and `about` also mean everything that IS_A one of them.
    "grain": "Union[Grain, Sequence[Grain]]",  # Both ends have one of these grains.
    "evidence": "EvidenceFilter",  # At least one evidence entry fulfils all of this; counts follow.
}, total=False)

# Order of a list of statements.
StatementOrder = Literal[
    "PREDICATE",  # By predicate, then names of subject and object, then id.
    "STRENGTH",  # Best supported first: primary over review level, stated over inferred, unhedged over hedged, in vivo over ex vivo over in vitro over computational, then the number of publications.
]

# A place on the way from where vesicles come from to where they help. Each stop takes nodes of some categories only.
Stop = Literal[
    "TISSUE",  # The tissue or fluid that cells were taken from.
    "SOURCE",  # The cells that give the vesicles.
    "PREPARATION",  # The vesicles: a preparation, or a class of them.
    "CARGO",  # What they carry.
    "TARGET",  # The genes and molecules that change in the cells they reach.
    "PATHWAY",  # The pathways.
    "PROCESS",  # The biological processes.
    "OUTCOME",  # What is measured: outcomes, numbers of cells, chemicals.
    "MODEL",  # The disease model in which it was seen.
    "DISEASE",  # What this stands for: a disease, or an outcome such as fibrosis. An outcome stands here behind a model only.
    "ORGAN",  # The organ or tissue where it occurs.
]

# Nodes that a chain passes, one of them at each stop that has any. What is a kind of such a node counts as well, and at `tissue` and `organ` what is a part of it. Example: `{source: [{name: "bone marrow MSC"}], disease: [{name: "acute kidney injury"}]}`.
StopNodes = TypedDict("StopNodes", {
    "tissue": "Union[NodeRef, Sequence[NodeRef]]",  # Where the cells were taken from.
    "source": "Union[NodeRef, Sequence[NodeRef]]",  # The cells.
    "preparation": "Union[NodeRef, Sequence[NodeRef]]",  # The vesicles.
    "cargo": "Union[NodeRef, Sequence[NodeRef]]",  # What they carry.
    "target": "Union[NodeRef, Sequence[NodeRef]]",  # What it acts on.
    "pathway": "Union[NodeRef, Sequence[NodeRef]]",  # The pathways.
    "process": "Union[NodeRef, Sequence[NodeRef]]",  # The processes.
    "outcome": "Union[NodeRef, Sequence[NodeRef]]",  # What is measured.
    "model": "Union[NodeRef, Sequence[NodeRef]]",  # The models.
    "disease": "Union[NodeRef, Sequence[NodeRef]]",  # The diseases, or outcomes that models stand for.
    "organ": "Union[NodeRef, Sequence[NodeRef]]",  # Where they help.
}, total=False)

# How a treatment did in a model.
TestResult = Literal[
    "BENEFICIAL",  # it helped
    "NO_EFFECT",  # it did nothing
    "HARMFUL",  # it did harm
    "MIXED",  # it helped in part, or under some conditions only
    "NOT_STATED",  # the source does not say
]

# Whether something was tested.
TestStatus = Literal[
    "TESTED",  # A statement says that it was.
    "STATED_UNTESTED",  # A statement says that it was not, and none that it was.
    "UNTESTED",  # No statement says anything, which need not mean that nobody tried.
]

# When it was given, relative to the injury.
Timing = Literal[
    "BEFORE",  # before the injury
    "WITH",  # together with the injury
    "AFTER",  # after the injury
    "NOT_STATED",  # the source does not say
]

# What ran out before an answer was whole.
TruncationReason = Literal[
    "NODES",  # Nodes that may be reached.
    "STATEMENTS",  # Statements that may be read.
    "STEPS",  # Beginnings of paths or rows that may be looked at.
    "TIME",  # Time.
]

# Which statements a traversal follows and which nodes it passes. As it comes, positive statements are followed either way, IS_A and PART_OF are not, and nothing passes through a hub. Example: `{statement: {evidence: {hedged: false, basis: [STATED]}}}`.
Walk = TypedDict("Walk", {
    "statement": "StatementFilter",  # Which statements are followed. Example: `{predicate: [CARRIES, REGULATES, AFFECTS]}`.
    "through": "NodeFilter",  # Which nodes may stand between the ends; where several count as one, one of them has to be like this. Example: `{category: [GENE, PATHWAY]}`.
    "via": "Union[NodeRef, Sequence[NodeRef]]",  # Nodes that a path must pass, in any order; a hub among them may be passed. A neighbourhood goes on from such hubs.
    "exclude": "Union[NodeRef, Sequence[NodeRef]]",  # Nodes that are never entered, nor what counts as one with them.
    "hubs": "bool",  # Whether hubs may be passed, which touch everything and explain nothing.
    "hierarchy": "bool",  # Whether IS_A and PART_OF are followed.
    "directed": "bool",  # Whether statements are followed from subject to object only.
    "collapse": "Union[Collapse, Sequence[Collapse]]",  # Which nodes count as one stop. `statement` still filters statements as they are told, with their own ends. Example: `[GENE_PRODUCTS, ORTHOLOGS]`.
}, total=False)

INPUTS: Dict[str, Dict[str, Tuple[str, int]]] = {
    "AttributeFilter": {"fluid": ("Boolean", 0), "lipid": ("Boolean", 0), "sizeClass": ("SizeClass", 1), "arm": ("Arm", 1), "rnaClass": ("RNAClass", 1), "modelKind": ("ModelKind", 1), "citation": ("Int", 1), "year": ("Int", 1)},
    "ComparedGroup": {"name": ("String", 0), "nodes": ("NodeRef", 1), "filter": ("NodeFilter", 0)},
    "EvidenceFilter": {"publication": ("NodeRef", 1), "model": ("NodeRef", 1), "organ": ("NodeRef", 1), "preparation": ("NodeRef", 1), "species": ("NodeRef", 1), "notStated": ("EvidenceSlot", 1), "setting": ("Setting", 1), "route": ("Route", 1), "doses": ("Doses", 1), "timing": ("Timing", 1), "stage": ("Stage", 1), "basis": ("Basis", 1), "hedged": ("Boolean", 0), "flags": ("FlagKind", 1), "level": ("Level", 1), "scope": ("Scope", 1), "directness": ("Directness", 1), "kind": ("EvidenceKind", 1), "supports": ("Boolean", 0)},
    "GapEnd": {"nodes": ("NodeRef", 1), "filter": ("NodeFilter", 0)},
    "MetapathWalk": {"statement": ("StatementFilter", 0), "predicate": ("Predicate", 1), "through": ("Category", 1), "exclude": ("NodeRef", 1), "hubs": ("Boolean", 0), "hierarchy": ("Boolean", 0), "collapse": ("Collapse", 1)},
    "NamedRef": {"name": ("String", 0), "category": ("Category", 0)},
    "NodeFilter": {"category": ("Category", 1), "text": ("String", 0), "taxon": ("NodeRef", 1), "grain": ("Grain", 1), "hub": ("Boolean", 0), "attributes": ("AttributeFilter", 0), "idIn": ("ID", 1), "in": ("NodeRef", 1), "includeDescendants": ("Boolean", 0), "related": ("RelatedFilter", 1), "and": ("NodeFilter", 1), "or": ("NodeFilter", 1), "not": ("NodeFilter", 0)},
    "PatternEdge": {"name": ("String", 0), "from": ("String", 0), "to": ("String", 0), "predicate": ("Predicate", 1), "statement": ("StatementFilter", 0), "either": ("Boolean", 0), "optional": ("Boolean", 0), "not": ("Boolean", 0)},
    "PatternNode": {"name": ("String", 0), "filter": ("NodeFilter", 0)},
    "RelatedFilter": {"predicate": ("Predicate", 1), "direction": ("Direction", 0), "node": ("NodeFilter", 0), "statement": ("StatementFilter", 0), "quantifier": ("Quantifier", 0)},
    "StatementFilter": {"predicate": ("Predicate", 1), "effect": ("Effect", 1), "aspect": ("Aspect", 1), "amount": ("Amount", 1), "result": ("TestResult", 1), "negative": ("Boolean", 0), "subject": ("NodeRef", 1), "object": ("NodeRef", 1), "about": ("NodeRef", 1), "includeDescendants": ("Boolean", 0), "grain": ("Grain", 1), "evidence": ("EvidenceFilter", 0)},
    "StopNodes": {"tissue": ("NodeRef", 1), "source": ("NodeRef", 1), "preparation": ("NodeRef", 1), "cargo": ("NodeRef", 1), "target": ("NodeRef", 1), "pathway": ("NodeRef", 1), "process": ("NodeRef", 1), "outcome": ("NodeRef", 1), "model": ("NodeRef", 1), "disease": ("NodeRef", 1), "organ": ("NodeRef", 1)},
    "Walk": {"statement": ("StatementFilter", 0), "through": ("NodeFilter", 0), "via": ("NodeRef", 1), "exclude": ("NodeRef", 1), "hubs": ("Boolean", 0), "hierarchy": ("Boolean", 0), "directed": ("Boolean", 0), "collapse": ("Collapse", 1)},
}
"""The fields of each input: their types, and how many lists are around each."""
