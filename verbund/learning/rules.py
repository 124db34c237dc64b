"""What may become training data: whole, unambiguous, and no sentence that somebody said or that we measure with."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from verbund.language.folding import plain
from verbund.learning.lines import Kind
from verbund.privacy.masking import mask
from verbund.settings import ROOT

LONGEST = 200
SENTENCE_WORDS = 5
"""Shorter lines ("passt scho", "keine Schicht") are common words of the language, not somebody's sentence."""
TOO_CLOSE = 88
"""Similarity in percent, whatever the order of the words, from which two lines count as the same sentence."""
MEASURED_TOO_CLOSE = 97
"""The same for lines that models are measured with (tests/unit/data holds it for the project's own data)."""

MEASURED_WITH = (
    ("tests/dialogue/blind/intents.tsv", 0),
    ("tests/dialogue/blind/answers.tsv", 2),
    ("tests/unit/bot/skill_phrases.tsv", 0),
)
PERSONAS = "tests/dialogue/personas"
PERSONA_SAYS = ("opening", "answers", "interrupts", "corrections", "second_need")
_MARKUP = re.compile(r"[\[\]{}()<>|\t\n\r]")


def faults(kind: Kind, text: str, label: str, known: Collection[str], said: str = "") -> list[str]:
    """Checks a line before it is kept.

    Args:
        kind: whether `label` is an intent or a skill.
        text: what people may say.
        label: what it is said to mean.
        known: the labels there are.
        said: the words of the person it goes back to; empty where it goes back to nobody.

    Returns:
        German sentences that say what is wrong; none when the line may be kept.
    """
    found = []
    if label not in known:
        found.append("Bitte wählen Sie aus, was gemeint ist.")
    if not text.strip() or len(text) > LONGEST:
        found.append(f"Eine Formulierung hat 1 bis {LONGEST} Zeichen.")
    if _MARKUP.search(text) or text.lstrip().startswith(("/", "-", "#")):
        found.append("Bitte ohne Klammern und Sonderzeichen, und nicht mit / - # am Anfang.")
    elif mask(text).kinds:
        found.append("Die Formulierung enthält einen Namen, eine Nummer oder etwas über die Gesundheit.")
    if said and is_same_sentence(text, said):
        found.append(
            "Das sind die Worte der Person. Sie werden mit dem Gespräch gelöscht und dürfen nicht ins Training: "
            "Bitte sagen Sie dasselbe in eigenen Worten."
        )
    if is_measured_with(text):
        found.append("Mit diesem Satz wird gemessen, wie gut der Lotse versteht. Er darf nicht gelernt werden.")
    return found


def is_same_sentence(text: str, said: str) -> bool:
    """Says whether a line repeats a person's sentence. A few common words are nobody's."""
    if len(text.split()) < SENTENCE_WORDS:
        return False
    return fuzz.token_sort_ratio(_bare(text), _bare(said)) >= TOO_CLOSE


def is_measured_with(text: str) -> bool:
    """Says whether models are measured with this line, or with one that is almost the same."""
    wanted = _bare(text)
    if wanted in measured_lines():
        return True
    return len(wanted) >= 10 and any(
        fuzz.token_sort_ratio(wanted, line, score_cutoff=MEASURED_TOO_CLOSE) for line in measured_lines()
    )


@cache
def measured_lines(root: Path = ROOT) -> frozenset[str]:
    """Reads the lines that models are measured with; none where the tests are not installed."""
    found = set()
    for name, column in MEASURED_WITH:
        file = root / name
        if file.is_file():
            rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines() if row[:1] != "#"]
            found |= {_bare(row[column]) for row in rows if len(row) > column}
    for file in sorted((root / PERSONAS).glob("*.json")):
        persona = json.loads(file.read_text(encoding="utf-8"))
        said = _texts([persona.get(key) for key in PERSONA_SAYS])
        found |= {_bare(text) for text in said if len(text.split()) >= SENTENCE_WORDS}
    return frozenset(found)


def _bare(text: str) -> str:
    """The words alone: capitals, umlauts, punctuation and blanks make no other sentence."""
    return " ".join(re.sub(r"\W+", " ", plain(text)).split())


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _texts(child)
