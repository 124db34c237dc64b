"""Pieces of a text that must not pass, and the placeholders that take their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["e_mail", "telefon", "iban", "sv_nummer", "personalnummer", "name", "gesundheit", "gewerkschaft"]

PLACEHOLDERS: dict[Kind, str] = {
    "e_mail": "[E-MAIL]",
    "telefon": "[TELEFON]",
    "iban": "[IBAN]",
    "sv_nummer": "[SV-NUMMER]",
    "personalnummer": "[PERSONALNUMMER]",
    "name": "[NAME]",
    "gesundheit": "[GESUNDHEIT]",
    "gewerkschaft": "[GEWERKSCHAFT]",
}
_PLACEHOLDER = re.compile("|".join(re.escape(placeholder) for placeholder in PLACEHOLDERS.values()))


@dataclass(frozen=True)
class Finding:
    """A piece of a text, from `start` up to and without `end`."""

    start: int
    end: int
    kind: Kind

    def overlaps(self, other: Finding) -> bool:
        return self.start < other.end and other.start < self.end


def replaced(text: str, findings: Iterable[Finding]) -> tuple[str, frozenset[Kind]]:
    """Puts placeholders in the places of findings.

    Args:
        text: the text.
        findings: in order of trust: of two that overlap the first one wins. Placeholders already there stay whole.

    Returns:
        The new text, and the kinds that were replaced.
    """
    taken = [Finding(match.start(), match.end(), "name") for match in _PLACEHOLDER.finditer(text)]
    chosen: list[Finding] = []
    for finding in findings:
        if not any(finding.overlaps(other) for other in taken):
            taken.append(finding)
            chosen.append(finding)
    for finding in sorted(chosen, key=lambda one: one.start, reverse=True):
        text = text[: finding.start] + PLACEHOLDERS[finding.kind] + text[finding.end :]
    return text, frozenset(finding.kind for finding in chosen)
