"""Offers as rows, and rows as offers."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from sqlalchemy import select

from verbund.language.folding import plain
from verbund.offers.offer import Offer
from verbund.store.offer_tables import OfferRow
from verbund.taxonomy import Taxonomy

SEARCHED = (
    "skill_state", "level_from", "level_to", "mode", "language", "german_level", "easy_language", "days", "full_part_time",
    "shift_friendly", "lat", "lon", "online", "inhouse_possible", "on_request", "max_group", "seats_left", "credential",
    "tq_flag", "azav_measure", "esf_fachkurs",
)  # fmt: skip
"""What a search looks at: columns of the narrow table with the names of the fields."""

_READ_ANEW = frozenset(("fetched_on", "valid_until", "skill_ids", "skill_state"))
CANDIDATE = select(
    OfferRow.offer_id, OfferRow.provider_key, OfferRow.starts, *(getattr(OfferRow, name) for name in SEARCHED)
)


class FoundOffer:
    """`verbund.offers.search.Candidate` of one row of `CANDIDATE`; light, because fifty thousand may be looked at."""

    __slots__ = ("offer_id", "provider_key", "starts", *SEARCHED)

    def __init__(self, row: tuple[Any, ...]) -> None:
        for name, value in zip(self.__slots__, row, strict=True):
            setattr(self, name, value)

    def next_start(self, today: date) -> date | None:
        if not self.starts:
            return None
        now = today.isoformat()  # days as text are in the order of time
        first = min((day for day in self.starts.split("|") if day >= now), default=None)
        return date.fromisoformat(first) if first else None


def fingerprint(offer: Offer) -> str:
    """Returns what changes when the source says something else."""
    said = {name: value for name, value in offer.to_record().items() if name not in _READ_ANEW}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def narrow(offer: Offer, import_id: str | None, visible: bool) -> dict[str, Any]:
    """Returns the row of the narrow table."""
    return {
        "offer_id": offer.offer_id, "source": offer.source, "source_id": offer.source_id, "import_id": import_id,
        "visible": visible, "fingerprint": fingerprint(offer), "title": offer.title, "provider_key": offer.provider_key,
        "provider_name": offer.provider_name, "type": offer.type, "valid_until": offer.valid_until,
        "starts": "|".join(day.isoformat() for day in offer.start_dates),
        **{name: getattr(offer, name) for name in SEARCHED},
    }  # fmt: skip


def searched_text(offer: Offer) -> str:
    """Returns what a search for words reads."""
    taxonomy = Taxonomy.load()
    parts = [
        offer.title,
        *offer.learning_outcomes,
        offer.content_short,
        *(taxonomy.label(skill) for skill in offer.skill_ids),
    ]
    return plain(" ".join(part for part in parts if part))
