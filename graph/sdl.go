package graph

import (
	"bytes"
	"sync"

	"github.com/vektah/gqlparser/v2/formatter"
)

// SDL is the schema as text, for people and client generators.
var SDL = sync.OnceValue(func() string {
	var out bytes.Buffer
	formatter.NewFormatter(&out, formatter.WithIndent("  ")).FormatSchema(NewSchema().Schema())
	return out.String()
})

// ListField is the root field that lists the nodes of a type, "" when there is
// none.
func ListField(typeName string) string {
	for _, field := range NewSchema().Schema().Query.Fields {
		if field.Type.Name() == typeName+"Connection" {
			return field.Name
		}
	}
	return ""
}
