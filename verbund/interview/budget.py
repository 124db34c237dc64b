"""How many questions a conversation may have: what the record must have is asked, of the rest only the most useful.

Limits in messages from the first answer to the saved need: 16 for somebody who answers one thing at a time, 18 for a
manager, 6 for somebody who told nearly everything at once. What is left out can be told at any time and is taken then.
"""

from __future__ import annotations

from collections.abc import Sequence

from verbund.interview.catalogue import FIELDS, Need
from verbund.interview.state import Interview

EMPLOYEE_LIMIT = 16
MANAGER_LIMIT = 18
TOLD_MUCH_LIMIT = 6
MOST_EXTRA = {"employee": 6, "manager": 4, "told_much": 1}
TOLD_MUCH = 5

# Most useful first. The question about the way to learn invites times, shifts, children and travel in the same message.
_EMPLOYEE = ("taetigkeit_freitext", "ursache_art", "situation", "format", "anlass", "stand_soll")
_MANAGER = ("format", "situation", "anlass", "foerder_interesse", "bisher", "freistellung", "betrieb_ref")


def affordable(interview: Interview, open_names: Sequence[str]) -> list[str]:
    """The open questions that are asked, in their order.

    Args:
        interview: the state.
        open_names: every question that could still be asked.

    Returns:
        The mandatory ones, the choice among skills where the link is unsure, and as many others as the limit leaves.
    """
    perspective = interview.perspective
    must = [name for name in open_names if name == "skill_ids" or FIELDS[name].need(perspective) is Need.MANDATORY]
    before_summary = [name for name in must if name not in ("weiterer_bedarf", "kontakt")]
    left = _limit(interview) - interview.turns - len(before_summary)
    extra = max(0, min(left, _most_extra(interview) - interview.extra))
    useful = [
        name for name in (_EMPLOYEE if interview.is_employee else _MANAGER) if name in open_names and name not in must
    ]
    asked = {*must, *useful[:extra], "funding", interview.reopened}
    return [name for name in open_names if name in asked]


def is_extra(interview: Interview, name: str) -> bool:
    """Whether a question is one of those that only a limit allows."""
    return name in (_EMPLOYEE if interview.is_employee else _MANAGER) and (
        FIELDS[name].need(interview.perspective) is not Need.MANDATORY
    )


def _limit(interview: Interview) -> int:
    if interview.is_employee:
        return TOLD_MUCH_LIMIT if interview.told_much else EMPLOYEE_LIMIT
    return MANAGER_LIMIT


def _most_extra(interview: Interview) -> int:
    if interview.told_much:
        return MOST_EXTRA["told_much"]
    return MOST_EXTRA["employee" if interview.is_employee else "manager"]
