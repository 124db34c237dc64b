"""What the check asks: only what can still change a result, never what is known, the confidential question last."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.funding_talk.corpus import SITE, TODAY
from verbund.funding import FACTS, SENSITIVE, assess
from verbund.funding_talk.choice import facts_of, merged, next_question
from verbund.funding_talk.known import known_facts, profile_of
from verbund.funding_talk.questions import load_check

CHECK = load_check()


def walk(facts: dict, employee: bool, choose) -> tuple[list[str], dict]:
    """Answers every question by `choose(question)`; returns what was asked and what is known then."""
    asked: list[str] = []
    while (question := next_question(facts, asked, employee, TODAY)) is not None:
        asked.append(question.id)
        option = choose(question)
        if option is not None:
            facts = merged(facts, facts_of(question, option, TODAY), TODAY)
    return asked, facts


@pytest.mark.parametrize("question", CHECK.questions, ids=lambda one: one.id)
def test_a_question_settles_facts_that_exist_and_sensitive_ones_in_confidence(question):
    assert question.settles <= FACTS.keys()
    assert bool(question.settles & SENSITIVE) == question.confidential
    for option in question.options:
        assert facts_of(question, option, TODAY).keys() <= FACTS.keys()
        assert not question.confidential or not option.yes or not option.facts  # a yes leaves no trace in any result


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["selbst", "betrieb"]), st.sampled_from(["1_9", "50_249", "500_plus", None]))
def test_whatever_is_answered_it_ends_soon_and_asks_nothing_twice(data, who, size):
    facts = known_facts({"perspective": who, "branche": "metall_elektro", "betriebsgroesse": size}, SITE)

    def choose(question):
        return data.draw(st.sampled_from([None, *question.options]))

    asked, _ = walk(facts, who == "selbst", choose)
    assert len(asked) == len(set(asked)) <= CHECK.most
    confidential = [one.id for one in CHECK.questions if one.confidential]
    assert not set(asked[:-1]) & set(confidential)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_question_asked_could_change_a_result(data):
    facts = known_facts({"perspective": "selbst", "branche": "andere"}, SITE)
    asked: list[str] = []
    while (question := next_question(facts, asked, True, TODAY)) is not None:
        now = assess(profile_of(facts, TODAY))
        thens = [
            assess(profile_of(merged(facts, facts_of(question, one, TODAY), TODAY), TODAY)) for one in question.options
        ]
        assert any(
            before.status != after.status or before.figures != after.figures or before.rules != after.rules
            for then in thens
            for before, after in zip(now, then, strict=True)
        ), question.id
        asked.append(question.id)
        option = data.draw(st.sampled_from([None, *question.options]))
        facts = merged(facts, facts_of(question, option, TODAY), TODAY) if option else facts


def test_a_course_that_is_too_short_and_for_one_company_asks_next_to_nothing():
    facts = known_facts(
        {"perspective": "team", "dauer_rahmen": "bis_120_std", "format": ["inhouse"], "nachweis": "zertifikat_schein",
         "betriebsgroesse": "10_49", "pflicht": "freiwillig", "branche": "metall_elektro"}, SITE,
    )  # fmt: skip
    asked, _ = walk(facts, False, lambda _: None)
    assert len(asked) <= 1


def test_the_number_of_hours_in_somebody_s_words_goes_before_the_band():
    facts = known_facts({"dauer_rahmen": "ueber_120_std"}, SITE, {"dauer_rahmen": "so 160 Unterrichtseinheiten"})
    assert (facts["course_hours"], facts["hour_minutes"]) == (160, 45)


def test_an_answer_that_contradicts_what_is_known_is_dropped():
    facts = {"group_headcount": 900}
    assert merged(facts, {"part_of_group": False}, TODAY) == facts
