"""Turns about funding: a question at any time, and the messages of the funding check."""

from __future__ import annotations

from datetime import date

from verbund.funding_talk.topics import find_claim, find_topic
from verbund.interview import funding_check
from verbund.interview.acts import MAX_QUESTION_WORDS, URGENT, Act, classify, likely_question
from verbund.interview.beside import answer_likely_question, change_language
from verbund.interview.catalogue import FIELDS, Kind
from verbund.interview.outcome import Outcome, Say
from verbund.interview.reading import Reading
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.language.text import looks_like_question


def asked_topic(utterance: Utterance, name: str, act: Act) -> str | None:
    """The point of funding a message asks about.

    An outdated claim is put right, and a plain question is answered, where a story was asked for, too.

    Args:
        utterance: the message.
        name: the open field.
        act: what the message is taken for.

    Returns:
        The topic, or None.
    """
    if act is Act.ANSWER and FIELDS[name].kind is Kind.TEXT:
        asks = looks_like_question(utterance.text) and utterance.word_count <= MAX_QUESTION_WORDS
        return find_topic(utterance.text, utterance.topics) if asks else find_claim(utterance.text)
    if act is Act.LIKELY_QUESTION:
        question = likely_question(utterance, despite_content=True) or ""
        return find_topic(utterance.text, utterance.topics, question, dict(utterance.ranking).get(question, 0.0))
    if act is Act.NOT_UNDERSTOOD or (act is Act.SIDE_QUESTION and utterance.intent not in URGENT):
        return find_topic(utterance.text, utterance.topics, utterance.intent, utterance.confidence)
    return None


def begin_check(interview: Interview, today: date) -> Outcome:
    """The person wants to see the routes: the first question, or the result where nothing is worth asking."""
    case = funding_check.begin(interview, today)
    if case is not None:
        interview.put(funding_check.FIELD, "ja")
    interview.settle()
    return Outcome(funding_case=case)


def take_check(interview: Interview, utterance: Utterance, today: date) -> Outcome:
    """A message while the funding check asks: its answer, or what may be said at any time."""
    asked = funding_check.open_question(interview)
    interview.discreet = asked is not None and asked.confidential
    understood = utterance.choice is not None or funding_check.understands(interview, utterance, today)
    act = Act.ANSWER
    if utterance.choice is None:
        reading = Reading(True, utterance.text, True) if understood else None
        act = classify(utterance, funding_check.FIELD, reading)
        # "Meisterbafög?" names an answer, but whoever puts a question mark asks.
        doubt = utterance.text.rstrip().endswith("?")
        topic = asked_topic(utterance, funding_check.FIELD, Act.SIDE_QUESTION if doubt and act is Act.ANSWER else act)
        # "Bin 52" is an answer, however much it sounds like the topic of age: only a question keeps the question open.
        if topic and (act is not Act.NOT_UNDERSTOOD or looks_like_question(utterance.text) or find_claim(utterance.text)):
            return Outcome(topic=topic)
    if act is Act.SIDE_QUESTION:
        # What is said beside a confidential question stays in this turn as well, so no rule takes it over.
        known = interview.discreet and utterance.intent.startswith("frage_")
        return Outcome(say=[Say(f"utter_{utterance.intent}")]) if known else Outcome(side_question=True)
    if act is Act.LIKELY_QUESTION:
        return answer_likely_question(utterance)
    if act in (Act.SIMPLER, Act.STANDARD):
        return change_language(interview, act)
    if act is Act.BACK:
        funding_check.go_back(interview)
        return Outcome(say=[Say("utter_zurueck")], wish=True)
    case = funding_check.take(interview, utterance, today)
    outcome = Outcome(say=[] if understood else [Say("utter_weiss_nicht_ok")], funding_case=case)
    if case is not None:
        interview.put(funding_check.FIELD, "ja")
        interview.settle()
    return outcome
