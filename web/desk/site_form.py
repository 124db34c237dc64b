"""Reads the form of a site: what can be read becomes a site, what cannot is told at its field, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from verbund.sites.origins import OriginError, read_origin
from verbund.sites.rules import faults
from verbund.sites.site import Site

FIELDS = ("name", "button", "greeting", "accent", "accent_text", "language_mode", "contact", "office_hours")
LONGEST_ORIGINS = 4000


@dataclass(frozen=True)
class SiteForm:
    """A filled-in form.

    Attributes:
        site: as it would be kept.
        origins: the text in the field of addresses, one in each line.
        faults: field -> what is wrong with it.
    """

    site: Site
    origins: str
    faults: Mapping[str, str]


def shown(site: Site) -> SiteForm:
    """Returns the form of a site as it is kept."""
    return SiteForm(site, "\n".join(site.origins), {})


def read(form: Mapping[str, str], known: Site) -> SiteForm:
    """Reads a form.

    Args:
        form: what was sent.
        known: the site as it is kept, or an empty one whose key was typed.
    """
    values: dict[str, object] = {name: str(form.get(name, "")).strip() for name in FIELDS}
    for colour in ("accent", "accent_text"):
        values[colour] = str(values[colour]).lower()
    typed = str(form.get("origins", ""))[:LONGEST_ORIGINS]
    origins, wrong = _origins(typed)
    site = replace(known, **values, origins=origins, test=form.get("test") == "ja")
    return SiteForm(site, typed, faults(site) | ({"origins": wrong} if wrong else {}))


def _origins(typed: str) -> tuple[tuple[str, ...], str]:
    read_ones, wrong = [], []
    for line in typed.replace(",", "\n").split():
        try:
            read_ones.append(read_origin(line))
        except OriginError as error:
            wrong.append(str(error))
    return tuple(dict.fromkeys(read_ones)), " ".join(wrong)
