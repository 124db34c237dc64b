"""What the calls beside the messages need of the application, each under a typed key."""

from __future__ import annotations

from aiohttp import web

from web.chat.companion import Companion
from web.mine.limits import CodeAttempts

COMPANION = web.AppKey("companion", Companion)
RESUME_ATTEMPTS = web.AppKey("resume_attempts", CodeAttempts)
