"""The pages for somebody who has shown no code, or tries too often."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

from verbund.own_changes import OWN_WORDS
from web.mine.keys import MINE_TEXTS
from web.mine.render import page

TOO_MANY_REQUESTS = 429
LONGEST_SHOWN = 64


def code_page(
    request: web.Request,
    error: str = "",
    status: int = 200,
    *,
    typed: str = "",
    notice: str = "",
    unsent: Mapping[str, str] | None = None,
    wait: int = 0,
) -> web.Response:
    """Asks for a code.

    Args:
        request: the request it answers.
        error: key of what went wrong.
        status: the status of the answer.
        typed: what stood in the field, so that one sign can be put right.
        notice: key of what was done before.
        unsent: fields of a form that came after the end of the session.
        wait: seconds after which one may try again.
    """
    texts = request.app[MINE_TEXTS]
    response = page(
        request,
        "mein_code.html",
        status,
        error=texts.error(error, sekunden=wait) if error else "",
        notice=texts.notices[notice] if notice else "",
        typed=typed[:LONGEST_SHOWN],
        unsent=[text for text in map((unsent or {}).get, OWN_WORDS) if text],
    )
    return _with_wait(response, wait)


def too_often_page(request: web.Request, wait: int) -> web.Response:
    """Says to somebody inside that they change too much too fast."""
    sentence = request.app[MINE_TEXTS].error("zu_oft", sekunden=wait)
    return _with_wait(page(request, "mein_halt.html", TOO_MANY_REQUESTS, sentence=sentence), wait)


def _with_wait(response: web.Response, wait: int) -> web.Response:
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
