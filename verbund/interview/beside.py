"""What is said beside the answers and changes nothing on record: a likely question, another language mode."""

from __future__ import annotations

from verbund.interview.acts import Act, likely_question
from verbund.interview.outcome import Outcome, Say
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance


def answer_likely_question(utterance: Utterance) -> Outcome:
    """No rule fires for the engine's second choice, so its answer is spoken from here; the question stays open."""
    return Outcome(say=[Say(f"utter_{likely_question(utterance, despite_content=True)}")], asked_back=True)


def change_language(interview: Interview, act: Act) -> Outcome:
    """Goes over to Einfache Sprache, or back; the open question comes again in it."""
    interview.language_mode = "einfach" if act is Act.SIMPLER else "standard"
    return Outcome(say=[Say("utter_einfach_an" if act is Act.SIMPLER else "utter_standard_an")], wish=True)
