package cell

import (
	"strings"
	"unicode/utf8"
)

// Guard is a cell as a spreadsheet takes no formula for it.
func Guard(cell string) string {
	if isFormula(cell) && !isNumber(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard gives back what Guard was given.
func Unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && isFormula(cell) {
		return cell[1:]
	}
	return cell
}

// isFormula reports whether a cell begins as a formula does, behind any apostrophes.
func isFormula[T string | []byte](cell T) bool {
	for len(cell) > 0 && cell[0] == '\'' {
		cell = cell[1:]
	}
	if len(cell) == 0 {
		return false
	}
	switch c := cell[0]; {
	case c == '=', c == '+', c == '-', c == '@', c == '\t', c == '\r', c == '\n':
		return true
	case c < utf8.RuneSelf:
		return false
	}
	first, _ := utf8.DecodeRuneInString(string(cell[:min(len(cell), utf8.UTFMax)]))
	return strings.ContainsRune("＝＋－＠", first)
}

// isNumber reports whether a cell is a decimal number, which no spreadsheet runs.
func isNumber[T string | []byte](cell T) bool {
	digits, points := 0, 0
	for i := range len(cell) {
		switch c := cell[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '.':
			points++
		case i > 0 || c != '-' && c != '+':
			return false
		}
	}
	return digits > 0 && points < 2
}
