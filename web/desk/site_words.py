"""What administrators hand on for a site: the snippet, the paragraphs for the privacy notice, the short address."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from verbund.settings import ROOT, Settings
from verbund.sites.site import Site

FILE = ROOT / "knowledge" / "texts" / "seiten.yml"


@dataclass(frozen=True)
class Paragraph:
    """A part of the privacy notice."""

    title: str
    text: str


@cache
def texts() -> Mapping[str, Any]:
    """Returns the words for handing on."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def short_address(settings: Settings, site: Site) -> str:
    """Returns the address that fits on a poster and leads to the chat of this site."""
    return f"{settings.public_url}/s/{site.key}"


def form_address(settings: Settings, site: Site) -> str:
    """Returns the address of the plain form of this site."""
    return f"{settings.public_url}/formular?site={site.key}"


def snippet(settings: Settings, site: Site) -> str:
    """Returns the line for the host page. Words and colour stand in it: before a click the widget asks us nothing."""
    known = {
        "src": f"{settings.public_url}/widget.js",
        "data-site": site.key,
        "data-button": site.button,
        "data-accent": site.accent,
    }
    attributes = " ".join(f'{name}="{html.escape(value)}"' for name, value in known.items())
    return f"<script {attributes} async></script>"


def privacy_notice(settings: Settings, site: Site) -> list[Paragraph]:
    """Returns the paragraphs for the privacy notice of the host company."""
    contact = site.contact or settings.contact
    values = {
        "adresse": settings.public_url,
        "tage": settings.retention_days,
        "kontakt": f": {contact}" if contact else "",
    }
    return [Paragraph(one["titel"], one["text"].format(**values)) for one in texts()["datenschutz"]["absaetze"]]
