"""Joint courses across companies: what could be taught together, and what managers made of it."""
