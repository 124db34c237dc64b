"""What bundles are called on the pages, and the rules they are made by."""

from __future__ import annotations

from collections.abc import Mapping

from verbund.bundling.bundle import Bundle, BundleStatus
from verbund.bundling.candidate import Rules

STATUS_WORDS: Mapping[BundleStatus, str] = {
    "entwurf": "Entwurf", "eingeladen": "Betriebe eingeladen", "kurs": "Kurs angelegt", "aufgeloest": "aufgelöst",
}  # fmt: skip
FIELD_WORDS = {
    "title": "Titel", "skill_id": "Thema", "region": "Region", "target_level": "Zielstufe", "status": "Stand",
    "min_seats": "Plätze mindestens", "max_seats": "Plätze höchstens", "note": "Notiz",
}  # fmt: skip
SETTABLE_STATUSES: tuple[BundleStatus, ...] = ("entwurf", "eingeladen", "aufgeloest")


def rules(bundle: Bundle | None = None) -> Rules:
    """Returns the rules; a bundle brings its own numbers of seats."""
    return Rules() if bundle is None else Rules(min_seats=bundle.min_seats, max_seats=bundle.max_seats)


def counted(number: int, one: str, several: str) -> str:
    """Returns a number with its word."""
    return f"{number} {one if number == 1 else several}"
