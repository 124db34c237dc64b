"""Speaks the routes of public funding as the domain words them."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from verbund.funding import overview
from verbund.interview.state import Interview


def explain_funding(dispatcher: CollectingDispatcher, services: Services, interview: Interview) -> None:
    """Speaks one message per route, in the order the data states; the texts hold no word of a person."""
    passages = overview(
        services.today(), interview.perspective or "selbst", interview.language_mode, dict(interview.values)
    )
    for passage in passages:
        dispatcher.utter_message(text=passage.text)
