"""What the widget adds to the application."""

from __future__ import annotations

from aiohttp import web

from web.widget.assets import Assets

ASSETS = web.AppKey("widget_assets", Assets)
