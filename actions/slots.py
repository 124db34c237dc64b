"""The interview in and out of the engine's slots."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from verbund.interview.plan import next_field
from verbund.interview.state import Interview

REQUESTED = "requested_slot"


def interview_of(tracker: Tracker) -> Interview:
    """The state of the conversation's interview."""
    return Interview.from_slots(tracker.current_slot_values())


def kept(interview: Interview, tracker: Tracker) -> list[EventType]:
    """Events that keep the state and ask the next question; slots that did not change are not written again."""
    current = tracker.current_slot_values()
    changed = [SlotSet(name, value) for name, value in interview.to_slots().items() if current.get(name) != value]
    return [*changed, SlotSet(REQUESTED, next_field(interview))]


def is_new_message(tracker: Tracker) -> bool:
    """False while an action follows on another one: the last message was dealt with already."""
    return tracker.latest_action_name == "action_listen"


def latest(tracker: Tracker) -> dict[str, Any]:
    return tracker.latest_message or {}
