"""The ways out: erase, stop, start again, the end, and back in."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.slots import interview_of, latest
from actions.speech import say, tell_state
from verbund.interview.state import STATE_SLOT

ERASED = "geloescht"


class _AskBefore(Action):
    """Notes a wish that needs a second yes; the form then asks for it."""

    wish: str

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        return f"action_{self.wish}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        interview = interview_of(tracker)
        if self.wish == "neu_anfangen" and not interview.history:
            return []  # there is nothing yet to throw away
        interview.pending = self.wish
        interview.wish_words = latest(tracker).get("text") or ""
        return [SlotSet(STATE_SLOT, interview.to_slots()[STATE_SLOT])]


class AskErase(_AskBefore):
    """ "Alles löschen." """

    wish = "loeschen"


class AskStop(_AskBefore):
    """ "Ich will aufhören." """

    wish = "abbrechen"


class AskStartAgain(_AskBefore):
    """ "Noch mal von vorn." """

    wish = "neu_anfangen"


class End(Action):
    """After the last question, or once erasing is confirmed: the gateway erases, because only it reaches every store."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        return "action_ende"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        interview = interview_of(tracker)
        if interview.pending == ERASED:
            tell_state(dispatcher, tracker, interview, None, "erase")
            return []
        wants_contact = interview.values.get("kontakt") == "ja"
        say(dispatcher, "utter_ende_mit_kontakt" if wants_contact else "utter_ende_ohne_kontakt")
        tell_state(dispatcher, tracker, interview, None, "finished")
        return []


class Resume(Action):
    """A message outside of any interview: the engine has lost it, or it was over. Says so and begins again."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        return "action_wieder_aufnehmen"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        if not interview_of(tracker).values:
            say(dispatcher, "utter_faden_verloren")
        return []
