"""When something is needed: reads the band of `dringlichkeit` and, where a day is named, `zieldatum`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from verbund.language import calendar_words as words
from verbund.language.folding import Folded, fold
from verbund.language.numbers import find_numbers

# A few days of grace: "bis Ende Februar", said at the end of November, means three months to people.
_GRACE = timedelta(days=7)
_FEW = 3.0  # "ein paar Monate"
_SHORT_ANSWER = 6  # words; a bare duration in a longer text is more often the length of a course
_DAYS_IN_MONTH = 30.44


@dataclass(frozen=True)
class TimeMention:
    """The target time of a text.

    Attributes:
        dringlichkeit: value of the needs record.
        zieldatum: the day, only if an exact day is named.
        start, end: span in the original text.
    """

    dringlichkeit: str
    zieldatum: date | None
    start: int
    end: int


@dataclass(frozen=True)
class _Hit:
    band: str
    start: int
    end: int
    day: date | None = None


_UNITS = {"tag": 1 / _DAYS_IN_MONTH, "woch": 7 / _DAYS_IN_MONTH, "monat": 1.0, "jaehr": 12.0, "jahr": 12.0, "quartal": 3.0}
_UNIT = r"(?P<unit>tagen?|tage|wochen?|wocha|monate?n?|monat|jahre?n?|jaehrle|quartal(?:en?)?)\b"
_LEAD = (
    r"(?P<lead>(?:in|innerhalb|binnen|spaetestens|bis in|ueber die)\s+(?:von\s+|der\s+|den\s+)?(?:(?:kommenden|naechsten|naechste)\s+)?|"
    r"(?:naechsten|naechste|kommenden|die naechsten)\s+)?"
)
_HEDGE = r"(?:(?:spaetestens|so|ca|circa|etwa|rund|ungefaehr|ungefahr|knapp|gut|ein|einem|einen|am|a|maximal|hoechstens)\.?\s+)*"
_HALF_YEAR = re.compile(
    rf"\b{_LEAD}{_HEDGE}(?P<what>(?:halb[ae]?[nsmr]?)\s*(?:jahr|jaehrle|johr)\w*|halbjahr\w*|dreiviertel\s?(?:jahr|johr)\w*|vierteljahr\w*|"
    r"viertel jahr|anderthalb jahre?n?|eineinhalb jahre?n?)"
)
_ONE_UNIT = re.compile(rf"\b{_LEAD}{_HEDGE}(?:eine[mnrs]?|ein|oim|oinem|em)\s+{_UNIT}")
_FEW_UNITS = re.compile(rf"\b{_LEAD}{_HEDGE}(?:ein\s+|a\s+)?(?:paar|wenigen?|einigen?)\s+{_UNIT}")
_NEXT_UNIT = re.compile(
    r"\b(?:(?P<far>uebernaechste[nrsm]?)|(?P<this>diese[nrsm]?)|(?P<next>naechste[nrsm]?|kommende[nrsm]?|folgende[nrsm]?))\s+(?:\w+\s+)?"
    r"(?P<unit>woche|monat\w*|quartal\w*|jahr\w*|johr)\b"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})\s?\.\s?(?:(?P<month>\d{{1,2}})\s?\.(?:\s?(?P<year>\d{{4}}|\d{{2}})\b)?|(?P<name>{words.MONTH_PLAIN})\b\.?(?:\s+(?P<year2>\d{{4}}))?)")
_MONTH = re.compile(
    rf"\b(?:(?P<part>anfang|mitte|ende)\s+)?(?:(?P<prep>im|bis|ab|zum|seit|in|naechsten|noch im|vor|vorm)\s+)?(?P<name>{words.MONTH_PLAIN})\b\.?(?:\s*'?(?P<year>\d{{4}}|\d{{2}})\b(?!\s*(?:leute|mann|person)))?"
)
_NUMERIC_MONTH = re.compile(r"\b(?P<month>0?[1-9]|1[0-2])\s?/\s?(?P<year>20\d\d)\b")
_WEEK = re.compile(r"\b(?:kw|kalenderwoche)\s*\.?\s*(?P<week>\d{1,2})(?:\s*[/ ]\s*(?P<year>20\d\d))?\b|\b(?P<week2>\d{1,2})\.?\s*(?:kw|kalenderwoche)\b")
_QUARTER = re.compile(
    r"\b(?:(?P<part>anfang|mitte|ende)\s+)?(?:q\s?(?P<q>[1-4])|(?P<n>[1-4])\.?\s*quartal\w*|(?P<word>erste|zweite|dritte|vierte|letzte)[nsmr]?\s+quartal\w*)(?:\s*[/ ]?\s*(?P<year>20\d\d))?"
)
_YEAR = re.compile(
    r"\b(?:(?P<part>anfang|mitte|ende|fruehjahr|fruehling|sommer|herbst|winter)\s+)?(?:(?:vom|des|im)\s+)?(?:(?P<next>(?:naechste[nsm]?|kommende[nsm]?)\s+(?:jahr(?:es)?|johr))|(?P<this>diese[ns]\s+jahr(?:es)?)|(?P<year>20[2-9]\d))\b"
)
_NOW = re.compile(
    r"\b(?:(?:so )?schnell wie moeglich|schnellst\s?moeglich\w*|so bald wie moeglich|sobald wie moeglich|baldmoeglichst|asap|so schnell(?:'s| es| s)? geht|"
    r"sofort|umgehend|unverzueglich|ab jetzt|jetzt gleich|gleich jetzt|jetzt schon|am (?:besten|liebsten) (?:schon )?(?:jetzt|heute|gestern|gleich|sofort)|"
    r"(?:jetzt|heute|gestern|gleich) am (?:besten|liebsten)|lieber (?:heute|gestern) als morgen|(?:schon|bis) gestern|dringend|eilig|eilt|pressiert|"
    r"brennt|(?:noch )?diese woche|von jetzt auf gleich|schnell wie(?:'s| es)? geht|hoechste zeit)\b"
)
_STARTS_URGENT = re.compile(r"\W*(?:(?:ja|na|also|eigentlich|wir brauchen (?:das|es))\W+)*$")
_NOW_BARE = re.compile(r"^\W*(?:ja |eigentlich |na |schon )*(?:jetzt|heute|gestern|gleich|schnell|schnell schnell|morgen|sofort)\b")
_SOON = re.compile(r"\b(?:bald|demnaechst|in kuerze|zeitnah|kurzfristig|in (?:der )?naechste[rn] zeit|die naechsten wochen|naechsten wochen|(?:in )?naechste[rn] woche)\b")
_LATER = re.compile(
    r"\b(?:eilt (?:nicht|ned|net|gar nicht|ueberhaupt nicht)|(?:nicht|ned|net|nix) (?:so |sehr |ganz so )?(?:eilig|dringend|schnell|sofort)|keine eile|ohne eile|"
    r"irgendwann|hat (?:noch )?(?:viel )?zeit|kein(?:en)? (?:stress|druck|zeitdruck|termindruck)|pressiert (?:nicht|ned|net|ed)|langfristig|erst spaeter|"
    r"uebernaechstes jahr|auf lange sicht|wenn mal zeit ist|nicht (?:mehr )?dieses jahr)\b"
)
_LATER_BARE = re.compile(r"\bspaeter\b|\bzeit lassen\b")
_UNKNOWN = re.compile(
    r"\b(?:(?:weiss|weis|woiss|weiss?s) (?:ich |i |es )?(?:noch |grad |gerade |leider |auch )?(?:nicht|ned|net|nich|nit|ed)|keine ahnung|kein plan|koi ahnung|"
    r"kann ich (?:noch )?nicht sagen|(?:noch )?(?:unklar|offen|unbekannt|nicht festgelegt|ungewiss)|schwer zu sagen|keinen schimmer)\b"
)
_PAST = re.compile(
    r"\b(?:seit|seitdem|letzte[nrsm]?|letschde[ns]?|vergangene[nrsm]?|vorige[nrsm]?|in den letzten|damals|anno|zuletzt|bisher)(?:\s+\w+){0,2}\s*$"
)
_AGO = re.compile(r"\bvor\s+(?:ca\.?\s+|etwa\s+|rund\s+|gut\s+|knapp\s+|ueber\s+)?$")
_LENGTH = re.compile(r"\b(?:dauert\w*|lang|dauer|kurs von|waehrend|alle|pro|je|jede\w*|halten|warte\w*|einmal|zweimal|mal)\s*(?:\w+\s+)?$")
_ORDINAL = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": 4}
_SEASON_OF = {"fruehjahr": (4, 15), "fruehling": (4, 15), "sommer": (7, 15), "herbst": (10, 15), "winter": (1, 15), "anfang": (1, 31), "mitte": (6, 30), "ende": (12, 31)}


def find_time(text: str, today: date) -> TimeMention | None:
    """Reads when a skill is needed.

    An explicit duration wins over a day, a day over a season, all of them over words such as "bald". Times that lie in the
    past ("seit 3 Monaten", "letzte Woche") are no target.

    Args:
        text: an answer or a whole opening.
        today: the day of the conversation.

    Returns:
        The mention, or None when no target time is said.
    """
    folded = fold(text)
    count = len(folded.words)
    readers: tuple[Callable[[], Iterator[_Hit]], ...] = (
        lambda: _durations(folded, count),
        lambda: _days(folded, today),
        lambda: _weeks_and_quarters(folded, today),
        lambda: _months(folded, today),
        lambda: _seasons_and_years(folded, today),
        lambda: _next_units(folded, today),
        lambda: _later(folded, count),
        lambda: _urgent(folded, count),
        lambda: _unknown(folded, count),
    )
    urgent = next(_urgent(folded, count), None)
    if urgent and urgent.band == "sofort" and _STARTS_URGENT.match(folded.text[: urgent.start]) and not next(_later(folded, count), None):
        readers = (lambda: iter([urgent]),)
    for reader in readers:
        for hit in reader():
            if not _is_past(folded.text, hit):
                start, end = folded.span(hit.start, hit.end)
                return TimeMention(hit.band, hit.day, start, end)
    return None


def months_to_band(months: float) -> str:
    """Returns the band for a duration: up to 3, 6, 12 months, else later (personas: one month is `bis_3_monate`)."""
    for limit in (3, 6, 12):
        if months <= limit:
            return f"bis_{limit}_monate"
    return "spaeter"


def day_to_band(day: date, today: date) -> str:
    """Returns the band for a day to come, with a week of grace."""
    for limit in (3, 6, 12):
        if day <= words.add_months(today, limit) + _GRACE:
            return f"bis_{limit}_monate"
    return "spaeter"


def _is_past(text: str, hit: _Hit) -> bool:
    before = re.split(r"[.;!?,]\s", text[: hit.start])[-1]
    return bool(_PAST.search(before)) or bool(re.match(r"(?:seit|letzte|vor (?:\d|einem|zwei|drei))", text[hit.start : hit.end]))


def _durations(folded: Folded, count: int) -> Iterator[_Hit]:
    text = folded.text
    hits: list[tuple[int, int, float, bool]] = []
    for match in _HALF_YEAR.finditer(text):
        what = match["what"]
        months = 9 if what.startswith("dreiv") else 3 if what.startswith("viert") else 18 if what.startswith(("ander", "einein")) else 6
        hits.append((*match.span(), months, bool(match["lead"])))
    for pattern, number in ((_ONE_UNIT, 1.0), (_FEW_UNITS, _FEW)):
        for match in pattern.finditer(text):
            hits.append((*match.span(), number * _unit(match["unit"]), bool(match["lead"])))
    hits.extend(_counted_durations(folded))
    for start, end, months, led in sorted(hits):
        if _AGO.search(text[:start]) or _LENGTH.search(text[:start]):
            continue
        is_days = months < 0.25
        if led and not (is_days and count > _SHORT_ANSWER) or not led and not is_days and _stands_alone(text, start, end, count):
            yield _Hit(months_to_band(months), start, end)


def _counted_durations(folded: Folded) -> Iterator[tuple[int, int, float, bool]]:
    """ "in den nächsten 3 Monaten", "spätestens in 2-3 Wochen": the upper end of a range counts."""
    for mention in find_numbers(folded.source):
        start = next((i for i, origin in enumerate(folded.origins) if origin >= mention.start), len(folded.text))
        end = next((i for i, origin in enumerate(folded.origins) if origin >= mention.end), len(folded.text))
        unit = re.match(rf"\s*(?:-\s*)?(?:kurzen?\s+|gute\s+)?{_UNIT}", folded.text[end:])
        if not unit:
            continue
        lead = re.search(rf"\b{_LEAD}{_HEDGE}(?:zwischen\s+)?$", folded.text[:start])
        led = bool(lead and lead["lead"])
        yield (lead.start() if led else start), end + unit.end(), mention.high * _unit(unit["unit"]), led


def _stands_alone(text: str, start: int, end: int, count: int) -> bool:
    if count <= _SHORT_ANSWER:
        return not re.match(r"\s*(?:kurs|schulung|lang\b|dauer|am stueck|vollzeit|pro|je)", text[end:])
    return bool(re.search(r"\b(?:also|sprich|heisst|das sind|bis dahin)\W+$", text[:start]))


def _unit(word: str) -> float:
    return next(months for stem, months in _UNITS.items() if word.startswith(stem))


def _days(folded: Folded, today: date) -> Iterator[_Hit]:
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


def _day_hit(match: re.Match[str], found: date | None, today: date) -> Iterator[_Hit]:
    if found and found >= today:
        yield _Hit(day_to_band(found, today), *match.span(), found)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weeks_and_quarters(folded: Folded, today: date) -> Iterator[_Hit]:
    for match in _WEEK.finditer(folded.text):
        week = int(match["week"] or match["week2"])
        day = words.monday_of_week(week, today, int(match["year"]) if match["year"] else None)
        if day and day + timedelta(days=6) >= today:
            yield _Hit(day_to_band(day, today), *match.span())
    for match in _QUARTER.finditer(folded.text):
        quarter = int(match["q"] or match["n"] or _ORDINAL[match["word"]])
        month = quarter * 3 if match["part"] == "ende" else quarter * 3 - 2 if match["part"] == "anfang" else quarter * 3 - 1
        year = int(match["year"]) if match["year"] else None
        part = match["part"] or ""
        year = year or _next_year(folded, match, today)
        if year is None and (today.month + 2) // 3 == quarter:
            yield _Hit("bis_3_monate", *match.span())
            continue
        day = words.next_occurrence(lambda y, m=month, p=part: words.day_in_part(p, y, m), today, year)
        if day >= today:
            yield _Hit(day_to_band(day, today), *match.span())


def _next_year(folded: Folded, match: re.Match[str], today: date) -> int | None:
    rest = folded.text[match.end() : match.end() + 25]
    return today.year + 1 if re.match(r"\W*(?:vom |des |im )?(?:naechste|kommende)[nsm]? (?:jahr|johr)", rest) else None


def _months(folded: Folded, today: date) -> Iterator[_Hit]:
    for match in _NUMERIC_MONTH.finditer(folded.text):
        day = words.day_in_part("", int(match["year"]), int(match["month"]))
        if day >= today:
            yield _Hit(day_to_band(day, today), *match.span())
    for match in _MONTH.finditer(folded.text):
        name, written = match["name"], match["year"]
        # "jan", "mai", "aug" are names and slips too: an abbreviation needs a preposition, a part or a year
        if len(name) <= 4 and name not in {"maerz", "merz", "juni", "juli", "mai"} and not (match["part"] or match["prep"] or written):
            continue
        year = (int(written) + 2000 if len(written) == 2 else int(written)) if written else _next_year(folded, match, today)
        part = match["part"] or ("anfang" if match["prep"] in {"ab", "zum", "vor"} else "")
        month = words.month_number(name)
        day = words.next_occurrence(lambda y, m=month, p=part: words.day_in_part(p, y, m), today, year)
        if day >= today:
            yield _Hit(day_to_band(day, today), *match.span())


def _seasons_and_years(folded: Folded, today: date) -> Iterator[_Hit]:
    for match in _YEAR.finditer(folded.text):
        year = int(match["year"]) if match["year"] else today.year + bool(match["next"])
        month, day = _SEASON_OF[match["part"]] if match["part"] else (12, 31) if match["this"] else (6, 30)
        found = date(year, month, day)
        if match["year"] and year == today.year and not match["part"]:
            found = date(year, 12, 31)
        if found >= today and not re.search(r"\bvon\s*$", folded.text[: match.start()]):
            yield _Hit(day_to_band(found, today), *match.span())
    for pattern, day_in in words.SEASONS:
        for match in re.finditer(rf"\b(?:{pattern})\b", folded.text):
            year = _next_year(folded, match, today)
            yield _Hit(day_to_band(words.next_occurrence(day_in, today, year), today), *match.span())


def _next_units(folded: Folded, today: date) -> Iterator[_Hit]:
    for match in _NEXT_UNIT.finditer(folded.text):
        unit = match["unit"]
        if unit.startswith(("jahr", "johr")):
            if match["far"]:
                yield _Hit("spaeter", *match.span())
        elif not match["this"] or unit.startswith(("monat", "quartal")):
            steps = 2 if match["far"] else 1
            day = words.add_months(today, steps * 3 if unit.startswith("quartal") else steps)
            yield _Hit(day_to_band(today if match["this"] else day, today), *match.span())


def _urgent(folded: Folded, count: int) -> Iterator[_Hit]:
    for match in _NOW.finditer(folded.text):
        if count > 12 and match.group() == "sofort" and not re.search(r"\b(?:brauch|muess|soll|lern|schul)", folded.text):
            continue
        if not re.search(r"\b(?:nicht|ned|net|nix|kein\w*)\s+(?:\w+\s+)?$", folded.text[: match.start()]) and not _LATER.match(folded.text, match.start()):
            yield _Hit("sofort", *match.span())
    if count <= _SHORT_ANSWER and (match := _NOW_BARE.search(folded.text)):
        yield _Hit("sofort", *match.span())
    for match in _SOON.finditer(folded.text):
        yield _Hit("bis_3_monate", *match.span())


def _later(folded: Folded, count: int) -> Iterator[_Hit]:
    for match in _LATER.finditer(folded.text):
        yield _Hit("spaeter", *match.span())
    if count <= _SHORT_ANSWER and (match := _LATER_BARE.search(folded.text)):
        yield _Hit("spaeter", *match.span())


def _unknown(folded: Folded, count: int) -> Iterator[_Hit]:
    if count <= _SHORT_ANSWER and (match := _UNKNOWN.search(folded.text)):
        yield _Hit("weiss_nicht", *match.span())
