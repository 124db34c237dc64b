"""Masking: what a message should not carry is replaced before anything else sees the message (design 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbund.privacy.findings import Finding, Kind, replaced
from verbund.privacy.health import health_findings
from verbund.privacy.names import name_findings
from verbund.privacy.phones import has_number_to_call, phone_findings
from verbund.privacy.structured import E_MAIL, structured_findings
from verbund.privacy.union import union_findings


@dataclass(frozen=True)
class Masked:
    """A text that may be kept, and the kinds of what was taken out of it."""

    text: str
    kinds: frozenset[Kind]


def mask(text: str) -> Masked:
    """Replaces e-mail addresses, phone numbers, IBANs, social insurance and staff numbers, names of people, statements
    about health and membership in a trade union by placeholders.

    Names and health are found as far as they can be known (measured in tests/unit/privacy); nobody may rely on a text
    being anonymous because it was masked.

    Args:
        text: what a person typed.

    Returns:
        The masked text. Masking it again changes nothing.
    """
    kinds: frozenset[Kind] = frozenset()
    while True:
        # A replaced piece can complete a pattern around it. Each round shortens what is left of the person's own text.
        masked, found = replaced(text, _findings(text))
        if not found:
            return Masked(text, kinds)
        text, kinds = masked, kinds | found


def contains_contact(text: str) -> bool:
    """Says whether an answer to the contact question holds a phone number or an e-mail address."""
    return E_MAIL.search(text) is not None or has_number_to_call(text)


def _findings(text: str) -> Iterator[Finding]:
    yield from structured_findings(text)
    yield from phone_findings(text)
    yield from union_findings(text)
    yield from health_findings(text)
    yield from name_findings(text)
