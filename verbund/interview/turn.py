"""One turn of the interview: a message comes in, the state changes, and it is clear what is said and asked next."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from verbund.interview.acts import Act, classify, likely_question
from verbund.interview.catalogue import FIELDS, Kind
from verbund.interview.correction import Correction, find_correction
from verbund.interview.ladder import not_known, not_understood
from verbund.interview.outcome import Outcome, Say
from verbund.interview.pending import resolve_pending
from verbund.interview.plan import next_field, rest_is_voluntary, skip_voluntary
from verbund.interview.reading import UNKNOWN_VALUES, Reading, read
from verbund.interview.site import remember_site
from verbund.interview.state import Interview
from verbund.interview.taking import put_reading, take_reading, take_site, take_text, take_topic
from verbund.interview.utterance import Utterance
from verbund.interview.world import World
from verbund.routing import Routing

_CONFIRMS = re.compile(
    r"^\W*(ja+|jo+|joa|jep|yes|si|ok(ay)?|passt|stimmt|genau|richtig|korrekt|jetzt\s+(stimmt|passt)|alles\s+(richtig|klar|gut)|so\s+(ist|passt|stimmt)|"
    r"freilich|sicher|perfekt|gut\s+so|speichern|bestätig\w*)\b",
    re.IGNORECASE,
)
_OBJECTS = re.compile(r"\b(aber|nicht|net|falsch|sondern|änder\w*|statt|doch\s+nicht|außer|nur\s+dass|lösch\w*|stopp?)\b", re.IGNORECASE)


def take_turn(interview: Interview, utterance: Utterance, world: World, today: date) -> Outcome:
    """Lets a message work on the interview.

    Args:
        interview: the state; changed in place unless the outcome is a side question.
        utterance: the message as the engine understood it.
        world: skills, occupations, places, words.
        today: the day that spoken times count from.

    Returns:
        What follows. The next question is `plan.next_field(interview)`.
    """
    if interview.pending:
        resolved = resolve_pending(interview, utterance)
        if resolved is not None:
            return resolved
        interview.pending = None  # neither yes nor no: the wish is dropped, and the words are read as usual
    name = next_field(interview)
    if name is None:
        return Outcome(side_question=True)
    if utterance.text and utterance.text == interview.wish_words:
        utterance = utterance.as_content()
    if utterance.choice is not None:
        outcome = _take_choice(interview, name, *utterance.choice, utterance, world, today)
    else:
        outcome = _take_typed(interview, name, utterance, world, today)
    if not outcome.side_question and rest_is_voluntary(interview) and not interview.voluntary_announced:
        interview.voluntary_announced = True
        outcome.say.append(Say("utter_freiwilliger_rest"))
    return outcome


def _take_typed(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Outcome:
    reading = _reading(name, utterance, world, today)
    act = classify(utterance, name, reading)
    if act is Act.SIDE_QUESTION:
        return Outcome(side_question=True)
    if act is Act.LIKELY_QUESTION:
        return _answer_likely_question(utterance)
    if act in (Act.SIMPLER, Act.STANDARD):
        interview.language_mode = "einfach" if act is Act.SIMPLER else "standard"
        return Outcome(say=[Say("utter_einfach_an" if act is Act.SIMPLER else "utter_standard_an")])
    if act is Act.BACK:
        return _go_back(interview)
    if act is Act.TO_SUMMARY:
        skip_voluntary(interview)
        return Outcome()
    if name == "bestaetigung":
        return _take_confirmation(interview, utterance, reading, world, today)
    if act is Act.CORRECT:
        changed = _correct(interview, utterance, world, today)
        if changed:
            return changed
        if reading is None and FIELDS[name].kind is not Kind.TEXT:
            return Outcome(say=[Say("utter_korrektur_was")])
    if FIELDS[name].kind is Kind.PLACE and act in (Act.ANSWER, Act.NOT_UNDERSTOOD):
        return take_site(interview, utterance, world)
    if name == "skill_ids" and act in (Act.ANSWER, Act.NOT_UNDERSTOOD, Act.UNKNOWN, Act.SKIP):
        return _take_skill_words(interview, utterance, world)
    if act in (Act.UNKNOWN, Act.SKIP):
        return not_known(interview, name, skipped=act is Act.SKIP)
    if act is Act.NOT_UNDERSTOOD:
        return not_understood(interview, name, utterance)
    if FIELDS[name].kind is Kind.TEXT:
        return _take_own_words(interview, name, utterance, world, today)
    return _take_value(interview, name, reading, utterance, world, today)


def _reading(name: str, utterance: Utterance, world: World, today: date) -> Reading | None:
    kind = FIELDS[name].kind
    if kind is Kind.PLACE:
        return Reading(None, utterance.text, True) if world.router.mentions_place(utterance.text) else None
    return None if kind in (Kind.TEXT, Kind.SKILLS) else read(name, utterance, today)


def _answer_likely_question(utterance: Utterance) -> Outcome:
    """No rule fires for the engine's second choice, so its answer is spoken from here; the question stays open."""
    question = likely_question(utterance)
    return Outcome(say=[Say(f"utter_{question}")], show_funding=question == "frage_foerderung")


