"""Closed answers that are said as a number: distance, length of a course, age, number of shifts."""

from __future__ import annotations

import re

from verbund.language.folding import context, fold
from verbund.language.numbers import NumberMention, find_numbers

Measured = tuple[object, int, int]

_RADIUS_STEPS = (0, 25, 50, 100)  # the steps of the needs record; 999 stands for "any distance"
_ANY_DISTANCE = 999
_FARTHEST = 150
_KM_PER_HOUR = 50
_KM = re.compile(r"(?:km|kilometer|kilomet)")
_AGES = ((29, "unter_30"), (44, "30_44"), (54, "45_54"))
_DECADE_PART = {"anfang": 2, "mitte": 5, "ende": 8}
_COURSE_HOURS_A_DAY = 8
_DAYS_A_WEEK = 5
# § 82 SGB III supports courses of more than 120 hours
_LONGEST = ((1 * _COURSE_HOURS_A_DAY, "bis_1_tag"), (5 * _COURSE_HOURS_A_DAY, "2_5_tage"), (120, "bis_120_std"))
_HOURS = {"stund": 1, "std": 1, "ue": 1, "unterrichts": 1, "tag": 8, "dag": 8, "woch": 40, "monat": 160, "jahr": 1900}
_ONE = re.compile(
    r"\b(?:nur |hoechstens |maximal |max )?(?P<half>halbe[rnsm]?\s+|halb(?:er|"
    r"en)?\s+)?(?:eine?[nrms]?\s+)?(?P<unit>tag|dag|vormittag|nachmittag|woche|monat|jahr|stunde)\b"
)
_SHIFTS = {1: "keine", 2: "zwei", 3: "drei"}


def radius(text: str) -> list[Measured]:
    """Reads how far the way may be: the nearest step, half way up, never 0 for a real way; an hour counts as 50 km."""
    found: list[Measured] = []
    folded = fold(text).text
    for mention in find_numbers(text):
        unit = fold(mention.noun).text
        if unit.startswith(("minut", "min")):
            kilometres = mention.high / 60 * _KM_PER_HOUR
        elif unit.startswith(("stund", "std")):
            kilometres = mention.high * _KM_PER_HOUR
        elif _KM.match(unit) or unit in {
            "",
            "rum",
            "oder",
            "ungefaehr",
            "maximal",
            "max",
            "hoechstens",
            "umkreis",
            "circa",
            "ca",
            "etwa",
        }:
            kilometres = mention.high if mention.bound != "ueber" or mention.high < _RADIUS_STEPS[-1] else _FARTHEST + 1
        else:
            continue
        found.append((_nearest_step(kilometres), mention.start, mention.end))
    if not found and (
        match := re.search(r"\b(?P<half>halbe|dreiviertel|viertel)?\s*(?:eine\s+)?stunde\b|\bhalbstunde\b", folded)
    ):
        part = {"halbe": 0.5, "dreiviertel": 0.75, "viertel": 0.25}.get(match["half"] or "", 1.0)
        found.append((_nearest_step(part * _KM_PER_HOUR), *fold(text).span(*match.span())))
    return found


def _nearest_step(kilometres: float) -> int:
    if kilometres > _FARTHEST:
        return _ANY_DISTANCE
    if kilometres == 0:
        return 0
    return max(_RADIUS_STEPS[1:], key=lambda step: (-abs(step - kilometres), step))


def duration(text: str) -> list[Measured]:
    """Reads how long a course may be: a day has 8 hours, a week 5 days; the upper end of a range counts."""
    found: list[Measured] = []
    for mention in find_numbers(text):
        unit = fold(mention.noun).text
        hours = next((factor for stem, factor in _HOURS.items() if unit.startswith(stem)), None)
        if hours and not (
            unit.startswith("tag")
            and re.match(r"\s*\w+\s+(?:pro|je|in der|die) woche", context(text, mention.start, mention.end)[1])
        ):
            found.append((_duration_band(_limit(mention) * hours), mention.start, mention.end))
    if found:
        return found
    folded = fold(text)
    for match in _ONE.finditer(folded.text):
        unit = match["unit"]
        hours = (
            4 if unit.endswith("mittag") else next(factor for stem, factor in _HOURS.items() if unit.startswith(stem))
        )
        found.append((_duration_band(hours / 2 if match["half"] else hours), *folded.span(*match.span())))
    return found


def _limit(mention: NumberMention) -> float:
    if mention.bound == "ueber":
        return mention.high + 0.1
    return mention.high - 0.1 if mention.bound == "unter" else mention.high


def _duration_band(hours: float) -> str:
    return next((band for limit, band in _LONGEST if hours <= limit), "ueber_120_std")


def age(text: str) -> list[Measured]:
    """Reads an age band from an age; "Mitte vierzig" is 45, "fast 30" below 30."""
    for mention in find_numbers(text):
        unit = fold(mention.noun).text
        if not 15 <= mention.low <= 80 or unit.startswith(("leut", "person", "stund", "km", "prozent")):
            continue
        before = re.search(r"\b(anfang|mitte|ende)\s+(?:der\s+)?$", context(text, mention.start, mention.end)[0])
        years = mention.low + (_DECADE_PART[before[1]] if before and mention.low % 10 == 0 else 0)
        if mention.bound == "unter":
            years -= 1
        elif mention.bound == "ueber":
            years += 1
        band = next((name for limit, name in _AGES if years <= limit), "55_plus")
        return [(band, mention.start, mention.end)]
    return []


_SHIFT = re.compile(r"schicht(?!fuehr|leit|arbeiter)")


def shifts(text: str) -> list[Measured]:
    """Reads the number of shifts; a bare number counts only as the whole answer."""
    mentions = find_numbers(text)
    alone = len(fold(text).words) <= 1
    return [
        (_SHIFTS[int(mention.low)], mention.start, mention.end)
        for mention in mentions
        if mention.low in _SHIFTS
        and mention.low == mention.high
        and (alone or _SHIFT.match(fold(mention.noun).text))
    ][:1]
