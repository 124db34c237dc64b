"""Makes an offer of the texts that a catalogue has for it, or says in German why that is not possible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from verbund.language.folding import plain
from verbund.offers.field_readers import READERS
from verbund.offers.offer import LONGEST, Offer, offer_id
from verbund.offers.plain_text import plain_text, shorten, title_text
from verbund.offers.reading import Unreadable, read_duration, says_nothing
from verbund.offers.skills import skills_of
from verbund.offers.where import point_of

KEPT_DAYS = 180
"""How long an offer without an end is shown after it was read."""
LONGEST_ID = 120

_ON_REQUEST = re.compile(r"auf anfrage|nach (?:absprache|vereinbarung)|n\.\s?v\.|laufend|jederzeit", re.IGNORECASE)
_POSTCODE = re.compile(r"^\d{5}$")
_LEGAL = re.compile(r"\b(?:gemeinnuetzige|ggmbh|gmbh|mbh|ag|e\.?\s?v\.?|ohg|kg|gbr|co|ug|haftungsbeschraenkt)\b\.?")


@dataclass(frozen=True)
class Draft:
    """What a catalogue says about one course: the line it begins in, and texts by name of the field."""

    line: int
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """A record that cannot become an offer."""

    line: int
    record: str
    reason: str


@dataclass
class Doubts:
    """Values that were not understood. The offer is kept without them.

    Attributes:
        found: (field, value, reason) → how often, and the first line.
    """

    found: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    MOST = 500

    def add(self, name: str, value: str, reason: str, line: int) -> None:
        """Notes one."""
        key = (name, shorten(value, 60), reason)
        if key in self.found:
            self.found[key][0] += 1
        elif len(self.found) < self.MOST:
            self.found[key] = [1, line]


def provider_key(name: str) -> str:
    """Returns a provider's name folded, without legal form, so that its spellings fall together."""
    bare = _LEGAL.sub(" ", plain(name))
    return " ".join(re.findall(r"[a-z0-9]+", bare))[:80] or " ".join(re.findall(r"[a-z0-9]+", plain(name)))[:80]


def make_offer(draft: Draft, source: str, fetched_on: date, doubts: Doubts) -> Offer | Fault:
    """Makes an offer.

    Args:
        draft: what the catalogue says.
        source: the name of the catalogue.
        fetched_on: the day of reading.
        doubts: gets what was not understood.

    Returns:
        The offer, or why there is none: without number, title or provider nobody can find it again.
    """
    texts = {name: text.strip() for name, text in draft.texts.items() if text and not says_nothing(text)}
    number = " ".join(texts.get("source_id", "").split())
    title = shorten(title_text(texts.get("title", "")), LONGEST["title"])
    provider = shorten(plain_text(texts.get("provider_name", "")), LONGEST["provider_name"])
    missing = [
        word for word, value in (("die Nummer", number), ("der Titel", title), ("der Anbieter", provider)) if not value
    ]
    if missing:
        return Fault(draft.line, number or title, f"Es fehlt {' und '.join(missing)}.")
    if len(number) > LONGEST_ID:
        return Fault(draft.line, title, f"Die Nummer ist länger als {LONGEST_ID} Zeichen.")
    if not provider_key(provider):
        return Fault(draft.line, number, "Der Name des Anbieters enthält keine Buchstaben.")
    values = _values(texts, draft.line, doubts)
    values |= _where(texts, values, draft.line, doubts)
    skills, state = skills_of(title, values.get("learning_outcomes", ()), texts.get("keywords", ""))
    return Offer(
        offer_id=offer_id(source, number),
        source=source,
        source_id=number,
        fetched_on=fetched_on,
        title=title,
        provider_name=provider,
        provider_key=provider_key(provider),
        skill_ids=skills,
        skill_state=state,
        **(values | {"valid_until": _until(values, fetched_on)}),
    )


def _values(texts: Mapping[str, str], line: int, doubts: Doubts) -> dict[str, Any]:
    values: dict[str, Any] = {}
    by_agreement = _ON_REQUEST.search(texts.get("start_dates", "")) is not None
    if by_agreement:
        values["on_request"] = True
    for name, read in READERS.items():
        if name not in texts or (name == "start_dates" and by_agreement and not re.search(r"\d", texts[name])):
            continue
        try:
            value = read(texts[name])
        except Unreadable as error:
            doubts.add(name, texts[name], str(error), line)
            continue
        if value not in (None, "", ()):
            values[name] = value
        elif name in ("price_per_person", "price_group") and re.search(r"\d", texts[name]):
            doubts.add(name, texts[name], "0 gilt als „keine Angabe“", line)
    if "duration" in texts:
        try:
            value, unit, days = read_duration(texts["duration"])
            values |= {k: v for k, v in (("duration_value", value), ("duration_unit", unit), ("days", days)) if v}
        except Unreadable as error:
            values.setdefault("duration_text", shorten(plain_text(texts["duration"]), LONGEST["duration_text"]))
            doubts.add("duration", texts["duration"], f"{error}; der Text wird gezeigt, wie er ist", line)
    if "duration_value" in values and "duration_unit" not in values:
        number = values.pop("duration_value")
        values.setdefault("duration_text", f"{number:g} (ohne Einheit)")
        doubts.add("duration_unit", f"{number:g}", "Dauer ohne Einheit: UE oder Stunden?", line)
    if "duration_value" not in values:
        values.pop("duration_unit", None)
    if values.get("level_from", 0) > values.get("level_to", 4):
        values["level_from"], values["level_to"] = values["level_to"], values["level_from"]
    return values


def _where(texts: Mapping[str, str], values: Mapping[str, Any], line: int, doubts: Doubts) -> dict[str, Any]:
    plz = texts.get("plz", "").strip().removeprefix("D-").removeprefix("D ")
    plz = plz.zfill(5) if plz.isdigit() and len(plz) == 4 else plz
    if plz and not _POSTCODE.match(plz):
        doubts.add("plz", plz, "keine Postleitzahl mit fünf Ziffern", line)
        plz = ""
    place = shorten(plain_text(texts.get("place", "")), LONGEST["place"])
    mode = values.get("mode")
    found: dict[str, Any] = {"plz": plz or None, "place": place or None}
    if values.get("online") is None and mode is not None and mode // 100 in (2, 4):
        found["online"] = True
    if not (values.get("online") or found.get("online")) and (point := point_of(plz, place)):
        found["lat"], found["lon"] = round(point.latitude, 4), round(point.longitude, 4)
    return found


def _until(values: Mapping[str, Any], fetched_on: date) -> date:
    """The end the source names, else the last start, else half a year: nothing is shown for ever."""
    if "valid_until" in values:
        return values["valid_until"]
    starts = values.get("start_dates", ())
    return max(starts) if starts and not values.get("on_request") else fetched_on + timedelta(days=KEPT_DAYS)
