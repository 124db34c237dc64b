"""Hand-written stand-ins for what is outside of the part under test."""
