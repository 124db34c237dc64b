"""The proof that erasure by age took place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

RetentionClass = Literal[
    "unsaved_conversation", "old_transcript", "need_due", "tombstone", "engine_leftover", "manager_session",
    "resume_code",
]


@dataclass(frozen=True)
class RetentionProof:
    """How many entries of a class one run erased, on which day."""

    run_on: date
    kind: RetentionClass
    erased: int
