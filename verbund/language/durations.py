"""Durations as target times: "in drei Monaten", "halbes Jahr", "paar Wochen"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from verbund.language.folding import Folded
from verbund.language.numbers import find_numbers
from verbund.language.time_bands import Hit, months_to_band

_FEW = 3.0  # "ein paar Monate"
_SHORT_ANSWER = 6  # words; a bare duration in a longer text is more often the length of a course
_DAYS_IN_MONTH = 30.44
_UNITS = {
    "tag": 1 / _DAYS_IN_MONTH,
    "woch": 7 / _DAYS_IN_MONTH,
    "monat": 1.0,
    "monet": 1.0,
    "jaehr": 12.0,
    "jahr": 12.0,
    "quartal": 3.0,
}
_UNIT = r"(?P<unit>tagen?|tage|wochen?|wocha|monate?n?|monat|monet|jahre?n?|jaehrle|quartal(?:en?)?)\b"
_LEAD = (
    r"(?P<lead>(?:in|en|innerhalb|binnen|spaetestens|bis in|ueber die)\s+(?:von\s+|der\s+|den\s+)?(?:(?:kommenden|"
    r"naechsten|naechste)\s+)?|"
    r"(?:naechsten|naechste|kommenden|die naechsten)\s+)?"
)
_HEDGE = (
    r"(?:(?:spaetestens|so|ca|circa|etwa|rund|ungefaehr|ungefahr|knapp|gut|ein|einem|einen|am|a|maximal|hoechstens)"
    r"\.?\s+)*"
)
_HALF_YEAR = re.compile(
    rf"\b{_LEAD}{_HEDGE}(?<!erstes )(?<!ersten )(?<!zweites )(?<!zweiten )(?<!1\. )(?<!2\. )(?P<what>(?:halb[ae]?[nsmr]?)\s*(?:jahr|jaehrle|johr)\w*|halbjahr\w*|"
    rf"dreiviertel\s?(?:jahr|johr)\w*|vierteljahr\w*|"
    r"viertel jahr|anderthalb jahre?n?|eineinhalb jahre?n?)"
)
_ONE_UNIT = re.compile(rf"\b{_LEAD}{_HEDGE}(?:eine[mnrs]?|ein|oim|oinem|em)\s+{_UNIT}")
_FEW_UNITS = re.compile(rf"\b{_LEAD}{_HEDGE}(?:ein\s+|a\s+)?(?:paar|wenigen?|einigen?)\s+{_UNIT}")
_UNIT_AFTER = re.compile(rf"\s*(?:-\s*)?(?:kurzen?\s+|gute\s+)?{_UNIT}")
_LEAD_BEFORE = re.compile(rf"\b{_LEAD}{_HEDGE}(?:zwischen\s+)?$")
_NEARBY = 80  # letters
_AGO = re.compile(r"\bvor\s+(?:ca\.?\s+|etwa\s+|rund\s+|gut\s+|knapp\s+|ueber\s+)?$")
_LENGTH = re.compile(
    r"\b(?:dauert\w*|lang|dauer|kurs von|waehrend|alle|pro|je|jede\w*|halten|warte\w*|einmal|zweimal|"
    r"mal)\s*(?:\w+\s+)?$"
)


def durations(folded: Folded, count: int) -> Iterator[Hit]:
    text = folded.text
    hits: list[tuple[int, int, float, bool]] = []
    for match in _HALF_YEAR.finditer(text):
        what = match["what"]
        months = (
            9
            if what.startswith("dreiv")
            else 3
            if what.startswith("viert")
            else 18
            if what.startswith(("ander", "einein"))
            else 6
        )
        hits.append((*match.span(), months, bool(match["lead"])))
    for pattern, number in ((_ONE_UNIT, 1.0), (_FEW_UNITS, _FEW)):
        for match in pattern.finditer(text):
            hits.append((*match.span(), number * _unit(match["unit"]), bool(match["lead"])))
    hits.extend(_counted_durations(folded))
    for start, end, months, led in sorted(hits):
        if _AGO.search(text[:start]) or _LENGTH.search(text[:start]):
            continue
        is_days = months < 0.25
        if (
            led
            and not (is_days and count > _SHORT_ANSWER)
            or not led
            and not is_days
            and _stands_alone(text, start, end, count)
        ):
            yield Hit(months_to_band(months), start, end)


def _counted_durations(folded: Folded) -> Iterator[tuple[int, int, float, bool]]:
    """ "in den nächsten 3 Monaten", "spätestens in 2-3 Wochen": the upper end of a range counts."""
    for mention in find_numbers(folded.source):
        start, end = bisect_left(folded.origins, mention.start), bisect_left(folded.origins, mention.end)
        unit = _UNIT_AFTER.match(folded.text, end)
        if not unit:
            continue
        lead = _LEAD_BEFORE.search(folded.text, max(0, start - _NEARBY), start)
        led = bool(lead and lead["lead"])
        yield (lead.start() if led else start), unit.end(), mention.high * _unit(unit["unit"]), led


def _stands_alone(text: str, start: int, end: int, count: int) -> bool:
    if count <= _SHORT_ANSWER:
        return not re.match(r"\s*(?:kurs|schulung|lang\b|dauer|am stueck|vollzeit|pro|je)", text[end:])
    return bool(re.search(r"\b(?:also|sprich|heisst|das sind|bis dahin)\W+$", text[:start]))


def _unit(word: str) -> float:
    return next(months for stem, months in _UNITS.items() if word.startswith(stem))
