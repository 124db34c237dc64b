"""What the list is asked for, read from the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args
from urllib.parse import urlencode

from verbund import need_values as values
from verbund.need_list import NeedSort

PAGE_SIZE = 25
LONGEST_SEARCH = 100
WITHDRAWN = "zurueckgezogen"

CHOICES: Mapping[str, tuple[str, ...]] = {
    "region": get_args(values.Region),
    "branche": get_args(values.Branche),
    "perspective": get_args(values.Perspective),
    "dringlichkeit": get_args(values.Dringlichkeit),
    "status": get_args(values.Status),
    "skill_zuordnung": get_args(values.SkillZuordnung),
}
"""Fields the list can be narrowed by, and their values."""

SORTS: tuple[NeedSort, ...] = get_args(NeedSort)


@dataclass(frozen=True, kw_only=True)
class QueueForm:
    """The state of the list. All of it stands in the address: a list can be bookmarked, and needs no scripts.

    Attributes:
        chosen: field -> the one value it is narrowed to.
        text: words that must be in the topic.
        sort: the order.
        page: counted from 1.
    """

    chosen: Mapping[str, str]
    text: str = ""
    sort: NeedSort = "newest"
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> QueueForm:
        """Reads the query of an address; what is unknown or malformed is left out."""
        chosen = {name: query[name] for name, known in CHOICES.items() if query.get(name) in known}
        sort = query.get("sort", "newest")
        page = query.get("seite", "1")
        return cls(
            chosen=chosen,
            text=" ".join(query.get("q", "").split())[:LONGEST_SEARCH],
            sort=sort if sort in SORTS else "newest",
            page=int(page) if page.isascii() and page.isdigit() and 0 < int(page[:6]) and len(page) <= 6 else 1,
        )

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE_SIZE

    @property
    def narrowed(self) -> bool:
        return bool(self.chosen or self.text)

    def without(self, name: str) -> QueueForm:
        """Returns the list with one condition less, from its first page."""
        if name == "q":
            return replace(self, text="", page=1)
        return replace(self, chosen={key: value for key, value in self.chosen.items() if key != name}, page=1)

    def at(self, page: int) -> QueueForm:
        """Returns another page of the same list."""
        return replace(self, page=page)

    def query(self, **more: str | int) -> str:
        """Returns the address's query, with further parts; empty for the plain list."""
        parts: dict[str, str | int] = dict(self.chosen)
        if self.text:
            parts["q"] = self.text
        if self.sort != "newest":
            parts["sort"] = self.sort
        if self.page > 1:
            parts["seite"] = self.page
        parts.update(more)
        return f"?{urlencode(parts)}" if parts else ""
