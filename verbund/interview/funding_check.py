"""The funding check at the end of an interview: a few questions, then the result. Nothing of it goes into the record.

What is answered lives in the interview's state until the result is spoken and is dropped with it. The answer to the
confidential question never enters the state: it is the last one, so the result follows in the same turn.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from verbund.funding_talk.case import Case
from verbund.funding_talk.choice import HOURS, facts_of, merged, next_question
from verbund.funding_talk.known import hours_said, known_facts
from verbund.funding_talk.questions import Facts, Option, Question, load_check
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.language.numbers import find_numbers

FIELD = "funding"
TO_RESULT = "zum_ergebnis"
UNKNOWN = "weiss_nicht"
SEPARATOR = ":"

_SIZE = "groesse"
_ENOUGH = re.compile(
    r"\b(zum\s+ergebnis|ergebnis\s+(zeigen|bitte)|(das\s+)?reicht|genug\s+(gefragt|fragen)|keine\s+(fragen|lust)\s*mehr|"
    r"(das\s+)?ergebnis\s+jetzt|nein,?\s+danke|mag\s+nicht\s+mehr|lass(en)?\s+(sie\s+)?(das|mal|gut\s+sein)|hör(en)?\s+(sie\s+)?auf)\b",
    re.IGNORECASE,
)
# "4 Wochen" is no number of hours; a number alone is.
_HOURS_NOUN = re.compile(r"^(st(un)?d\w*|h|ue|unterricht\w*|zeitstunden)?$", re.IGNORECASE)
_FIRST_WORD_YES = re.compile(r"^\W*(ja+|jo+|joa?|jawohl|klar|genau|stimmt|freilich|sicher|yes|si)\b", re.IGNORECASE)
_FIRST_WORD_NO = re.compile(r"^\W*(nein|nee?|nö|noi|na|no|keine?r?|nicht)\b", re.IGNORECASE)


def begin(interview: Interview, today: date) -> Case | None:
    """Starts the check with what the interview knows; returns the case at once where nothing is worth asking."""
    interview.funding_check = {"facts": known_facts(interview.values, interview.place, interview.words), "asked": []}
    interview.forget(FIELD)
    return _ask_next(interview, today)


def is_open(interview: Interview) -> bool:
    """Whether a question of the check is waiting for its answer."""
    return bool(interview.funding_check.get("open"))


def is_first(interview: Interview) -> bool:
    """Whether the open question is the first one of the check, and was not yet answered."""
    return len(interview.funding_check.get("asked") or ()) == 1


def open_question(interview: Interview) -> Question | None:
    """The question that is waiting, or None."""
    return load_check().question(interview.funding_check.get("open") or "")


def take(interview: Interview, utterance: Utterance, today: date) -> Case | None:
    """Takes an answer. What cannot be read counts as "weiß ich nicht": nobody is asked the same thing twice.

    Args:
        interview: the state with its open question; changed in place.
        utterance: what was said or pressed.
        today: the day of the conversation.

    Returns:
        The case once it is time for the result, else None: the next question is open.
    """
    question = open_question(interview)
    if question is None:
        return None
    if _wants_result(utterance):
        return _finish(interview)
    facts = _read(question, utterance, today) or {}
    if question.confidential:
        return _finish(interview, merged(interview.funding_check["facts"], facts, today))
    before = dict(interview.funding_check)
    trail = [*before.pop("trail", []), before]
    known = merged(before["facts"], facts, today)
    interview.funding_check = {**before, "facts": known, "trail": trail}
    return _ask_next(interview, today)


def go_back(interview: Interview) -> None:
    """Opens the question before; before the first one the check has not begun."""
    trail = interview.funding_check.get("trail") or []
    interview.funding_check = {**trail[-1], "trail": trail[:-1]} if trail else {}


def understands(interview: Interview, utterance: Utterance, today: date) -> bool:
    """Whether a message answers the open question, so that it is no side question."""
    question = open_question(interview)
    if question is None:
        return False
    return _wants_result(utterance) or _read(question, utterance, today) is not None


def is_button_of_check(value: Any) -> bool:
    """Whether a button belongs to a question of the check, and not to the question whether there shall be one."""
    return value == TO_RESULT or SEPARATOR in str(value)


def _ask_next(interview: Interview, today: date) -> Case | None:
    state = interview.funding_check
    question = next_question(state["facts"], state["asked"], interview.is_employee, today)
    if question is None:
        return _finish(interview)
    interview.funding_check = {**state, "open": question.id, "asked": [*state["asked"], question.id]}
    return None


def _finish(interview: Interview, facts: dict[str, Any] | None = None) -> Case:
    case = Case(facts or interview.funding_check["facts"])
    interview.funding_check = {}
    return case


def _wants_result(utterance: Utterance) -> bool:
    if utterance.choice is not None:
        return utterance.choice[1] == TO_RESULT
    return bool(_ENOUGH.search(utterance.text)) and utterance.word_count <= 8


def _read(question: Question, utterance: Utterance, today: date) -> Facts | None:
    """What a message says to the question; None where it says nothing, which is not the same as "I do not know"."""
    if utterance.choice is None and (number := _number(question, utterance.text)):
        return number
    option = _pressed(question, utterance) if utterance.choice is not None else _typed(question, utterance)
    return facts_of(question, option, today) if option else None


def _pressed(question: Question, utterance: Utterance) -> Option | None:
    """A button of an earlier question answers nothing that is open now."""
    asked, _, option = str(utterance.choice[1]).partition(SEPARATOR)
    return question.option(option) if asked == question.id else None


def _typed(question: Question, utterance: Utterance) -> Option | None:
    said = utterance.text.lower()
    for option in question.options:
        if any(pattern.search(said) for pattern in option.words):
            return option
    yes = bool(_FIRST_WORD_YES.match(said)) or utterance.intent == "bejahen"
    no = bool(_FIRST_WORD_NO.match(said)) or utterance.intent == "verneinen"
    if yes == no:
        return None
    return next((one for one in question.options if (one.yes if yes else one.no)), None)


def _number(question: Question, text: str) -> dict[str, Any]:
    """A spoken number where the question is for one."""
    numbers = find_numbers(text)
    if question.id == HOURS:
        hours = [one.low for one in numbers if _HOURS_NOUN.match(one.noun)]
        return hours_said(text) or ({"course_hours": hours[0]} if len(hours) == 1 else {})
    if question.id == _SIZE and numbers:
        return {"headcount_weighted": numbers[0].low}
    return {}
