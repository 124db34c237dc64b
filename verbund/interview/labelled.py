"""A correction in the words of the summary: "Lernweg: online mit Lehrkraft", "Zeitpunkt stimmt nicht, sofort ist richtig"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from verbund.language.text import plain
from verbund.wording import Wording

_IS_WRONG = re.compile(r"\b(stimmt|passt|ist)\s+(so\s+)?nicht\b|\bnicht\s+richtig\b|^\W*nein\b", re.IGNORECASE)
_MODES = ("standard", "einfach")


@dataclass(frozen=True)
class Labelled:
    """The field whose label a sentence names, and the value whose words it holds, or None."""

    field: str
    value: Any


def find_labelled(text: str, affirmed: str, answered: Iterable[str], wording: Wording) -> Labelled | None:
    """Finds the field that is named as the summary names it.

    Args:
        text: the whole sentence, in which the label stands.
        affirmed: the part of it that is not denied, in which the new value stands.
        answered: the fields of the summary.
        wording: labels and value words.

    Returns:
        The field with the longest label, and of its values the one with the longest words; None without a label.
    """
    said = plain(text)
    labels = {(plain(wording.label(name, mode)), name) for name in answered for mode in _MODES}
    named = [(label, name) for label, name in labels if re.search(rf"\b{re.escape(label)}\b", said)]
    if not named:
        return None
    label, name = max(named, key=lambda one: len(one[0]))
    # "weiß ich nicht" and "keine Angabe" are values though they deny something: then the whole sentence counts.
    for part in (affirmed, _IS_WRONG.sub(" ", text)):
        if value := _value_in(plain(part).replace(label, " ", 1), name, wording):
            return Labelled(name, value)
    return Labelled(name, None)


def _value_in(rest: str, name: str, wording: Wording) -> Any:
    values = [
        (words, value)
        for value in wording.fields.get(name, {}).get("values", {})
        for words in {plain(wording.value(name, value, mode)) for mode in _MODES}
        if re.search(rf"\b{re.escape(words)}\b", rest)
    ]
    return max(values, key=lambda one: len(one[0]))[1] if values else None
