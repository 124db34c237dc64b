"""Side questions whose answer depends on where the interview stands."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.funding import answer_topic
from actions.services import Services
from actions.site import reached_at
from actions.slots import interview_of
from actions.speech import say
from verbund.interview.funding_check import FIELD, open_question
from verbund.interview.plan import next_field, progress
from verbund.interview.state import STATE_SLOT


class _Explain(Action):
    def __init__(self, services: Services) -> None:
        self._services = services


class ExplainWhy(_Explain):
    """ "Warum fragen Sie das?" has an answer of its own for every question."""

    def name(self) -> str:
        return "action_warum_frage"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        interview = interview_of(tracker)
        question = open_question(interview)
        if question is not None and next_field(interview) == FIELD:
            dispatcher.utter_message(text=question.reasons[interview.language_mode])
        else:
            say(dispatcher, f"utter_warum_{next_field(interview)}")
        return []


class ExplainProgress(_Explain):
    """ "Wie lange noch?" """

    def name(self) -> str:
        return "action_fortschritt"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        say(dispatcher, "utter_fortschritt", rest=progress(interview_of(tracker)).left)
        return []


class ExplainFunding(_Explain):
    """ "Wer zahlt das?" where no point of funding was recognised: what holds for all routes."""

    def name(self) -> str:
        return "action_frage_foerderung"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        answer_topic(dispatcher, self._services, interview_of(tracker), "antragsfrist")
        return []


class AnswerDistress(_Explain):
    """Somebody is in danger: numbers that help now. The interview waits until the person wants to go on."""

    def name(self) -> str:
        return "action_notlage"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        say(dispatcher, "utter_notlage")
        interview = interview_of(tracker)
        interview.pending = "notlage"
        return [SlotSet(STATE_SLOT, interview.to_slots()[STATE_SLOT])]


class TellContact(_Explain):
    """Where and when a person can be reached, and how long an answer takes: only what the operator has set."""

    def name(self) -> str:
        return "action_ansprechpartner"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        contact, hours = await asyncio.to_thread(reached_at, self._services, tracker.sender_id)
        if contact:
            say(dispatcher, "utter_ansprechpartner", wege=contact, zeiten=hours)
        if self._services.reply_days:
            say(dispatcher, "utter_wartezeit", tage=self._services.reply_days)
        return []


class SayNotUnderstood(_Explain):
    """A message that is neither an answer nor a question the engine knows."""

    def name(self) -> str:
        return "action_nicht_verstanden"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        say(dispatcher, "utter_default")
        return []
