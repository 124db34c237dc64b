"""How often each provider was shown and chosen, beside its share of the catalogue (domain report 4.5 no. 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from verbund.offers.providers import Links, Provider
from verbund.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class FairnessRow:
    """One provider; shares are between 0 and 1, and None where there is nothing to divide by."""

    key: str
    name: str
    linked: bool
    in_catalogue: int
    shown: int
    chosen: int
    share_catalogue: float | None
    share_shown: float | None
    share_chosen: float | None


@dataclass(frozen=True)
class FairnessReport:
    """The figures of a quarter: all rows, those of linked providers once more, and sums."""

    first_day: date
    last_day: date
    searches: int
    rows: tuple[FairnessRow, ...]
    linked: FairnessRow
    others: FairnessRow


def quarter(day: date) -> tuple[date, date]:
    """Returns first and last day of the quarter of a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first, (first + timedelta(days=93)).replace(day=1) - timedelta(days=1)


def fairness_report(uow: UnitOfWork, first: date, last: date, today: date) -> FairnessReport:
    """Reads the figures of a time out of the store.

    Args:
        uow: for reading.
        first, last: the days of the report.
        today: the day of which the catalogue counts; what it held earlier is not kept.
    """
    shown, lists = uow.searches.shown_counts(first, last)
    chosen = uow.searches.chosen_counts(first, last)
    return fairness(first, last, uow.offers.providers(today), shown, chosen, lists, Links(uow.offers.links()))


def fairness(
    first_day: date,
    last_day: date,
    catalogue: Iterable[Provider],
    shown: Mapping[tuple[str, str], int],
    chosen: Mapping[tuple[str, str], int],
    searches: int,
    links: Links,
) -> FairnessReport:
    """Puts the figures together.

    Args:
        first_day, last_day: of the report.
        catalogue: providers with the number of their valid offers today.
        shown: (provider key, name) → cards on first pages in that time.
        chosen: the same → offers that were taken down.
        searches: how many lists were shown.
        links: who is linked today.

    Returns:
        Rows by name, never by success.
    """
    names: dict[str, str] = {}
    offers: Counter[str] = Counter()
    for provider in catalogue:
        names.setdefault(provider.key, provider.name)
        offers[provider.key] += provider.offers
    cards, picks = _by_key(shown, names), _by_key(chosen, names)

    def row(key: str, name: str, keys: Iterable[str], linked: bool) -> FairnessRow:
        keys = list(keys)
        counts = [sum(counter[one] for one in keys) for counter in (offers, cards, picks)]
        totals = [sum(counter.values()) for counter in (offers, cards, picks)]
        shares = [count / total if total else None for count, total in zip(counts, totals, strict=True)]
        return FairnessRow(key, name, linked, *counts, *shares)

    rows = [row(key, name, [key], links.of(key) is not None) for key, name in names.items()]
    rows.sort(key=lambda one: one.name.casefold())
    linked = [one.key for one in rows if one.linked]
    others = [one.key for one in rows if not one.linked]
    return FairnessReport(
        first_day,
        last_day,
        searches,
        tuple(rows),
        row("", "verbundene Anbieter zusammen", linked, True),
        row("", "alle anderen zusammen", others, False),
    )


def _by_key(counts: Mapping[tuple[str, str], int], names: dict[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (key, name), count in counts.items():
        names.setdefault(key, name)
        found[key] += count
    return found
