"""The chat on other people's pages: `/widget.js` makes the button, `/widget/{site}` is what stands in its frame."""

from __future__ import annotations

from aiohttp import web

from web.widget import frame, statement
from web.widget.assets import Assets
from web.widget.keys import ASSETS

__all__ = ["setup"]


def setup(app: web.Application) -> None:
    """Adds loader, frame, their files and the accessibility statement to the application."""
    app[ASSETS] = Assets.load()
    app.add_routes([*frame.routes(), *statement.routes()])
