"""Is the summary confirmed? A yes saves; a "but" behind it does not."""

from __future__ import annotations

import re

from verbund.interview.reading import Reading
from verbund.interview.utterance import Utterance

SHORT = 6
_CONFIRMS = re.compile(
    r"^\W*(ja+|jo+|joa|jep|yes|yep|yo|si|ok(ay)?|ba?ss[dt]+|passt|pass?d|stimmt|schtimmt|genau|richtig|korrekt|jawo+hl|jawoll|"
    r"(jetzt|so|des|das|dann|alles|müsste|sollte|kann)\s+(\w+\s+){0,3}?(stimmt|passt|bassd|basst|gut|richtig|klar|so\s+lassen|lassen|stimmen|passen)|"
    r"so\s+(ist|isch|passt|stimmt)|(das|des)\s+(ist|isch)\s+(\w+\s+)?(richtig|korrekt|gut|so)|"
    r"freilich|sicher|perfekt|gut\s+so|haut\s+hin|in\s+ordnung|einverstanden|speichern|abschicken|bestätig\w*)\b",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"\b(aber|nicht|net|ned|falsch|sondern|änder\w*|statt|doch\s+nicht|doch\s+nur|außer|nur\s+dass|lösch\w*|stopp?|moment|bis\s+auf)\b",
    re.IGNORECASE,
)
_AFFIRMED = re.compile(
    r"\b(nichts|nix|nicht)\s+(zu\s+|mehr\s+zu\s+|mehr\s+)?(ändern|meckern|auszusetzen|hinzuzufügen|falsch|verkehrt)\b",
    re.IGNORECASE,
)


def objects_to(text: str) -> bool:
    """Whether an answer takes back or limits what it confirms."""
    return bool(_OBJECTS.search(_AFFIRMED.sub(" ", text)))


def agrees(utterance: Utterance, reading: Reading | None) -> bool:
    """Whether a typed answer confirms the summary, before anything in it is read as a correction.

    Args:
        utterance: the answer.
        reading: what it says about `bestaetigung`.
    """
    if objects_to(utterance.text):
        return False
    if _CONFIRMS.match(utterance.text) or _AFFIRMED.search(utterance.text):
        return True
    certain = bool(reading) and reading.value == "ja" and reading.certain
    return certain and utterance.word_count <= SHORT and not re.search(r"\d", utterance.text)
