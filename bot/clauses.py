"""Cuts a message into clauses, each of which may answer a question of its own.

"Wir sind 48 Leute in Ulm, arbeiten in drei Schichten und online wäre gut" holds three answers. Short replies stay whole.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

WHOLE_UP_TO_WORDS = 12
_KEEP_UP_TO_WORDS = 4
_MOST_CLAUSES = 24

# A full stop after a number or an abbreviation ends no sentence ("1. April", "z. B.", "ca. 20").
_SENTENCE_END = re.compile(r"(?:[!?;\n]|(?<!\d)(?<!\b\w)(?<!\bca)(?<!\bbzw)(?<!\bevtl)(?<!\busw)(?<!\bNr)\.)(?=\s|$)+")
_JOINT = re.compile(r",\s+|\s+(?:und|aber|sondern|sowie|ausserdem|außerdem)\s+|\s+[-–]\s+|:\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Clause:
    """A piece of a message and where it stands there."""

    text: str
    start: int
    end: int


def split_clauses(message: str) -> list[Clause]:
    """Cuts a message into clauses and adds the whole message when it is short.

    Args:
        message: The text as typed.

    Returns:
        The whole message first if it has at most ``WHOLE_UP_TO_WORDS`` words, then its clauses, at most 24, no
        span twice.
    """
    spans = [piece for start, end in _sentences(message) for piece in _pieces(message, start, end)]
    clauses = [_trimmed(message, start, end) for start, end in spans][:_MOST_CLAUSES]
    if 0 < _words(message) <= WHOLE_UP_TO_WORDS:
        clauses.insert(0, _trimmed(message, 0, len(message)))
    return list(dict.fromkeys(clause for clause in clauses if _words(clause.text)))


def _sentences(message: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in _SENTENCE_END.finditer(message)]
    borders = [0, *ends, len(message)]
    return [(a, b) for a, b in itertools.pairwise(borders) if b > a]


def _pieces(message: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cuts one sentence at commas and conjunctions where both sides can stand alone."""
    if _words(message[start:end]) <= _KEEP_UP_TO_WORDS:
        return [(start, end)]
    pieces, begin = [], start
    for joint in _JOINT.finditer(message, start, end):
        needed = 3 if joint.group().strip().isalpha() else 2
        if _words(message[begin : joint.start()]) >= needed and _words(message[joint.end() : end]) >= needed:
            pieces.append((begin, joint.start()))
            begin = joint.end()
    return [*pieces, (begin, end)]


def _trimmed(message: str, start: int, end: int) -> Clause:
    text = message[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    stripped = text.rstrip(" .,;:!?")
    return Clause(stripped or text, start, start + len(stripped or text))


def _words(text: str) -> int:
    return len(_WORD.findall(text))
