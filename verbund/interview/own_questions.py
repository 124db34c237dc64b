"""What people ask the bot: answered where a sure answer is known, else with an honest "weiß ich nicht", never with a guess."""

from __future__ import annotations

import re
from typing import Any

from verbund.interview import funding_check
from verbund.interview.acts import SURE, Act, likely_question
from verbund.interview.catalogue import FIELDS, Kind
from verbund.interview.outcome import Outcome, Say
from verbund.interview.plan import progress
from verbund.interview.reading import Reading
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.language.choices import choose
from verbund.language.questions import asks_plainly, asks_why

# Below these scores the engine's topic of a question is a guess: its first choice, and what comes after "no idea".
HONEST = 0.35
HONEST_SECOND = 0.2
QUESTION = "zwischenfrage"
BRIEF = 3  # words
LONGEST = 30  # words; what is longer tells something
_TAKEN = frozenset({Act.ANSWER, Act.NOT_UNDERSTOOD, Act.SIDE_QUESTION, Act.LIKELY_QUESTION, Act.CORRECT})
_BRIEFLY_ANSWERED = frozenset({Kind.SUMMARY, Kind.YES_NO, Kind.CONTACT})
_WISHES = frozenset({"loeschen", "notlage", "mensch_sprechen", "abbrechen", "neu_anfangen"})


def answer_question(
    interview: Interview, utterance: Utterance, name: str, reading: Reading | None, act: Act
) -> Outcome | None:
    """Answers a question that the engine's rules do not answer, or would answer with a guess.

    Args:
        interview: the state; only the wording of the open question is reset.
        utterance: the message.
        name: the open field.
        reading: what the message says about it.
        act: what the message is taken for.

    Returns:
        The answer, after which the open question comes again; None for everything that is no such question.
    """
    if _is_meant_as_answer(utterance) or act not in _TAKEN:
        return None
    if act is Act.SIDE_QUESTION and utterance.intent == "warum_frage":
        return None
    if asks_why(utterance.text) and not (reading and reading.certain):
        return _answered(interview, f"utter_warum_{name}")
    briefly = utterance.word_count <= BRIEF and utterance.text.rstrip().endswith("?") and reading is None  # "Datenschutzerklärung? Link?"
    if utterance.word_count > LONGEST or not (asks_plainly(utterance.text) or (briefly and choose(QUESTION, utterance.text))):
        return None
    if FIELDS[name].kind in _BRIEFLY_ANSWERED and "?" not in utterance.text:
        return None  # "kann man so lassen" is a yes
    if act is Act.SIDE_QUESTION and utterance.intent in _WISHES:
        return None
    known = choose(QUESTION, utterance.text)
    if known and act is Act.SIDE_QUESTION and _is_sure(utterance, known[0].value):
        return None
    if known and not (reading and reading.certain and name in _AMONG_ANSWERS.get(known[0].value, ())):
        left = {"rest": progress(interview).left} if known[0].value == "fortschritt" else {}
        return _answered(interview, f"utter_{known[0].value}", left)
    if act is Act.SIDE_QUESTION:
        return None if utterance.confidence >= HONEST else _not_known(interview, name, utterance)
    if act is Act.LIKELY_QUESTION:
        return None if _is_likely(utterance) else _not_known(interview, name, utterance)
    if act is Act.ANSWER and not _could_ask(utterance, name, reading):
        return None
    return _not_known(interview, name, utterance)


# Where a word says more than the engine's topic: "Speichern Sie meine IP-Adresse?" is more than data protection.
_SHARPER = frozenset(
    {"antwort_behoerde", "antwort_ip", "antwort_ki_training", "antwort_noten", "antwort_sprache", "antwort_datenschutz", "antwort_team_betrieb"}
)
_COURSE = re.compile(r"\b\w*(kurs|lehrgang|schulung|seminar|lehrer|lehrkraft|dozent|trainer)\w*\b", re.IGNORECASE)
# Words that are an answer to these questions, however much they look like a question.
_AMONG_ANSWERS = {
    "frage_leiharbeit": ("taetigkeit_freitext", "zielgruppe_level", "betriebsgroesse"),
    "antwort_zu_klein": ("betriebsgroesse",),
    "frage_zertifikat": ("nachweis",),
}


def _is_meant_as_answer(utterance: Utterance) -> bool:
    """The very same words said twice are content (`Utterance.as_content`)."""
    return utterance.choice is not None or (utterance.intent == "angabe" and utterance.confidence >= 1.0)


def _is_sure(utterance: Utterance, known: str) -> bool:
    other = utterance.intent == "ausserhalb" or (known == "antwort_sprache" and _COURSE.search(utterance.text) is not None)
    return utterance.confidence >= SURE and (known not in _SHARPER or other)


def _is_likely(utterance: Utterance) -> bool:
    """Of all the engine holds possible beside an answer, the question has a fair share."""
    scores = dict(utterance.ranking)
    question = likely_question(utterance, despite_content=True) or ""
    return scores.get(question, 0.0) >= HONEST_SECOND * (1.0 - min(scores.get("angabe", 0.0), 0.99))


def _could_ask(utterance: Utterance, name: str, reading: Reading | None) -> bool:
    """A question mark is no proof: a sure reading is a doubtful answer, and own words may be put as a question."""
    if reading and reading.certain:
        return False
    own_words = FIELDS[name].kind in (Kind.TEXT, Kind.SKILLS, Kind.PLACE)
    says_something = utterance.intent == "angabe" and utterance.confidence >= SURE
    return "?" in utterance.text and not (own_words and says_something)


def _answered(interview: Interview, response: str, values: dict[str, Any] | None = None) -> Outcome:
    if interview.variant == "beispiel":
        interview.variant = "normal"
    return Outcome(say=[Say(response, values or {})], asked_back=True)


def _not_known(interview: Interview, name: str, utterance: Utterance) -> Outcome | None:
    """Kept for the managers, who may teach the answer."""
    if name == funding_check.FIELD and funding_check.is_open(interview):
        return None
    outcome = _answered(interview, "utter_weiss_ich_nicht")
    outcome.missed, outcome.missed_words, outcome.unanswered = name, utterance.text, True
    return outcome
