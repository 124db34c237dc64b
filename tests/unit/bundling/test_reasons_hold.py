"""Whatever needs come in: each sentence of a proposal holds for each of its needs, told from the records themselves."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings

from tests.unit.bundling.made_up import RULES, TODAY, candidates, some_needs
from verbund.bundling.candidate import DAYS_LEFT
from verbund.bundling.fitting import obstacles
from verbund.bundling.geography import Geography
from verbund.bundling.group import Group
from verbund.bundling.proposals import proposals
from verbund.bundling.reasons import TIME_WORDS, reasons
from verbund.taxonomy import Taxonomy

NAMES = {"b-1": "alpha", "b-2": "beta", "b-3": "gamma", "b-4": "delta"}
MODES_OF = {
    "vor Ort": {"kurs_vor_ort", "inhouse", "am_arbeitsplatz", "gemischt", "egal"},
    "online": {"online_live", "gemischt", "egal"},
}


def wanted_by(need):
    if need.zieldatum is None and need.dringlichkeit not in DAYS_LEFT:
        return None
    return max(need.zieldatum or need.created_on + timedelta(days=DAYS_LEFT[need.dringlichkeit]), TODAY)


def days_in(sentence):
    return [date(int(year), int(month), int(day)) for day, month, year in re.findall(r"(\d+)\.(\d+)\.(\d{4})", sentence)]


def check_thema(sentence, needs):
    named = re.search("„(.+)“", sentence)[1]
    taxonomy = Taxonomy.load()
    for need in needs:
        skills = [taxonomy.get(skill) for skill in need.skill_ids]
        assert any(named == (skill.group if "Kompetenzfeld" in sentence else skill.label) for skill in skills)


def check_stufe(sentence, needs):
    levels = {need.stand_soll for need in needs} - {None}
    assert max(levels) - min(levels) <= 1
    assert {int(level) for level in re.findall(r"(\d) \(", sentence)} == levels
    unasked = re.search(r"(\d+) Bedarfe? ohne Angabe", sentence)
    assert int(unasked[1] if unasked else 0) == sum(need.stand_soll is None for need in needs)


def check_zeitraum(sentence, needs):
    days = [wanted_by(need) for need in needs]
    known = [day for day in days if day]
    assert {min(known), max(known)} == set(days_in(sentence))
    assert (max(known) - min(known)).days <= 92
    unset = re.search(r"(\d+) Bedarfe? ohne festen", sentence)
    assert int(unset[1] if unset else 0) == days.count(None)


def check_ort(sentence, needs):
    geography = Geography.load()
    name, farthest = re.match(r"(.+) liegt für alle im gewünschten Umkreis, höchstens (\d+) km", sentence).groups()
    place = next(one for one in geography.gemeinden if one.name == name)
    for need in needs:
        site = geography.site(need.plz, need.ort, need.ags)
        way = site.point.km(place.point)
        radius = 50 if need.radius_km is None else need.radius_km
        if set(need.format or ()) <= {"inhouse", "am_arbeitsplatz"} and need.format and not need.radius_km:
            radius = 0
        assert place.number in site.own or way + site.spread_km <= radius
        assert way <= int(farthest)


def check_form(sentence, needs):
    fitting = next(formats for word, formats in MODES_OF.items() if word in sentence)
    for need in needs:
        assert not need.format or set(need.format) & fitting


def check_zeiten(sentence, needs):
    for value, word in TIME_WORDS.items():
        if word in sentence:
            for need in needs:
                assert not need.zeitmodell or "flexibel" in need.zeitmodell or value in need.zeitmodell


def check_branche(sentence, needs):
    if "derselben" in sentence:
        assert len({need.branche for need in needs}) == 1
    else:
        assert any(Taxonomy.load().get(skill).branches >= {"ME", "TX"} for skill in needs[0].skill_ids)


def check_betriebe(sentence, needs):
    """No more companies are claimed than there are names, and conversations in which nobody gave one."""
    numbers = [int(number) for number in re.findall(r"\d+", sentence)]
    names = {need.betrieb_ref for need in needs} - {None}
    nameless = {need.conversation_id for need in needs if not need.betrieb_ref}
    assert 2 <= numbers[0] <= numbers[-1] <= len(names) + len(nameless)


def check_plaetze(sentence, needs):
    seats = int(re.match(r"\d+", sentence)[0])
    managers = sum(need.anzahl_personen for need in needs if need.perspective != "selbst")
    employees = sum(need.perspective == "selbst" for need in needs)
    assert 1 <= seats <= managers + employees
    assert seats <= RULES.max_seats


def check_frage(sentence, needs):
    number = int(re.match(r"\d+", sentence)[0])
    assert 1 <= number <= len(needs)
    if "einzelnen Personen" in sentence:
        assert number == sum(need.perspective == "selbst" for need in needs)


CHECKS = {name.removeprefix("check_"): check for name, check in globals().items() if name.startswith("check_")}


@settings(max_examples=120, deadline=None)
@given(some_needs())
def test_every_sentence_of_every_proposal_holds_for_all_of_its_needs(needs):
    by_id = {need.need_id: need for need in needs}
    for proposal in proposals(candidates(needs, NAMES), RULES):
        members = [by_id[one.need_id] for one in proposal.group.members]
        said = reasons(proposal.group, RULES, Geography.load())
        for reason in said:
            CHECKS[reason.kind](reason.sentence, members)
        assert {"thema", "form", "branche", "betriebe", "plaetze"} <= {reason.kind for reason in said}
        assert ("ort" in {reason.kind for reason in said}) == proposal.group.on_site


@settings(max_examples=60, deadline=None)
@given(some_needs())
def test_nobody_is_proposed_against_their_will_or_twice(needs):
    by_id = {need.need_id: need for need in needs}
    found = proposals(candidates(needs, NAMES), RULES)
    ids = [one.need_id for proposal in found for one in proposal.group.members]
    assert len(ids) == len(set(ids))
    for need_id in ids:
        assert by_id[need_id].gemeinsam not in ("nein", "mit_einschraenkung")
        assert by_id[need_id].skill_ids
    for proposal in found:
        assert proposal.group.companies[0] >= 2
        assert proposal.missing == max(RULES.min_seats - proposal.group.total_seats, 0)


@settings(max_examples=60, deadline=None)
@given(some_needs())
def test_what_is_proposed_has_no_obstacle_in_the_eyes_of_the_board(needs):
    """The quick rules of the proposals and the explained ones of the board are the same rules."""
    for proposal in proposals(candidates(needs, NAMES), RULES):
        group = proposal.group
        for one in group.members:
            others = tuple(other for other in group.members if other is not one)
            against = obstacles(one, Group(others, group.mode, group.skill_id, group.exact), RULES, Geography.load())
            assert {obstacle.kind for obstacle in against} <= ({"thema"} if not group.exact else set())


@settings(max_examples=60, deadline=None)
@given(some_needs())
def test_two_needs_that_fit_and_suffice_are_never_left_lying_both(needs):
    """Greedy is not blind: what remains free holds no pair that would be a full course by itself."""
    everyone = candidates(needs, NAMES)
    taken = {one.need_id for proposal in proposals(everyone, RULES) for one in proposal.group.members}
    free = [one for one in everyone if one.need_id not in taken]
    for one, other in combinations(free, 2):
        for skill in set(one.skill_ids) & set(other.skill_ids):
            for mode in one.modes & other.modes:
                alone, pair = Group((one,), mode, skill), Group((one, other), mode, skill)
                fits = not obstacles(other, alone, RULES, Geography.load())
                fits = fits and not obstacles(one, Group((other,), mode, skill), RULES, Geography.load())
                assert not (fits and pair.companies[0] >= 2 and pair.total_seats >= RULES.min_seats)
