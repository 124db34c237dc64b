"""A correction of something earlier inside the answer to another question: "vor Ostern. Ach nein, es sind doch bloß vier"."""

from __future__ import annotations

import re
from dataclasses import replace

from verbund.interview.utterance import Utterance
from verbund.language.dialect import in_plain_german
from verbund.language.folding import split_sentences

_LEADS = (
    r"(?:ach|oh|ah|und|on|ond|un|aber|sorry|übrigens|halt|moment|stopp?|nein|nee|noi|nö|doch|quatsch|entschuldigung|"
    r"tschuldigung|verzeihung|warte\w*|wart|hoppla|korrektur|apropos|noch\s+was|noch\s+etwas)"
)
_BEGINS = re.compile(rf"^\W*{_LEADS}\b", re.IGNORECASE)
_INNER = re.compile(
    r",\s+(?=(?:ach|sorry|moment|quatsch|hoppla|übrigens|korrektur|entschuldigung|oh\s+nein|halt,|stopp)\b)", re.IGNORECASE
)
_CHANGES = re.compile(
    r"\b(vorher|vorhin|eben|korrektur|korrigier\w*|vertan|vertippt|verschrieben|verschob\w*|geirrt|doch|statt|anstatt|sondern|anders|eher|"
    r"falsch|stimmt\s+nicht|meinte?|sind\s+es|ist\s+es|nur\s+noch)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"^\W*(?:(?:ach|oh|ah|halt|moment|quatsch|nein|nee|noi|nö|stopp?|doch)\b\W*)+", re.IGNORECASE)


def split_aside(utterance: Utterance) -> tuple[Utterance, Utterance] | None:
    """Takes an answer and what is said after it about an earlier one apart.

    Args:
        utterance: the message.

    Returns:
        The answer, and the aside in plain German; None where nothing sounds like an aside. Whether it corrects
        anything is for the caller to see.
    """
    sentences = [part for sentence in split_sentences(utterance.text) for part in _INNER.split(sentence)]
    for index, sentence in enumerate(sentences):
        rest = " ".join(sentences[index:])
        if index and _BEGINS.match(sentence) and _CHANGES.search(rest):
            start = utterance.text.find(sentence)
            return _part(utterance, 0, start), replace(_part(utterance, start, len(utterance.text)), text=in_plain_german(rest))
    return None


def takes_back(text: str) -> bool:
    """Whether an aside begins as what takes back the words just said: "Ach nein, sechs"."""
    return bool(_TAKEN_BACK.match(text))


def _part(utterance: Utterance, start: int, end: int) -> Utterance:
    inside = tuple(
        replace(one, start=max(0, one.start - start), end=one.end - start)
        for one in utterance.meanings
        if start <= one.start and one.end <= end
    )
    intent = "angabe" if utterance.intent == "korrigieren" else utterance.intent
    text = utterance.text[start:end].strip(" ,;")
    return replace(utterance, text=text, meanings=inside, intent=intent)
