"""The way back: the last answer is taken back with everything it filled, and its question comes again."""

from __future__ import annotations

from typing import Any

from verbund.interview.budget import is_extra
from verbund.interview.outcome import Outcome, Say
from verbund.interview.state import Interview


def remember_answer(interview: Interview, asked: str, before: dict[str, Any]) -> None:
    """Writes down what an answer filled.

    Args:
        interview: the state after the answer.
        asked: the field that was asked.
        before: the values before it.
    """
    filled = [name for name in interview.history if name not in before or interview.values[name] != before[name]]
    if filled:
        interview.trail.append([asked, filled])


def go_back(interview: Interview) -> Outcome:
    """Takes the last answer back; it costs no question, and neither does answering anew."""
    if interview.history[-1:] == ["bestaetigung"] and interview.saved:
        interview.forget("bestaetigung")
        interview.saved.pop()  # saved again under the same id once the summary is confirmed again
        interview.settle()
        return Outcome(say=[Say("utter_zurueck")], wish=True)
    while interview.trail:
        asked, names = interview.trail.pop()
        filled = [name for name in names if name in interview.values]
        for name in filled:
            interview.forget(name)
        if not filled or asked == "skill_ids":  # its choice is gone with the topic it was made from
            continue
        interview.reopened = asked if asked in filled else filled[-1]
        interview.turns = max(0, interview.turns - 1)
        interview.extra = max(0, interview.extra - is_extra(interview, asked))
        interview.settle()
        return Outcome(say=[Say("utter_zurueck")], wish=True)
    return Outcome(say=[Say("utter_nichts_zum_zurueck")], wish=True)
