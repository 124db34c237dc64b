"""Why a need does not fit: one reason for each rule, in words, and no reason where it fits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.bundling.made_up import BIBERACH, MANNHEIM, NOWHERE, RULES, TODAY, alone, candidates, team
from verbund.bundling.board import as_group
from verbund.bundling.candidate import ONLINE, deadline
from verbund.bundling.fitting import obstacles
from verbund.bundling.geography import Geography
from verbund.bundling.proposals import proposals


def against(need, *others, rules=RULES):
    one, *rest = candidates([need, *others], {"b-1": "alpha", "b-2": "beta"})
    return obstacles(one, as_group(rest, "AUT-03"), rules, Geography.load())


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"gemeinsam": "nein"}, "gemeinsam", "nicht mit anderen"),
        ({"gemeinsam": "mit_einschraenkung", "gemeinsam_hinweis": "nicht mit Wettbewerb"}, "gemeinsam", "nicht mit Wettbewerb"),
        ({"skill_ids": ("AUT-01",)}, "thema", "verwandt"),
        ({"skill_ids": ("BEK-02",)}, "thema", "ein anderes"),
        ({"stand_soll": 2}, "stufe", "Stufe 2, im Bündel 4"),
        ({"zieldatum": TODAY}, "zeitraum", "bis 25.11.2026, im Bündel bis 26.5.2027"),
        ({"format": ("online_live",)}, "form", "vor Ort"),
        ({"format": ("online_selbst",)}, "form", "eigenen Platz oder allein"),
        ({"zeitmodell": ("abend",)}, "zeiten", "Zu keiner Zeit"),
        ({**MANNHEIM, "radius_km": 25}, "ort", "km bis Ulm, gewünscht sind höchstens 25 km"),
        ({"plz": None, "ort": None, "ags": None}, "ort", "nicht bekannt"),
        ({"plz": None, "ort": None, "ags": "08426", "radius_km": 25}, "ort", "nur der Kreis"),
        ({"anzahl_personen": 9}, "plaetze", "9 Plätze gebraucht, 8 noch frei"),
        ({"anzahl_personen": 30}, "plaetze", "füllen allein"),
    ],
)
def test_each_rule_says_in_words_what_is_against(changes, kind, words):
    group = team(stand_soll=4, zeitmodell=("ganze_tage",), radius_km=0, betrieb_ref="b-1")
    found = against(team(**{"betrieb_ref": "b-2"} | changes), group)
    assert kind in [one.kind for one in found]
    assert words in next(one.sentence for one in found if one.kind == kind)


def test_what_fits_has_nothing_against_it():
    assert against(team(**BIBERACH), team(), team(stand_soll=2)) == ()


def test_only_a_no_is_final():
    assert [one.final for one in against(team(gemeinsam="nein"), team())] == [True]
    assert [one.final for one in against(team(gemeinsam="mit_einschraenkung"), team())] == [False]


def test_an_employee_who_learns_at_the_own_machine_invites_nobody_there():
    assert "form" in [one.kind for one in against(alone(format=("am_arbeitsplatz",), radius_km=None), team())]


def test_who_trains_in_house_and_learns_with_others_has_them_come():
    host = team(format=("inhouse",), radius_km=None, raum_angebot="ja")
    assert against(host, team(**BIBERACH, betrieb_ref="b-1")) == ()
    near, _ = candidates([host, team(**BIBERACH)])
    assert [one.name for one in Geography.load().in_reach(near.reach)] == ["Ulm"]


def test_a_branch_matters_unless_the_skill_is_the_same_in_all():
    other = team(branche="textil_bekleidung", skill_ids=("BEK-02",))
    mine = team(skill_ids=("BEK-02",))
    one, rest = candidates([other, mine])
    found = obstacles(one, as_group([rest], "BEK-02"), RULES, Geography.load())
    assert "branche" in [obstacle.kind for obstacle in found]
    one, rest = candidates([team(branche="textil_bekleidung", skill_ids=("FHR-02",)), team(skill_ids=("FHR-02",))])
    assert obstacles(one, as_group([rest], "FHR-02"), RULES, Geography.load()) == ()


def test_online_is_for_those_who_said_so():
    both = team(format=("gemischt",), **MANNHEIM, radius_km=25)
    live = team(format=("online_live",))
    assert as_group(candidates([both, live]), "AUT-03").mode == ONLINE
    assert as_group(candidates([both, team()]), "AUT-03").mode != ONLINE


def test_what_is_late_is_wanted_today_and_what_has_no_time_has_none():
    assert deadline(TODAY - timedelta(days=400), "bis_3_monate", None, TODAY) == TODAY
    assert deadline(TODAY, "weiss_nicht", None, TODAY) is None
    assert deadline(TODAY, "spaeter", TODAY + timedelta(days=9), TODAY) == TODAY + timedelta(days=9)


def test_a_place_between_two_companies_is_found_that_neither_lives_in():
    """Ulm and Mannheim are about 150 km apart."""
    needs = [team(radius_km=100, betrieb_ref="b-1"), team(**MANNHEIM, radius_km=100, betrieb_ref="b-2")]
    found = proposals(candidates(needs, {"b-1": "alpha", "b-2": "beta"}), RULES)
    assert len(found) == 1
    place = found[0].group.place(Geography.load())
    assert place.name not in ("Ulm", "Mannheim")
    assert all(one.site.point.km(place.point) <= 100 for one in found[0].group.members)


def test_a_room_that_is_offered_is_taken_if_all_reach_it():
    needs = [team(radius_km=100), team(**BIBERACH, radius_km=100, raum_angebot="ja")]
    assert as_group(candidates(needs), "AUT-03").place(Geography.load()).name == "Biberach an der Riß"


def test_two_seats_are_missing_and_the_proposal_says_so():
    needs = [team(anzahl_personen=2), team(anzahl_personen=2, **BIBERACH)]
    assert [one.missing for one in proposals(candidates(needs), RULES)] == [2]


def test_related_topics_come_behind_the_same_topic_and_say_that_they_are():
    same = [team(skill_ids=("AUT-03",), betrieb_ref="b-1"), team(skill_ids=("AUT-03",), betrieb_ref="b-2")]
    kin = [team(skill_ids=("FHR-02",), **BIBERACH), team(skill_ids=("FHR-04",))]
    found = proposals(candidates([*kin, *same], {"b-1": "alpha", "b-2": "beta"}), RULES)
    assert [one.group.exact for one in found] == [True, False]


def test_no_place_no_course():
    needs = [team(plz=None, ort=None, ags=None), team(**BIBERACH)]
    assert NOWHERE == {}
    assert proposals(candidates(needs), RULES) == []
