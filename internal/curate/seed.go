package curate

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/evgraph/evgraph/internal/kg"
)

// The files of a seed.
const (
	sourcesFile   = "sources.yaml"
	referenceFile = "reference.tsv"
	articleFile   = "article.tsv"
	entityDir     = "entities"
	studyDir      = "studies"
	backgroundDir = "background"
)

// seed is everything that was read, before it becomes a dataset.
type seed struct {
	form      bool // look at the form of the files as well
	report    Report
	sources   []record
	entities  []*entity
	byKey     map[string]*entity
	files     []*studyFile
	reference *reference           // nil without reference.tsv
	sentences []*sentence          // of article.tsv, in reading order
	located   map[string]*sentence // by locator; nil without article.tsv
	unread    map[string]bool      // directories with a file that could not be read
}

// Load reads the seed in fsys. The report holds every complaint but those of the
// rule "format"; with a single error among them the dataset is nil. The dataset
// is normalised and valid.
func Load(fsys fs.FS) (*kg.Dataset, Report) {
	return newSeed().load(fsys)
}

// Lint is Load with the rule "format", which takes about as long again.
func Lint(fsys fs.FS) (*kg.Dataset, Report) {
	s := newSeed()
	s.form = true
	return s.load(fsys)
}

func newSeed() *seed {
	return &seed{byKey: map[string]*entity{}, unread: map[string]bool{}}
}

func (s *seed) load(fsys fs.FS) (dataset *kg.Dataset, report Report) {
	s.read(fsys)
	s.resolve()
	s.checkEntities()
	s.checkClaims()
	s.checkReference()
	s.checkCoverage()
	if s.report.Errors() == 0 {
		dataset = s.build()
	}
	s.report.sort()
	return dataset, s.report
}

// read reads every file of the seed.
func (s *seed) read(fsys fs.FS) {
	s.readSources(fsys)
	s.readReference(fsys)
	s.readArticle(fsys)
	s.checkRoot(fsys)
	for _, dir := range []string{entityDir, studyDir, backgroundDir} {
		s.readDir(fsys, dir)
	}
}

// readDir reads the YAML files of a directory, which may be absent.
func (s *seed) readDir(fsys fs.FS, dir string) {
	files, err := fs.ReadDir(fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.report.complain(ruleMissingFile, mark{file: dir}, "make it readable", "cannot be read: %v", err)
	}
	for _, f := range files {
		name := path.Join(dir, f.Name())
		sch := schemaOf(name)
		switch {
		case strings.HasPrefix(f.Name(), "."): // an editor's
		case f.IsDir() || path.Ext(name) != ".yaml":
			s.report.complain(ruleUnknownFile, mark{file: name}, "move it away, or name it "+dir+"/<name>.yaml", "not a file of the seed")
		case sch == nil:
			s.report.complain(ruleUnknownFile, mark{file: name}, "name it for one of "+allCategoryFiles(), "there is no category %q", strings.TrimSuffix(f.Name(), ".yaml"))
		default:
			s.readYAML(fsys, name, sch)
		}
	}
}

// schemaOf gives the schema of a file by its path; for lists, that of their
// items. It is nil for a file that no seed has.
func schemaOf(file string) *schema {
	dir, base := path.Split(file)
	switch dir {
	case "":
		if base == sourcesFile {
			return sourceSchema
		}
	case studyDir + "/":
		return studySchema
	case backgroundDir + "/":
		return backgroundSchema
	case entityDir + "/":
		for _, info := range kg.Categories {
			if base == info.File+".yaml" {
				return entitySchema(info.Category)
			}
		}
	}
	return nil
}

func allCategoryFiles() string {
	var all []kg.Category
	for _, info := range kg.Categories {
		all = append(all, info.Category)
	}
	return categoryNames(all)
}

// readYAML reads a file and, when its blocks are sound, compares its form with
// the canonical one.
func (s *seed) readYAML(fsys fs.FS, name string, sch *schema) {
	data, ok := s.readFile(fsys, name)
	if !ok {
		s.unread[path.Dir(name)] = true
		return
	}
	doc := s.report.parse(name, data)
	if doc == nil {
		s.unread[path.Dir(name)] = true
		return
	}
	before := s.report.Errors()
	s.decode(name, doc.Content[0], sch)
	if s.form && s.report.Errors() == before {
		s.report.checkFormat(name, data, doc, sch)
	}
}

func (s *seed) decode(name string, root *yaml.Node, sch *schema) {
	d := decoder{&s.report, name}
	switch {
	case sch == studySchema || sch == backgroundSchema:
		s.readStudy(name, root, sch)
	case sch == sourceSchema:
		s.sources = d.list(root, sch)
	default:
		for _, rec := range d.list(root, sch) {
			s.entities = append(s.entities, &entity{record: rec, category: sch.category})
		}
	}
}

// readFile reads a file, complaining when it cannot or is too large.
func (s *seed) readFile(fsys fs.FS, name string) ([]byte, bool) {
	info, err := fs.Stat(fsys, name)
	if err == nil && info.Size() > maxFileSize {
		s.report.complain(ruleFileSize, mark{file: name}, "split the file", "%d bytes, at most %d", info.Size(), maxFileSize)
		return nil, false
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		s.report.complain(ruleMissingFile, mark{file: name}, "make the file readable", "cannot be read: %v", err)
		return nil, false
	}
	return data, true
}

func (s *seed) readSources(fsys fs.FS) {
	if s.missing(fsys, sourcesFile, ruleMissingFile, "add the file, one entry for each source") {
		return
	}
	s.readYAML(fsys, sourcesFile, sourceSchema)
}

func (s *seed) missing(fsys fs.FS, name, rule, fix string) bool {
	if _, err := fs.Stat(fsys, name); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	s.report.complain(rule, mark{file: name}, fix, "there is no such file")
	return true
}

// checkRoot finds seed files that were put in the wrong place.
func (s *seed) checkRoot(fsys fs.FS) {
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		s.report.complain(ruleMissingFile, mark{file: "."}, "name the folder of the seed", "cannot be read: %v", err)
	}
	for _, f := range files {
		ext := path.Ext(f.Name())
		if f.Name() != sourcesFile && (ext == ".yaml" || ext == ".yml") {
			s.report.complain(ruleUnknownFile, mark{file: f.Name()}, fmt.Sprintf("move it to %s, %s or %s", entityDir, studyDir, backgroundDir), "not a file of the seed")
		}
	}
}

// id gives the kg id for a key, "" for "".
func (s *seed) id(key string) kg.CURIE {
	if e := s.byKey[key]; e != nil {
		return e.id()
	}
	return ""
}

func (s *seed) ids(keys []string) []kg.CURIE {
	var out []kg.CURIE
	for _, k := range keys {
		out = append(out, s.id(k))
	}
	return out
}
