"""German number words up to 9,999 in correct, folded, dialect and misspelt forms."""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = {
    1: "ein eins oins",
    2: "zwei zwo zwoi zweie",
    3: "drei dreie drui",
    4: "vier viere",
    5: "fuenf fuenfe funf fuemf fuempf fuenv fuemv fumf fuef fenf",
    6: "sechs sechse",
    7: "sieben siebene siebne siebn siebe sieba",
    8: "acht achte achd achta",
    9: "neun neune",
}
_TEENS = {
    10: "zehn zehne zehen",
    11: "elf elfe",
    12: "zwoelf zwoelfe zwelf zwolf zwoelv",
    13: "dreizehn dreizen",
    14: "vierzehn vierzen",
    15: "fuenfzehn funfzehn fuemfzehn fuffzehn fuenfzen",
    16: "sechzehn sechszehn sechzen",
    17: "siebzehn siebenzehn siebzen",
    18: "achtzehn achzehn",
    19: "neunzehn neunzen",
}
_TENS = {
    20: "zwanzig zwanzich zwanzg zwanzge",
    30: "dreissig dreisig dreizig dreissich",
    40: "vierzig vierzich",
    50: "fuenfzig funfzig fuffzig fuemfzig fuenzig",
    60: "sechzig sechszig",
    70: "siebzig siebenzig",
    80: "achtzig achzig",
    90: "neunzig",
}
_HALVES = {
    "anderthalb": 1.5,
    "eineinhalb": 1.5,
    "einundeinhalb": 1.5,
    "zweieinhalb": 2.5,
    "dreieinhalb": 3.5,
    "null": 0.0,
}
_GROUPS = {
    "zweit": 2,
    "dritt": 3,
    "viert": 4,
    "fuenft": 5,
    "sechst": 6,
    "siebt": 7,
    "acht": 8,
    "neunt": 9,
    "zehnt": 10,
    "zwoelft": 12,
}


def _below_hundred() -> dict[str, float]:
    units = {word: n for n, words in _UNITS.items() for word in words.split()}
    tens = {word: n for n, words in _TENS.items() for word in words.split()}
    table: dict[str, float] = {**units, **tens, **_HALVES}
    table.update({word: n for n, words in _TEENS.items() for word in words.split()})
    for unit, unit_value in units.items():
        for ten, ten_value in tens.items():
            # "fünfazwanzig", "fünfezwanzig" are Swabian, "fünfunzwanzig" is a slip
            for link in ("und", "un", "a", "e"):
                table[unit + link + ten] = ten_value + unit_value
    return table


_BELOW_HUNDRED = _below_hundred()
_HUNDREDS = re.compile(r"(?P<count>\w*?)hundert(?:und)?(?P<rest>\w*)")
_THOUSANDS = re.compile(r"(?P<count>\w*?)tausend(?:und)?(?P<rest>\w*)")
PHRASES = re.compile(
    r"\b(?:(?:(?P<dozens>\w+)\s+)?(?P<dozen>dutzend)|(?:ein\s+)?(?P<halfhundred>halbes\s+hundert)|zu\s+(?P<group>"
    + "|".join(_GROUPS)
    + r"))\b"
)


@lru_cache(maxsize=4096)
def value_of(word: str) -> float | None:
    """Reads one folded number word.

    Args:
        word: a word in lower case with ae, oe, ue, ss ("fuenfundvierzig").

    Returns:
        Its value, or None if it is no number word.
    """
    if word in _BELOW_HUNDRED:
        return float(_BELOW_HUNDRED[word])
    for pattern, factor in ((_THOUSANDS, 1000), (_HUNDREDS, 100)):
        if match := pattern.fullmatch(word):
            count = value_of(match["count"]) if match["count"] else 1.0
            rest = value_of(match["rest"]) if match["rest"] else 0.0
            return None if count is None or rest is None or rest >= factor else count * factor + rest
    return None


def value_of_phrase(match: re.Match[str]) -> float:
    """Reads a match of `PHRASES`: "zwei Dutzend", "halbes Hundert", "zu fünft"."""
    if match["group"]:
        return float(_GROUPS[match["group"]])
    if match["halfhundred"]:
        return 50.0
    count = match["dozens"] or ""
    return 6.0 if count.startswith("halb") else 12.0 * (value_of(count) or 1.0)


def phrase_start(match: re.Match[str]) -> int:
    """Where the number begins: the word before "Dutzend" belongs to it only if it counts ("zwei", "halbes")."""
    count = match["dozens"] or ""
    if (
        match["dozen"]
        and count
        and not (count.startswith("halb") or count in {"ein", "nem", "einem"} or value_of(count))
    ):
        return match.start("dozen")
    return match.start()
