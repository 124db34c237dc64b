"""How people found the conversation: a face and, if they like, a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Face = Literal["gut", "mittel", "schlecht"]


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """One person's feedback; `text` has been masked before.

    `conversation_id` is there so that it goes with the conversation. Nobody who reads feedback is shown it.
    """

    conversation_id: str
    site: str
    face: Face
    given_on: date
    text: str = ""


@dataclass(frozen=True)
class FeedbackLine:
    """What managers read of a feedback: no conversation, no time finer than a day."""

    site: str
    face: Face
    given_on: date
    text: str


@dataclass(frozen=True)
class FeedbackSummary:
    """The sums by site and face, and the lines that were written, newest first."""

    sums: Mapping[str, Mapping[Face, int]]
    lines: tuple[FeedbackLine, ...]
