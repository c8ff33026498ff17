package export

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// CroissantName is the file that describes the others to programs that learn.
const CroissantName = "croissant.json"

// croissantContext is the context that the format asks every file to repeat.
const croissantContext = `{"@language":"en","@vocab":"https://schema.org/","citeAs":"cr:citeAs","column":"cr:column","conformsTo":"dct:conformsTo",` +
	`"cr":"http://mlcommons.org/croissant/","data":{"@id":"cr:data","@type":"@json"},"dataType":{"@id":"cr:dataType","@type":"@vocab"},` +
	`"dct":"http://purl.org/dc/terms/","equivalentProperty":"cr:equivalentProperty","examples":{"@id":"cr:examples","@type":"@json"},"extract":"cr:extract","field":"cr:field",` +
	`"fileObject":"cr:fileObject","fileProperty":"cr:fileProperty","fileSet":"cr:fileSet","format":"cr:format","includes":"cr:includes",` +
	`"isLiveDataset":"cr:isLiveDataset","jsonPath":"cr:jsonPath","key":"cr:key","md5":"cr:md5","parentField":"cr:parentField","path":"cr:path",` +
	`"rai":"http://mlcommons.org/croissant/RAI/","recordSet":"cr:recordSet","references":"cr:references","regex":"cr:regex","repeated":"cr:repeated",` +
	`"replace":"cr:replace","samplingRate":"cr:samplingRate","sc":"https://schema.org/","separator":"cr:separator","source":"cr:source","subField":"cr:subField","transform":"cr:transform"}`

// croissantParquet is what readers of Croissant look for; they do not know the media type
// that was registered later.
const croissantParquet = "application/x-parquet"

type croissant struct {
	Context      rawJSON           `json:"@context"`
	Type         string            `json:"@type"`
	Name         string            `json:"name"`
	Description  string            `json:"description"`
	ConformsTo   string            `json:"conformsTo"`
	Licence      []string          `json:"license"`
	CiteAs       string            `json:"citeAs"`
	Version      string            `json:"version"`
	Distribution []croissantFile   `json:"distribution"`
	RecordSets   []croissantRecord `json:"recordSet"`
}

type rawJSON string

// MarshalJSON implements json.Marshaler.
func (r rawJSON) MarshalJSON() ([]byte, error) { return []byte(r), nil }

type croissantFile struct {
	Type        string `json:"@type"`
	ID          string `json:"@id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Size        string `json:"contentSize"`
	URL         string `json:"contentUrl"`
	Encoding    string `json:"encodingFormat"`
	SHA256      string `json:"sha256"`
}

type croissantRecord struct {
	Type   string           `json:"@type"`
	ID     string           `json:"@id"`
	Name   string           `json:"name"`
	Fields []croissantField `json:"field"`
}

type croissantField struct {
	Type        string          `json:"@type"`
	ID          string          `json:"@id"`
	Name        string          `json:"name"`
	Description string          `json:"description"`
	DataType    string          `json:"dataType"`
	Repeated    bool            `json:"repeated,omitempty"`
	Source      croissantSource `json:"source"`
}

type croissantSource struct {
	File    croissantRef     `json:"fileObject"`
	Extract croissantExtract `json:"extract"`
}

type croissantRef struct {
	ID string `json:"@id"`
}

type croissantExtract struct {
	Column string `json:"column"`
}

// WriteCroissant describes files in the format Croissant 1.0, with the columns of the
// Parquet files. Addresses are relative to the description's own, see [CroissantAt].
func WriteCroissant(to io.Writer, about *rows.About, files []Written) error {
	c := croissant{Context: croissantContext, Type: "sc:Dataset", Name: "evgraph", ConformsTo: "http://mlcommons.org/croissant/1.0",
		Description: about.Title + ": statements with their evidence, data version " + about.DataVersion,
		Licence:     LicenceAddresses(about), CiteAs: attribution(about), Version: about.DataVersion}
	for _, f := range files {
		media, _, _ := strings.Cut(f.MediaType, ";")
		if f.Format == "parquet" {
			media = croissantParquet
		}
		c.Distribution = append(c.Distribution, croissantFile{"cr:FileObject", f.Name, f.Name, f.Description, strconv.FormatInt(f.Bytes, 10) + " B", f.Name, media, f.SHA256})
		if f.Format == "parquet" {
			c.RecordSets = append(c.RecordSets, recordSet(f))
		}
	}
	return writeJSON(to, c)
}

func recordSet(f Written) croissantRecord {
	types := map[rows.Type]string{rows.Text: "sc:Text", rows.List: "sc:Text", rows.Integer: "sc:Integer", rows.Boolean: "sc:Boolean"}
	table := f.Tables[0]
	record := croissantRecord{Type: "cr:RecordSet", ID: table.Name, Name: table.Name}
	for _, column := range table.Columns {
		record.Fields = append(record.Fields, croissantField{"cr:Field", table.Name + "/" + column.Name, column.Name, column.Description,
			types[column.Type], column.Type == rows.List, croissantSource{croissantRef{f.Name}, croissantExtract{column.Name}}})
	}
	return record
}

// CroissantAt puts the addresses of a description's files below one that is absolute:
// programs that read it over HTTP take relative ones for files of their own.
func CroissantAt(folder string, croissant []byte) []byte {
	const key = `"contentUrl": "`
	address, _ := json.Marshal(folder) // a text is always JSON
	return bytes.ReplaceAll(croissant, []byte(key), append([]byte(key), bytes.Trim(address, `"`)...))
}
