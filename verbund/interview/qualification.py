"""What somebody says unasked of the occupation they once learnt."""

from __future__ import annotations

import re

from verbund.interview.reading import Reading

_ABROAD = re.compile(
    r"\b(diplom|zeugnis\w*|abschluss|ausbildung|studium|beruf|papiere?)\b[^.!?]{0,40}\b(gilt|gelten|zählt|anerkannt|anerkennt|anerkennen|wert)\b[^.!?]{0,20}"
    r"\b(nicht|net|nix|nichts)\b|\bnicht\s+anerkannt\w*\b[^.!?]{0,30}\b(diplom|zeugnis\w*|abschluss|ausbildung|beruf)\b|"
    r"\b(diplom|zeugnis\w*|abschluss|ausbildung|beruf)\b[^.!?]{0,40}\b(nicht|net)\s+(gilt|gelten|anerkannt)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(lehre|ausbildung|studium)\b[^.!?,]{0,25}\b(abgebrochen|abbrochen|abbroche|geschmissen|hingeschmissen|nicht\s+(fertig|beendet|abgeschlossen|geschafft))\b|"
    r"\b(abgebrochene|keine|koi|koine|ohne|nie\s+eine|nie\s+ne)\s+(\w+\s+)?(lehre|ausbildung|berufsausbildung)\b|\bbin\s+(\w+\s+){0,2}(ungelernt\w*|nur\s+angelernt)\b|"
    r"\b(nichts|nix|nie\s+was|keinen\s+beruf)\s+(richtiges\s+)?ge?lernt\b",
    re.IGNORECASE,
)
_LEARNT = re.compile(
    r"\b(gelernt|glernt)\s+(hab|habe|han|hann|hob|bin)\s+(ich|i)\b|\b(bin|als|ich\s+bin)\s+(eigentlich\s+)?(gelernte[rn]?|ausgelernte[rn]?|glernte[rn]?)\b|"
    r"\b(hab|habe|han)\s+(\w+\s+){0,3}(gelernt|glernt)\b|\b(meine|eine|die)\s+(lehre|ausbildung)\s+(als|zum|zur)\b[^.!?]{0,50}\b(gemacht|abgeschlossen|beendet|hinter)\b|"
    r"\b(lehre|ausbildung)\s+(\w+\s+){0,4}(gemacht|abgeschlossen)\b|\bgesellenbrief\b|\bfacharbeiterbrief\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(nie|nicht|net|ned|nix|nichts|niemand|keiner|will|möchte|muss|neu|selbst|selber|dort|damals\s+nur)\b", re.IGNORECASE)


def told_qualification(text: str) -> Reading | None:
    """Reads `berufsabschluss` out of a story.

    Args:
        text: an opening.

    Returns:
        `ausland_nicht_anerkannt`, `nein` or `ja`; None where nothing plain is said. "Das habe ich nie gelernt" is about a
        topic, not about an occupation.
    """
    for value, pattern in (("ausland_nicht_anerkannt", _ABROAD), ("nein", _NONE)):
        if match := pattern.search(text):
            return Reading(value, match[0], True)
    match = _LEARNT.search(text)
    if match and not _NEVER.search(match[0]):
        return Reading("ja", match[0], True)
    return None
