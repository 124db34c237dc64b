"""What made Rasa's turns slow without need: three places, which together took half of the engine's time.

The schema of an action's answer was itself checked against the schema of schemas with every answer; the class of each
stored event was looked for among all subclasses with every event of the conversation; and each call of an action carried
the whole conversation, although the interview's state is in a slot (docs/understanding.md has the measurement).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import rasa
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

MESSAGES_SENT = 2
"""Actions look at the last message and at the one before it (was it said twice?), and at what happened since."""

_check_slowly = RemoteAction._validate_action_result
_look_up_slowly = Event.resolve_by_type


@cache
def _answer_validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def _check(self: RemoteAction, result: dict[str, Any]) -> bool:
    # Rasa's own check finds the words for what is wrong.
    return _answer_validator().is_valid(result) or _check_slowly(self, result)


@cache
def _look_up(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    return _look_up_slowly(type_name, default)


def _call(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = [event.as_dict() for event in _newest(tracker)]
    return {"next_action": self.name(), "sender_id": tracker.sender_id, "tracker": state, "version": rasa.__version__}


def _newest(tracker: DialogueStateTracker) -> list[Event]:
    newest: list[Event] = []
    messages = 0
    for event in reversed(tracker.events):
        newest.append(event)
        messages += isinstance(event, UserUttered)
        if messages == MESSAGES_SENT:
            break
    return newest[::-1]


def speed_up() -> None:
    """Puts the quick ways in the place of Rasa's; to be called before the engine serves."""
    RemoteAction._validate_action_result = _check
    RemoteAction._action_call_format = _call
    Event.resolve_by_type = staticmethod(_look_up)
