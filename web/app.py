"""The application: composed in one place, torn down in reverse."""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiohttp import web

from verbund.privacy.masking import mask
from verbund.settings import Settings
from verbund.store import create_session_factory
from verbund.store.engine_tracker import EngineTracker
from web import desk, formular, health_api, mine, widget
from web.access_log import access_log
from web.chat import api, companion_api
from web.chat.companion import Companion
from web.chat.gateway import Gateway
from web.chat.keys import COMPANION, RESUME_ATTEMPTS
from web.chat.limits import LIMITS, ChatLimits
from web.checklist import views as checklist
from web.engine import Engine, RasaEngine, open_session
from web.errors import errors
from web.headers import STATIC_PREFIX, add_headers
from web.health import Readiness
from web.interface import description
from web.keys import ENGINE, GATEWAY, READINESS, SETTINGS, STORE, TEXTS
from web.mine.limits import CodeAttempts
from web.page import views
from web.page.render import STATIC, TEMPLATES, environment
from web.sites import info, short
from web.sites.cors import cors
from web.slow_clients import BODY_SECONDS, PATIENCE, hurry
from web.store_access import Store
from web.texts import GatewayTexts

MAX_BODY_BYTES = 64 * 1024
ANY_SENTENCE = "Ich bin Frau Muster und arbeite in der Montage."


def create_app(settings: Settings, *, engine: Engine | None = None) -> web.Application:
    """Composes the application.

    Args:
        settings: where everything is; the database must have been migrated.
        engine: what understands messages; Rasa at `settings.engine_url` where none is given.

    Returns:
        The application, not yet started.
    """
    app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[access_log, cors, errors, hurry])
    app[PATIENCE] = BODY_SECONDS
    app[SETTINGS] = settings
    app[TEXTS] = GatewayTexts.load()
    app[TEMPLATES] = environment()
    app[LIMITS] = ChatLimits()
    if engine is not None:
        app[ENGINE] = engine
    app.on_response_prepare.append(add_headers)
    app.cleanup_ctx.extend([_store, _engine, _chat])
    app[RESUME_ATTEMPTS] = CodeAttempts()
    app.add_routes([*api.routes(), *companion_api.routes(), *info.routes(), *short.routes()])
    app.add_routes([*description.routes(), *views.routes(), *checklist.routes()])
    app.add_routes([web.get("/healthz", health_api.healthz), web.get("/readyz", health_api.readyz)])
    app.router.add_static(STATIC_PREFIX, STATIC)
    desk.setup(app)
    mine.setup(app)
    formular.setup(app)
    widget.setup(app)
    return app


async def _store(app: web.Application) -> AsyncIterator[None]:
    settings = app[SETTINGS]
    app[STORE] = Store(create_session_factory(settings.database_url), settings.secret_key)
    yield
    app[STORE].close()


async def _engine(app: web.Application) -> AsyncIterator[None]:
    if ENGINE in app:
        yield
        return
    async with open_session() as session:
        app[ENGINE] = RasaEngine(app[SETTINGS].engine_url, session)
        yield


async def _chat(app: web.Application) -> AsyncIterator[None]:
    settings = app[SETTINGS]
    mask(ANY_SENTENCE)  # loads its word lists now, not while the first person waits
    memory = EngineTracker(settings.tracker_url)
    app[GATEWAY] = Gateway(app[STORE], app[ENGINE], memory, app[TEXTS], settings.secret_key)
    app[COMPANION] = Companion(app[STORE], memory, settings.secret_key)
    app[READINESS] = Readiness(app[STORE], app[ENGINE], memory)
    yield
