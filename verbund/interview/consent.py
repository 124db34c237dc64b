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

# A no that nobody can doubt begins with a no word, or says in one clause that something is not wanted.
_NO_WORD = re.compile(
    r"^\W*(?:(?:ach|also|oh|ha|hm+|äh+|ähm|na|eher|lieber|danke|sorry|bitte|ganz\s+klar|ehrlich\s+gesagt)\W+){0,2}"
    r"(nein\w*|nee+|ne+|nö+|noi+|nei+|nä+|naa+|nope|nah|no|nicht|net|nix|nichts|niemals|nie|keinesfalls|ungern|auf\s+(gar\s+)?keinen\s+fall|"
    r"kein\s+interesse|bloß\s+nicht|bloß\s+net|lieber\s+(nicht|net|ned)|eher\s+(nicht|net|ned)|hayır|hayir|njet|nie\s+dziekuje)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(will|möchte|mag|wollen|möchten|stimme|stimm|erlaube|erlaub|genehmige|akzeptiere|willige|bin|speichern|speicher|speichert|passt|bassd|dürfen|"
    r"dürft|darf|derft|derfet|ist|isch|wär|wäre|lösch\w*|gefällt|behagt)\b[^,.;!?]*\b(nicht|net|ned|nit|nich|et|nichts|nix|keine\w*|koi\w*)\b"
    r"|\b(nicht|nichts|nix|net|ned|keine\w*)\s+(\w+\s+){0,2}(speicher\w*|einverstanden|recht|gewollt|erlaubt|zustimm\w*)\b"
    r"|\b(lehne|lehn)\b.*\bab\b|\bich\s+verzichte\b|\bdagegen\b",
    re.IGNORECASE,
)
# What takes a no back in the same breath, or was said before it: "nadierlich, sonst wär i ja ned do".
_AFFIRMS = re.compile(
    r"\b(ja+|jo+a?|doch|klar|sicher|na[dt][üiu]r?e?lich|nadierlich|nadürlich|natürlich|freilich|freili|logisch|logo|gern\w*|einverstanden|okay|ok|passt|bassd|"
    r"basst|meinetweg\w*|von\s+mir\s+aus|vo\s+mir\s+aus|sonst|selbstverständlich|gwie[sß]+|gwiss|gewiss|kein\s+problem|machen\s+wir|mach\w*\s+m[ae]?r|los)\b",
    re.IGNORECASE,
)
_DENIED_YES = re.compile(
    r"\bnicht\s+einverstanden\b|\b(passt|bassd|basst|okay|ok|klar|sicher|gern\w*)\s+(\w+\s+)?(nicht|net|ned)\b", re.IGNORECASE
)
_UNSURE = re.compile(r"\b(wei(ß|ss)|woi(ß|ss)|vielleicht|unsicher|später)\b", re.IGNORECASE)
_LONGEST_NO = 12


def refuses_plainly(text: str) -> bool:
    """Whether a typed answer is an unmistakable no: everything is erased at once, so that a doubt is asked again.

    Args:
        text: the answer to "Darf ich Ihre Antworten speichern?".
    """
    if _NO_OBJECTION.search(text) or _UNSURE.search(text) or looks_like_question(text) or len(text.split()) > _LONGEST_NO:
        return False
    said = _DENIED_YES.sub("nicht", text)
    return not _AFFIRMS.search(said) and bool(_NO_WORD.match(said) or _REFUSES.search(said))


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
