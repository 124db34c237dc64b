"""The learning loop: what was not understood, what managers made of it, and what becomes training data."""
