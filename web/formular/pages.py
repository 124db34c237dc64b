"""The pages of the form, in the frame of the chat page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from verbund.interview.record import CONSENT_VERSION
from verbund.interview.summary import summary_entries
from verbund.need_values import LanguageMode
from verbund.plain_form.questions import PERSPECTIVES, in_mode, questions, texts
from verbund.plain_form.reading import PLACE_AS_TYPED, PLACE_CHOSEN, Filled
from verbund.sites.site import Site
from verbund.taxonomy import Taxonomy
from verbund.wording import Wording
from web.keys import TEXTS
from web.mine.limits import Attempts, Rate
from web.page import render as chat_page

HERE = Path(__file__).parent
STATIC = HERE / "static"


class FormAttempts(Attempts):
    """Limits how much is saved from one place; a works council may well hand round one tablet in a break."""

    EACH = Rate(burst=20, seconds=15)
    TOGETHER = Rate(burst=60, seconds=1)


FORM_TEMPLATES = web.AppKey("form_templates", jinja2.Environment)
FORM_ATTEMPTS = web.AppKey("form_attempts", FormAttempts)


@dataclass(frozen=True)
class Frame:
    """What every page of one form carries on: where it stands, in which language, for whom, and its id."""

    site: Site
    mode: LanguageMode
    perspective: str = ""
    minted: str = ""


def environment() -> jinja2.Environment:
    """Returns the environment: everything is escaped, and a name that is missing is an error."""
    return chat_page.environment(HERE / "templates")


def opening(request: web.Request, frame: Frame) -> web.Response:
    """Asks for whom the person speaks."""
    titles = {one: Wording.load().value("perspective", one, frame.mode) for one in PERSPECTIVES}
    return _page(request, frame, "formular_anfang.html", perspectives=titles)


def form(
    request: web.Request,
    frame: Frame,
    filled: Filled | None = None,
    *,
    error: str = "",
    status: int = 200,
    agreed: bool = False,
) -> web.Response:
    """Shows the questions, with what was answered and what is wrong with it.

    Args:
        request: the request it answers.
        frame: the form.
        filled: what was sent, None for an empty form.
        error: key of what is wrong with the whole form.
        status: the status of the answer.
        agreed: whether the consent was given.
    """
    asked = questions(frame.perspective, frame.mode)
    given, found = (filled.given, filled.faults) if filled else ({}, {})
    voluntary = [one for one in asked if not one.needed and one.name != "kontakt"]
    return _page(
        request,
        frame,
        "formular.html",
        status,
        needed=[one for one in asked if one.needed or one.name == "kontakt"],
        voluntary=voluntary,
        voluntary_open=any(any(given.get(one.name, ())) for one in voluntary),
        given=given,
        faults={name: found[name] for name in (*(one.name for one in asked), "einwilligung") if name in found},
        names={one.name: one.text for one in asked},
        places=filled.places if filled else (),
        error=error,
        hint=_hint(request, filled, frame.mode),
        agreed=agreed,
        consent_version=CONSENT_VERSION,
    )


def summary(request: web.Request, frame: Frame, filled: Filled, sent: Mapping[str, Sequence[str]]) -> web.Response:
    """Shows everything once more; nothing is saved yet."""
    entries = summary_entries(filled.interview, Wording.load(), Taxonomy.load())
    return _page(
        request,
        frame,
        "formular_pruefen.html",
        entries=[(label, value) for _, label, value in entries],
        contact=filled.contact,
        sent=_carried(filled, sent),
        hint=_hint(request, filled, frame.mode),
    )


def saved(request: web.Request, frame: Frame, code: str, *, contact: bool) -> web.Response:
    """Shows the code, this one time."""
    return _page(request, frame, "formular_gespeichert.html", code=code, contact=contact)


def paused(request: web.Request, frame: Frame) -> web.Response:
    """Says why nothing is taken now."""
    return _page(request, frame, "formular_pause.html", 409, reason=frame.site.paused)


def _carried(filled: Filled, sent: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """What the page carries on: masked words, chosen answers, and what the person insisted on."""
    marks = [(name, value) for name in (PLACE_AS_TYPED, PLACE_CHOSEN, "einwilligung") for value in sent.get(name, ())]
    return [(name, value) for name, values in filled.given.items() for value in values if value] + marks


def _hint(request: web.Request, filled: Filled | None, mode: LanguageMode) -> str:
    return (request.app[TEXTS].hint(filled.masked, mode) or "") if filled else ""


def _page(request: web.Request, frame: Frame, template: str, status: int = 200, **values: Any) -> web.Response:
    words = texts()
    html = request.app[FORM_TEMPLATES].get_template(template).render(
        t=lambda *path: in_mode(_at(words, path), frame.mode),
        listed=lambda name: words[name][frame.mode],
        frame=frame,
        other="standard" if frame.mode == "einfach" else "einfach",
        **values,
    )
    headers = {"Content-Language": "de"}
    return web.Response(status=status, text=html, content_type="text/html", headers=headers)


def _at(words: Any, path: Sequence[str]) -> Any:
    for step in path:
        words = words[step]
    return words
