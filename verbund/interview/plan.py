"""What to ask next, and how far the conversation is."""

from __future__ import annotations

from dataclasses import dataclass

from verbund.interview.budget import affordable
from verbund.interview.catalogue import FIELDS, Need, asked_fields
from verbund.interview.state import Interview

CONFIRM_PENDING = "bestaetigung"
NO_MORE = 99  # extra questions: the person wants none


@dataclass(frozen=True)
class Progress:
    """How many questions are answered and how many there are in all, as far as one can tell now."""

    answered: int
    expected: int

    @property
    def left(self) -> int:
        return self.expected - self.answered


def open_fields(interview: Interview) -> list[str]:
    """The questions still to be asked, in order."""
    names = asked_fields(interview.values, skills_unsure=bool(interview.skill_candidates))
    return affordable(interview, [name for name in names if name not in interview.values])


def next_field(interview: Interview) -> str | None:
    """The question to ask now; None when nothing is left.

    A pending confirmation (erase, stop, start again) comes before everything else; then what the person opened
    again in the summary, wherever in the order it stands.
    """
    if interview.pending:
        return CONFIRM_PENDING
    if interview.choosing_topic:
        return "thema_freitext"
    remaining = open_fields(interview)
    if interview.at_once in remaining:
        return interview.at_once
    return remaining[0] if remaining else None


def progress(interview: Interview) -> Progress:
    answered = sum(name in interview.values for name in asked_fields(interview.values))
    return Progress(answered, answered + len(open_fields(interview)))


def rest_is_voluntary(interview: Interview) -> bool:
    """True once only recommended questions stand between the person and the summary."""
    return bool(_before_summary(interview)) and is_complete(interview)


def is_complete(interview: Interview) -> bool:
    """True when the record has everything that it must have."""
    if "perspective" not in interview.values:
        return False
    return all(FIELDS[name].need(interview.perspective) is not Need.MANDATORY for name in _before_summary(interview))


def skip_voluntary(interview: Interview) -> None:
    """Leaves out every recommended question before the summary, at the person's wish."""
    for name in _before_summary(interview):
        if FIELDS[name].need(interview.perspective) is not Need.MANDATORY:
            interview.skip(name)
    interview.extra = NO_MORE


def _before_summary(interview: Interview) -> list[str]:
    """The open questions before the summary, but for the employer's knowledge, which is always asked."""
    names = []
    for name in open_fields(interview):
        if name == "bestaetigung":
            break
        if name != "weitergabe_betrieb":
            names.append(name)
    return names
