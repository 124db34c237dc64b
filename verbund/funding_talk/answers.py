"""Answers to questions about funding: the texts of `knowledge/texts/foerderfragen.yml` with today's figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verbund.funding_talk.figures import filled
from verbund.funding_talk.topics import UNKNOWN, load_topics


@dataclass(frozen=True)
class Answer:
    """What is said to a question.

    Attributes:
        bubbles: one message each.
        checklist: whether the list to print is offered with it.
    """

    bubbles: tuple[str, ...]
    checklist: bool


def answer(topic: str, mode: str, day: date) -> Answer | None:
    """Answers a question about a topic.

    Args:
        topic: from `find_topic`.
        mode: `standard` or `einfach`.
        day: the day on which it is said; figures hold on it or are not said.

    Returns:
        The answer; None for a topic that the domain's `utter_frage_<topic>` answers.
    """
    found = load_topics().get(topic)
    if found is None:
        return None
    spoken = tuple(text for bubble in found.texts[mode] if (text := filled(bubble, day)))
    if spoken:
        return Answer(spoken, found.checklist)
    return Answer(load_topics()[UNKNOWN].texts[mode], False)
