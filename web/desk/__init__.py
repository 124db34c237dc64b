"""The Verbundmanagers' desk under `/verbund`: login, list of needs, one need beside its conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiohttp import web

from verbund.store import create_session_factory
from web.desk.aggregates import NUMBERS, Numbers
from web.desk.alarm import ALARM, RetentionAlarm, watch
from web.desk.authentication import Authentication
from web.desk.errors import error_pages
from web.desk.guard import check_form, check_login
from web.desk.headers import add_headers
from web.desk.keys import AUTHENTICATION, NEED_SEARCH, TEMPLATES, WORDS
from web.desk.need_search import NeedSearch
from web.desk.paths import PREFIX
from web.desk.people_routes import add_people_routes
from web.desk.render import environment
from web.desk.routes import add_routes
from web.desk.words import Words
from web.keys import SETTINGS, STORE

__all__ = ["setup"]


def setup(app: web.Application) -> web.Application:
    """Adds the desk to the application.

    The desk is an application of its own, so that its gate stands before every address under `/verbund`.

    Args:
        app: the application; it carries `SETTINGS` now, and `STORE` when it starts.

    Returns:
        The desk.
    """
    desk = web.Application(middlewares=(error_pages, check_login, check_form))
    desk[WORDS] = Words.load()
    desk[TEMPLATES] = environment()
    add_routes(desk.router)
    add_people_routes(desk.router)
    desk.on_response_prepare.append(add_headers)

    async def open_store(desk: web.Application) -> AsyncIterator[None]:
        settings = app[SETTINGS]
        desk[NUMBERS] = Numbers(app[STORE])
        desk[AUTHENTICATION] = Authentication(app[STORE], settings.secret_key)
        desk[NEED_SEARCH] = search = NeedSearch(create_session_factory(settings.database_url))
        desk[ALARM] = RetentionAlarm(app[STORE])
        async for _ in watch(desk[ALARM]):
            yield
        search.close()

    desk.cleanup_ctx.append(open_store)
    app.add_subapp(PREFIX, desk)
    return desk
