"""Numbers and times found by Duckling, in process and offline (pyduckling-native, MIT).

Dimensions are asked one at a time, because together "zwölf" is only a time of day. The span comes from the message:
Duckling's own ``body`` breaks umlauts. A range ("3-4 Wochen") is written "3 bis 4" before parsing, else it reads -4.
Digits that are part of a name ("ISO 9001", "3D", "S7", a date) count nothing. What Duckling does not know of a calendar
(weeks by number, feasts, holidays) is found by words; which days these are is worked out where they are needed.
Which number it is ("12 Mann": company or course?) is decided by the question that is open, not here.
"""

from __future__ import annotations

import functools
import logging
import re
import time
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

logger = logging.getLogger(__name__)

_TIME_ZONES = "/usr/share/zoneinfo"
_TIME_ZONE = "Europe/Berlin"
_DIMENSIONS = ("number", "time")
# Same length as what it replaces, so that spans still fit the message.
_RANGE_DASH = re.compile(r"(?<=\d)[-–](?=\d)")

# "eine neue Anlage" counts nothing, "eine Person" does.
_ARTICLE = re.compile(
    r"ein(?:e[nmrs]?)?\s+(?!Person|Mann|Frau|Mitarbeit|Kolleg|Beschäftigt|Dutzend|halbe)\w", re.IGNORECASE
)

_CALENDAR = re.compile(
    r"\b(?:(?:vor|nach|bis|um|gegen|über|ueber|an|seit|ab)\s+(?:den\s+|dem\s+|zu\s+|zum\s+|zur\s+|der\s+)?)?"
    r"(?:kw\s?\d{1,2}|kalenderwoche\s\d{1,2}|(?:ostern|pfingsten|weihnachten|silvester|neujahr|fasching|fasnet|fastnacht)"
    r"|(?:oster|pfingst|sommer|herbst|weihnachts|faschings|winter|betriebs)(?:ferien|urlaub)"
    r"|jahres(?:ende|anfang|wechsel|beginn)|monatsende|quartalsende"
    r"|(?:halbe[sn]?|dreiviertel|viertel)\s?jahre?s?|übernächste[nrsm]?\s(?:woche|monat|jahr)s?"
    r"|(?:anfang|mitte|ende)\s(?:des\s|dieses\s|nächsten\s|kommenden\s)?(?:jahres|monats|quartals|woche))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Digits glued to letters, an ordinal, or behind a word of norms and types.
_IN_A_NAME = re.compile(r"\b(?:ISO|DIN|EN|VDA|IATF|IPC|V|EMAS|REACH|NIS|TRGS|BGV|DGUV|§+|Stufe|Paragraf|Typ|Office|Industrie)\s?$", re.IGNORECASE)


@functools.lru_cache(maxsize=1)
def _engine() -> tuple[Any, Any, Any, dict[str, Any]] | None:
    try:
        import duckling
    except ImportError:
        logger.warning("pyduckling is missing: numbers and times are left to the dialogue's own rules.")
        return None
    zones = duckling.load_time_zones(_TIME_ZONES)
    locale = duckling.parse_locale("DE", duckling.default_locale_lang(duckling.parse_lang("DE")))
    dimensions = {name: duckling.parse_dimensions([name]) for name in _DIMENSIONS}
    return duckling, zones, locale, dimensions


def find_numbers_and_times(text: str, now: int | None = None) -> list[dict[str, Any]]:
    """Finds numbers and times.

    Args:
        text: The message as typed.
        now: Reference time in seconds since 1970, the present if not given.

    Returns:
        Entities in Rasa's format; ``value`` is a number, an ISO time or ``{"from", "to"}``; times have a ``grain``.
        Nothing if Duckling is not installed.
    """
    engine = _engine()
    if engine is None or not text:
        return []
    duckling, zones, locale, dimensions = engine
    reference = duckling.parse_ref_time(zones, _TIME_ZONE, int(now if now is not None else time.time()))
    context = duckling.Context(reference, locale)
    readable = _RANGE_DASH.sub(" ", text)
    found = []
    for name, dimension in dimensions.items():
        for match in duckling.parse(readable, context, dimension, False):
            if (value := _value(match["value"])) is not None and not _ARTICLE.match(text, match["start"], len(text)):
                found.append(_entity(name, match, value, text))
    times = [one for one in found if one["entity"] == "time"]
    times += [one for one in _calendar_words(text) if not any(_overlap(one, other) for other in times)]
    numbers = [one for one in found if one["entity"] == "number"]
    # "zwölf" alone is a count, though it may be noon; "2019" is a year.
    times = [one for one in times if _YEAR.fullmatch(one["text"]) or not any(_same(one, other) for other in numbers)]
    return [one for one in numbers if _counts(text, one, times)] + times


def _calendar_words(text: str) -> list[dict[str, Any]]:
    return [
        {"entity": "time", "value": m.group(), "text": m.group(), "start": m.start(), "end": m.end(), "confidence": 1.0}
        for m in _CALENDAR.finditer(text)
    ]


def _counts(text: str, number: dict[str, Any], times: list[dict[str, Any]]) -> bool:
    before, after = text[: number["start"]], text[number["end"] :]
    glued = bool(re.search(r"(?:\w|[^\W\d]-|\d[.,])$", before)) or after[:1].isalpha()
    ordinal_or_part = re.match(r"(?:[.,]\s?(?:[A-ZÄÖÜ]|\d)|-[A-Za-zÄÖÜäöü])", after)
    return not (glued or ordinal_or_part or _IN_A_NAME.search(before) or any(_overlap(number, one) for one in times))


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return (one["start"], one["end"]) == (other["start"], other["end"])


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one["start"] < other["end"] and other["start"] < one["end"]


def _value(value: dict[str, Any]) -> Any:
    if value.get("type") == "interval":
        return {edge: value[edge]["value"] for edge in ("from", "to") if edge in value}
    return value.get("value")


def _entity(name: str, match: dict[str, Any], value: Any, text: str) -> dict[str, Any]:
    start, end = match["start"], match["end"]
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
    entity = {"entity": name, "value": value, "text": text[start:end], "start": start, "end": end, "confidence": 1.0}
    grain = match["value"].get("grain") or (match["value"].get("to") or match["value"].get("from") or {}).get("grain")
    return {**entity, "grain": grain} if grain else entity


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class NumbersAndTimes(GraphComponent, EntityExtractorMixin):
    """Adds ``number`` and ``time`` entities."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NumbersAndTimes:
        """Creates the component and loads Duckling, so that the first person does not wait for it."""
        _engine()
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities to the messages."""
        for message in messages:
            found = self.add_extractor_name(find_numbers_and_times(message.get(TEXT) or ""))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages
