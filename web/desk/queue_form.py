"""What the list is asked for, read from the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import get_args
from urllib.parse import urlencode

from verbund import need_values as values
from verbund.need_list import NeedFilter, NeedSort
from verbund.search_text import search_words
from verbund.tables import rows

PAGE_SIZE = 25
LONGEST_SEARCH = 100
ME, NOBODY = "ich", "niemand"
STILL_OPEN, TO_CHECK = "offen", "pruefen"

WITHDRAWN: values.Status = "zurueckgezogen"
CLOSED: tuple[values.Status, ...] = ("abgeschlossen", "kein_weiterbildungsbedarf", WITHDRAWN)
OPEN: tuple[values.Status, ...] = tuple(status for status in get_args(values.Status) if status not in CLOSED)
UNSURE: tuple[values.SkillZuordnung, ...] = ("bot_unsicher", "offen")
DUE_WITHIN = {"heute": timedelta(0), "woche": timedelta(days=7)}

KREISE: Mapping[str, str] = {row["ags"]: row["region"] for row in rows("places/kreise_bw.csv")}
SKILL_GROUPS: Mapping[str, str] = {
    row["id"].partition("-")[0]: row["group"] for row in rows("skills/skills_taxonomy.csv")
}

CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": (STILL_OPEN, *get_args(values.Status)),
    "region": get_args(values.Region),
    "ags": tuple(KREISE),
    "branche": get_args(values.Branche),
    "skill_group": tuple(SKILL_GROUPS),
    "skill_zuordnung": (TO_CHECK, *get_args(values.SkillZuordnung)),
    "perspective": get_args(values.Perspective),
    "zielgruppe": get_args(values.ZielgruppeLevel),
    "stand_ist": ("1", "2", "3", "4"),
    "dringlichkeit": get_args(values.Dringlichkeit),
    "faellig": tuple(DUE_WITHIN),
}
"""Fields the list can be narrowed by, and their values."""

# What is in the store and in no list of ours: names of accounts, numbers of labels.
OTHERS: Mapping[str, Callable[[str], bool]] = {
    "owner": lambda text: 0 < len(text) <= 80 and text.isprintable(),
    "label": lambda text: text.isascii() and text.isdigit() and len(text) < 10,
}

SORTS: tuple[NeedSort, ...] = get_args(NeedSort)


@dataclass(frozen=True, kw_only=True)
class QueueForm:
    """The state of the list. All of it stands in the address: a list can be bookmarked, and needs no scripts.

    Attributes:
        chosen: field -> the one value it is narrowed to.
        text: words that must be in the need.
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
        chosen |= {name: query[name] for name, fits in OTHERS.items() if fits(query.get(name, ""))}
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

    def wanted(self, regions: tuple[values.Region, ...], me: str, today: date) -> NeedFilter:
        """Returns what the store is asked for.

        Args:
            regions: those of the manager; empty means all. The form narrows them and never widens them.
            me: the manager's name.
            today: the day that "due" is measured by.
        """
        chosen = self.chosen
        region = chosen.get("region")
        if region and regions and region not in regions:
            regions = ("unbekannt",)  # no need lies there
        elif region:
            regions = (region,)
        status, owner = chosen.get("status"), chosen.get("owner")
        due = DUE_WITHIN.get(chosen.get("faellig", ""))
        statuses = OPEN if status == STILL_OPEN or (due is not None and not status) else (status,) if status else ()
        linked = chosen.get("skill_zuordnung")
        return NeedFilter(
            regions=regions,
            statuses=statuses,
            without_withdrawn=not status,  # who withdraws a need wants it gone from the lists (domain report 7.2)
            zuordnungen=UNSURE if linked == TO_CHECK else (linked,) if linked else (),
            perspectives=_one(chosen, "perspective"),
            branchen=_one(chosen, "branche"),
            dringlichkeiten=_one(chosen, "dringlichkeit"),
            ags=chosen.get("ags"),
            skill_group=chosen.get("skill_group"),
            zielgruppe=chosen.get("zielgruppe"),
            stand_ist=int(chosen["stand_ist"]) if "stand_ist" in chosen else None,
            owner={ME: me, NOBODY: ""}.get(owner, owner) if owner else None,
            due_until=None if due is None else today + due,
            label_id=int(chosen["label"]) if "label" in chosen else None,
            words=search_words(self.text),
        )


def _one(chosen: Mapping[str, str], name: str) -> tuple:
    return (chosen[name],) if name in chosen else ()
