"""Why needs belong together: each sentence holds for every one of them (a property test checks each against them)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verbund.bundling.candidate import ALL_TIMES, Rules
from verbund.bundling.fitting import BOTH_BRANCHES, radius_words
from verbund.bundling.geography import Geography
from verbund.bundling.group import Group
from verbund.german_days import day_in_digits
from verbund.taxonomy import Taxonomy

BRANCH_WORDS = {
    "metall_elektro": "Metall und Elektro", "textil_bekleidung": "Textil und Bekleidung", "andere": "einer anderen Branche",
    "unklar": "unklar",
}  # fmt: skip
TIME_WORDS = {
    "ganze_tage": "ganze Tage", "halbe_tage": "halbe Tage", "block": "Block", "abend": "Abend", "samstag": "Samstag"
}  # fmt: skip
LEVEL_WORDS = {2: "mit Hilfe", 3: "selbstständig", 4: "kann es anderen zeigen"}


@dataclass(frozen=True)
class Reason:
    """One sentence.

    Attributes:
        kind: `thema`, `stufe`, `zeitraum`, `ort`, `form`, `zeiten`, `branche`, `betriebe`, `plaetze`, or `frage`: what
            is still to be asked.
        sentence: in words.
    """

    kind: str
    sentence: str


def reasons(group: Group, rules: Rules, geography: Geography) -> tuple[Reason, ...]:
    """Returns what a group has in common, and what is still to be asked."""
    return tuple(_reasons(group, rules, geography))


def _reasons(group: Group, rules: Rules, geography: Geography) -> Iterator[Reason]:
    yield _topic(group)
    if group.levels and group.levels[-1] - group.levels[0] <= rules.level_step:
        same = "Das gewünschte Ziel ist dasselbe" if len(group.levels) == 1 else "Die Ziele liegen eine Stufe auseinander"
        yield Reason("stufe", f"{same}: {_levels(group)}.")
    days = group.deadlines
    if days and (days[-1] - days[0]).days <= rules.window_days:
        span = f"bis {day_in_digits(days[0])}" if days[0] == days[-1] else f"zwischen {day_in_digits(days[0])} und {day_in_digits(days[-1])}"
        yield Reason("zeitraum", f"Gebraucht wird es {span}.{_open_ended(group)}")
    yield from _where(group, rules, geography)
    if group.times and group.times != ALL_TIMES:
        yield Reason("zeiten", f"Diese Zeiten passen allen: {', '.join(_times(group))}.")
    yield from _branch(group)
    yield Reason("betriebe", f"{companies_words(group)}.")
    yield Reason("plaetze", f"{_number(group.total_seats, 'Platz', 'Plätze')}, niemand doppelt gezählt.")
    yield from _questions(group)


def companies_words(group: Group) -> str:
    """Returns how many companies there are, as exactly as it is known."""
    least, most = group.companies
    if least == most:
        return _number(least, "Betrieb", "Betriebe")
    return f"Mindestens {_number(least, 'Betrieb', 'Betriebe')}, höchstens {most}: Nicht alle haben ihren Namen genannt"


def _topic(group: Group) -> Reason:
    skill = Taxonomy.load().get(group.skill_id)
    if group.exact or skill is None:
        return Reason("thema", f"Alle brauchen „{Taxonomy.load().label(group.skill_id)}“.")
    return Reason("thema", f"Alle Themen gehören zum Kompetenzfeld „{skill.group}“, sind aber nicht dieselben.")


def _levels(group: Group) -> str:
    words = " oder ".join(f"{level} ({LEVEL_WORDS[level]})" for level in group.levels)
    unasked = sum(one.level is None for one in group.members)
    return words if not unasked else f"{words}; {_number(unasked, 'Bedarf', 'Bedarfe')} ohne Angabe"


def _open_ended(group: Group) -> str:
    free = sum(one.deadline is None for one in group.members)
    return f" {_number(free, 'Bedarf', 'Bedarfe')} ohne festen Zeitpunkt." if free else ""


def _where(group: Group, rules: Rules, geography: Geography) -> Iterator[Reason]:
    if not group.on_site:
        yield Reason("form", "Allen ist ein Kurs online recht.")
        return
    place = group.place(geography)
    if place is None:
        return
    yield Reason("form", "Niemand möchte nur online lernen: Der Kurs ist vor Ort.")
    ways = [one.site.point.km(place.point) for one in group.members if one.site]
    unasked = sum(one.radius_km is None for one in group.members)
    asked = f" Bei {unasked} davon wurde nicht gefragt: {radius_words(None, rules)}." if unasked else ""
    yield Reason(
        "ort",
        f"{place.name} liegt für alle im gewünschten Umkreis, höchstens {_km(max(ways))} Luftlinie.{asked}",
    )


def _km(way: float) -> str:
    return f"{max(1, -int(-way // 1))} km"


def _times(group: Group) -> list[str]:
    return [word for value, word in TIME_WORDS.items() if value in group.times]


def _branch(group: Group) -> Iterator[Reason]:
    branches = {one.branche for one in group.members}
    skill = Taxonomy.load().get(group.skill_id)
    if len(branches) == 1:
        yield Reason("branche", f"Alle kommen aus derselben Branche: {BRANCH_WORDS[branches.pop()]}.")
    elif group.exact and skill and skill.branches >= BOTH_BRANCHES:
        yield Reason("branche", "Die Branchen sind verschieden, das Thema ist in allen dasselbe.")


def _questions(group: Group) -> Iterator[Reason]:
    members = group.members
    for many, sentence in (
        (sum(one.unsure for one in members), "{} noch nicht geprüft: Bitte sehen Sie das Thema nach."),
        (sum(one.together in (None, "weiss_nicht") and one.perspective != "selbst" for one in members),
         "{} ohne Antwort, ob gemeinsames Lernen recht ist."),
        (sum(one.german_help for one in members), "{} mit Wunsch nach Unterstützung mit Deutsch: im Kurs einplanen."),
        (sum(one.perspective == "vertretung" for one in members),
         "{} von einer Vertretung der Beschäftigten: Sprechen Sie mit ihr, laden Sie den Betrieb nicht deswegen ein."),
        (sum(one.perspective == "selbst" for one in members),
         "{} von einzelnen Personen: Ihr Betrieb erfährt davon nichts, laden Sie ihn nicht deswegen ein."),
    ):  # fmt: skip
        if many:
            yield Reason("frage", sentence.format(_number(many, "Bedarf", "Bedarfe")))


def _number(many: int, one: str, several: str) -> str:
    return f"{many} {one if many == 1 else several}"
