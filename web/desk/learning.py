"""What was not understood: a list, and for each message what it means, in a manager's own words, or that it means nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

import yaml
from aiohttp import web

from verbund.learning.lines import Kind, Reviewed, Unclear
from verbund.learning.rules import faults
from verbund.learning.training_files import difference, present, training_files
from verbund.managers import AuditEntry
from verbund.settings import ROOT
from verbund.unit_of_work import UnitOfWork
from web.desk.keys import MANAGER, WORDS
from web.desk.paths import PREFIX
from web.desk.render import render
from web.keys import STORE

PAGE = f"{PREFIX}/lernen"
PAGE_SIZE = 20
MOST_LINES = 5
NOT_TO_LEARN = frozenset({"start", "waehlen", "nlu_fallback"})
QUESTIONS = {
    "bestaetigung": "Stimmt die Zusammenfassung?",
    "funding": "Förderung ansehen?",
    "weiterer_bedarf": "Gibt es einen weiteren Bedarf?",
}
"""Questions that are no field of the record."""
SAID = {
    "zugeordnet": "Danke. Die Formulierung gehört jetzt zum Lernstoff.",
    "verworfen": "Die Nachricht ist aus der Liste genommen.",
    "entfernt": "Die Formulierung ist aus dem Lernstoff genommen.",
}


@cache
def intents() -> Mapping[str, str]:
    """Returns the intents that can be learnt and what they are called in German."""
    words = yaml.safe_load((ROOT / "knowledge" / "texts" / "intents.yml").read_text(encoding="utf-8"))["intents"]
    return {name: word for name, word in words.items() if name not in NOT_TO_LEARN}


async def page(request: web.Request) -> web.StreamResponse:
    """Shows what waits, and what has been assigned so far."""
    return await _page(request, said=SAID.get(request.query.get("hinweis", ""), ""))


async def assign(request: web.Request) -> web.StreamResponse:
    """Takes a manager's wordings of a message as lines to learn; the message itself leaves the list."""
    form, manager, now = await request.post(), request[MANAGER], datetime.now(UTC)
    kind: Kind = "skill" if form.get("art") == "skill" else "intent"
    label = str(form.get("kompetenz" if kind == "skill" else "absicht", ""))
    texts = [line.strip() for line in str(form.get("worte", "")).splitlines() if line.strip()][:MOST_LINES]
    number = _number(form.get("nummer"))
    unclear = await request.config_dict[STORE].read(lambda uow: uow.learning.get_unclear(number))
    if unclear is None:
        raise web.HTTPNotFound
    known = request.app[WORDS].names["skill_ids"] if kind == "skill" else intents()
    wrong = [] if texts else ["Bitte schreiben Sie mindestens eine Formulierung."]
    for text in texts:
        wrong += [fault for fault in faults(kind, text, label, known, unclear.text) if fault not in wrong]
    if wrong:
        return await _page(request, wrong=wrong, number=number, typed=str(form.get("worte", ""))[:1000], status=422)

    def keep(uow: UnitOfWork) -> None:
        if not uow.learning.drop_unclear(number):
            raise web.HTTPNotFound  # a colleague was faster
        for text in texts:
            line = Reviewed(kind=kind, text=text, label=label, who=manager.name, reviewed_on=now.date())
            uow.learning.add_reviewed(line)
        uow.audit.add(AuditEntry(at=now, who=manager.name, action="line_assigned", subject=label))

    await request.config_dict[STORE].write(keep)
    return _back("zugeordnet")


async def discard(request: web.Request) -> web.StreamResponse:
    """Takes a message out of the list: there is nothing to learn from it."""
    number, manager = _number((await request.post()).get("nummer")), request[MANAGER]

    def drop(uow: UnitOfWork) -> None:
        if not uow.learning.drop_unclear(number):
            raise web.HTTPNotFound
        uow.audit.add(AuditEntry(at=datetime.now(UTC), who=manager.name, action="line_discarded"))

    await request.config_dict[STORE].write(drop)
    return _back("verworfen")


async def forget(request: web.Request) -> web.StreamResponse:
    """Takes a line out of what is to be learnt; a model that has learnt it keeps it until the next training."""
    number, manager = _number((await request.post()).get("nummer")), request[MANAGER]

    def drop(uow: UnitOfWork) -> None:
        if not uow.learning.drop_reviewed(number):
            raise web.HTTPNotFound
        uow.audit.add(AuditEntry(at=datetime.now(UTC), who=manager.name, action="line_discarded"))

    await request.config_dict[STORE].write(drop)
    return _back("entfernt")


async def _page(
    request: web.Request,
    *,
    said: str = "",
    wrong: list[str] | None = None,
    number: int = 0,
    typed: str = "",
    status: int = 200,
) -> web.StreamResponse:
    def look(uow: UnitOfWork) -> tuple[list[Unclear], int, list[Reviewed]]:
        return (*uow.learning.unclear(0, PAGE_SIZE), uow.learning.reviewed())

    waiting, total, lines = await request.config_dict[STORE].read(look)
    words, before = request.app[WORDS], present(ROOT)
    values = {
        "said": said,
        "wrong": wrong or [],
        "wrong_number": number,
        "typed": typed,
        "waiting": waiting,
        "total": total,
        "lines": lines,
        "diff": difference(before, training_files(lines, before)),
        "intents": sorted(intents().items(), key=lambda pair: pair[1].casefold()),
        "intent_words": intents(),
        "skills": sorted(words.names["skill_ids"].items(), key=lambda pair: pair[1].casefold()),
        "words": words,
        "asked": lambda field: QUESTIONS.get(field) or words.label(field),
    }
    return render(request, "lernen.html", values, status)


def _number(value: object) -> int:
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise web.HTTPNotFound
    return int(text)


def _back(said: str) -> web.Response:
    return web.Response(status=303, headers={"Location": f"{PAGE}?hinweis={said}"})
