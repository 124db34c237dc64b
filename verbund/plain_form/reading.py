"""Reads a filled-in form: masked like a message of the chat, checked field by field, nothing of it lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verbund.interview.site import place_data, remember_site
from verbund.interview.state import Interview
from verbund.interview.taking import take_topic
from verbund.interview.utterance import Utterance
from verbund.interview.world import World
from verbund.need_values import LanguageMode
from verbund.plain_form.questions import Question, questions
from verbund.privacy.masking import contains_contact, mask
from verbund.routing import OUTSIDE

Given = Mapping[str, Sequence[str]]
SHORTEST = 3
MOST_PERSONS = 999
PLACE_AS_TYPED, PLACE_CHOSEN = "ort_so_lassen", "ort_wahl"
OTHER_BRANCHE = "branche_text"
LONGEST_CONTACT = 200
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass
class Filled:
    """A form as it was filled in.

    Attributes:
        interview: the answers, as the chat would have them.
        given: field -> what is to stand in the form when it comes again, masked.
        faults: field -> key of what is wrong, of `texts()["fehler"]`.
        masked: kinds of what was taken out.
        places: Kreise to choose from, where the name of the place exists several times.
        contact: the way to reach the person, for the vault; None where none was given.
    """

    interview: Interview
    given: dict[str, list[str]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    masked: set[str] = field(default_factory=set)
    places: tuple[str, ...] = ()
    contact: str | None = None


def read_form(given: Given, perspective: str, mode: LanguageMode, world: World) -> Filled:
    """Reads a form.

    Args:
        given: field -> what was sent, cleaned of control characters.
        perspective: for whom the person speaks.
        mode: the language mode.
        world: skills, occupations, places, words.

    Returns:
        What was filled in; it can be saved when there are no faults.
    """
    filled = Filled(Interview(language_mode=mode))
    filled.interview.put("einwilligung", "ja")
    filled.interview.put("perspective", perspective)
    for question in questions(perspective, mode):
        _READERS[question.kind](filled, question, [one for one in given.get(question.name, ()) if one])
    _other_branche(filled, given)
    _place(filled, given, world)
    _topic(filled, world)
    return filled


def _text(filled: Filled, question: Question, sent: list[str]) -> None:
    text = _masked(filled, sent[0]) if sent else ""
    filled.given[question.name] = [text]
    if not text:
        _missing(filled, question)
    elif len(text) > question.longest:
        filled.faults[question.name] = "zu_lang"
    elif len(text) < SHORTEST or not _LETTERS.search(text):
        filled.faults[question.name] = "zu_kurz"
    else:
        filled.interview.put(question.name, text, text)


def _choice(filled: Filled, question: Question, sent: list[str]) -> None:
    option = question.option(sent[0]) if sent else None
    filled.given[question.name] = [option.id] if option else []
    if option is None:
        _missing(filled, question)
    else:
        filled.interview.put(question.name, option.value, option.title)


def _choices(filled: Filled, question: Question, sent: list[str]) -> None:
    chosen = [option for option in question.options if option.id in sent]
    filled.given[question.name] = [option.id for option in chosen]
    if not chosen:
        _missing(filled, question)
    else:
        words = ", ".join(option.title for option in chosen)
        filled.interview.put(question.name, [option.value for option in chosen], words)


def _number(filled: Filled, question: Question, sent: list[str]) -> None:
    text = sent[0][:20] if sent else ""
    filled.given[question.name] = [text]
    digits = text.strip()
    if not digits:
        _missing(filled, question)
    elif not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= MOST_PERSONS):
        filled.faults[question.name] = "keine_zahl"
    else:
        filled.interview.put(question.name, int(digits), digits)


def _contact(filled: Filled, question: Question, sent: list[str]) -> None:
    text = sent[0] if sent else ""
    filled.given[question.name] = [text]
    if not text:
        return
    if len(text) > LONGEST_CONTACT:
        filled.faults[question.name] = "zu_lang"
    elif contains_contact(text):
        filled.contact = text
    else:
        filled.faults[question.name] = "kein_kontakt"


def _later(filled: Filled, question: Question, sent: list[str]) -> None:
    text = _masked(filled, sent[0]) if sent else ""
    filled.given[question.name] = [text]
    if not text:
        _missing(filled, question)


_READERS = {
    "text": _text, "choice": _choice, "choices": _choices, "number": _number, "contact": _contact, "place": _later,
}  # fmt: skip


def _place(filled: Filled, given: Given, world: World) -> None:
    """Place and Branche decide the region; a place nobody knows is taken as it is when the person insists."""
    typed = filled.given.get("ort", [""])[0]
    if not typed:
        return
    branche = filled.interview.values.get("branche")
    routing = world.router.route(typed, branche=branche)
    chosen = given.get(PLACE_CHOSEN, ())
    if routing.status == "mehrdeutig" and chosen and chosen[0] in routing.candidates:
        pending = world.router.place_name(typed) or typed
        routing = world.router.route(chosen[0], branche=branche, pending=pending)
    if routing.status == "gefunden":
        remember_site(filled.interview, routing, typed)
        return
    if len(typed) > 80:
        filled.faults["ort"] = "zu_lang"
        return
    insists = bool(given.get(PLACE_AS_TYPED))
    if routing.status == "mehrdeutig":
        filled.places, filled.faults["ort"] = routing.candidates, "ort_mehrdeutig"
        if insists:
            del filled.faults["ort"]
            filled.interview.put("ort", typed, typed)
    elif routing.status == "nicht_bw":
        filled.interview.put("ort", typed, typed)
        filled.interview.place = place_data(routing) | {"ort": typed, "region": OUTSIDE}
    elif insists:
        filled.interview.put("ort", typed, typed)
    else:
        filled.faults["ort"] = "ort_unbekannt"


def _topic(filled: Filled, world: World) -> None:
    """Names of skills are recognised without the engine; what it would have guessed stays open for the managers."""
    topic = filled.interview.values.get("thema_freitext")
    if topic:
        take_topic(filled.interview, Utterance(text=topic), world)


def _other_branche(filled: Filled, given: Given) -> None:
    sent = [one for one in given.get(OTHER_BRANCHE, ()) if one]
    text = _masked(filled, sent[0])[:120] if sent else ""
    filled.given[OTHER_BRANCHE] = [text]
    if text and filled.interview.values.get("branche") == "andere":
        filled.interview.words["branche"] = text


def _masked(filled: Filled, text: str) -> str:
    masked = mask(text)
    filled.masked |= set(masked.kinds)
    return masked.text


def _missing(filled: Filled, question: Question) -> None:
    if question.needed:
        filled.faults[question.name] = "fehlt"
