"""Second thoughts about a further need: "nein. Halt, doch, Englisch am Telefon!" """

from __future__ import annotations

import re

_NO = r"(?:nein|nee+|ne|nö+|noi|nei|nix|nichts)"
_LEADS = r"(?:(?:ach|oh|halt|moment|stopp?|warte\w*(?:\s+sie)?|wart\w*|mal|aber|doch|ja|jo|sie|hm+|äh+|quatsch|eins?|noch|fällt\s+mir\s+ein|gibt'?s?\s+noch|was|da)\b\W*)"
_SECOND_THOUGHT = re.compile(
    rf"^\W*{_NO}\b.*?\b(?:halt|moment|stopp?|warte\w*|wart|doch|ach)\b.*\b(?:doch|noch|ja|jo)\b|^\W*{_NO}\W+(?:doch|ja)\b",
    re.IGNORECASE | re.DOTALL,
)
_STILL_NO = re.compile(rf"\b(?:doch|dann)\s+(?:nicht|net|ned|nichts|nix|keins?)\b|{_NO}\W*$|\bgenug\b|\bja\s+(?:schon|alles)\b", re.IGNORECASE)
_BEFORE_TOPIC = re.compile(rf"^\W*{_NO}\b\W*{_LEADS}+", re.IGNORECASE)


def reconsiders(text: str) -> bool:
    """Whether a no is taken back in the same message."""
    return bool(_SECOND_THOUGHT.search(text)) and not _STILL_NO.search(text)


def topic_after_reconsidering(text: str) -> str:
    """The topic that follows the second thought; empty where none is named."""
    return _BEFORE_TOPIC.sub("", text).strip(" ,.!") if reconsiders(text) else ""
