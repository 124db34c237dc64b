"""Target times on the calendar: days, weeks, months, quarters, seasons, "nächstes Jahr"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from verbund.language import calendar_words as words
from verbund.language.folding import Folded
from verbund.language.time_bands import Hit, day_to_band

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s?\.\s?(?:(?P<month>\d{{1,2}})\s?\.(?:\s?(?P<year>\d{{4}}|\d{{2}})\b)?|"
    rf"(?P<name>{words.MONTH_PLAIN})\b\.?(?:\s+(?P<year2>\d{{4}}))?)"
)
_MONTH = re.compile(
    rf"\b(?:(?P<part>anfang|mitte|ende)\s+)?(?:(?P<prep>im|bis|ab|zum|seit|in|naechsten|noch im|vor|"
    rf"vorm)\s+)?(?P<name>{words.MONTH_PLAIN})\b\.?(?:\s*'?(?P<year>\d{{4}}|\d{{2}})\b(?!\s*(?:leute|mann|person)))?"
)
_NUMERIC_MONTH = re.compile(r"\b(?P<month>0?[1-9]|1[0-2])\s?/\s?(?P<year>20\d\d)\b")
_WEEK = re.compile(
    r"\b(?:kw|kalenderwoche)\s*\.?\s*(?P<week>\d{1,2})(?:\s*[/ ]\s*(?P<year>20\d\d))?\b|"
    r"\b(?P<week2>\d{1,2})\.?\s*(?:kw|kalenderwoche)\b"
)
_QUARTER = re.compile(
    r"\b(?:(?P<part>anfang|mitte|ende)\s+)?(?:q\s?(?P<q>[1-4])|(?P<n>[1-4])\.?\s*quartal\w*|(?P<word>erste|"
    r"zweite|dritte|vierte|letzte)[nsmr]?\s+quartal\w*)(?:\s*[/ ]?\s*(?P<year>20\d\d))?"
)
_YEAR = re.compile(
    r"\b(?:(?P<part>anfang|mitte|ende|fruehjahr|fruehling|sommer|herbst|winter)\s+)?(?:(?:vom|des|"
    r"im)\s+)?(?:(?P<next>(?:naechste[nsm]?|kommende[nsm]?)\s+(?:jahr(?:es)?|johr))|"
    r"(?P<this>diese[ns]\s+jahr(?:es)?)|(?P<year>20[2-9]\d))\b"
)
_NEXT_UNIT = re.compile(
    r"\b(?:(?P<far>uebernaechste[nrsm]?)|(?P<this>diese[nrsm]?)|(?P<next>naechste[nrsm]?|kommende[nrsm]?|"
    r"folgende[nrsm]?))\s+(?:\w+\s+)?"
    r"(?P<unit>woche|monat\w*|quartal\w*|jahr\w*|johr)\b"
)
_ORDINAL = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": 4}
_SEASON_OF = {
    "fruehjahr": (4, 15),
    "fruehling": (4, 15),
    "sommer": (7, 15),
    "herbst": (10, 15),
    "winter": (1, 15),
    "anfang": (1, 31),
    "mitte": (6, 30),
    "ende": (12, 31),
}


def days(folded: Folded, today: date) -> Iterator[Hit]:
    for match in _ISO.finditer(folded.text):
        yield from _day_hit(match, _date(int(match[1]), int(match[2]), int(match[3])), today)
    for match in _DAY.finditer(folded.text):
        month = int(match["month"]) if match["month"] else words.month_number(match["name"])
        written = match["year"] or match["year2"]
        year = (int(written) + 2000 if len(written) == 2 else int(written)) if written else None
        found = _date(year or today.year, month, int(match["day"]))
        if found and year is None and found < today:
            found = _date(today.year + 1, month, int(match["day"]))
        yield from _day_hit(match, found, today)


def _day_hit(match: re.Match[str], found: date | None, today: date) -> Iterator[Hit]:
    if found and found >= today:
        yield Hit(day_to_band(found, today), *match.span(), found)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weeks_and_quarters(folded: Folded, today: date) -> Iterator[Hit]:
    for match in _WEEK.finditer(folded.text):
        week = int(match["week"] or match["week2"])
        day = words.monday_of_week(week, today, int(match["year"]) if match["year"] else None)
        if day and day + timedelta(days=6) >= today:
            yield Hit(day_to_band(day, today), *match.span())
    for match in _QUARTER.finditer(folded.text):
        quarter = int(match["q"] or match["n"] or _ORDINAL[match["word"]])
        month = (
            quarter * 3
            if match["part"] == "ende"
            else quarter * 3 - 2
            if match["part"] == "anfang"
            else quarter * 3 - 1
        )
        year = int(match["year"]) if match["year"] else None
        part = match["part"] or ""
        year = year or _next_year(folded, match, today)
        if year is None and (today.month + 2) // 3 == quarter:
            yield Hit("bis_3_monate", *match.span())
            continue
        day = words.next_occurrence(lambda y, m=month, p=part: words.day_in_part(p, y, m), today, year)
        if day >= today:
            yield Hit(day_to_band(day, today), *match.span())


def _next_year(folded: Folded, match: re.Match[str], today: date) -> int | None:
    rest = folded.text[match.end() : match.end() + 25]
    return today.year + 1 if re.match(r"\W*(?:vom |des |im )?(?:naechste|kommende)[nsm]? (?:jahr|johr)", rest) else None


def months(folded: Folded, today: date) -> Iterator[Hit]:
    for match in _NUMERIC_MONTH.finditer(folded.text):
        day = words.day_in_part("", int(match["year"]), int(match["month"]))
        if day >= today:
            yield Hit(day_to_band(day, today), *match.span())
    for match in _MONTH.finditer(folded.text):
        name, written = match["name"], match["year"]
        # "jan", "mai", "aug" are names and slips too: an abbreviation needs a preposition, a part or a year
        if (
            len(name) <= 4
            and name not in {"maerz", "merz", "juni", "juli", "mai"}
            and not (match["part"] or match["prep"] or written)
        ):
            continue
        year = (
            (int(written) + 2000 if len(written) == 2 else int(written))
            if written
            else _next_year(folded, match, today)
        )
        part = match["part"] or ("anfang" if match["prep"] in {"ab", "zum", "vor"} else "")
        month = words.month_number(name)
        day = words.next_occurrence(lambda y, m=month, p=part: words.day_in_part(p, y, m), today, year)
        if day >= today:
            yield Hit(day_to_band(day, today), *match.span())


def seasons_and_years(folded: Folded, today: date) -> Iterator[Hit]:
    for match in _YEAR.finditer(folded.text):
        year = int(match["year"]) if match["year"] else today.year + bool(match["next"])
        month, day = _SEASON_OF[match["part"]] if match["part"] else (12, 31) if match["this"] else (6, 30)
        found = date(year, month, day)
        if match["year"] and year == today.year and not match["part"]:
            found = date(year, 12, 31)
        if found >= today and not re.search(r"\bvon\s*$", folded.text[: match.start()]):
            yield Hit(day_to_band(found, today), *match.span())
    for pattern, day_in in words.SEASONS:
        for match in re.finditer(rf"\b(?:{pattern})\b", folded.text):
            year = _next_year(folded, match, today)
            yield Hit(day_to_band(words.next_occurrence(day_in, today, year), today), *match.span())


def next_units(folded: Folded, today: date) -> Iterator[Hit]:
    for match in _NEXT_UNIT.finditer(folded.text):
        unit = match["unit"]
        if unit.startswith(("jahr", "johr")):
            if match["far"]:
                yield Hit("spaeter", *match.span())
        elif not match["this"] or unit.startswith(("monat", "quartal")):
            steps = 2 if match["far"] else 1
            day = words.add_months(today, steps * 3 if unit.startswith("quartal") else steps)
            yield Hit(day_to_band(today if match["this"] else day, today), *match.span())
