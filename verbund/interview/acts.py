"""What kind of move a message is: an answer, a side question, a wish about the conversation itself."""

from __future__ import annotations

import re
from enum import Enum, auto

from verbund.interview.catalogue import FIELDS, Kind
from verbund.interview.reading import Reading
from verbund.interview.utterance import Utterance
from verbund.language.text import looks_like_question


class Act(Enum):
    """The moves the interview knows."""

    ANSWER = auto()
    SIDE_QUESTION = auto()
    LIKELY_QUESTION = auto()
    UNKNOWN = auto()
    SKIP = auto()
    BACK = auto()
    CORRECT = auto()
    SIMPLER = auto()
    STANDARD = auto()
    TO_SUMMARY = auto()
    NOT_UNDERSTOOD = auto()


# Answered by a rule of the engine, after which the open question comes again.
QUESTIONS = frozenset({"warum_frage", "wiederholen", "fortschritt"})
URGENT = frozenset({"loeschen", "notlage", "mensch_sprechen", "abbrechen", "neu_anfangen"})
SMALL_TALK = frozenset({"begruessen", "danken", "verabschieden", "beleidigung", "ausserhalb"})
_WISHES = {
    "zurueck": Act.BACK,
    "korrigieren": Act.CORRECT,
    "einfacher_erklaeren": Act.SIMPLER,
    "standard_sprache": Act.STANDARD,
    "ueberspringen": Act.SKIP,
    "weiss_nicht": Act.UNKNOWN,
}

# Below SURE a message that could be content is taken as content; the engine is calibrated.
CERTAIN = 0.95
SURE = 0.6
PLAIN = 0.8  # a statement where own words are asked is an answer, unless the engine has little doubt
LIKELY = 0.4
POSSIBLE = 0.12
MAX_QUESTION_WORDS = 15

