"""What managers have already done with the made-up needs: a desk as one finds it on a Monday morning."""

from __future__ import annotations

import random
from datetime import date, timedelta

from verbund.needs import Need
from verbund.unit_of_work import UnitOfWork

LABELS = ("Messe im Juni", "Pilotkurs", "Rückruf zugesagt")
NOTES = (
    "Betrieb fragt nach Terminen vor Ostern. Rückruf in KW 50.",
    "Passt vielleicht zum Kurs, den die Ulmer planen.",
    "Ziel im Gespräch geschärft: zwei Tage reichen.",
)
LABELLED, NOTED, OWNED_IF_NEW = 0.25, 0.15, 0.2
DUE_FROM, DUE_TO = -4, 12  # days from today


def work_on(uow: UnitOfWork, need: Need, owner: str, rng: random.Random, today: date) -> None:
    """Gives a need an owner, a day, a label or a note, as chance has it: what is under way has an owner.

    Args:
        uow: a writing unit of work; the labels are there.
        need: as it was saved.
        owner: the account that gets the work.
        rng: chance, seeded.
        today: the day of the demo.
    """
    if need.status != "neu" or rng.random() < OWNED_IF_NEW:
        due_on = today + timedelta(days=rng.randint(DUE_FROM, DUE_TO))
        uow.needs.correct(need.need_id, {"owner": owner, "due_on": due_on}, owner, need.created_on)
    if rng.random() < LABELLED:
        uow.reviews.set_label(need.need_id, rng.choice(uow.reviews.labels()).id, True)
    if rng.random() < NOTED:
        uow.reviews.add_note(need.need_id, owner, rng.choice(NOTES), today)
