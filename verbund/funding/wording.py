"""Words the instruments: condition, paragraph, day of the check and who decides; never a promise, never a ranking."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbund.funding.instruments import Instrument, load_instruments
from verbund.funding.rules import Status, assess

_MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_INTRO = {
    "standard": "Diese Förderwege gibt es grundsätzlich. Die Reihenfolge ist fest und keine Wertung. Ob und wie "
    "viel gefördert wird, "
    "entscheidet immer die zuständige Stelle. Klären Sie das, bevor Sie sich verbindlich anmelden.",
    "einfach": "Es gibt mehrere Wege für Geld. Das Amt entscheidet, nicht ich.",
}
_UNCHECKED = {
    "standard": "{name}: Meine Angaben dazu sind nicht mehr aktuell geprüft. Fragen Sie bitte direkt nach: "
    "Zuständig ist {entscheidet}.",
    "einfach": "{name}: Das weiß ich gerade nicht sicher. Bitte fragen Sie bei der Agentur für Arbeit.",
}


@dataclass(frozen=True)
class Passage:
    """One message about one route.

    Attributes:
        id: instrument, or "einleitung".
        status: result of the conditions; None for the introduction and for what must not be spoken.
        text: what the bot says.
    """

    id: str
    status: Status | None
    text: str


def overview(as_of: date, perspective: str, language_mode: str, known: Mapping[str, Any]) -> list[Passage]:
    """Explains the routes of funding.

    Every figure comes from the data, holds on the day and was confirmed; a sentence whose figure may not be spoken is
    left out or replaced by whom to ask (rules of neutral guidance: knowledge/funding, § 2 RDG).

    Args:
        as_of: the day of the conversation.
        perspective: value of the needs record; decides which sentences concern the person.
        language_mode: "standard" or "einfach".
        known: values of the needs record as far as they are known.

    Returns:
        An introduction, then one passage per instrument in the fixed order.
    """
    mode = language_mode if language_mode in _INTRO else "standard"
    facts = {**known, "perspective": perspective}
    passages = [Passage("einleitung", None, _INTRO[mode])]
    spoken = [instrument for instrument in load_instruments() if instrument.texte]
    return passages + [_passage(instrument, as_of, mode, facts) for instrument in spoken]


def _passage(instrument: Instrument, day: date, mode: str, facts: Mapping[str, Any]) -> Passage:
    names = {
        "name": instrument.name[mode],
        "grundlage": instrument.grundlage,
        "entscheidet": instrument.entscheidet[mode],
    }
    if not instrument.checked.may_be_spoken(day):
        return Passage(instrument.id, None, _UNCHECKED[mode].format(**names))
    status = assess(instrument, facts)
    words = {**names, "stand": _day(instrument.checked.geprueft_am)}
    sentences = [
        spoken
        for sentence in instrument.texte[mode]
        if _applies(sentence, instrument, day, status, facts)
        and (spoken := _filled(sentence["satz"], instrument, day, words))
    ]
    return Passage(instrument.id, status, " ".join(sentences))


def _applies(
    sentence: Mapping[str, Any], instrument: Instrument, day: date, status: Status, facts: Mapping[str, Any]
) -> bool:
    if "ohne_wert" in sentence and instrument.spoken_value(sentence["ohne_wert"], day) is not None:
        return False
    if status not in sentence.get("status", (status,)):
        return False
    return all(facts.get(field) in values for field, values in sentence.get("wenn", {}).items())


def _filled(sentence: str, instrument: Instrument, day: date, words: Mapping[str, str]) -> str | None:
    filled: dict[str, str] = {}
    for name in _PLACEHOLDER.findall(sentence):
        number = instrument.spoken_value(name, day) if name not in words else None
        if name not in words and number is None:
            return None
        filled[name] = words[name] if name in words else f"{number:g}".replace(".", ",")
    return sentence.format(**filled)


def _day(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
