"""The first turn: who speaks here, and in which language mode."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.slots import latest
from actions.speech import say
from verbund.interview.state import Interview


class Start(Action):
    """Greets, says that it is a machine, and begins a fresh interview."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        return "action_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        wanted = {one.get("entity"): one.get("value") for one in latest(tracker).get("entities") or []}
        mode = "einfach" if wanted.get("language_mode") == "einfach" else "standard"
        # The texts follow the slot, and the slot is only set after this action: so the easy greeting has a name of its own.
        say(dispatcher, "utter_start_einfach" if mode == "einfach" else "utter_start")
        return [SlotSet(name, value) for name, value in Interview(language_mode=mode).to_slots().items()]
