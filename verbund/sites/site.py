"""One site: where the widget may stand, how it looks and speaks there, and whether it is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from verbund.need_values import LanguageMode

DEFAULT = "demo"
TRIAL_DAYS = 3
"""How long a need of a site in test mode stays: long enough to look at it, too short to be forgotten."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site.

    Attributes:
        key: the name in addresses and in the snippet of the host page.
        name: what managers and visitors call it.
        origins: `https://host[:port]` of every page that may show the widget, in the form browsers send them.
        button: the words on the button of the widget.
        greeting: what stands above the conversation.
        accent, accent_text: background and text of the button, `#rrggbb`.
        language_mode: in which language mode a conversation begins.
        contact, office_hours: whom people reach and when; empty where those of the installation hold.
        paused: why nobody can begin a conversation now, as people read it; None when they can.
        test: whether its needs are only tried out and never counted.
        version: grows with every change.
    """

    key: str
    name: str
    origins: tuple[str, ...] = ()
    button: str = "Weiterbildung? Hier fragen"
    greeting: str = "Guten Tag. Was möchten Sie bei der Arbeit dazulernen? Hier schreiben Sie es auf, ohne Ihren Namen."
    accent: str = "#0f5c63"
    accent_text: str = "#ffffff"
    language_mode: LanguageMode = "standard"
    contact: str = ""
    office_hours: str = ""
    paused: str | None = None
    test: bool = False
    version: int = 1


def site_or_default(found: Site | None, key: str) -> Site:
    """Returns a site as it is kept, or what holds for a name that nobody set up: no page but ours may show it.

    Args:
        found: what the store has of it.
        key: its name.
    """
    return found or Site(key=key, name="Verbundlotse")


def frame_ancestors(site: Site) -> str:
    """Returns who may show the pages of this site in a frame: the value of `frame-ancestors` (CSP level 3)."""
    return " ".join(("'self'", *site.origins))


def last_day(planned: date, created_on: date, *, test: bool) -> date:
    """Returns the last day of a need: the planned one, or a few days after it was made when it is only a trial."""
    return min(planned, created_on + timedelta(days=TRIAL_DAYS)) if test else planned
