"""Alemannic, Swabian and Franconian spellings, abbreviations of offices, and slips, in plain German.

Only for reading closed answers: the person's own words are always kept as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

import yaml
from rapidfuzz.distance import DamerauLevenshtein

from verbund.language.folding import plain
from verbund.tables import KNOWLEDGE

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?\.?|\S")
_SHORTEST_ABBREVIATION = 4
_SHORTEST_SLIP = 6
_LONG = 9
_PUNCTUATION = re.compile(r"\s+([.,;:!?)])")


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    with (KNOWLEDGE / "lexicon" / "dialect.yml").open(encoding="utf-8") as file:
        listed = yaml.safe_load(file)["woerter"]
    return {plain(spelling): standard for standard, spellings in listed.items() for spelling in spellings.split()}


@lru_cache(maxsize=512)
def in_plain_german(text: str) -> str:
    """Replaces known dialect words and abbreviations.

    Args:
        text: a message.

    Returns:
        The text with the same punctuation; unchanged where nothing is known.
    """
    known = _words()
    return "".join(
        known.get(plain(part), known.get(plain(part).removesuffix("."), part)) if part.strip() else part
        for part in re.split(r"((?<!\w)[^\W\d_]+(?:'[^\W\d_]+)?\.?(?!\w))", text)
    )


def with_likely_words(text: str, vocabulary: Collection[str]) -> str:
    """Replaces slips and cut-off words by the one listed word they can mean.

    "angel." is the beginning of "angelernt" and of no other word; "Praxsi" is one slip away from "Praxis".

    Args:
        text: a message.
        vocabulary: folded words that an answer may hold.

    Returns:
        The folded text.
    """
    return " ".join(_likeliest(token, vocabulary) for token in _TOKEN.findall(plain(text)))


def _likeliest(token: str, vocabulary: Collection[str]) -> str:
    word = token.removesuffix(".")
    if word in vocabulary:
        return token
    if token.endswith(".") and len(word) >= _SHORTEST_ABBREVIATION:
        whole = [one for one in vocabulary if one.startswith(word)]
        stems = {re.sub("(?<=[aou])e", "", one)[: len(word) + 2] for one in whole}
        return min(whole, key=len) if len(stems) == 1 else token
    if len(word) < _SHORTEST_SLIP - 1:
        return token
    allowed = 2 if len(word) >= _LONG else 1
    # A short word is a slip only of a longer one: "Wisen" is "Wissen", but "Woche" is not "Woge".
    shortest = max(len(word) - allowed, _SHORTEST_SLIP)
    near = [one for one in vocabulary if one[0] == word[0] and shortest <= len(one) <= len(word) + allowed]
    distances = {one: DamerauLevenshtein.distance(word, one, score_cutoff=allowed) for one in near}
    best = min(distances.values(), default=allowed + 1)
    found = sorted({in_plain_german(one) for one, distance in distances.items() if distance == best})
    return found[0] if best <= allowed and len(found) == 1 else token
