"""What the application carries, each under a typed key."""

from __future__ import annotations

from aiohttp import web

from verbund.settings import Settings
from web.chat.gateway import Gateway
from web.engine import Engine
from web.health import Readiness
from web.store_access import Store
from web.texts import GatewayTexts

SETTINGS = web.AppKey("settings", Settings)
TEXTS = web.AppKey("texts", GatewayTexts)
STORE = web.AppKey("store", Store)
ENGINE = web.AppKey("engine", Engine)
GATEWAY = web.AppKey("gateway", Gateway)
READINESS = web.AppKey("readiness", Readiness)
