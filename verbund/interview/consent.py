"""Consent that was not understood: asked again in plain words, never assumed, and never asked without end."""

from __future__ import annotations

import re

from verbund.interview.outcome import Outcome, Say
from verbund.interview.reading import OFFERED
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.language.text import looks_like_question

ASKED_BACK = "rueckfrage"
LONGEST_YES = 6
MOST_ASKED = 6
_DENIES = re.compile(
    r"\b(nicht|net|ned|nit|nich|nein|nee|nö|noi|nä|kein\w*|koi\w*|nie|nix|nichts|ungern|später|vielleicht|weiß)\b|[∕{}<>]",
    re.IGNORECASE,
)

# "Nichts dagegen", "kein Problem": the denial of a no.
_NO_OBJECTION = re.compile(
    r"\b(nichts|nix|kein\w*)\s+(\w+\s+)?(dagegen|einwand|einwände|einwänden|bedenken|problem)\b|\b(warum|wieso|weshalb)\s+(denn\s+)?nicht\b", re.IGNORECASE
)


def is_meant_as_yes(interview: Interview, utterance: Utterance) -> bool:
    """Whether an answer to "Heißt das Ja?" affirms it: short, without denial, and near to a yes or said once more."""
    return interview.variant == ASKED_BACK and affirms_again(interview, utterance, "einwilligung")


def affirms_again(interview: Interview, utterance: Utterance, name: str) -> bool:
    """Whether a second attempt affirms: short, without denial or question, and near to a yes or the same words again.

    Args:
        interview: its `wish_words` are the first attempt.
        utterance: the second.
        name: the question, `einwilligung` or `bestaetigung`.
    """
    if not _could_affirm(utterance):
        return False
    again = utterance.text.strip().lower() == interview.wish_words.strip().lower()
    return again or utterance.intent == "bejahen" or _nearness(utterance, name) >= OFFERED


def ask_consent_again(interview: Interview, utterance: Utterance) -> Outcome:
    """Asks back where a yes is likely; after that says plainly that nothing is stored, and in the end lets the person go.

    Args:
        interview: the state, in which the failed attempts are counted.
        utterance: the answer that was no clear yes or no.

    Returns:
        What is said; `erase` once the question was asked often enough.
    """
    interview.misses += 1
    if interview.misses >= MOST_ASKED:
        return Outcome(say=[Say("utter_start_einwilligung_abgelehnt")], erase=True)
    if interview.variant != ASKED_BACK and _could_affirm(utterance):
        interview.variant = ASKED_BACK
        interview.wish_words = utterance.text
        return Outcome()
    interview.variant = "offen" if interview.misses > 1 else "beispiel"
    return Outcome()


def _could_affirm(utterance: Utterance) -> bool:
    text = _NO_OBJECTION.sub(" ", utterance.text)
    return (
        utterance.word_count <= LONGEST_YES
        and utterance.intent != "verneinen"
        and not _DENIES.search(text)
        and bool(re.search(r"[^\W\d_]{2,}", utterance.text))
        and not looks_like_question(utterance.text)
    )


def _nearness(utterance: Utterance, name: str) -> float:
    scores = (one.score for one in utterance.meanings if one.field == name and one.value == "ja")
    return max(scores, default=0.0)
