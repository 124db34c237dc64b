"""The first turn: a fresh interview in the wanted language mode."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.slots import latest
from verbund.interview.state import Interview


class Start(Action):
    """Begins an interview. The greeting is spoken by the rule after it: texts follow the mode that is set here."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        return "action_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        wanted = {one.get("entity"): one.get("value") for one in latest(tracker).get("entities") or []}
        mode = "einfach" if wanted.get("language_mode") == "einfach" else "standard"
        return [SlotSet(name, value) for name, value in Interview(language_mode=mode).to_slots().items()]
