"""The sheet to take along: what was agreed, the code, and what happens next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml

from verbund.codes import code_for
from verbund.german_days import day_in_words
from verbund.need_values import LanguageMode
from verbund.needs import Need
from verbund.settings import ROOT
from verbund.sites.site import Site
from web.mine.record_view import RecordWords, Section

FILE = ROOT / "knowledge" / "texts" / "mitnehmen.yml"


@dataclass(frozen=True)
class SavedNeed:
    """One need on the sheet: its code, the last day, and what was answered."""

    code: str
    until: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Takeaway:
    """The sheet.

    Attributes:
        words: what it says itself, in one language mode.
        needs: what was saved.
        contact, office_hours: whom people reach and when, "" where that of the installation holds.
    """

    words: Mapping[str, Any]
    needs: tuple[SavedNeed, ...]
    contact: str
    office_hours: str

    def reached_at(self, contact: str, office_hours: str) -> Takeaway:
        """Fills in the contact of the installation where the site has none."""
        if self.contact:
            return self
        return replace(self, contact=contact, office_hours=office_hours)


@cache
def texts() -> Mapping[str, Mapping[str, Any]]:
    """Returns the words of the sheet by language mode."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def takeaway_of(
    needs: Iterable[Need], companies: Mapping[str, str | None], site: Site, mode: LanguageMode, secret_key: bytes
) -> Takeaway:
    """Makes the sheet.

    Args:
        needs: what was saved in the conversation.
        companies: reference -> name of the company.
        site: where it was said.
        mode: the language mode.
        secret_key: the installation's secret, for the codes.
    """
    words = RecordWords.load()
    kept = tuple(
        SavedNeed(
            code=code_for(need.need_id, secret_key),
            until=day_in_words(need.loeschen_am),
            sections=tuple(words.sections(need, companies.get(need.betrieb_ref or ""))),
        )
        for need in needs
    )
    return Takeaway(texts()[mode], kept, site.contact, site.office_hours if site.contact else "")