_TO_SUMMARY = re.compile(r"\bzur\s+zusammenfassung\b|^\W*(bin\s+)?fertig\W*$", re.IGNORECASE)
# Accidents at work and broken machines sound like danger to the engine; these words leave no doubt.
_DANGER = re.compile(
    r"umbring|selbstmord|suizid|\bsterben\b|nicht\s+mehr\s+leben|leben\s+nehmen|\btot\s+sein|kein(en)?\s+(ausweg|sinn\s+mehr)|"
    r"schl[aä]g(t|en)\s+mich|geschlagen|verprügel|bedroh|misshand|vergewaltig|\bgewalt\b|ritze\s+mich|angst\s+um\s+mein",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(mensch\w*|person\b|persönlich\w*|jemand\w*|anruf\w*|ruf\w*|telefon\w*|\w*berat\w*|ansprech\w*|sprech\w*|red\w*|schwätz\w*|schwätza|verbind\w*|"
    r"verbundmanag\w*|mitarbeiter\w*|echte\w*|human|hotline|chef\w*|zuständig\w*|hilf\w*)\b",
    re.IGNORECASE,
)
_BARE = 4  # words
_NO_IDEA = re.compile(
    r"\b(wei[sß]+\w*|woiß|ahnung\w*|plan|idee\w*|fällt|einfäll\w*|einfallen|sagen|unsicher|sicher|überleg\w*|skip|weiter\w*|später|nächste\w*|frage\w*|"
    r"auslass\w*|überspring\w*|lass\w*|mag|möchte|will|keine?n?\s+angab\w*|passen|offen|schwer|schwierig|beurteil\w*|einschätz\w*|nachdenk\w*|egal)\b",
    re.IGNORECASE,
)
_RESTARTS = re.compile(
    r"\b(neu|noch\s*mal|nochmal\w*|von\s+vorn\w*|anfangen|beginn\w*|start\w*|reset|zurücksetz\w*|anfang)\b",
    re.IGNORECASE,
)
_AT_THE_START = re.compile(
    r"\b(ganz|noch|erst|völlig|total)?\s*am\s+anfang\b|\b(fangen|starten|beginnen)\s+(hier\s+|da\s+|dort\s+)?(alle|sie|die|beide|viele|meine|unsere)\b|"
    r"\b(alle|sie|die\s+\w+|leute|team|gruppe|beide|viele)\s+(fangen|fängt|starten|startet|beginnen|beginnt)\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\b(nein|nee|falsch|stimmt\s+(so\s+)?nicht|nicht\s+richtig|korrigier\w*|korrektur|änder\w*|ändra|statt|sondern|ich\s+mein(t)?e|"
    r"hab\w*\s+mich\s+(vertippt|verschrieben|vertan|geirrt)|vertippt|verschrieben|doch\s+(nicht|nur|eher)|vorhin|vorher|wollte\s+sagen)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"^\W*(also|ja|hm+|ach|puh|oh|naja|nee?|nein|mir|da)?\W*"
    r"(((das|des|dös|dat)\s+)?(wei[sß]{1,2}|woi[sß]|wois)\s*(ich|i|ichs|mers|man)?\s*(das|es|jetzt|grad|gerade|leider|auch|selbst|selber)*"
    r"\s*(nicht|net|ned|nich|nit|ned?t)(\s+(genau|so genau|sicher|mehr|recht))?"
    r"|ich\s+(wei[sß]{1,2}|wei[sß]{1,2}s)\s*(es|das)?\s*(leider|auch|grad|noch|wirklich)*\s*(nicht|net|nich|ned)(\s+(genau|so genau|sicher))?"
    r"|k(eine|a|oi|ei)?\.?\s*(ahnung|plan|idee|schimmer)\b.*|k\.?\s?a\.?|keine\s+ahnung.*|fällt\s+mir\s+.{0,25}(nichts|nix)\s+ein"
    r"|(kann|können)\s+(ich|wir)\s+.{0,20}nicht\s+(sagen|beurteilen|einschätzen).*|schwer\s+zu\s+sagen)\W*$",
    re.IGNORECASE,
)


def classify(utterance: Utterance, name: str, reading: Reading | None) -> Act:
    """Decides what a typed message is, given the open question.

    What the wording of the message answers without doubt is an answer whatever the engine thinks of it; a side
    question never becomes an answer to an open question, because then it would be stored as one.

    Args:
        utterance: the message.
        name: the open field.
        reading: what the message says about that field, if anything.

    Returns:
        The act.
    """
    intent, sure = utterance.intent, utterance.confidence
    asks = looks_like_question(utterance.text)
    open_text = FIELDS[name].kind is Kind.TEXT
    if _TO_SUMMARY.search(utterance.text):
        return Act.TO_SUMMARY
    if _is_urgent(intent, sure, utterance.text, reading):
        return Act.SIDE_QUESTION
    if _UNKNOWN.match(utterance.text):
        return Act.UNKNOWN
    if reading and reading.certain and not asks:
        corrects = intent == "korrigieren" and sure >= SURE and _CORRECTS.search(utterance.text)
        return Act.CORRECT if corrects and name != "bestaetigung" else Act.ANSWER
    takes_topic = open_text or FIELDS[name].kind is Kind.SKILLS
    if (
        takes_topic
        and not asks
        and any(entity.kind == "skill" for entity in utterance.entities)
        and _is_question(intent)
    ):
        return Act.ANSWER  # "Schnittdaten" is what somebody wants to learn, whatever it sounds like
    plain_enough = PLAIN if takes_topic else SURE
    if _is_question(intent) and (asks or sure >= plain_enough or (sure >= LIKELY and not takes_topic and _is_brief(utterance))):
        return Act.SIDE_QUESTION
    if likely_question(utterance, despite_content=not open_text and reading is None):
        return Act.LIKELY_QUESTION
    if intent in SMALL_TALK and sure >= SURE and utterance.word_count <= 6 and reading is None:
        return Act.SIDE_QUESTION
    if intent == "ausserhalb" and sure >= SURE and reading is None:
        return Act.SIDE_QUESTION
    if intent in _WISHES and sure >= (LIKELY if reading is None else SURE) and _short_enough(intent, utterance):
        return _WISHES[intent]
    if reading:
        return Act.ANSWER
    if open_text:
        return Act.ANSWER if _has_content(utterance) else Act.NOT_UNDERSTOOD
    return Act.NOT_UNDERSTOOD


def _is_brief(utterance: Utterance) -> bool:
    """One or two words ("Datenschutz", "die Kosten") where a closed question is open are no answer that was not read."""
    return utterance.word_count <= 2 and utterance.intent not in ("frage_deutsch",)


def _is_urgent(intent: str, sure: float, text: str, reading: Reading | None) -> bool:
    """A cry for help or for erasure is heard above an answer; the other wishes only where nothing was answered."""
    if intent not in URGENT:
        return False
    if intent == "notlage":
        return bool(_DANGER.search(text)) or sure >= CERTAIN
    if intent == "mensch_sprechen" and sure < CERTAIN and not _PERSON.search(text):
        return False
    if intent == "neu_anfangen" and (_AT_THE_START.search(text) or not _RESTARTS.search(text)):
        return False
    if reading and reading.certain:
        return intent == "loeschen" and sure >= SURE
    return sure >= (SURE if intent in ("abbrechen", "neu_anfangen") else LIKELY)


def likely_question(utterance: Utterance, *, despite_content: bool = False) -> str | None:
    """The question a message most likely is, where its form is one but the engine's first choice is not.

    Only for a single short question: a story may well end with a question mark.

    Args:
        utterance: the message.
        despite_content: also where the engine takes it for content; right where it does not answer the open question.

    Returns:
        The intent of the question, or None.
    """
    text = utterance.text.strip()
    first = utterance.ranking[0] if utterance.ranking else ("", 0.0)
    if (
        not text.endswith("?")
        or utterance.word_count > MAX_QUESTION_WORDS
        or (first[0] == "angabe" and first[1] >= SURE and not despite_content)
    ):
        return None
    return next((name for name, score in utterance.ranking if name.startswith("frage_") and score >= POSSIBLE), None)


def _is_question(intent: str) -> bool:
    return intent.startswith("frage_") or intent in QUESTIONS


def _short_enough(intent: str, utterance: Utterance) -> bool:
    """A long story with "weiß nicht" in it is a story; wishes about the conversation are short."""
    if intent == "korrigieren":
        return bool(_CORRECTS.search(utterance.text))
    if intent in ("weiss_nicht", "ueberspringen") and utterance.word_count > _BARE and not _NO_IDEA.search(utterance.text):
        return False  # "ein Techniker verstand die Meldung nicht" tells something
    return utterance.word_count <= 12


def _has_content(utterance: Utterance) -> bool:
    """At least one word of two letters; not a bare yes, and nothing the engine could make no sense of at all."""
    if utterance.intent == "bejahen" and utterance.word_count <= 3:
        return False
    if utterance.intent == "nlu_fallback" and looks_like_question(utterance.text):
        return False
    return bool(re.search(r"[^\W\d_]{2,}", utterance.text))
