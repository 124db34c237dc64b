"""Measurements on this machine. Never part of the tests: what is slow here may be quick elsewhere."""
