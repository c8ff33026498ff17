package memstore

import "github.com/evgraph/evgraph/internal/kg"

// Each function gives the rank of each row in an order, nil for the row itself.

func (s *snapshot) nodeRanks(o kg.NodeOrder) []uint32 {
	if o == kg.ByID {
		return s.nodeIDs.idRank
	}
	return nil
}

func (s *snapshot) statementRanks(o kg.StatementOrder) []uint32 {
	if o == kg.ByStrength {
		return s.strongRank
	}
	return nil
}

func (s *snapshot) evidenceRanks(o kg.EvidenceOrder) []uint32 {
	if o == kg.ByEvidenceID {
		return s.evidenceIDs.idRank
	}
	return s.evidenceRank
}
