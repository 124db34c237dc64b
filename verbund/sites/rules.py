"""What a site must be like to be kept: one German sentence for each field that is not right."""

from __future__ import annotations

import re
from typing import get_args

from verbund.need_values import LanguageMode
from verbund.sites.colours import ENOUGH, contrast, is_colour
from verbund.sites.site import Site

MOST_ORIGINS = 20
LONGEST = {"name": 80, "button": 40, "greeting": 300, "contact": 120, "office_hours": 120, "paused": 300}
_KEY = re.compile(r"[a-z0-9](-?[a-z0-9]){0,39}")
_NEEDED = {"name": "Bitte geben Sie der Seite einen Namen.", "button": "Ohne Text sieht niemand, wofür der Knopf ist.",
           "greeting": "Bitte begrüßen Sie die Menschen mit einem Satz."}  # fmt: skip


def faults(site: Site) -> dict[str, str]:
    """Checks a site.

    Args:
        site: as somebody wants to keep it.

    Returns:
        Field -> what is wrong and what to do; empty when all is right.
    """
    found: dict[str, str] = {}
    if not _KEY.fullmatch(site.key):
        found["key"] = "Die Kurzadresse besteht aus 1 bis 40 kleinen Buchstaben, Ziffern und einzelnen Bindestrichen, zum Beispiel werk-2."
    for name, longest in LONGEST.items():
        text = getattr(site, name) or ""
        if len(text) > longest:
            found[name] = f"Hier passen {longest} Zeichen, es sind {len(text)}. Bitte kürzen Sie."
        elif not text and name in _NEEDED:
            found[name] = _NEEDED[name]
        elif not text.isprintable():
            found[name] = "Bitte schreiben Sie den Text in eine Zeile."
    if site.paused is not None and not site.paused.strip():
        found["paused"] = "Bitte sagen Sie den Menschen in einem Satz, warum gerade Pause ist."
    if len(site.origins) > MOST_ORIGINS:
        found["origins"] = f"Mehr als {MOST_ORIGINS} Adressen passen nicht zu einer Seite. Legen Sie eine zweite an."
    if site.language_mode not in get_args(LanguageMode):
        found["language_mode"] = "Bitte wählen Sie Standard oder Einfache Sprache."
    return found | _colour_faults(site)


def _colour_faults(site: Site) -> dict[str, str]:
    wrong = {
        name: "Eine Farbe schreibt man als # und sechs Zeichen, zum Beispiel #0f5c63."
        for name in ("accent", "accent_text")
        if not is_colour(getattr(site, name))
    }
    if wrong:
        return wrong
    ratio = contrast(site.accent, site.accent_text)
    if ratio >= ENOUGH:
        return {}
    said = f"{int(ratio * 10) / 10:.1f}".replace(".", ",")
    return {
        "accent": f"Diese Schrift ist auf dieser Farbe schlecht zu lesen: Der Kontrast ist {said} zu 1, nötig sind 4,5 zu 1. "
        "Nehmen Sie die Farbe dunkler und die Schrift weiß, oder die Farbe heller und die Schrift schwarz."
    }
