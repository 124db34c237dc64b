"""Answers that name no task yet: "alles", "Computer", "besser werden"; and blame, which is turned into the task."""

from __future__ import annotations

import re

from verbund.language.folding import plain

MAX_WORDS = 7

_VAGUE = re.compile(
    r"^\W*(?:(?:ich|i|wir|mir|man|na ja|naja|also|halt|so|eben|einfach|hm+|puh|och|tja|moecht\w*|moechte\w*|will|wollen|wuerd\w*|gern\w*|soll\w*|"
    r"muss|muessen|mal|was|ebbes|etwas|irgend ?was|irgendwie|irgendein\w*|zeug\w*|sachen|mit|im|am|in|der|die|das|den|dem|ein\w*|mehr|neue\w*|lernen|koennen|"
    r"machen|mich|uns|sich|weiter\s*bilden|weiterkommen|besser|werden|besser werden|verbessern|fit|fitter|schneller|allgemein|generell|alles|alle|"
    r"vieles|viel|nichts bestimmtes|egal|kurs|kurse|schulung\w*|weiterbildung\w*|fortbildung|qualifizierung|computer|pc|edv|it|"
    r"digital\w*|technik|maschine\w*|arbeit|job|beruf|moeglich\w*|halt so|und so|oder so|bei|zum|zur|von|fuer)\W*)+$"
)
_BLAME = re.compile(
    r"\b(?:kolleg\w*|mitarbeiter\w*|chef\w*|meister\w*|vorarbeiter\w*|azubi\w*|lehrling\w*|der|die|er|sie|neue\w*)\b[^.!?]{0,40}?"
    r"\b(?:kann|koennen|kapier\w*|versteh\w*|taug\w*|bring\w*|schnall\w*|macht|blickt?)\s+(?:\w+\s+){0,2}?"
    r"(?:(?:gar |ueberhaupt |einfach |halt |absolut )*(?:nichts|nix|garnix)\b|alles falsch|nur (?:mist|fehler|murks))"
    r"|\b(?:ist|sind|isch|send)\s+(?:\w+\s+){0,3}?(?:zu (?:bloed|dumm|faul|doof)|unfaehig|stinkfaul|strohdumm|faul|dumm|bloed)\b"
    r"|\b(?:idiot|trottel|depp|versager|niete|flasche|pfeife|nichtskoenner)\w*\b"
)
_SELF = re.compile(r"\b(?:ich|i|wir|mir)\s+(?:\w+\s+)?(?:kann|koenn\w*|versteh\w*|kapier\w*|bin|sind)\b")


def is_vague(text: str) -> bool:
    """Whether a short answer holds nothing that a course could be about."""
    words = plain(text)
    return len(words.split()) <= MAX_WORDS and bool(_VAGUE.match(words))


def blames_somebody(text: str) -> bool:
    """Whether somebody is said to be good for nothing; what people say of themselves is no blame."""
    words = plain(text)
    return bool(_BLAME.search(words)) and not _SELF.search(words)
