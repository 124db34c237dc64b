"""Routes of public funding, explained neutrally from dated facts: what may come into question, and who decides."""

from verbund.funding.wording import Passage, overview

__all__ = ["Passage", "overview"]
