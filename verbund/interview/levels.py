"""Today's and the wanted level where an answer has two parts: "Löten kann ich allein, aber nach Klasse 3 nur mit Hilfe"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from verbund.interview.reading import Reading
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.language.choices import choose_anyhow
from verbund.language.folding import plain

LEVELS = ("stand_ist", "stand_soll")
_BUT = re.compile(r"[,.;]?\s*\b(?:aber|allerdings|jedoch|dagegen|nur\s+bei|bloß\s+bei|bloss\s+bei)\b\s*", re.IGNORECASE)
_STEM = 5
_NOTHING_MORE = re.compile(
    r"\b(?:nichts?|nix|nimmer)\s+(?:mehr\s+)?(?:viel\s+)?(?:zu\s+|zum\s+)?(?:lern\w*|steiger\w*|verbesser\w*|holen|dazu\w*)|"
    r"\b(?:bleibt|bleib|reicht|langt|passt)\s+(?:\w+\s+)?(?:so|wie\s+es\s+ist|wie\s+jetzt)|\bwie\s+(?:jetzt|heute|bisher)\b|"
    r"\b(?:kein|keine|keinen)\s+(?:\w+\s+)?(?:kurs|schulung|steigerung|weiterbildung)\b"
)


def part_about_topic(interview: Interview, name: str, utterance: Utterance) -> Utterance:
    """Of an answer with two parts, the one that counts.

    Args:
        interview: its topic decides which part is meant; where neither names it, the part after "aber" is.
        name: the open field.
        utterance: the answer.

    Returns:
        The utterance with the words of that part; the utterance itself where only one part says a level.
    """
    if name not in LEVELS:
        return utterance
    parts = [part.strip() for part in _BUT.split(utterance.text) if part.strip()]
    telling = [part for part in parts if len({hit.value for hit in choose_anyhow(name, part)[0]}) == 1]
    if len(parts) < 2 or parts[-1] not in telling:
        return utterance
    chosen = max(reversed(telling), key=lambda part: _words_of_topic(interview, part))
    return replace(utterance, text=chosen, meanings=tuple(one for one in utterance.meanings if one.text in chosen))


def nothing_more_to_learn(interview: Interview, name: str, utterance: Utterance) -> Reading | None:
    """ "Da ist nichts mehr zu lernen" wants the level of today, which is an answer, too."""
    today: Any = interview.values.get("stand_ist")
    if name != "stand_soll" or not _NOTHING_MORE.search(plain(utterance.text)) or not isinstance(today, int) or today < 2:
        return None
    return Reading(today, utterance.text, True)


def _words_of_topic(interview: Interview, part: str) -> int:
    topic = plain(f"{interview.values.get('thema_freitext') or ''} {interview.values.get('zielzustand') or ''}")
    stems = {word[:_STEM] for word in re.findall(r"\w{3,}", topic)} - _COMMON
    return len({word[:_STEM] for word in re.findall(r"\w{3,}", plain(part))} & stems)


_COMMON = frozenset(
    ["machi", "koenn", "kann", "arbei", "allei", "unter", "richt", "selbs", "brauc", "moech", "neuen", "ander", "zeige", "geht", "wisse", "lerne", "immer", "und", "der", "die", "das", "den", "dem", "des", "ich", "wir", "mit", "ein", "eine", "einen", "einer", "nach", "von", "bei", "auf", "fuer", "hat", "habe", "hab", "sind", "ist", "wenn", "auch", "nur", "noch", "mir", "mich", "uns", "sich", "hilfe", "neu", "dann", "etwas", "gut", "schon", "aber", "nicht", "jetzt", "heute", "alle", "leute", "norma"]
)
