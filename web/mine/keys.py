"""What these pages carry beside the application's own things, under typed keys."""

from __future__ import annotations

import jinja2
from aiohttp import web

from verbund.store.engine_tracker import EngineTracker
from web.mine.limits import Changes, CodeAttempts
from web.mine.record_view import RecordWords
from web.mine.sessions import Sessions
from web.mine.texts import MineTexts

ATTEMPTS = web.AppKey("code_attempts", CodeAttempts)
CHANGES = web.AppKey("own_changes", Changes)
SESSIONS = web.AppKey("mine_sessions", Sessions)
MINE_TEXTS = web.AppKey("mine_texts", MineTexts)
MINE_TEMPLATES = web.AppKey("mine_templates", jinja2.Environment)
RECORD_WORDS = web.AppKey("record_words", RecordWords)
ENGINE_MEMORY = web.AppKey("mine_engine_memory", EngineTracker)
