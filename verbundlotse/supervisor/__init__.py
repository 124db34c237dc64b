"""Keeps a handful of processes alive, and leaves none of them over, however it ends itself."""
