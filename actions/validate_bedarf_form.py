"""The form's turn: hands the message to the interview and keeps what came of it."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.funding import answer_topic, show_result
from actions.leaving import ERASED
from actions.saving import save_contact, save_need
from actions.services import Services
from actions.slots import REQUESTED, interview_of, is_new_message, is_repeated, kept, latest
from actions.speech import say, say_all
from actions.unclear import keep_unclear
from verbund.interview.plan import next_field
from verbund.interview.state import STATE_SLOT
from verbund.interview.turn import take_turn
from verbund.interview.utterance import Utterance


class ValidateBedarfForm(Action):
    """Called by the form for each message, and again when it comes back from a side question.

    Returning no slot makes the form step aside, so that a rule answers the side question.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        return "validate_bedarf_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        interview = interview_of(tracker)
        if not is_new_message(tracker):
            interview.discreet = False
            return [SlotSet(STATE_SLOT, interview.to_slots()[STATE_SLOT]), SlotSet(REQUESTED, next_field(interview))]
        utterance = Utterance.from_message(latest(tracker))
        if is_repeated(tracker):
            utterance = utterance.as_content()
        outcome = take_turn(interview, utterance, self._services.world, self._services.today())
        if outcome.side_question:
            return []
        if outcome.erase:
            interview.pending = ERASED
            return [*kept(interview, tracker)[:-1], SlotSet(REQUESTED, None)]
        if outcome.missed:
            await asyncio.to_thread(keep_unclear, self._services, interview, outcome, utterance, tracker.sender_id)
        say_all(dispatcher, outcome.say)
        if outcome.unanswered and self._services.contact:
            say(dispatcher, "utter_ansprechpartner", wege=self._services.contact, zeiten=self._services.office_hours)
        if outcome.save:
            await asyncio.to_thread(save_need, dispatcher, self._services, interview, tracker.sender_id)
        if interview.values.get("kontakt") == "angegeben":
            await asyncio.to_thread(save_contact, dispatcher, self._services, interview, tracker.sender_id)
        if outcome.topic:
            answer_topic(dispatcher, self._services, interview, outcome.topic)
        if outcome.funding_case:
            show_result(dispatcher, self._services, interview, outcome.funding_case)
        return kept(interview, tracker)
