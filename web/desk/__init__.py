"""The Verbundmanagers' desk under `/verbund`: login, list of needs, one need beside its conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiohttp import web

from verbund.store import SqlUnitOfWork, create_session_factory
from web.desk.alarm import ALARM, RetentionAlarm, watch
from web.desk.authentication import Authentication
from web.desk.bundles.proposing import PROPOSER, Proposer
from web.desk.bundles.routes import add_bundle_routes
from web.desk.courses.routes import add_course_routes
from web.desk.errors import error_pages
from web.desk.groups_page import NUMBERS, Numbers
from web.desk.guard import check_form, check_login
from web.desk.headers import add_headers
from web.desk.keys import AUTHENTICATION, NEED_SEARCH, TEMPLATES, WORDS
from web.desk.need_search import NeedSearch
from web.desk.offers.keys import READER, UPLOADS
from web.desk.offers.reader import Reader
from web.desk.offers.routes import add_offer_routes
from web.desk.offers.uploads import Uploads
from web.desk.paths import PREFIX
from web.desk.people_routes import add_people_routes
from web.desk.render import environment
from web.desk.reports.routes import add_report_routes
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
    add_course_routes(desk.router)
    add_report_routes(desk.router)
    add_bundle_routes(desk.router)
    add_offer_routes(desk.router)
    desk.on_response_prepare.append(add_headers)

    async def open_store(desk: web.Application) -> AsyncIterator[None]:
        settings = app[SETTINGS]
        desk[NUMBERS] = Numbers(app[STORE])
        desk[PROPOSER] = Proposer(app[STORE])
        desk[AUTHENTICATION] = Authentication(app[STORE], settings.secret_key)
        desk[NEED_SEARCH] = search = NeedSearch(create_session_factory(settings.database_url))
        # Reads catalogues beside the requests, in units of work of its own.
        catalogues = create_session_factory(settings.database_url)
        desk[UPLOADS] = Uploads(settings.data_dir / "einlesen")
        desk[READER] = reader = Reader(desk[UPLOADS], lambda: SqlUnitOfWork(catalogues, settings.secret_key))
        desk[ALARM] = RetentionAlarm(app[STORE])
        async for _ in watch(desk[ALARM]):
            yield
        await reader.close()
        catalogues.kw["bind"].dispose()
        search.close()

    desk.cleanup_ctx.append(open_store)
    app.add_subapp(PREFIX, desk)
    return desk
