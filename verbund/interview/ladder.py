"""When an answer is missing or not understood: rephrase, offer choices, offer a human. Never guess, never insist."""

from __future__ import annotations

from typing import Any

from verbund.interview.catalogue import FIELDS, Kind
from verbund.interview.outcome import Outcome, Say
from verbund.interview.reading import UNKNOWN_VALUES, Reading, likely_values
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.language.folding import plain

PATIENCE = 2
NEVER_LEFT_OUT = frozenset({"einwilligung", "bestaetigung"})

# The schema wants these and knows no "weiß ich nicht" for them. What is put there is said aloud and shown in the
# summary, where it can be changed.
LAST_RESORT = {"perspective": "selbst", "thema_freitext": "noch offen", "zielzustand": "noch offen", "stand_ist": 1, "anzahl_personen": 1}


def not_understood(interview: Interview, name: str, utterance: Utterance) -> Outcome:
    """One more rung: an example, then likely answers as buttons, then a person of the Verbund."""
    outcome = _next_rung(interview, name, utterance)
    interview.missed_words = utterance.text
    outcome.missed, outcome.missed_words = name, utterance.text
    return outcome


def said_again(interview: Interview, name: str, utterance: Utterance) -> Reading | None:
    """The one likely answer that was offered, where somebody repeats the very same words instead of pressing it.

    Args:
        interview: its `choices` were offered, its `missed_words` were not understood before.
        name: the open field.
        utterance: the message.
    """
    repeats = plain(utterance.text) == plain(interview.missed_words) and bool(interview.missed_words)
    if not repeats or interview.variant != "auswahl" or len(interview.choices) != 1:
        return None
    value = interview.choices[0]
    return Reading([value] if FIELDS[name].kind is Kind.CHOICES else value, utterance.text, False)


def _next_rung(interview: Interview, name: str, utterance: Utterance) -> Outcome:
    interview.misses += 1
    step = min(interview.misses, PATIENCE + 1)
    interview.choices = likely_values(name, utterance)
    if step == PATIENCE and interview.choices:
        interview.variant = "auswahl"
        return Outcome(say=[Say("utter_nicht_verstanden_2")])
    interview.variant = "beispiel"
    outcome = Outcome(say=[Say("utter_nicht_verstanden_1" if step <= PATIENCE else "utter_nicht_verstanden_3")])
    if step > PATIENCE and name not in NEVER_LEFT_OUT:
        return _note_words(interview, name, utterance)
    return outcome


def _note_words(interview: Interview, name: str, utterance: Utterance) -> Outcome:
    """Moves on: the code stays open, the words stay for the managers."""
    left_out = UNKNOWN_VALUES[name] if name in UNKNOWN_VALUES else _likeliest(name, interview)
    interview.skip(name, left_out)
    interview.words[name] = utterance.text
    interview.settle()
    noted = "utter_worte_notiert" if name in UNKNOWN_VALUES else f"utter_angenommen_{name}"
    return Outcome(say=[Say(noted)])


def _likeliest(name: str, interview: Interview) -> Any:
    """Who is meant decides all further questions: the likeliest is taken, said aloud, and can be changed."""
    return interview.choices[0] if name == "perspective" and interview.choices else LAST_RESORT.get(name)


def not_known(interview: Interview, name: str, *, skipped: bool = False) -> Outcome:
    """ "Weiß ich nicht" is a good answer wherever the record can say it; elsewhere one example, then a plain default."""
    if name in NEVER_LEFT_OUT:
        interview.variant = "beispiel"
        return Outcome()
    if name in UNKNOWN_VALUES:
        interview.skip(name, UNKNOWN_VALUES[name])
        interview.settle()
        return Outcome(say=[Say("utter_weiss_nicht_ok")] if not skipped else [])
    interview.unknown[name] = interview.unknown.get(name, 0) + 1
    if interview.unknown[name] < PATIENCE:
        interview.variant = "beispiel"
        return Outcome(say=[Say("utter_weiss_nicht_beispiel")])
    interview.skip(name, LAST_RESORT[name])
    interview.settle()
    return Outcome(say=[Say(f"utter_angenommen_{name}")])
