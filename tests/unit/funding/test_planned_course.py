"""Managers see which routes fit a planned course; nothing tells them to shape it around a limit."""

import re
from datetime import date

import pytest

from verbund.funding import ProfileError
from verbund.funding.facts_course import CourseFacts
from verbund.planned_course import routes_for

DAY = date(2026, 11, 24)
NEED = {
    "perspective": "betrieb",
    "betriebsgroesse": "10_49",
    "dauer_rahmen": "ueber_120_std",
    "pflicht": "freiwillig",
    "berufsabschluss": "ja",
    "branche": "metall_elektro",
    "ags": "08115",
}
OTHER = {**NEED, "betriebsgroesse": "500_plus", "berufsabschluss": "keine_angabe"}
LONG = {
    "course_hours": 160,
    "hour_minutes": 60,
    "in_house": False,
    "goal": "anpassung",
    "provider_approved": True,
    "measure_approved": True,
    "beyond_adaptation": True,
}


def course(**facts):
    return CourseFacts(**{**LONG, **facts})


def route(view, name):
    return next(one for one in view.routes if one.id == name)


def test_a_need_alone_is_open_and_says_what_is_missing():
    found = route(routes_for([NEED], DAY), "sgb3_82")
    assert found.counts == {"offen": 1}
    assert {"provider_approved", "measure_approved", "beyond_adaptation"} <= set(found.missing)


def test_the_plan_goes_before_the_wish():
    short = {**NEED, "dauer_rahmen": "bis_1_tag", "format": ["inhouse"]}
    found = route(routes_for([short], DAY, course()), "sgb3_82")
    assert "kommt_nicht_in_betracht" not in found.counts
    assert route(routes_for([short], DAY), "sgb3_82").counts == {"kommt_nicht_in_betracht": 1}


@pytest.mark.parametrize(("facts", "id", "words"), [
    ({"statutory_duty": True}, "sgb3_82", "§ 82 Abs. 1 Satz 2 SGB III"), ({"statutory_duty": True}, "sgb3_82a", "§ 82a Abs. 5 Satz 1 Nr. 1 SGB III"),
    ({"in_house": True}, "esf_fachkurs", "nur für einen Betrieb"), ({"course_hours": 100}, "sgb3_82", "§ 82 Abs. 1 Satz 1 Nr. 4 SGB III"),
    ({"goal": "industriemeister"}, "sgb3_82", "§ 22 Abs. 1a Satz 1 SGB III"), ({"measure_approved": False}, "sgb3_82", "die Maßnahme ist nicht zugelassen"),
    ({"course_start": date(2026, 11, 2), "application_date": DAY}, "sgb3_82", "§ 324 Abs. 1 SGB III"),
])  # fmt: skip
def test_what_excludes_a_route_is_warned_of_with_its_paragraph(facts, id, words):
    view = routes_for([NEED], DAY, course(**facts))
    assert route(view, id).counts == {"kommt_nicht_in_betracht": 1}
    assert any(words in one for one in view.warnings)
    assert any(words in one for one in route(view, id).reasons)


def test_units_of_45_minutes_are_a_question_for_the_agentur():
    view = routes_for([NEED], DAY, course(course_hours=None, hour_minutes=None, course_units=150))
    assert any("Unterrichtseinheit" in one and "Agentur für Arbeit" in one for one in view.warnings)


def test_a_bundle_counts_needs_and_says_that_each_company_applies_for_itself():
    view = routes_for([NEED, OTHER, {**NEED, "pflicht": "vorgeschrieben"}], DAY, course())
    assert sum(route(view, "sgb3_82").counts.values()) == 3
    assert len(view.assessments) == 3
    assert any("je Betrieb" in one for one in view.warnings)
    assert any("eigenen Antrag" in one for one in view.warnings)


PLANS = [{}, {"course_hours": 100}, {"course_hours": 120}, {"course_hours": 121, "hour_minutes": None}, {"in_house": True}, {"statutory_duty": True}, {"goal": "meister"}, {"course_format": "selbstlernen"}]  # fmt: skip


@pytest.mark.parametrize("facts", PLANS, ids=str)
def test_no_word_advises_to_design_around_a_limit(facts):
    view = routes_for([NEED, OTHER], DAY, course(**facts))
    said = " ".join([*view.warnings, *(reason for one in view.routes for reason in one.reasons)])
    assert not re.search(
        r"verlänger|aufstocken|planen Sie|machen Sie|erhöhen|damit (?:er|der|es)|besser|empfehl|lohnt",
        said,
        re.IGNORECASE,
    )
    if facts.get("course_hours", 160) <= 120:
        assert "bestimmt der Lernbedarf" in said


def test_only_routes_that_pay_for_training_and_still_run_are_shown():
    ids = [one.id for one in routes_for([NEED], DAY).routes]
    assert ids[:3] == ["sgb3_82", "sgb3_81_2", "sgb3_82a"]
    assert not {"bildungspraemie", "go_digital", "weiterbildungsscouts", "innovationsgutscheine_bw", "sgb3_106a"} & set(
        ids
    )


def test_without_a_need_there_is_nothing_to_check():
    with pytest.raises(ValueError, match="mindestens ein Bedarf"):
        routes_for([], DAY)


def test_a_plan_that_cannot_be_read_is_refused():
    with pytest.raises(ProfileError, match="course_hours"):
        routes_for([NEED], DAY, CourseFacts(course_hours="viele"))
