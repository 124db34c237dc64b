"""Talking about funding: questions of people, what is asked of them, and how a result is said."""
