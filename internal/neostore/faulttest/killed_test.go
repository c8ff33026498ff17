package faulttest

func asLoader() bool { return false }
