"""The quick ways say what Rasa's own say, and an action gets what actions look at."""

import copy

import pytest
import rasa.core.actions.action as actions
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

from bot import quick_turns

RASA = {
    "check": quick_turns._check_slowly,
    "call": actions.RemoteAction._action_call_format,
    "look_up": quick_turns._look_up_slowly,
}
GOOD = {"events": [{"event": "slot", "name": "ort", "value": "Aalen"}], "responses": [{"text": "Gut."}]}
EVENTS = [
    SessionStarted(), UserUttered("erstens"), SlotSet("ort", "Aalen"), BotUttered("Und dann?"),
    UserUttered("zweitens"), BotUttered("Und?"), UserUttered("drittens"), ActionExecuted("bedarf_form"),
]  # fmt: skip


@pytest.fixture
def action():
    return actions.RemoteAction("action_x", None)


@pytest.fixture
def tracker():
    made = DialogueStateTracker("s", [AnySlot("ort", mappings=[{}])])
    for event in copy.deepcopy(EVENTS):
        made.update(event)
    return made


@pytest.mark.parametrize("broken", [{"events": [{"event": "slot"}]}, {"responses": ["Gut."]}, {"events": 3}])
def test_a_broken_answer_is_refused_in_rasas_own_words(action, broken):
    with pytest.raises(Exception) as expected:
        RASA["check"](action, broken)
    with pytest.raises(type(expected.value)) as found:
        quick_turns._check(action, broken)
    assert str(found.value) == str(expected.value)


def test_a_good_answer_passes(action):
    assert quick_turns._check(action, GOOD) is RASA["check"](action, GOOD) is True


def test_every_kind_of_event_is_found():
    names = [one.type_name for one in all_subclasses(Event)]
    assert len(names) > 10
    assert [quick_turns._look_up(name) for name in names] == [RASA["look_up"](name) for name in names]
    with pytest.raises(ValueError):
        quick_turns._look_up("no such event")


def test_an_action_gets_the_conversation_without_its_beginning(action, tracker):
    slow = RASA["call"](action, tracker, Domain.empty())
    quick = quick_turns._call(action, tracker, Domain.empty())
    assert slow.pop("domain") is not None
    assert quick["tracker"]["events"] == slow["tracker"]["events"][-4:]
    assert [one.get("text") for one in quick["tracker"]["events"] if one["event"] == "user"] == ["zweitens", "drittens"]
    for call in (slow, quick):
        call["tracker"].pop("events")
    assert quick == slow


def test_events_are_read_as_before(tracker):
    stored = [event.as_dict() for event in tracker.events]
    assert deserialise_events(stored) == list(tracker.events)
