"""The shape of a sentence: how it begins, whom it speaks to, how long it is.

Most confusions are between a side question and a statement of the same thing ("wie groß ist die Gruppe", "wir sind eine
kleine Gruppe"). Their vectors lie side by side, because they are about the same thing; their shapes differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

# Half as long as the letters' part of a vector: enough to tell a question from a statement, not to tell what it is about.
_SCALE = 2.0
_LONGEST_WORDS = 20
_ASKING = r"wer|was|wo|wie|wia|wann|warum|wieso|weshalb|wozu|wof[uü]r|woher|wohin|welche\w*|wem|wen|wessen|worum|womit|wieviel\w*"
_VERB_FIRST = (
    r"kann|kannst|k[oö]nn\w+|könnt|darf|d[uü]rfen|derf|muss|m[uü]ssen|soll|ist|isch|sind|bin|war|gibts?|hat|habt|haben|habe|"
    r"gilt|gehts?|goht|wird|werden|bekomm\w*|krieg\w*|griag\w*|macht|z[aä]hlt|zahlt|lohnt|brauch\w*|hilf\w*|sehen|sieht|steht|"
    r"kommt|findet|reicht|ka|bietet|w[aä]re|willst|wissen|erf[aä]hrt"
)
_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\?",
        r"!",
        rf"^\W*(?:{_ASKING}|wenn)\b",
        rf"\b(?:{_ASKING})\b",
        rf"^\W*(?:(?:und|aber|also|hallo|sorry)\W+)?(?:{_VERB_FIRST})\b",
        r"\b(?:sie|ihr|ihnen|ihre?|euch|du|dir)\b",
        r"\b(?:ich|i|mir|mich|mein\w*|wir|uns\w*)\b",
        r"\d",
        r"\b(?:nicht|net|ned|kein\w*|statt|sondern|doch|falsch)\b",
        r"\b(?:geht|goht|möglich|erlaubt|darf|kann|ok)\b",
    )
)


def shapes(texts: Sequence[str]) -> np.ndarray:
    """Describes sentences by what can be seen of them without knowing the words they are about.

    Args:
        texts: Messages as typed.

    Returns:
        One row per text, to be put beside its vector.
    """
    rows = [[*(bool(mark.search(text)) for mark in _MARKS), _length(text)] for text in texts]
    return _SCALE * np.array(rows, dtype=np.float32).reshape(len(texts), len(_MARKS) + 1)


def _length(text: str) -> float:
    """From 0 to 2: a bare word, a sentence of ten words, a story."""
    return min(len(text.split()), _LONGEST_WORDS) / 10
