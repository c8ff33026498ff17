package table

import (
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/internal/cell"
)

// text writes a value into one cell.
func (c Column) text(v any) string { return write(v, c.Lists) }

func write(v any, lists int) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = write(item, lists-1)
			if lists == 1 {
				parts[i] = escaped.Replace(parts[i])
			}
		}
		return strings.Join(parts, separator(lists))
	}
	return ""
}

// escaped marks what would be read as a separator inside an item.
var escaped = strings.NewReplacer(`\`, `\\`, "; ", `\; `, "|", `\|`)

// separator joins lists that are so deep.
func separator(lists int) string {
	if lists <= 1 {
		return "; "
	}
	return " " + strings.Repeat("|", lists-1) + " "
}

// harmless is the cell as text that no spreadsheet runs.
func (c Column) harmless(v any) string {
	text := c.text(v)
	if c.Type == Text || c.Lists > 0 {
		return cell.Guard(text)
	}
	return text
}
