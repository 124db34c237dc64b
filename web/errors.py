"""One shape for every error: problem+json for programs, a plain German page for people."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from web.keys import TEXTS
from web.page.render import error_page
from web.problems import Problem, problem_response, retry_header
from web.store_access import StoreUnavailable

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FOR_PROGRAMS = ("/api/", "/healthz/", "/readyz/")
BY_STATUS = {
    403: "nicht_erlaubt",
    404: "nicht_gefunden",
    405: "methode_unzulaessig",
    413: "anfrage_zu_gross",
    415: "falscher_medientyp",
    503: "nicht_bereit",
}

log = logging.getLogger(__name__)


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns whatever was raised into an answer that says what to do, and nothing about our insides."""
    headers: dict[str, str] = {}
    try:
        return await handler(request)
    except Problem as raised:
        problem = raised
    except web.HTTPException as raised:
        if raised.status < 400:
            raise
        problem = Problem(BY_STATUS.get(raised.status, "anfrage_ungueltig" if raised.status < 500 else "unerwartet"))
        if "Allow" in raised.headers:
            headers["Allow"] = raised.headers["Allow"]
    except StoreUnavailable:
        problem = Problem("speicher_ausgefallen")
    except Exception as error:  # noqa: BLE001 - the last line of defence: whatever it was, nobody sees our insides
        log.error("unexpected %s", where(error))
        problem = Problem("unerwartet")
    return answer(request, problem, headers)


def answer(request: web.Request, problem: Problem, headers: dict[str, str] | None = None) -> web.Response:
    """Returns the answer to a request that failed.

    Args:
        request: whose path says who reads the answer.
        problem: what went wrong.
        headers: further headers.
    """
    detail = problem.sentence(request.config_dict[TEXTS].errors)
    if f"{request.path}/".startswith(FOR_PROGRAMS):
        return problem_response(problem, detail, headers)
    response = error_page(request, problem, detail)
    response.headers.update((headers or {}) | retry_header(problem))
    return response


def where(error: BaseException) -> str:
    """Returns type and places of an error, never its message: messages quote values, and values are people's words."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}.{code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(places[-6:])}"
