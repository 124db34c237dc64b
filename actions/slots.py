"""The interview in and out of the engine's slots."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from verbund.interview.plan import next_field
from verbund.interview.state import STATE_SLOT, Interview

REQUESTED = "requested_slot"
FORM = "bedarf_form"


def interview_of(tracker: Tracker) -> Interview:
    """The state of the conversation's interview."""
    return Interview.from_slots(tracker.current_slot_values())


def kept(interview: Interview, tracker: Tracker) -> list[EventType]:
    """Events that keep the state and ask the next question; of the fields only those that changed are written.

    The state is always written: a form that is given no slot at all steps aside, as for a side question.
    """
    slots, current = interview.to_slots(), tracker.current_slot_values()
    changed = [name for name in slots if name != STATE_SLOT and current.get(name) != slots[name]]
    return [*(SlotSet(name, slots[name]) for name in (*changed, STATE_SLOT)), SlotSet(REQUESTED, next_field(interview))]


def is_new_message(tracker: Tracker) -> bool:
    """False while the form comes back after another action: then the last message was dealt with already.

    While the form runs, Rasa hands over a tracker in which the form itself is already the last action.
    """
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return True
        if event["event"] == "action" and event["name"] != FORM:
            return False
    return False


def is_repeated(tracker: Tracker) -> bool:
    """Whether somebody sent the very same words twice in a row: then it was no side question."""
    texts = [event.get("text") for event in tracker.events if event["event"] == "user"][-2:]
    return len(texts) == 2 and texts[0] == texts[1]


def latest(tracker: Tracker) -> dict[str, Any]:
    return tracker.latest_message or {}
