package main

// didYouMean is a hint that names the word most like what was typed, or the
// fallback where none is.
func didYouMean(typed string, words []string, prefix, fallback string) string {
	best, fewest := "", len(typed)/3+2
	for _, word := range words {
		if d := distance(typed, word); d < fewest {
			best, fewest = word, d
		}
	}
	if best == "" {
		return fallback
	}
	return "did you mean " + prefix + best + "? " + fallback
}

// distance counts the letters to add, drop, change or swap with the next one.
func distance(a, b string) int {
	// rows are those of the table for the last two and the current letter of a.
	var rows [3][]int
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
	}
	for i := 0; i <= len(a); i++ {
		before, last, row := rows[(i+1)%3], rows[(i+2)%3], rows[i%3]
		for j := 0; j <= len(b); j++ {
			switch {
			case i == 0 || j == 0:
				row[j] = i + j
				continue
			case a[i-1] == b[j-1]:
				row[j] = last[j-1]
			default:
				row[j] = 1 + min(last[j], row[j-1], last[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}
