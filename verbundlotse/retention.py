"""The daily job that erases what is due."""

from __future__ import annotations

from datetime import UTC, datetime

from verbund.privacy.retention import RetentionPolicy, run
from verbund.settings import Settings
from verbundlotse import composition

_LABELS = {
    "unsaved_conversation": "Gespräche ohne Bedarf",
    "old_transcript": "Gesprächsverläufe",
    "need_due": "Bedarfe",
    "tombstone": "Löschvermerke",
    "engine_leftover": "Einträge der Engine",
    "manager_session": "abgelaufene Anmeldungen",
    "resume_code": "abgelaufene Wiederaufnahme-Codes",
}


def run_retention(settings: Settings) -> str:
    """Erases what is due and returns one German line that says how much of what."""
    proofs = run(composition.store(settings), composition.engine_memory(settings), RetentionPolicy(), datetime.now(UTC))
    erased = [f"{proof.erased} {_LABELS[proof.kind]}" for proof in proofs if proof.erased]
    return f"Löschlauf: {', '.join(erased) or 'nichts war fällig'}."
