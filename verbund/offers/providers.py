"""Providers of courses, and which of them belong to partners of the project (domain report 4.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from verbund.offers.draft import provider_key
from verbund.tables import KNOWLEDGE

BADGE = "mit einem Projektpartner verbunden"


@dataclass(frozen=True, kw_only=True)
class Link:
    """That a provider belongs to a partner, or, with `linked` False, that it does not any more.

    Attributes:
        provider_key, provider_name: of the provider.
        linked: whether it does.
        reason: why, and from where that is known.
        changed_on, who: the day, and the manager; None where it stands in the data of the project.
    """

    provider_key: str
    provider_name: str
    linked: bool
    reason: str
    changed_on: date
    who: str | None = None


@dataclass(frozen=True)
class Provider:
    """A provider in the catalogue, with the number of its valid offers."""

    key: str
    name: str
    offers: int


class Links:
    """Who is linked: the dated data of the project, and what managers changed since.

    Args:
        changed: entries of managers; they go before the data.
    """

    def __init__(self, changed: Iterable[Link] = ()) -> None:
        self._by_key: dict[str, Link] = {**known_links()}
        for link in changed:
            self._by_key[link.provider_key] = link

    def of(self, key: str) -> Link | None:
        """Returns the link of a provider, None where there is none."""
        link = self._by_key.get(key)
        if link is None:
            # "BBQ Standort Ulm" is BBQ: the name of a linked provider at the beginning is enough for the badge.
            link = next(
                (one for known, one in self._by_key.items() if one.linked and key.startswith(known + " ")), None
            )
        return link if link is not None and link.linked else None

    def all(self) -> list[Link]:
        """Returns all entries by name, also those that say "no longer"."""
        return sorted(self._by_key.values(), key=lambda link: link.provider_name.casefold())


@cache
def known_links() -> Mapping[str, Link]:
    """Reads `knowledge/offers/verbundene_anbieter.yml`."""
    entries = yaml.safe_load((KNOWLEDGE / "offers" / "verbundene_anbieter.yml").read_text(encoding="utf-8"))["anbieter"]
    return {
        provider_key(name): Link(
            provider_key=provider_key(name),
            provider_name=name,
            linked=True,
            reason=entry["grund"],
            changed_on=entry["stand"],
        )
        for entry in entries
        for name in entry["namen"]
    }
