"""When two names mean the same company."""

from __future__ import annotations

import re

from verbund.language.folding import plain

_LEGAL_FORM = re.compile(r"\b(gmbh|mbh|co|kg|ag|ohg|se|ug|ek|e k|gbr)\b")


def company_key(name: str) -> str:
    """Returns the same text for the same company, however its name was typed."""
    folded = re.sub(r"\W+", " ", plain(name))
    return " ".join(_LEGAL_FORM.sub(" ", folded).split())
