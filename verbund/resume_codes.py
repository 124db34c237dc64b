"""A code that opens a conversation again on another device, for a day.

It is drawn by lot, unlike the code of a need, because a lost one is simply replaced. Its 65 bits and the limit at
entering make guessing hopeless; the store keeps its hash.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from verbund.codes import ALPHABET, LENGTH, code_hash, normalise
from verbund.conversations import unsaved_until


@dataclass(frozen=True)
class ResumeCode:
    """What is kept of a code: whose it is, its hash, and until when it opens anything (a full hour, no exact time)."""

    conversation_id: str
    code_hash: str
    valid_until: datetime


def new_resume_code(conversation_id: str, now: datetime) -> tuple[str, ResumeCode]:
    """Draws a code.

    Args:
        conversation_id: what it opens.
        now: the present; the code ends with the conversation, should no need be saved in it.

    Returns:
        The code as it is shown once, and what is kept of it.
    """
    code = normalise("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))
    return code, ResumeCode(conversation_id, code_hash(code), unsaved_until(now))
