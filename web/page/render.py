"""Jinja templates of the chat page and of the error page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from web.page.texts import ChatTexts
from web.problems import TITLES, Problem

HERE = Path(__file__).parent
STATIC = HERE / "static"
TEMPLATES = web.AppKey("templates", jinja2.Environment)


def environment(*folders: Path) -> jinja2.Environment:
    """Returns the environment: everything is escaped, and a name that is missing is an error.

    Args:
        folders: further templates, which stand before those of the chat page.
    """
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*folders, HERE / "templates"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals["texte"] = ChatTexts.load().parts
    templates.globals["texte_der_skripte"] = json.dumps(ChatTexts.load().for_scripts, ensure_ascii=False)
    return templates


def page(request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
    """Renders a template.

    Args:
        request: whose application holds the templates.
        template: its file name.
        status: the status of the answer.
        values: what the template needs.
    """
    html = request.config_dict[TEMPLATES].get_template(template).render(values)
    return web.Response(status=status, text=html, content_type="text/html", headers={"Content-Language": "de"})


def error_page(request: web.Request, problem: Problem, detail: str) -> web.Response:
    """Renders an error for people."""
    return page(request, "fehler.html", problem.status, title=TITLES[problem.status], detail=detail)
