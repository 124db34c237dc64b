"""Jinja templates of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2
from aiohttp import web

from verbund.access import Permission, may
from web.desk.alarm import ALARM
from web.desk.funding import funding_of
from web.desk.keys import MANAGER, SESSION, TEMPLATES

Page = tuple[Permission, str, str]
NAVIGATION: tuple[tuple[Page, ...], ...] = (
    (
        ("needs", "/verbund/bedarfe", "Bedarfe"),
        ("needs", "/verbund/buendel", "Bündeln"),
        ("offers", "/verbund/angebote", "Angebote"),
        ("needs", "/verbund/kurse", "Kurse"),
        ("reports", "/verbund/berichte", "Berichte"),
    ),
    (
        ("needs", "/verbund/schlagworte", "Schlagworte"),
        ("groups", "/verbund/gruppen", "Gruppen"),
        ("needs", "/verbund/rueckmeldungen", "Rückmeldungen"),
        ("learning", "/verbund/lernen", "Lernen"),
        ("models", "/verbund/modelle", "Modelle"),
        ("accounts", "/verbund/zugaenge", "Zugänge"),
        ("sites", "/verbund/seiten", "Seiten"),
        ("accounts", "/verbund/inbetriebnahme", "Inbetriebnahme"),
        ("audit_log", "/verbund/protokoll", "Protokoll"),
        ("tokens", "/verbund/schnittstelle", "Schnittstelle"),
    ),
)
"""The pages, for who may open them: first those of every day in the order of the work, then those of now and then."""


def environment() -> jinja2.Environment:
    """Returns the environment: everything is escaped, and a name that is missing is an error."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("web.desk"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["funding_of"] = funding_of  # for foerderwege.html, wherever it is included
    return made


def render(request: web.Request, template: str, values: Mapping[str, Any], status: int = 200) -> web.Response:
    """Renders a page with who is logged in and the token of its forms.

    Args:
        request: the request it answers.
        template: its file name.
        values: what the template needs.
        status: the status of the answer.
    """
    person: dict[str, Any] = {"manager": None}
    if SESSION in request:
        manager = request[MANAGER]
        person = {
            "manager": manager,
            "csrf": request[SESSION].csrf,
            "may": lambda permission: may(manager, permission),
            "navigation": NAVIGATION,
            "here": request.path,
            "alarm": request.config_dict[ALARM].sentence if may(manager, "audit_log") else "",
        }
    html = request.config_dict[TEMPLATES].get_template(template).render(person | dict(values))
    return web.Response(status=status, text=html, content_type="text/html", headers={"Content-Language": "de"})
