"""What proves neutrality: the log of searches, and how often each provider was shown and chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime

from aiohttp import web

from verbund.managers import Manager
from verbund.offers.fairness import fairness_report, quarter
from verbund.offers.fit import HARD
from verbund.offers.search_log import SearchEntry
from web.desk.keys import MANAGER, WORDS
from web.desk.offers import words
from web.desk.offers.pages import page_count, page_number
from web.desk.render import render
from web.keys import STORE

PAGE_SIZE = 50
WISH_WORDS = {
    "skill_ids": "Kompetenz", "words": "Wörter", "level": "Ziel", "latest_start": "Beginn spätestens", "plz": "Postleitzahl", "ort": "Ort",
    "radius_km": "Umkreis in km", "ways": "Form", "inhouse": "im eigenen Betrieb", "language": "Kurssprache", "german_support": "leichtes Deutsch",
    "part_time": "Zeit", "shift": "für Schicht geeignet", "credential": "Nachweis", "persons": "Plätze", "esf": "ESF-Fachkurs", "azav": "AZAV",
}  # fmt: skip


async def searches(request: web.Request) -> web.StreamResponse:
    """Lists the searches; who looks after some regions only sees their own."""
    manager = request[MANAGER]
    current = page_number(request)
    entries, total = await request.config_dict[STORE].read(
        lambda uow: uow.searches.page((current - 1) * PAGE_SIZE, PAGE_SIZE, manager.name if manager.regions else None)
    )
    values = {
        "entries": [(entry, _asked(entry, request)) for entry in entries],
        "total": total,
        "page_number": current,
        "pages": page_count(total, PAGE_SIZE),
        "w": words,
        "own_only": bool(manager.regions),
    }
    return render(request, "suchen.html", values)


async def one(request: web.Request) -> web.StreamResponse:
    """Shows one search as it was: what was asked, the rule, what the filters took away, and the list."""
    number = int(request.match_info["number"])
    entry = await request.config_dict[STORE].read(lambda uow: uow.searches.get(number))
    if entry is None or not _may_read(request[MANAGER], entry):
        raise web.HTTPNotFound
    values = {
        "entry": entry,
        "asked": _asked(entry, request),
        "w": words,
        "filters": [name for name in HARD if name in entry.removed],
    }
    return render(request, "suche.html", values)


async def report(request: web.Request) -> web.StreamResponse:
    """Shows the figures of a quarter."""
    today = datetime.now(UTC).date()
    day = _day(request.query.get("quartal", ""), today)
    first, last = quarter(day)
    found = await request.config_dict[STORE].read(lambda uow: fairness_report(uow, first, last, today))
    before, after = (
        quarter(date.fromordinal(first.toordinal() - 1))[0],
        quarter(date.fromordinal(last.toordinal() + 1))[0],
    )
    values = {"report": found, "before": before, "after": after if after <= today else None, "w": words}
    return render(request, "fairness.html", values)


def _may_read(manager: Manager, entry: SearchEntry) -> bool:
    return not manager.regions or entry.who == manager.name


def _asked(entry: SearchEntry, request: web.Request) -> list[tuple[str, str]]:
    return [(WISH_WORDS.get(name, name), _said(name, value, request)) for name, value in entry.wish.items()]


def _said(name: str, value: object, request: web.Request) -> str:
    desk_words = request.app[WORDS]
    if name == "skill_ids":
        return ", ".join(desk_words.short("skill_ids", skill) for skill in value)  # type: ignore[union-attr]
    if name == "ways":
        return ", ".join(words.WAYS[way] for way in value)  # type: ignore[union-attr]
    if name == "words":
        return " ".join(value)  # type: ignore[arg-type]
    if name == "level":
        return desk_words.value("stand_ist", value)
    if name == "latest_start":
        return words.day(date.fromisoformat(str(value)))
    if name == "part_time":
        return words.CLOCK[str(value)]
    if name == "credential":
        return words.CREDENTIALS[str(value)]
    return "ja" if value is True else str(value)


def _day(text: str, today: date) -> date:
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today
