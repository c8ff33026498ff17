// Package bolttest is a peer that speaks as much Bolt as a driver needs to run
// statements, by a script: at any message it may answer as a server does, hang,
// drop the connection, fail with a code, or send its answer byte by byte.
//
//	peer := bolttest.Start(t, func(m bolttest.Message) bolttest.Reaction {
//		if m.Name == bolttest.Pull {
//			return bolttest.Hang()
//		}
//		return bolttest.Usual()
//	})
//
// It is for faults that a real server cannot be brought to at will. What a server
// makes of statements is asked of a real one, if need be through a Proxy that loses
// messages by a script.
package bolttest
