"""Speaks about funding: answers to questions, and the result of the funding check."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.speech import say
from verbund.funding import assess
from verbund.funding_talk.answers import answer
from verbund.funding_talk.case import Case
from verbund.funding_talk.checklist import Order, address
from verbund.funding_talk.known import profile_of
from verbund.funding_talk.report import Listener, checklist_routes, list_titles, report
from verbund.interview.state import Interview

Links = list[tuple[str, str]]


def answer_topic(dispatcher: CollectingDispatcher, services: Services, interview: Interview, topic: str) -> None:
    """Answers a question about funding; the texts hold no word of a person."""
    found = answer(topic, interview.language_mode, services.today())
    if found is None:
        say(dispatcher, f"utter_frage_{topic}")
        return
    for number, bubble in enumerate(found.bubbles, 1):
        last = number == len(found.bubbles)
        _speak(dispatcher, bubble, _list_links(services, interview, []) if last and found.checklist else [])


def show_result(dispatcher: CollectingDispatcher, services: Services, interview: Interview, case: Case) -> None:
    """Speaks the result of the funding check, with the list to print."""
    today = services.today()
    result = assess(profile_of(case.facts, today))
    listener = Listener(interview.language_mode, interview.is_employee, interview.place.get("agentur"), today)
    bubbles = report(result, listener)
    for number, bubble in enumerate(bubbles, 1):
        own = _list_links(services, interview, checklist_routes(result)) if number == len(bubbles) else []
        _speak(dispatcher, bubble.text, [*own, *bubble.links])


def _list_links(services: Services, interview: Interview, routes: list[str]) -> Links:
    """The list as page and as PDF; its address names routes, language and Agentur, and nothing about anybody."""
    order = Order(tuple(routes), interview.language_mode, interview.is_employee, interview.place.get("agentur"))
    titles = list_titles(interview.language_mode)
    return [(titles[kind], services.public_url + address(order, kind)) for kind in ("html", "pdf")]


def _speak(dispatcher: CollectingDispatcher, text: str, links: Links) -> None:
    dispatcher.utter_message(text=text)
    if links:
        dispatcher.utter_message(json_message={"links": [{"title": title, "url": url} for title, url in links]})
