"""Every side question has an intent, an answer and a rule that comes back to the open question."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.texts.corpus import domain, rules

SIDE_QUESTIONS = [intent for intent in domain()["intents"] if intent.startswith("frage_")]
DIGRESSIONS = [
    *SIDE_QUESTIONS, "begruessen", "danken", "verabschieden", "fortschritt", "wiederholen", "warum_frage",
    "mensch_sprechen", "beleidigung", "notlage", "ausserhalb", "abbrechen", "loeschen", "neu_anfangen", "nlu_fallback",
]  # fmt: skip

# Where Rasa itself, the form or the gateway begins a turn.
NO_MESSAGE_OF_A_PERSON = {"start"}


def _during_the_interview(intent: str) -> list[dict[str, Any]]:
    return [
        rule
        for rule in rules()
        if {"active_loop": "bedarf_form"} in rule.get("condition", []) and rule["steps"][0] == {"intent": intent}
    ]


def _actions(rule: dict[str, Any]) -> list[str]:
    return [step["action"] for step in rule["steps"] if "action" in step]


def test_there_are_side_questions_enough() -> None:
    assert len(SIDE_QUESTIONS) >= 50


@pytest.mark.parametrize("intent", DIGRESSIONS)
def test_a_digression_is_answered_and_the_open_question_comes_again(intent: str) -> None:
    (rule,) = _during_the_interview(intent)
    assert rule["steps"][-2:] == [{"action": "bedarf_form"}, {"active_loop": "bedarf_form"}]
    assert len(_actions(rule)) >= 2


@pytest.mark.parametrize("intent", SIDE_QUESTIONS)
def test_a_side_question_is_answered_with_its_own_words(intent: str) -> None:
    (rule,) = _during_the_interview(intent)
    assert _actions(rule)[0] == f"utter_{intent}"


def test_answers_to_side_questions_differ() -> None:
    answers = [variation["text"] for intent in SIDE_QUESTIONS for variation in domain()["responses"][f"utter_{intent}"]]
    assert len(answers) == len(set(answers))


def test_distress_is_dealt_with_before_anything_else() -> None:
    (rule,) = _during_the_interview("notlage")
    assert _actions(rule)[0] == "action_notlage"


def test_figures_of_funding_come_from_dated_data() -> None:
    (rule,) = _during_the_interview("frage_foerderung")
    assert "action_frage_foerderung" in _actions(rule)


def test_rules_name_only_what_the_domain_knows() -> None:
    known = {*domain()["actions"], *domain()["responses"], *domain()["forms"]}
    named = {action for rule in rules() for action in _actions(rule)}
    assert named <= known


def test_a_message_without_an_interview_never_meets_silence() -> None:
    (rule,) = [
        rule
        for rule in rules()
        if {"active_loop": None} in rule.get("condition", []) and any("or" in step for step in rule["steps"])
    ]
    covered = {one["intent"] for step in rule["steps"] for one in step.get("or", [])}
    assert covered == {*domain()["intents"], "nlu_fallback"} - NO_MESSAGE_OF_A_PERSON
