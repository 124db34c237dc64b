"""The neutral search (domain report 4.5): filters that say what they took away, fit, one key, and chance.

What may order offers stands in `_key` and nowhere else: how well the wishes are met, the key somebody chose, and a
number drawn by lot. Provider, membership, past bookings, price of a placement, ratings, clicks and length of text do
not occur. Providers matter in one place: nobody gets more than two places on the first page.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from verbund.offers.fit import Checker, OfferLike
from verbund.offers.wish import SortKey, Wish

PAGE_SIZE = 10
MOST_PER_PROVIDER = 2
"""On the first page. With ten places on it, at least five providers stand there if there are five."""

KEY_WORDS: dict[SortKey, str] = {"start": "Starttermin", "distance": "Entfernung", "days": "Anzahl der Tage"}


class Candidate(OfferLike, Protocol):
    """An offer in a search."""

    provider_key: str

    def next_start(self, today: date) -> date | None: ...


@dataclass(frozen=True)
class Hit:
    """An offer in the list.

    Attributes:
        offer_id, provider_key: of the offer.
        fit: 0 all wishes met, 1 one is missing, 2 two or more.
        missing: wishes that are not met or not said.
        start: the next start. `distance`: kilometres, 0 online.
    """

    offer_id: str
    provider_key: str
    fit: int
    missing: tuple[str, ...]
    start: date | None
    distance: float | None


@dataclass(frozen=True)
class Removed:
    """What one filter took away: `all` that fail it, and `alone` that fail no other."""

    name: str
    all: int
    alone: int


@dataclass(frozen=True)
class Result:
    """What a search found.

    Attributes:
        hits: all, in order.
        first_page: the numbers in `hits` that make up the first page.
        held_back: provider → how many of its hits stand behind the first page because of `MOST_PER_PROVIDER`.
        removed: by filter, those that are asked for.
        looked_at: how many offers teach what is looked for and are still valid.
        seed: what chance was drawn from.
        key: what was sorted by.
    """

    hits: tuple[Hit, ...]
    first_page: tuple[int, ...]
    held_back: dict[str, int]
    removed: tuple[Removed, ...]
    looked_at: int
    seed: str
    key: SortKey

    @property
    def rule(self) -> str:
        """The rule as it is printed above the list."""
        return rule_of(self.key)

    def page(self, number: int) -> list[Hit]:
        """Returns a page, counted from 1; from the second on everything follows in order."""
        if number == 1:
            return [self.hits[index] for index in self.first_page]
        shown = set(self.first_page)
        rest = [hit for index, hit in enumerate(self.hits) if index not in shown]
        return rest[(number - 2) * PAGE_SIZE : (number - 1) * PAGE_SIZE]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        rest = len(self.hits) - len(self.first_page)
        return 1 + -(-rest // PAGE_SIZE)


def rule_of(key: SortKey) -> str:
    """Returns the rule of order in German."""
    last = {
        "start": "Ohne Termin steht dahinter.",
        "distance": "Online steht vorn, unbekannte Entfernung hinten.",
        "days": "Ohne Angabe der Tage steht hinten.",
    }[key]
    return (
        f"Zuerst steht, was alle Wünsche erfüllt, dann, was einen offen lässt. Darin sortiert nach {KEY_WORDS[key]}. {last} Bei Gleichstand "
        f"entscheidet der Zufall. Auf der ersten Seite stehen höchstens {MOST_PER_PROVIDER} Angebote je Anbieter. Wer der Anbieter ist, spielt für die Reihenfolge keine Rolle."
    )


def seed_of(today: date, about: str) -> str:
    """Returns what chance is drawn from: the same for one need on one day, another one tomorrow (no. 2c)."""
    return f"{today.isoformat()}/{about}"


def search(offers: Sequence[Candidate], wish: Wish, today: date, about: str, key: SortKey = "start") -> Result:
    """Filters and orders offers.

    Args:
        offers: those that teach what is looked for and are valid, in any order.
        wish: what is looked for.
        today: the day.
        about: the need or bundle, or the words of a free search; with the day the seed of chance.
        key: what is sorted by.

    Returns:
        The list, and what the filters took away.
    """
    checker, seed = Checker(wish, today), seed_of(today, about)
    failing: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    hits: list[Hit] = []
    for offer in offers:
        start = offer.next_start(today)
        failed, missing, distance = checker.look(offer, start)
        if failed:
            failing.update(failed)
            alone.update(failed if len(failed) == 1 else ())
            continue
        hits.append(Hit(offer.offer_id, offer.provider_key, min(len(missing), 2), tuple(missing), start, distance))
    days = {} if key != "days" else {offer.offer_id: offer.days for offer in offers}
    hits.sort(key=lambda hit: _key(hit, key, seed, days))
    first, held_back = _first_page(hits)
    removed = tuple(Removed(name, failing[name], alone[name]) for name in checker.filters)
    return Result(tuple(hits), first, held_back, removed, len(offers), seed, key)


def _key(hit: Hit, key: SortKey, seed: str, days: dict[str, int | None]) -> tuple[Any, ...]:
    value: Any = {"start": hit.start, "distance": hit.distance, "days": days.get(hit.offer_id)}[key]
    if key == "distance" and value is not None:
        value = round(value)
    lot = hashlib.sha256(f"{seed}\n{hit.offer_id}".encode()).digest()
    return (hit.fit, value is None, value if value is not None else 0, lot)


def _first_page(hits: Sequence[Hit]) -> tuple[tuple[int, ...], dict[str, int]]:
    shown: Counter[str] = Counter()
    first: list[int] = []
    held_back: Counter[str] = Counter()
    for index, hit in enumerate(hits):
        if len(first) == PAGE_SIZE:
            break
        if shown[hit.provider_key] < MOST_PER_PROVIDER:
            shown[hit.provider_key] += 1
            first.append(index)
        else:
            held_back[hit.provider_key] += 1
    return tuple(first), dict(held_back)
