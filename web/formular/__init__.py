"""`/formular`: the need as a form. Server-rendered, no script, no cookie, no engine."""

from __future__ import annotations

from aiohttp import web

from web.formular.pages import FORM_ATTEMPTS, FORM_TEMPLATES, FormAttempts, environment
from web.formular.pages import STATIC as STATIC_FOLDER
from web.formular.views import HOME, show, take

__all__ = ["setup"]


def setup(app: web.Application) -> None:
    """Adds the form to the application, which carries `SETTINGS` now and `STORE` when it starts."""
    app[FORM_TEMPLATES] = environment()
    app[FORM_ATTEMPTS] = FormAttempts()
    app.add_routes([web.get(HOME, show), web.post(HOME, take)])
    app.router.add_static("/static/formular", STATIC_FOLDER)
