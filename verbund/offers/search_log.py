"""The proof of neutrality: what was looked for, by which rule, what was shown, and what was chosen (4.5 no. 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One card of a list, as it was at that moment."""

    offer_id: str
    title: str
    provider_key: str
    provider_name: str
    linked: bool
    fit: int


@dataclass(frozen=True, kw_only=True)
class SearchEntry:
    """One list that somebody saw.

    Attributes:
        number: given by the store.
        at, who: when, and which manager.
        need_id, bundle_id: what it was for; neither for a free search.
        wish: what was asked for, in codes.
        key, rule, seed: how it was ordered.
        removed: filter → (all, alone).
        looked_at, found: offers before and after the filters.
        page: of the list, counted from 1.
        shown: the cards, in order.
    """

    at: datetime
    who: str
    wish: Mapping[str, Any]
    key: str
    rule: str
    seed: str
    removed: Mapping[str, tuple[int, int]]
    looked_at: int
    found: int
    page: int
    shown: tuple[Shown, ...]
    need_id: str | None = None
    bundle_id: str | None = None
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An offer that somebody took down for a need or a bundle, out of a list that is on record."""

    at: datetime
    who: str
    search_number: int
    offer_id: str
    title: str
    provider_key: str
    provider_name: str
    linked: bool
    need_id: str | None = None
    bundle_id: str | None = None