def _take_own_words(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Outcome:
    declined = utterance.intent == "verneinen" and utterance.word_count <= 4
    if declined and name in UNKNOWN_VALUES and name != "bisher":
        return not_known(interview, name, skipped=True)
    return take_text(interview, name, utterance, world, today)


def _take_value(
    interview: Interview, name: str, reading: Reading, utterance: Utterance, world: World, today: date
) -> Outcome:
    if name == "einwilligung" and reading.value == "nein":
        return Outcome(say=[Say("utter_start_einwilligung_abgelehnt")], erase=True)
    if name == "kontakt" and reading.value == "ja":
        return Outcome(say=[Say("utter_kontakt_ohne_angabe")])
    if name == "weiterer_bedarf" and reading.value == "ja":
        return _begin_next_need(interview, utterance, world, today)
    outcome = take_reading(interview, name, reading, utterance, today)
    outcome.show_funding = name == "funding" and reading.value == "ja"
    return outcome


def _begin_next_need(interview: Interview, utterance: Utterance, world: World, today: date) -> Outcome:
    interview.begin_next_need()
    if utterance.choice is None and utterance.word_count > 8:
        return take_text(interview, "thema_freitext", utterance, world, today)
    return Outcome(say=[Say("utter_naechster_bedarf")])


def _take_confirmation(
    interview: Interview, utterance: Utterance, reading: Reading | None, world: World, today: date
) -> Outcome:
    objects = _OBJECTS.search(utterance.text)
    if _CONFIRMS.match(utterance.text) and not objects:
        return Outcome(save=True)
    changed = _correct(interview, utterance, world, today)
    if changed:
        return changed
    if reading and reading.value == "ja" and not objects:
        return Outcome(save=True)
    if reading and reading.value == "loeschen":
        interview.pending = "loeschen"
        return Outcome()
    if objects or (reading and reading.value == "aendern") or utterance.intent in ("verneinen", "korrigieren"):
        return Outcome(say=[Say("utter_korrektur_was")])
    return not_understood(interview, "bestaetigung", utterance)


def _correct(interview: Interview, utterance: Utterance, world: World, today: date) -> Outcome | None:
    def site(text: str) -> Routing | None:
        if not world.router.mentions_place(text):
            return None
        routing = world.router.route(text, branche=interview.values.get("branche"))
        return routing if routing.status == "gefunden" else None

    correction = find_correction(interview, utterance, today, site)
    if correction is None:
        return None
    outcome = _apply(interview, correction, utterance, world)
    outcome.save = interview.is_saved
    return outcome


def _apply(interview: Interview, correction: Correction, utterance: Utterance, world: World) -> Outcome:
    name = correction.field
    if correction.value is None:
        interview.forget(name)
        return Outcome()
    if isinstance(correction.value, Routing):
        remember_site(interview, correction.value, correction.words)
    elif name == "thema_freitext":
        interview.forget("skill_ids")
        take_topic(interview, replace(utterance, text=correction.value), world)
    else:
        put_reading(interview, name, Reading(correction.value, correction.words, True), utterance)
    mode = interview.language_mode
    return Outcome(say=[Say("utter_geaendert", {"was": world.wording.line(interview.values, name, mode, world.taxonomy)})])


def _go_back(interview: Interview) -> Outcome:
    while interview.history:
        last = interview.history[-1]
        interview.forget(last)
        if last == "bestaetigung":
            interview.saved.pop()  # saved again under the same id once the summary is confirmed again
        if last != "skill_ids":
            interview.settle()
            return Outcome(say=[Say("utter_zurueck")])
    return Outcome(say=[Say("utter_nichts_zum_zurueck")])


def _take_skill_words(interview: Interview, utterance: Utterance, world: World) -> Outcome:
    """A typed answer to the skill buttons: an exact name is taken, everything else stays in the person's words."""
    found = world.taxonomy.find(utterance.text, branche=interview.values.get("branche"))
    ids = list(dict.fromkeys(hit.id for hit in found))[:3]
    if not ids and utterance.intent == "bejahen" and len(interview.skill_candidates) == 1:
        ids = interview.skill_candidates
    interview.put("skill_ids", list(ids), utterance.text)
    interview.skill_certainty = "bot_sicher" if ids else "offen"
    interview.settle()
    if ids:
        return Outcome()
    return Outcome(say=[Say("utter_skill_offen")], missed="skill_ids", missed_words=utterance.text)


def _take_choice(
    interview: Interview, asked: str, name: str, value: Any, utterance: Utterance, world: World, today: date
) -> Outcome:
    """A pressed button. An old one changes what it once answered; it never answers a question it does not belong to."""
    if value == "zur_zusammenfassung":
        skip_voluntary(interview)
        return Outcome()
    if name not in FIELDS or (name != asked and name not in interview.values):
        return Outcome()
    if value in ("ueberspringen", "weiss_nicht", "nichts_davon"):
        if name == "skill_ids":
            interview.put(name, [])
            interview.skill_certainty = "offen"
            interview.settle()
            topic = interview.words.get("thema_freitext", "")
            return Outcome(say=[Say("utter_skill_offen")], missed="skill_ids", missed_words=topic)
        return not_known(interview, name, skipped=value != "weiss_nicht")
    if name == "bestaetigung":
        return _take_confirmation(interview, replace(utterance, text=str(value), choice=None),
                                  Reading(value, "", True), world, today)  # fmt: skip
    if FIELDS[name].kind is Kind.PLACE:
        return take_site(interview, replace(utterance, text=str(value)), world)
    if name == "skill_ids":
        interview.skill_certainty = "bot_sicher"
    if FIELDS[name].kind in (Kind.CHOICES, Kind.SKILLS) and not isinstance(value, list):
        value = [value]
    reading = Reading(value, world.wording.value(name, value, interview.language_mode, world.taxonomy), True)
    return _take_value(interview, name, reading, replace(utterance, text=reading.words), world, today)
