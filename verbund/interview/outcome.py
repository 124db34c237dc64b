"""What one turn of the interview leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from verbund.funding_talk.case import Case


@dataclass(frozen=True)
class Say:
    """A text of the domain to be spoken, with the values it names."""

    response: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass
class Outcome:
    """The result of a turn; the state itself is changed in place.

    Attributes:
        say: texts to be spoken before the next question.
        side_question: nothing was taken, the engine's rules answer and the same question comes again.
        save: the person confirmed the summary; nothing is saved yet.
        wish: it was a wish about the conversation itself (back, another language mode), which costs no question.
        topic: the point of funding that was asked about; it is answered, and the same question comes again.
        funding_case: the funding check is over, and its result is to be spoken.
        erase: the person confirmed that everything is to be erased.
        missed: the question whose answer was not understood, or `skill_ids` for a topic without a skill; else empty.
        missed_words: the words that were not understood.
        asked_back: the person asked something, and it was answered here; the open question comes again and no attempt
            at it is counted.
        unanswered: the question has no answer here: what the operator set as contact is named.
    """

    say: list[Say] = field(default_factory=list)
    side_question: bool = False
    save: bool = False
    wish: bool = False
    topic: str | None = None
    funding_case: Case | None = None
    erase: bool = False
    missed: str = ""
    missed_words: str = ""
    asked_back: bool = False
    unanswered: bool = False
