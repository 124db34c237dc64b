"""The interface for other tools: needs with a token, and the description of the whole API."""
