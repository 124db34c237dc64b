"""When something is needed: reads the band of `dringlichkeit` and, where a day is named, `zieldatum`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from verbund.language.durations import durations
from verbund.language.folding import Folded, fold
from verbund.language.target_days import days, months, next_units, seasons_and_years, weeks_and_quarters
from verbund.language.time_bands import Hit
from verbund.language.urgency import later, unknown, urgent

_STARTS_URGENT = re.compile(r"\W*(?:(?:ja|na|also|eigentlich|wir brauchen (?:das|es))\W+)*$")
_STARTS = re.compile(r"\b(?:beginn\w*|anfang\w*|anfaengt|faengt|fangen|start\w*|los\s?geh\w*|geht\w* los|gehts los)\b")
_PAST = re.compile(
    r"\b(?:seit|seitdem|letzte[nrsm]?|letschde[ns]?|vergangene[nrsm]?|vorige[nrsm]?|in den letzten|damals|anno|"
    r"zuletzt|bisher)(?:\s+\w+){0,2}\s*$"
)


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


def find_time(text: str, today: date) -> TimeMention | None:
    """Reads when a skill is needed.

    An explicit duration wins over a day, a day over a season, all of them over words such as "bald".
    Times that lie in the past ("seit 3 Monaten", "letzte Woche") are no target.

    Args:
        text: an answer or a whole opening.
        today: the day of the conversation.

    Returns:
        The mention, or None when no target time is said.
    """
    folded = fold(text)
    count = len(folded.words)
    readers: tuple[Callable[[], Iterator[Hit]], ...] = (
        lambda: durations(folded, count),
        lambda: days(folded, today),
        lambda: weeks_and_quarters(folded, today),
        lambda: months(folded, today),
        lambda: seasons_and_years(folded, today),
        lambda: next_units(folded, today),
        lambda: later(folded, count),
        lambda: urgent(folded, count),
        lambda: unknown(folded, count),
    )
    wish = next(urgent(folded, count), None)
    starts_urgent = wish and wish.band == "sofort" and _STARTS_URGENT.match(folded.text[: wish.start])
    if wish and starts_urgent and not next(later(folded, count), None):
        # "am besten sofort, spätestens im Januar": the wish comes first
        readers = (lambda: iter([wish]),)
    start_only: Hit | None = None
    for reader in readers:
        hits = [hit for hit in reader() if not _is_past(folded.text, hit)]
        target = next((hit for hit in hits if not _is_a_start(folded.text, hit)), None)
        if target:
            return _mention(folded, target)
        start_only = start_only or next(iter(hits), None)
    return _mention(folded, start_only) if start_only else None


def _mention(folded: Folded, hit: Hit) -> TimeMention:
    start, end = folded.span(hit.start, hit.end)
    return TimeMention(hit.band, hit.day, start, end)


def _is_a_start(text: str, hit: Hit) -> bool:
    """ "Nach Fasching würden wir beginnen, bis zum Sommer sollte es sitzen": what counts is when it has to be learnt."""
    before, after = re.split(r"[.;!?,]\s", text[: hit.start])[-1], re.split(r"[.;!?,](?:\s|$)", text[hit.end :])[0]
    return bool(_STARTS.search(after) or _STARTS.search(before)) and not re.search(r"\b(?:bis|vor|spaetestens)\b", before[-15:])


def _is_past(text: str, hit: Hit) -> bool:
    before = re.split(r"[.;!?,]\s", text[: hit.start])[-1]
    return bool(_PAST.search(before)) or bool(
        re.match(r"(?:seit|letzte|vor (?:\d|einem|zwei|drei))", text[hit.start : hit.end])
    )
