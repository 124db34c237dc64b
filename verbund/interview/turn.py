"""One turn of the interview: a message comes in, the state changes, and it is clear what is said and asked next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from verbund.interview import funding_check, funding_turn
from verbund.interview.acts import Act, classify
from verbund.interview.aside import split_aside, takes_back
from verbund.interview.back import go_back, remember_answer
from verbund.interview.beside import answer_likely_question, change_language
from verbund.interview.budget import is_extra
from verbund.interview.catalogue import FIELDS, KEPT_FOR_NEXT_NEED, Kind
from verbund.interview.confirmation import agrees, objects_to
from verbund.interview.consent import affirms_again, ask_consent_again, is_meant_as_yes, refuses_plainly
from verbund.interview.correction import Correction, contradicts, find_correction, find_corrections
from verbund.interview.ladder import PATIENCE, not_known, not_understood, said_again
from verbund.interview.levels import nothing_more_to_learn, part_about_topic
from verbund.interview.outcome import Outcome, Say
from verbund.interview.own_questions import answer_question
from verbund.interview.pending import resolve_pending
from verbund.interview.plan import next_field, rest_is_voluntary, skip_voluntary
from verbund.interview.reading import UNKNOWN_VALUES, Reading, read
from verbund.interview.reconsidering import reconsiders, topic_after_reconsidering
from verbund.interview.site import remember_site
from verbund.interview.state import Interview
from verbund.interview.taking import put_reading, take_beside, take_reading, take_site, take_text, take_topic
from verbund.interview.topic import named_skills
from verbund.interview.topics import choose_topic, named_topics
from verbund.interview.utterance import Utterance
from verbund.interview.vagueness import blames_somebody, is_vague
from verbund.interview.volunteered import STORY_QUESTIONS
from verbund.interview.world import World
from verbund.routing import Routing

FOLLOWED_UP = frozenset({"taetigkeit_freitext", "thema_freitext", "zielzustand"})


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
    interview.discreet = False
    before = dict(interview.values)
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
    if name == funding_check.FIELD and funding_check.is_open(interview):
        outcome = funding_turn.take_check(interview, utterance, today)
    elif utterance.choice is not None:
        outcome = _take_choice(interview, name, *utterance.choice, utterance, world, today)
    else:
        outcome = _take_typed(interview, name, utterance, world, today)
    if not outcome.side_question and not outcome.topic and not outcome.wish and not outcome.asked_back:
        interview.turns += 1
        interview.extra += is_extra(interview, name) and name in interview.values
        remember_answer(interview, name, before)
    if not outcome.side_question and rest_is_voluntary(interview) and not interview.voluntary_announced:
        interview.voluntary_announced = True
        outcome.say.append(Say("utter_freiwilliger_rest"))
    return outcome


def _take_typed(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Outcome:
    """Takes a typed message; what it says beside the answer about an earlier one corrects that."""
    parts = split_aside(utterance) if name not in ("bestaetigung", "einwilligung") else None
    if parts is None:
        return _take_answer(interview, name, utterance, world, today)
    answer, aside = parts
    if name not in STORY_QUESTIONS and takes_back(aside.text) and (again := _reading(interview, name, aside, world, today)) and again.certain:
        return _take_answer(interview, name, replace(aside, intent="angabe"), world, today)
    if name == "weiterer_bedarf" or find_correction(interview, aside, today, _site_finder(interview, world), world.wording) is None:
        return _take_answer(interview, name, utterance, world, today)
    outcome = _take_answer(interview, name, answer, world, today)
    if outcome.side_question or outcome.topic:
        return outcome
    misses = interview.misses, interview.variant, interview.choices
    changed = _correct(interview, aside, world, today)
    if next_field(interview) == name:
        interview.misses, interview.variant, interview.choices = misses
    outcome.say.extend(changed.say if changed else [])
    return outcome


def _take_answer(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Outcome:
    utterance = part_about_topic(interview, name, utterance)
    reading = _reading(interview, name, utterance, world, today)
    act = classify(utterance, name, reading)
    asked = answer_question(interview, utterance, name, reading, act)
    if asked is not None and not asked.unanswered:
        return asked
    topic = funding_turn.asked_topic(utterance, name, act)
    if topic:
        return Outcome(topic=topic)
    if asked is not None:
        return asked
    if act is Act.SIDE_QUESTION:
        return Outcome(side_question=True)
    if act is Act.LIKELY_QUESTION:
        return answer_likely_question(utterance)
    if act in (Act.SIMPLER, Act.STANDARD):
        return change_language(interview, act)
    if act is Act.BACK:
        return go_back(interview)
    if act is Act.TO_SUMMARY:
        skip_voluntary(interview)
        return Outcome()
    if name == "bestaetigung":
        return _take_confirmation(interview, utterance, reading, world, today)
    denies = act in (Act.ANSWER, Act.NOT_UNDERSTOOD) and contradicts(interview, utterance, name, reading)
    if denies and (changed := _correct(interview, utterance, world, today)):
        return changed
    if act is Act.CORRECT:
        changed = _correct(interview, utterance, world, today)
        if changed:
            return changed
        if reading is None and FIELDS[name].kind is not Kind.TEXT:
            return Outcome(say=[Say("utter_korrektur_was")])
    doubtful_no = reading is not None and reading.value == "nein" and not refuses_plainly(utterance.text)
    if name == "einwilligung" and (reading is None or act is Act.NOT_UNDERSTOOD or doubtful_no):
        if is_meant_as_yes(interview, utterance):
            return take_reading(interview, name, Reading("ja", utterance.text, True), utterance, today)
        return ask_consent_again(interview, utterance)
    if FIELDS[name].kind is Kind.PLACE and act in (Act.ANSWER, Act.NOT_UNDERSTOOD):
        return take_site(interview, utterance, world)
    if name == "skill_ids" and act in (Act.ANSWER, Act.NOT_UNDERSTOOD, Act.UNKNOWN, Act.SKIP):
        return _take_skill_words(interview, utterance, world)
    if act in (Act.UNKNOWN, Act.SKIP):
        return not_known(interview, name, skipped=act is Act.SKIP)
    if act is Act.NOT_UNDERSTOOD and (likely := said_again(interview, name, utterance)):
        return _take_likely(interview, name, likely, utterance, world, today)
    if act is Act.NOT_UNDERSTOOD:
        return take_beside(interview, name, utterance, today) or not_understood(interview, name, utterance)
    if FIELDS[name].kind is Kind.TEXT:
        return _take_own_words(interview, name, utterance, world, today)
    return _take_value(interview, name, reading, utterance, world, today)


def _reading(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Reading | None:
    kind = FIELDS[name].kind
    if same := nothing_more_to_learn(interview, name, utterance):
        return same
    if name == "weiterer_bedarf" and reconsiders(utterance.text):
        return Reading("ja", utterance.text, True)
    if kind is Kind.PLACE:
        return Reading(None, utterance.text, True) if world.router.mentions_place(utterance.text) else None
    return None if kind in (Kind.TEXT, Kind.SKILLS) else read(name, utterance, today)


def _take_own_words(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Outcome:
    """Words as they are; "nein" to a voluntary question leaves it out."""
    declined = utterance.intent == "verneinen" and utterance.word_count <= 4
    if declined and name in UNKNOWN_VALUES and name != "bisher":
        return not_known(interview, name, skipped=True)
    if name in FOLLOWED_UP and (asked := _follow_up(interview, name, utterance)):
        return asked
    if name in STORY_QUESTIONS:
        return _take_story(interview, name, utterance, world, today)
    return take_text(interview, name, utterance, world, today)


def _follow_up(interview: Interview, name: str, utterance: Utterance) -> Outcome | None:
    """One question back where an answer names no task, with an example; blame is turned into the task."""
    if name in interview.followed_up:
        return None
    blame = blames_somebody(utterance.text)
    if not blame and not is_vague(utterance.text):
        return None
    interview.followed_up.append(name)
    interview.variant = "beispiel"
    return Outcome(say=[Say("utter_schuld_zur_aufgabe" if blame else "utter_vage")])


def _take_story(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Outcome:
    """Of several topics the person chooses one; the others are offered once this need is saved."""
    if interview.topics and (interview.choosing_topic or name == "thema_freitext"):
        interview.choosing_topic = False
        chosen = choose_topic(interview, utterance.text, world.taxonomy)
        return take_text(interview, "thema_freitext", replace(utterance, text=chosen), world, today)
    topics = named_topics(utterance.text, world.taxonomy, interview.values.get("branche"))
    if not topics:
        return take_text(interview, name, utterance, world, today)
    before = {*interview.values, "taetigkeit_freitext"}
    take_text(interview, name, utterance, world, today)
    for field in set(interview.values) - before - KEPT_FOR_NEXT_NEED:
        interview.forget(field)  # of which of the topics it was said is not clear
    interview.forget("thema_freitext")
    interview.told_much = False
    interview.topics, interview.choosing_topic = topics, True
    interview.variant = "themen"
    return Outcome(say=[Say("utter_mehrere_themen", {"anzahl": len(topics)})])


def _take_value(
    interview: Interview, name: str, reading: Reading, utterance: Utterance, world: World, today: date
) -> Outcome:
    if name == "einwilligung" and reading.value == "nein":
        return Outcome(say=[Say("utter_start_einwilligung_abgelehnt")], erase=True)
    if name == "kontakt" and reading.value == "ja":
        return _ask_for_the_number(interview)
    if name == "weiterer_bedarf" and reading.value == "ja":
        return _begin_next_need(interview, utterance, world, today)
    if name == funding_check.FIELD and reading.value == "ja":
        return funding_turn.begin_check(interview, today)
    return take_reading(interview, name, reading, utterance, today)


def _take_likely(
    interview: Interview, name: str, likely: Reading, utterance: Utterance, world: World, today: date
) -> Outcome:
    """The one answer that was offered is taken when the very same words come again, and that is said aloud."""
    outcome = _take_value(interview, name, likely, utterance, world, today)
    line = world.wording.line(interview.values, name, interview.language_mode, world.taxonomy)
    return replace(outcome, say=[Say("utter_angenommen_wahrscheinlich", {"was": line}), *outcome.say])


def _ask_for_the_number(interview: Interview) -> Outcome:
    """A yes without a number is asked for it, but not without end."""
    interview.misses += 1
    if interview.misses <= PATIENCE:
        return Outcome(say=[Say("utter_kontakt_ohne_angabe")])
    interview.skip("kontakt", "nein")
    interview.settle()
    return Outcome(say=[Say("utter_weiss_nicht_ok")])


def _begin_next_need(interview: Interview, utterance: Utterance, world: World, today: date) -> Outcome:
    interview.begin_next_need()
    topic = utterance.choice is None and topic_after_reconsidering(utterance.text)
    if topic:
        return take_text(interview, "thema_freitext", replace(utterance, text=topic), world, today)
    if utterance.choice is None and utterance.word_count > 8:
        return take_text(interview, "thema_freitext", utterance, world, today)
    return Outcome(say=[Say("utter_naechster_bedarf")])


def _take_confirmation(
    interview: Interview, utterance: Utterance, reading: Reading | None, world: World, today: date
) -> Outcome:
    objects = objects_to(utterance.text)
    if agrees(utterance, reading):
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
        return _ask_what_to_change(interview)
    if interview.misses and affirms_again(interview, utterance, "bestaetigung"):
        return Outcome(save=True)
    interview.wish_words = utterance.text
    return not_understood(interview, "bestaetigung", utterance)


def _ask_what_to_change(interview: Interview) -> Outcome:
    """First by a sentence; a sentence that is not understood is followed by a button for each field."""
    interview.corrections_missed += 1
    if interview.corrections_missed == 1:
        return Outcome(say=[Say("utter_korrektur_was")])
    interview.variant = "aendern"
    return Outcome()


def _site_finder(interview: Interview, world: World) -> Callable[[str], Routing | None]:
    def site(text: str) -> Routing | None:
        if not world.router.mentions_place(text):
            return None
        routing = world.router.route(text, branche=interview.values.get("branche"))
        return routing if routing.status == "gefunden" else None

    return site


def _correct(interview: Interview, utterance: Utterance, world: World, today: date) -> Outcome | None:
    corrections = find_corrections(interview, utterance, today, _site_finder(interview, world), world.wording)
    if not corrections:
        return None
    outcome = Outcome()
    for correction in corrections:
        outcome.say.extend(_apply(interview, correction, utterance, world).say)
    outcome.save = interview.is_saved
    interview.settle()
    return outcome


def _apply(interview: Interview, correction: Correction, utterance: Utterance, world: World) -> Outcome:
    name = correction.field
    if correction.value is None:
        interview.forget(name)
        interview.reopened = name
        return Outcome()
    if isinstance(correction.value, Routing):
        remember_site(interview, correction.value, correction.words)
    elif name == "thema_freitext":
        interview.forget("skill_ids")
        take_topic(interview, replace(utterance, text=correction.value), world)
    else:
        put_reading(interview, name, Reading(correction.value, correction.words, True), utterance)
    mode = interview.language_mode
    return Outcome(
        say=[Say("utter_geaendert", {"was": world.wording.line(interview.values, name, mode, world.taxonomy)})]
    )


def _open_again(interview: Interview, name: str) -> Outcome:
    """A field chosen at the summary is asked again; the summary follows."""
    if name in FIELDS and name in interview.values:
        if interview.is_saved:  # saved again under the same id once the summary is confirmed again
            interview.forget("bestaetigung")
            interview.saved.pop()
        interview.forget(name)
        interview.settle()
        interview.reopened = interview.at_once = name
    return Outcome()


def _take_skill_words(interview: Interview, utterance: Utterance, world: World) -> Outcome:
    """A typed answer to the skill buttons: what it names is taken, everything else stays in the person's words."""
    ids = named_skills(utterance, interview.skill_candidates, world.taxonomy, interview.values.get("branche"))
    interview.put("skill_ids", list(ids), utterance.text)
    interview.skill_certainty = "bot_sicher" if ids else "offen"
    if is_vague(interview.values.get("thema_freitext") or "") and utterance.intent not in ("bejahen", "verneinen"):
        interview.put("thema_freitext", utterance.text, utterance.text)  # the better words for what was vague
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
    if name == "aendern":
        return _open_again(interview, str(value))
    if name not in FIELDS or (name != asked and name not in interview.values):
        return Outcome()
    if interview.topics and name == "thema_freitext" and isinstance(value, str) and value in interview.topics:
        return _take_story(interview, name, replace(utterance, text=str(value), choice=None), world, today)
    if name == funding_check.FIELD and funding_check.is_button_of_check(value):
        return Outcome()  # a button of a check that is over
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
