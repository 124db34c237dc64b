"""What made-up people said and the lotse did not understand, for the desk's page "Lernen" (`make demo`)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from verbund.conversations import Conversation, hash_token, new_token
from verbund.learning.lines import Unclear
from verbund.unit_of_work import UnitOfWork

CONVERSATION = "demo-learning"
UNCLEAR = (
    ("stand_ist", "des isch bei mir no arg im Argen", (("angabe", 0.28), ("weiss_nicht", 0.24), ("verneinen", 0.11))),
    ("skill_ids", "die Kiste, wo den Stoff vorher einlaufen lässt", (("angabe", 0.61), ("frage_foerderung", 0.08))),
    ("zeitmodell", "Hauptsach net, wenn Daimler Schicht hat", (("angabe", 0.29), ("frage_dauer", 0.21))),
    ("funding", "kriegt mer da an Zuschuss vom Amt oder zahlt des der Chef", (("bejahen", 0.26), ("angabe", 0.25))),
)  # fmt: skip


def seed_unclear(uow: UnitOfWork, today: date | None = None) -> int:
    """Adds them once: what managers have dealt with does not come back. The caller commits.

    Args:
        uow: a writing unit of work.
        today: the day on which they were said.

    Returns:
        How many were added.
    """
    if uow.conversations.get(CONVERSATION) is not None:
        return 0
    day = today or datetime.now(UTC).date()
    conversation = Conversation(
        id=CONVERSATION, token_hash=hash_token(new_token()), site="demo", created_on=day, touched_on=day
    )
    uow.conversations.add(conversation, datetime.combine(day, time(), UTC))
    uow.conversations.close(CONVERSATION, "finished")
    for field, text, guesses in UNCLEAR:
        intents = tuple({"name": name, "confidence": confidence} for name, confidence in guesses)
        uow.learning.add_unclear(
            Unclear(conversation_id=CONVERSATION, text=text, field=field, intents=intents, said_on=day)
        )
    return len(UNCLEAR)
