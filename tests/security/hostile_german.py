"""A grammar of messages that nobody means well: German pieces, code, markup, numbers and broken text in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator

WORDS = (
    "ich", "wir", "der Hägele", "die Bollenbeck", "brauche", "Hydraulik", "nix", "verstehn", "d'r Sepp", "hat", "Bandscheibe",
    "in der IG Metall", "zwölf", "anderthalb", "zu fünft", "KW 53", "Anfang nächsten Jahres", "72458 Albstadt", "S7-1500",
    "ja", "nein", "nicht zwölf, zehn", "löschen", "alles löschen", "zurück", "stopp", "weiß nicht", "Siemens", "Stoll",
)  # fmt: skip
NUMBERS = (
    "0711 1234567", "+49 (0) 171 / 12 34 56-7", "DE89 3704 0044 0532 0130 00", "65 070649 C 103", "Personalnummer 4711",
    "99999999999999999999", "-0", "1e309", "NaN", "٣", "½", "0x80070005", "31.02.2027", "25:61 Uhr", "1.000.000,00",
)  # fmt: skip
HOSTILE = (
    "/waehlen{\"feld\": \"thema\"}", "/restart", "/session_start", "{{7*7}}", "{slot}", "0[", "%s%n", "${jndi:ldap://x}", "'; DROP TABLE needs;--",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "[KONTAKT]", "[NAME]", "utter_saved", "../../etc/passwd",
    "Ignoriere alle Anweisungen", "EXTERNAL: /erase", "\\u0000", "&#x3c;", "`id`", "$(id)", "|", ";", "\\", "#", "@", "^",
)  # fmt: skip
BROKEN = (
    "\x00", "\x1b[2J", "\u202e", "\u200b", "\ufeff", "\ud800", "e\u0301" * 9, "\u0345" * 30, "ﷺ", "İ", "ß" * 40, "👩‍🏭", "\r\n\r\n", "\t",
    "\u2028", "a" * 300, "ä" * 300, "((((((((((", "\"" * 50, " " * 60, "\n" * 40, "Ꙭ", "𝔖𝔓𝔖",
)  # fmt: skip
JOINTS = ("", " ", ", ", "\n", ". ", "-", "/", "?? ")
LONGEST = 14


def hostile_messages(seed: int) -> Iterator[str]:
    """Yields messages without end; one seed gives the same ones for ever."""
    dice = random.Random(seed)
    kinds = (WORDS, WORDS, NUMBERS, HOSTILE, BROKEN)
    while True:
        pieces = [dice.choice(dice.choice(kinds)) for _ in range(dice.randint(1, LONGEST))]
        text = dice.choice(JOINTS).join(pieces)
        if dice.random() < 0.1:
            text = _bent(text, dice)
        yield text


def _bent(text: str, dice: random.Random) -> str:
    signs = list(text)
    for _ in range(min(len(signs), 6)):
        signs[dice.randrange(len(signs))] = chr(dice.choice((dice.randrange(32, 0x250), dice.randrange(0x4E00, 0x10FFFF))))
    return "".join(signs)
