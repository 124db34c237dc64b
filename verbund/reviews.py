"""What managers add to a need while they read it: who looks after it, labels, notes, links to other needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LONGEST_NOTE = 2000
LONGEST_LABEL = 40
LONGEST_VIEW_NAME = 60
MOST_VIEWS = 30


@dataclass(frozen=True)
class Handling:
    """Where a need stands with the Verbund.

    Attributes:
        owner: the manager who looks after it, None for nobody.
        due_on: until when.
        revision: counts the changes of the need; who saves names the one they read.
    """

    owner: str | None = None
    due_on: date | None = None
    revision: int = 1


@dataclass(frozen=True)
class Label:
    """A word of the managed vocabulary. A retired one stays where it was given and is offered no more."""

    id: int
    name: str
    retired: bool = False


@dataclass(frozen=True)
class Note:
    """What a manager wrote down, masked like everything else that is typed."""

    id: int
    written_on: date
    who: str
    text: str


@dataclass(frozen=True)
class SavedView:
    """A list a manager wants to come back to: its name and the query of its address."""

    id: int
    name: str
    query: str
