"""Jinja templates of a person's own entry, in the frame of the chat page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from web.mine import paths
from web.mine.keys import MINE_TEMPLATES
from web.page import render as chat_page

HERE = Path(__file__).parent
STATIC = HERE / "static"


def environment() -> jinja2.Environment:
    """Returns the environment: everything is escaped, and a name that is missing is an error."""
    templates = chat_page.environment(HERE / "templates")
    templates.globals["paths"] = paths
    return templates


def page(request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
    """Renders a template.

    Args:
        request: whose application holds the templates.
        template: its file name.
        status: the status of the answer.
        values: what the template needs.
    """
    html = request.app[MINE_TEMPLATES].get_template(template).render(values)
    return web.Response(status=status, text=html, content_type="text/html", headers={"Content-Language": "de"})


def go(address: str) -> web.Response:
    """After a form the browser asks for the page with GET, so that a reload sends nothing twice."""
    return web.Response(status=303, headers={"Location": address})
