"""Offers for tests of the search."""

from __future__ import annotations

from datetime import date
from typing import Any

from verbund.offers.offer import Offer

TODAY = date(2026, 11, 25)


def offer(number: int | str, provider: str = "haus", **fields: Any) -> Offer:
    """Returns an offer with the id `number`."""
    known: dict[str, Any] = {
        "source": "quelle", "source_id": str(number), "fetched_on": TODAY, "title": f"Kurs {number}", "provider_name": provider.title(),
        "provider_key": provider, "skill_ids": ("CNC-02",), "skill_state": "sicher",
    }  # fmt: skip
    return Offer(offer_id=str(number), **(known | fields))
