"""Keeps what was not understood for the managers, so that the next model understands it."""

from __future__ import annotations

import logging

from actions.services import Services
from verbund.interview.outcome import Outcome
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.learning.lines import Unclear

RUNNERS_UP = 3
NEVER_KEPT = frozenset({"kontakt", "betrieb_ref", "einwilligung"})
"""Questions whose answers name people or companies, or come before anybody has agreed to anything."""

_log = logging.getLogger(__name__)


def keep_unclear(
    services: Services, interview: Interview, outcome: Outcome, utterance: Utterance, conversation_id: str
) -> None:
    """Keeps the words, if the person has agreed to saving. A fault costs the list one line and the person nothing.

    Args:
        services: the store and the day.
        interview: the state; it holds the consent.
        outcome: says which question was not understood.
        utterance: what the engine took the words for.
        conversation_id: whose words they are.
    """
    if interview.values.get("einwilligung") != "ja" or outcome.missed in NEVER_KEPT or not outcome.missed_words.strip():
        return
    ranking = utterance.ranking or ((utterance.intent, utterance.confidence),)
    unclear = Unclear(
        conversation_id=conversation_id,
        text=outcome.missed_words,
        field=outcome.missed,
        intents=tuple({"name": name, "confidence": round(score, 3)} for name, score in ranking[:RUNNERS_UP] if name),
        said_on=services.today(),
    )
    try:
        with services.unit_of_work() as uow:
            uow.learning.add_unclear(unclear)
            uow.commit()
    except Exception as error:  # noqa: BLE001 - the interview goes on whatever the store does
        _log.error("an unclear message could not be kept: %s", type(error).__name__)
