"""What is looked for, read from the address of the page: a search can be bookmarked, and needs no script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self, get_args
from urllib.parse import urlencode

from multidict import MultiMapping

from verbund.offers.offer import PartTime, Way
from verbund.offers.wish import SORT_KEYS, SortKey, Wish
from verbund.search_text import search_words
from verbund.taxonomy import Taxonomy

LONGEST_WORDS = 100
RADII = (10, 25, 50, 100)
LANGUAGES = {"de": "Deutsch", "en": "Englisch"}
ASKED = "s"
"""Stands in the address once the form was sent: from then on it counts, and not what the need says."""

# Filter → parts of the address that have to go so that it is not asked any more.
PARTS: Mapping[str, tuple[str, ...]] = {
    "stufe": ("stufe",), "beginn": ("bis",), "umkreis": ("umkreis",), "form": ("form",), "inhouse": ("inhouse",), "sprache": ("sprache",),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SearchForm:
    """A wish, the order, the page, and the words as typed."""

    wish: Wish
    text: str = ""
    key: SortKey = "start"
    page: int = 1
    asked: bool = False

    @classmethod
    def read(cls, query: MultiMapping[str], default: Wish | None = None) -> Self:
        """Reads an address; what is unknown or malformed is left out.

        Args:
            query: of the address.
            default: what a need or a bundle asks for; it counts until the form was sent.
        """
        sort = query.get("sort", "start")
        key: SortKey = sort if sort in SORT_KEYS else "start"  # type: ignore[assignment]
        page = _number(query.get("seite"), 1, 9999) or 1
        if default is not None and ASKED not in query:
            return cls(wish=default, key=key, page=page)
        known = Taxonomy.load()
        text = " ".join(query.get("q", "").split())[:LONGEST_WORDS]
        skills = [skill for skill in dict.fromkeys(query.getall("kompetenz", [])) if known.get(skill)][:3]
        ways = [way for way in dict.fromkeys(query.getall("form", [])) if way in get_args(Way)]
        plz = query.get("plz", "").strip()
        clock = query.get("zeit", "")
        credential = query.get("nachweis", "")
        wish = Wish(
            skill_ids=tuple(skills),
            words=search_words(text),
            level=_number(query.get("stufe"), 1, 4),
            latest_start=_day(query.get("bis")),
            plz=plz if plz.isascii() and plz.isdigit() and len(plz) == 5 else None,
            ort=" ".join(query.get("ort", "").split())[:80] or None,
            radius_km=_number(query.get("umkreis"), 1, 999),
            ways=tuple(ways),  # type: ignore[arg-type]
            inhouse=bool(query.get("inhouse")),
            language=query.get("sprache") if query.get("sprache") in LANGUAGES else None,
            german_support=bool(query.get("deutsch")),
            part_time=clock if clock in get_args(PartTime) else None,  # type: ignore[arg-type]
            shift=bool(query.get("schicht")),
            credential=credential
            if credential in ("zertifikat_schein", "teilqualifikation", "berufsabschluss")
            else None,
            persons=_number(query.get("personen"), 2, 999),
            esf=bool(query.get("esf")),
            azav=bool(query.get("azav")),
        )
        return cls(wish=wish, text=text, key=key, page=page, asked=ASKED in query)

    @property
    def empty(self) -> bool:
        """Nothing says what is to be learnt."""
        return not self.wish.skill_ids and not self.wish.words

    def parts(self) -> dict[str, Any]:
        """Returns the parts of the address that say the same."""
        wish = self.wish
        found: dict[str, Any] = {
            "kompetenz": list(wish.skill_ids), "q": self.text, "stufe": wish.level, "bis": wish.latest_start and wish.latest_start.isoformat(),
            "plz": wish.plz, "ort": wish.ort, "umkreis": wish.radius_km, "form": list(wish.ways), "inhouse": wish.inhouse and 1,
            "sprache": wish.language, "deutsch": wish.german_support and 1, "zeit": wish.part_time, "schicht": wish.shift and 1,
            "nachweis": wish.credential, "personen": wish.persons, "esf": wish.esf and 1, "azav": wish.azav and 1,
            "sort": self.key if self.key != "start" else None,
        }  # fmt: skip
        return {name: value for name, value in found.items() if value}

    def query(self, without: str = "", **more: Any) -> str:
        """Returns the address's query, without what one filter asks for, with further parts."""
        parts = {name: value for name, value in self.parts().items() if name not in PARTS.get(without, ())}
        return "?" + urlencode({**parts, ASKED: 1, **more}, doseq=True)

    def at(self, page: int) -> Self:
        """Returns another page of the same list."""
        return replace(self, page=page)

    def about(self, place: str) -> str:
        """Returns what chance is drawn from, beside the day: the need or bundle, else what a free search asks for."""
        return (
            place
            or urlencode(sorted((name, str(value)) for name, value in self.parts().items() if name != "sort"))[:150]
        )


def _number(text: str | None, least: int, most: int) -> int | None:
    if not text or not text.isascii() or not text.isdigit() or len(text) > 5:
        return None
    return int(text) if least <= int(text) <= most else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
