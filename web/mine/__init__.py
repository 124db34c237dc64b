"""`/mein-bedarf`: with the code, and without a name, a person sees, corrects, takes along and erases their own entry."""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiohttp import web

from verbund.store.engine_tracker import EngineTracker
from web.keys import SETTINGS
from web.mine import entrance, own_words, paths, sharing, taking
from web.mine.keys import ATTEMPTS, CHANGES, ENGINE_MEMORY, MINE_TEMPLATES, MINE_TEXTS, RECORD_WORDS, SESSIONS
from web.mine.limits import Changes, CodeAttempts
from web.mine.record_view import RecordWords
from web.mine.render import STATIC, environment
from web.mine.sessions import Sessions
from web.mine.texts import MineTexts

__all__ = ["routes", "setup"]


def setup(app: web.Application) -> None:
    """Adds the pages to the application.

    Args:
        app: the application; it carries `SETTINGS` now, and `STORE` when it starts.
    """
    app[MINE_TEXTS] = MineTexts.load()
    app[MINE_TEMPLATES] = environment()
    app[RECORD_WORDS] = RecordWords.load()
    app[ATTEMPTS] = CodeAttempts()
    app[CHANGES] = Changes()
    app[SESSIONS] = Sessions()
    app.cleanup_ctx.append(_engine_memory)
    app.add_routes(routes())
    app.router.add_static(paths.STATIC, STATIC)


def routes() -> list[web.RouteDef]:
    """Returns the routes: all but the first two demand a session."""
    return [
        web.get(paths.HOME, entrance.show),
        web.post(paths.CODE, entrance.enter),
        web.post(paths.LOG_OUT, entrance.leave),
        web.get(paths.WORDS, own_words.words_form),
        web.post(paths.WORDS, own_words.change_words),
        web.get(paths.SHARING, sharing.ask_sharing),
        web.post(paths.SHARING, sharing.change_sharing),
        web.get(paths.CONTACT, sharing.ask_contact),
        web.post(paths.CONTACT, sharing.erase_contact),
        web.post(paths.RECORD_FILE, taking.record_file),
        web.get(paths.ERASE, taking.ask_erasure),
        web.post(paths.ERASE, taking.erase),
    ]


async def _engine_memory(app: web.Application) -> AsyncIterator[None]:
    app[ENGINE_MEMORY] = EngineTracker(app[SETTINGS].tracker_url)
    yield
