"""Asks the open question: the text of the domain, its buttons, and for the gateway what is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.slots import interview_of
from actions.speech import button, say, shortened, tell_state
from verbund.funding_talk.questions import load_check, title
from verbund.interview.catalogue import FIELDS, Need
from verbund.interview.funding_check import SEPARATOR, TO_RESULT, UNKNOWN, is_first, open_question
from verbund.interview.state import Interview
from verbund.interview.summary import summary_fields, summary_lines

_PENDING_QUESTIONS = {
    "loeschen": "utter_loeschen_bestaetigen",
    "abbrechen": "utter_abbrechen",
    "neu_anfangen": "utter_neu_anfangen_bestaetigen",
    "notlage": "utter_notlage_weiter",
}


class Ask(Action):
    """The ask action of one field of the form."""

    def __init__(self, field: str, services: Services) -> None:
        self._field = field
        self._services = services

    def name(self) -> str:
        return f"action_ask_bedarf_form_{self._field}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        interview = interview_of(tracker)
        ask = _SPECIAL.get(self._field, _ask_plainly)
        ask(dispatcher, interview, self._field, self._services)
        tell_state(dispatcher, tracker, interview, self._field)
        return []


def ask_actions(services: Services) -> list[Ask]:
    """One action per field that can be asked."""
    return [Ask(name, services) for name in FIELDS]


def _ask_plainly(
    dispatcher: CollectingDispatcher, interview: Interview, field: str, services: Services
) -> None:
    if interview.variant == "auswahl" and interview.choices:
        titles = [(services.world.wording.value(field, value, interview.language_mode), value) for value in interview.choices]
        _ask_among(dispatcher, "utter_auswahl", field, titles)
        return
    dispatcher.utter_message(response=_prompt(field, interview, services.own_prompts), buttons=_ways_around(interview, field))


def _prompt(field: str, interview: Interview, own_prompts: frozenset[str]) -> str:
    """Managers are asked in words of their own where the domain has them."""
    if interview.variant in ("rueckfrage", "offen") and field == "einwilligung":
        return f"utter_einwilligung_{interview.variant}"
    plain = f"utter_{'beispiel' if interview.variant == 'beispiel' else 'ask'}_{field}"
    own = f"{plain}_betrieb"
    return own if not interview.is_employee and own in own_prompts else plain


def _ways_around(interview: Interview, field: str) -> list[dict[str, str]]:
    """Voluntary questions can be left out one by one or all at once."""
    need = FIELDS[field].need(interview.perspective)
    if need is Need.MANDATORY or not interview.voluntary_announced or field in ("funding", "skill_ids"):
        return []
    easy = interview.language_mode == "einfach"
    return [button("Zum Ende" if easy else "Zur Zusammenfassung", field, "zur_zusammenfassung")]


def _ask_summary(
    dispatcher: CollectingDispatcher, interview: Interview, field: str, services: Services
) -> None:
    if interview.pending:
        say(dispatcher, _PENDING_QUESTIONS[interview.pending])
        return
    lines = summary_lines(interview, services.world)
    # The person's own words go in as a text, not through a template: nothing in them can break it.
    dispatcher.utter_message(text="\n".join(f"• {line}" for line in lines))
    if interview.variant == "aendern":
        names = summary_fields(interview)
        fields = [button(services.world.wording.label(one, interview.language_mode), "aendern", one) for one in names]
        dispatcher.utter_message(response="utter_welches_feld", buttons=fields)
        return
    say(dispatcher, "utter_ask_bestaetigung")


def _ask_skills(
    dispatcher: CollectingDispatcher, interview: Interview, field: str, services: Services
) -> None:
    titles = [(services.world.taxonomy.label(one), one) for one in interview.skill_candidates]
    _ask_among(dispatcher, "utter_skill_auswahl", field, titles)


def _ask_place(
    dispatcher: CollectingDispatcher, interview: Interview, field: str, services: Services
) -> None:
    if interview.choices:
        _ask_among(dispatcher, "utter_ort_auswahl", field, [(str(one), one) for one in interview.choices])
        return
    _ask_plainly(dispatcher, interview, field, services)


def _ask_topic(
    dispatcher: CollectingDispatcher, interview: Interview, field: str, services: Services
) -> None:
    if interview.topics:
        buttons = [button(shortened(topic), field, topic) for topic in interview.topics]
        dispatcher.utter_message(response="utter_auswahl_thema", buttons=buttons)
        return
    _ask_plainly(dispatcher, interview, field, services)


def _ask_further_need(
    dispatcher: CollectingDispatcher, interview: Interview, field: str, services: Services
) -> None:
    if interview.topics:
        say(dispatcher, "utter_thema_wartet", was=", ".join(map(shortened, interview.topics)))
    _ask_plainly(dispatcher, interview, field, services)


def _ask_funding(
    dispatcher: CollectingDispatcher, interview: Interview, field: str, services: Services
) -> None:
    """A question of the funding check; before it begins, whether it shall begin."""
    question = open_question(interview)
    if question is None:
        _ask_plainly(dispatcher, interview, field, services)
        return
    check, mode, today = load_check(), interview.language_mode, services.today()
    if is_first(interview):
        dispatcher.utter_message(text=check.opening[mode])
    buttons = [button(title(one, mode, today), field, f"{question.id}{SEPARATOR}{one.id}") for one in question.options]
    if not any(one.id == "keine_angabe" for one in question.options):
        buttons.append(button(check.ways_on[UNKNOWN][mode], field, f"{question.id}{SEPARATOR}{UNKNOWN}"))
    buttons.append(button(check.ways_on[TO_RESULT][mode], field, TO_RESULT))
    dispatcher.utter_message(text=question.text(mode, interview.is_employee, today), buttons=buttons)


def _ask_among(dispatcher: CollectingDispatcher, response: str, field: str, titles: list[tuple[str, Any]]) -> None:
    buttons = [button(title, field, value) for title, value in titles]
    dispatcher.utter_message(response=response, buttons=[*buttons, button("Nichts davon", field, "nichts_davon")])


_SPECIAL: dict[str, Callable[[CollectingDispatcher, Interview, str, Services], None]] = {
    "bestaetigung": _ask_summary,
    "skill_ids": _ask_skills,
    "ort": _ask_place,
    "thema_freitext": _ask_topic,
    "weiterer_bedarf": _ask_further_need,
    "funding": _ask_funding,
}
