"""What the desk carries beside the application's own things, under typed keys."""

from __future__ import annotations

import jinja2
from aiohttp import web

from verbund.managers import Manager, ManagerSession
from web.desk.authentication import Authentication
from web.desk.need_search import NeedSearch
from web.desk.words import Words

AUTHENTICATION = web.AppKey("authentication", Authentication)
NEED_SEARCH = web.AppKey("need_search", NeedSearch)
WORDS = web.AppKey("words", Words)
TEMPLATES = web.AppKey("desk_templates", jinja2.Environment)

SESSION = web.RequestKey("session", ManagerSession)
MANAGER = web.RequestKey("manager", Manager)
SECOND_FACTOR = web.RequestKey("second_factor", bool)
