"""What was not understood, and the lines that managers made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Kind = Literal["intent", "skill"]


@dataclass(frozen=True, kw_only=True)
class Unclear:
    """A message the interview did not understand. It belongs to its conversation and is erased with it.

    Attributes:
        conversation_id: where it was said.
        text: masked, as the engine saw it.
        field: the question that was open.
        intents: what the engine took it for, likeliest first: `name` and `confidence`.
        said_on: the day.
        number: given by the store.
    """

    conversation_id: str
    text: str
    field: str
    intents: tuple[Mapping[str, Any], ...] = ()
    said_on: date
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """A line of training data that a manager has written or checked. No sentence of a person is among them
    (`verbund.learning.rules`), so it belongs to no conversation and outlives them all.

    Attributes:
        kind: whether `label` is an intent or a skill.
        text: what people may say.
        label: what it means: an intent's name, or a skill's id.
        who, reviewed_on: who decided that, and when.
        number: given by the store.
    """

    kind: Kind
    text: str
    label: str
    who: str
    reviewed_on: date
    number: int = 0
