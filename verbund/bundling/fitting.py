"""Why a need does not fit to others, in a sentence for each reason; none means that it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from verbund.bundling.candidate import ONLINE, Candidate, Rules
from verbund.bundling.geography import ANYWHERE, Geography
from verbund.bundling.group import Group
from verbund.german_days import day_in_digits
from verbund.taxonomy import Taxonomy

BOTH_BRANCHES = frozenset(("ME", "TX"))


@dataclass(frozen=True)
class Obstacle:
    """One reason against.

    Attributes:
        kind: `gemeinsam`, `thema`, `branche`, `stufe`, `zeitraum`, `form`, `zeiten`, `ort`, `plaetze`, `stand`.
        sentence: in words.
        final: no manager can overrule it: somebody said no, or the need is no longer open.
    """

    kind: str
    sentence: str
    final: bool = False


def obstacles(one: Candidate, group: Group, rules: Rules, geography: Geography) -> tuple[Obstacle, ...]:
    """Returns what speaks against adding a need to a group; a group without members asks for the topic only."""
    return tuple(_obstacles(one, group, rules, geography))


def same_group(skill_id: str, other: str) -> bool:
    """Says whether two skills are of one group of the taxonomy."""
    return skill_id.partition("-")[0] == other.partition("-")[0]


def branches_fit(one: str, other: str, skill_id: str) -> bool:
    """Says whether companies of two Branchen can learn a skill together."""
    skill = Taxonomy.load().get(skill_id)
    return one == other or bool(skill and skill.branches >= BOTH_BRANCHES)


def _obstacles(one: Candidate, group: Group, rules: Rules, geography: Geography) -> Iterator[Obstacle]:
    if one.together == "nein":
        yield Obstacle("gemeinsam", "Der Betrieb möchte nicht mit anderen lernen.", final=True)
    if one.together == "mit_einschraenkung":
        hint = f"„{one.hint}“" if one.hint else "Bitte nachfragen, mit wem."
        yield Obstacle("gemeinsam", f"Der Betrieb lernt nur mit Einschränkung gemeinsam: {hint}")
    if group.skill_id not in one.skill_ids:
        kin = any(same_group(group.skill_id, skill) for skill in one.skill_ids)
        yield Obstacle("thema", "Das Thema ist nur verwandt." if kin else "Das Thema ist ein anderes.")
    if not one.modes:
        yield Obstacle("form", "Gewünscht ist Lernen am eigenen Platz oder allein, kein gemeinsamer Kurs.")
    elif group.mode not in one.modes:
        wanted = "online" if group.mode == ONLINE else "vor Ort"
        yield Obstacle("form", f"Der Kurs ist {wanted}, hier ist etwas anderes gewünscht.")
    if one.persons > rules.max_seats:
        yield Obstacle("plaetze", f"{one.persons} Personen füllen allein einen Kurs.")
    if not group.members:
        return
    together = replace(group, members=(*group.members, one))
    if any(not branches_fit(one.branche, other.branche, group.skill_id) for other in group.members):
        yield Obstacle("branche", "Die Branche ist eine andere, und das Thema hängt von der Branche ab.")
    if together.levels and together.levels[-1] - together.levels[0] > rules.level_step:
        yield Obstacle("stufe", f"Gewünscht ist Stufe {one.level}, im Bündel {_levels(group.levels)}.")
    days = together.deadlines
    if days and (days[-1] - days[0]).days > rules.window_days and one.deadline:
        yield Obstacle("zeitraum", f"Gebraucht wird es bis {day_in_digits(one.deadline)}, im Bündel {_span(group.deadlines)}.")
    if not together.times:
        yield Obstacle("zeiten", "Zu keiner Zeit können alle: ganze oder halbe Tage, Block, Abend, Samstag.")
    if group.on_site and not together.reach:
        yield _way(one, group, rules, geography)
    if one.persons <= rules.max_seats and together.total_seats > rules.max_seats:
        free = max(rules.max_seats - group.total_seats, 0)
        yield Obstacle("plaetze", f"{one.persons} Plätze gebraucht, {free} noch frei.")


def _way(one: Candidate, group: Group, rules: Rules, geography: Geography) -> Obstacle:
    if one.site is None:
        return Obstacle("ort", "Der Ort ist nicht bekannt.")
    place = group.place(geography)
    if place is None:
        return Obstacle("ort", "Schon für das Bündel gibt es keinen Ort, den alle erreichen.")
    km = round(one.site.point.km(place.point))
    if one.site.spread_km:
        return Obstacle("ort", f"Bekannt ist nur der Kreis, {km} km von {place.name}: Ob der Weg passt, ist offen.")
    return Obstacle("ort", f"{km} km bis {place.name}, gewünscht sind {radius_words(one.radius_km, rules)}.")


def radius_words(radius_km: int | None, rules: Rules) -> str:
    """Returns how far somebody comes."""
    if radius_km is None:
        return f"höchstens {rules.assumed_radius_km} km (angenommen, nicht gefragt)"
    if radius_km >= ANYWHERE:
        return "keine Grenze"
    return f"höchstens {radius_km} km" if radius_km else "der eigene Ort"



def _levels(levels: tuple[int, ...]) -> str:
    return " und ".join(str(level) for level in levels) or "keine genannt"


def _span(days: tuple[date, ...]) -> str:
    if not days:
        return "ist kein Tag genannt"
    return f"bis {day_in_digits(days[0])}" if days[0] == days[-1] else f"zwischen {day_in_digits(days[0])} und {day_in_digits(days[-1])}"
