"""Takes an understood answer into the interview, with all that follows from it."""

from __future__ import annotations

import re
from datetime import date

from verbund.interview.budget import TOLD_MUCH
from verbund.interview.catalogue import FIELDS, NEIGHBOURS, Need, is_training_need
from verbund.interview.ladder import PATIENCE
from verbund.interview.outcome import Outcome, Say
from verbund.interview.reading import UNKNOWN_VALUES, Reading
from verbund.interview.site import read_site, remember_site
from verbund.interview.state import Interview
from verbund.interview.topic import in_focus, link_skills, stated_goal, stated_situation, states_topic
from verbund.interview.utterance import Entity, Utterance
from verbund.interview.volunteered import STORY_QUESTIONS, leads_others, volunteered
from verbund.interview.world import World
from verbund.language.text import split_sentences
from verbund.occupations import OccupationHit

_LEARNS = re.compile(r"\b(soll\w*|müss\w*|lern\w*|brauch\w*|bräucht\w*|könn\w*)\b", re.IGNORECASE)
_INTRODUCES = re.compile(r"\b(ich\s+bin|bin|als|hier\s+(ist|schreibt|spricht))\s+(\w+\s+){0,2}$", re.IGNORECASE)
# Words of doing; a wish, a novelty and a course have none of them.
_WORKS = re.compile(
    r"\b(arbeit\w*|schaff\w*|bin\s+(?!ich|mir|nicht)\w+|mach\w*|steh\w*|sitz\w*|leit\w*|bedien\w*|fahr\w*|näh\w*|nähe|montier\w*|schweiß\w*|"
    r"pack\w*|prüf\w*|bau\w*|dreh\w*|fräs\w*|betreu\w*|verkauf\w*|buch\w*|plan\w*|konstruier\w*|wart\w*|reparier\w*|lager\w*|"
    r"bei\s+uns|beruf|angestellt|tätig|job|als\s+\w+(er|erin|ist|istin|kraft))\b",
    re.IGNORECASE,
)
_LEARNT = re.compile(r"(schein|kurs|schulung|prüfung|lehrgang)\b", re.IGNORECASE)  # to be learnt: no work
# What somebody says of leading others is the speaker's own work.
_LEADS = re.compile(r"\W*(leite|leiten|leitet|führe|verantworte|betreue|bin)\b", re.IGNORECASE)
TEXTILE = "textil_bekleidung"
_GREETING = re.compile(
    r"^\s*((hallo|hi|hey|servus|moin|grüß\s?(gott|dich|sie)|guten\s+(tag|morgen|abend)|tag(\s+auch)?|mahlzeit)"
    r"(\s+(zusammen|miteinander|auch|liebes\s+team))?\s*[,.!–-]*\s*)+",
    re.IGNORECASE,
)


def take_text(interview: Interview, name: str, utterance: Utterance, world: World, today: date) -> Outcome:
    """Takes an answer in the person's own words, and everything else the words say."""
    outcome = Outcome()
    words = own_words(utterance.text)
    if name == "taetigkeit_freitext" and _is_only_a_wish(interview, utterance, world):
        interview.followed_up.append(name)  # what to learn was said before the work: the work is asked once more
        interview.variant = "beispiel"
        _take_story(interview, name, utterance, world, today, outcome)
        interview.misses, interview.choices = 0, []
        return outcome
    interview.put(name, _shortened(words, FIELDS[name].max_length), words)
    if name in STORY_QUESTIONS:
        _take_story(interview, name, utterance, world, today, outcome)
    interview.settle()
    return outcome


def take_site(interview: Interview, utterance: Utterance, world: World) -> Outcome:
    """Takes the place of the company, or asks back."""
    answer = read_site(utterance, interview, world.router)
    if answer.routing is not None:
        words = f"{interview.place.get('ort', '')} {utterance.text}".strip()
        remember_site(interview, answer.routing, words)
        interview.settle()
        return Outcome(say=_about_site(interview))
    interview.misses += 1
    if answer.status == "mehrdeutig" and interview.misses <= PATIENCE:
        interview.place = {"ort": _ambiguous_name(interview, utterance, world)}
        interview.choices = list(answer.candidates)
        interview.variant = "auswahl"
        return Outcome(say=[Say("utter_ort_mehrdeutig", {"orte": ", ".join(answer.candidates)})])
    if answer.status == "nicht_bw":
        interview.put("ort", _shortened(own_words(utterance.text), FIELDS["ort"].max_length), utterance.text)
        interview.place = {"ort": interview.values["ort"], "region": "außerhalb"}
        interview.settle()
        return Outcome(say=[Say("utter_ort_nicht_bw")])
    if interview.misses > PATIENCE:
        interview.skip("ort")
        interview.words["ort"] = utterance.text
        interview.settle()
        return Outcome(say=[Say("utter_ort_ohne")])
    return Outcome(say=[Say("utter_ort_unbekannt")])


def take_reading(interview: Interview, name: str, reading: Reading, utterance: Utterance, today: date) -> Outcome:
    """Takes the value of a closed field, and what was said beside it."""
    outcome = Outcome()
    put_reading(interview, name, reading, utterance)
    beside = volunteered(interview, utterance, name, today)
    for other, extra in beside.items():
        put_reading(interview, other, extra, utterance)
    if name == "ursache_art" and not is_training_need(interview.values):
        outcome.say.append(Say("utter_kein_weiterbildungsbedarf"))
    if name == "branche" and reading.value == TEXTILE:
        outcome.say.append(Say("utter_textil_landesweit"))
    interview.settle()
    return outcome


def take_beside(interview: Interview, name: str, utterance: Utterance, today: date) -> Outcome | None:
    """An answer that says nothing about the open voluntary question, but something about its neighbours, answers them.

    Returns:
        The outcome, or None when nothing was said beside the question either.
    """
    if name not in NEIGHBOURS or FIELDS[name].need(interview.perspective) is Need.MANDATORY:
        return None
    beside = volunteered(interview, utterance, name, today)
    for other, extra in beside.items():
        put_reading(interview, other, extra, utterance)
    if not beside:
        return None
    interview.skip(name, UNKNOWN_VALUES[name])
    interview.settle()
    return Outcome()


def put_reading(interview: Interview, name: str, reading: Reading, utterance: Utterance) -> None:
    interview.put(name, reading.value, reading.words or utterance.text)
    if name == "branche":
        interview.words["branche"] = _shortened(own_words(utterance.text), FIELDS["branche"].max_length)


def _is_only_a_wish(interview: Interview, utterance: Utterance, world: World) -> bool:
    """Whether the first answer of an employee names a topic and nothing of their work."""
    if _work_was_asked_again(interview) or not states_topic(utterance) or _WORKS.search(utterance.text):
        return False
    works = any(one.kind == "taetigkeit" for one in utterance.entities)
    return interview.is_employee and not works and world.occupations.find(utterance.text) is None


def _work_was_asked_again(interview: Interview) -> bool:
    return "taetigkeit_freitext" in interview.followed_up


def own_words(text: str) -> str:
    """The message without its greeting: the greeting is no part of the need."""
    return _GREETING.sub("", text).strip() or text.strip()


def _take_story(
    interview: Interview, name: str, utterance: Utterance, world: World, today: date, outcome: Outcome
) -> None:
    told = volunteered(interview, utterance, name, today)
    for other, reading in told.items():
        put_reading(interview, other, reading, utterance)
    noticed = list(told)
    _take_occupation(interview, name, utterance, world, noticed)
    if "ort" not in interview.values and _take_site_of_story(interview, utterance, world):
        noticed.append("ort")
    goal = stated_goal(utterance.text) if "zielzustand" not in interview.values else None
    situation = stated_situation(utterance.text) if "situation" not in interview.values else None
    if situation:
        interview.put("situation", _shortened(situation, FIELDS["situation"].max_length), situation)
    if goal:
        interview.put("zielzustand", _shortened(goal, FIELDS["zielzustand"].max_length), goal)
    if name == "thema_freitext" or ("thema_freitext" not in interview.values and states_topic(utterance)):
        take_topic(interview, utterance, world)
        noticed.extend(["skill_ids"] if interview.values.get("skill_ids") else [])
    interview.told_much = interview.told_much or len(noticed) + bool(goal) >= TOLD_MUCH
    if noticed:
        was = world.wording.brief(interview.values, noticed, interview.language_mode, world.taxonomy)
        outcome.say.append(Say("utter_verstanden", {"was": was}))
    if not is_training_need(interview.values):
        outcome.say.append(Say("utter_kein_weiterbildungsbedarf"))
    outcome.say.extend(_about_site(interview) if "ort" in noticed else [])


def take_topic(interview: Interview, utterance: Utterance, world: World) -> None:
    """Takes the words of the topic and links them to skills; unsure links become a question of their own."""
    words = in_focus(own_words(utterance.text))
    interview.put("thema_freitext", _shortened(words, FIELDS["thema_freitext"].max_length), words)
    link = link_skills(utterance, world.taxonomy, interview.values.get("branche"))
    interview.skill_certainty = link.certainty
    interview.skill_candidates = list(link.candidates)
    if link.ids:
        interview.put("skill_ids", list(link.ids), words)


def _take_occupation(interview: Interview, name: str, utterance: Utterance, world: World, noticed: list[str]) -> None:
    """What people do tells whom a course is for, but a job at a machine tells nothing about a qualification."""
    hit = _occupation(interview, utterance.text, world)
    if hit is None or _LEARNT.search(hit.text):
        _take_work_as_told(interview, utterance, world, noticed)
        return
    if "taetigkeit_freitext" not in interview.values and not interview.is_employee:
        interview.put("taetigkeit_freitext", hit.text[: FIELDS["taetigkeit_freitext"].max_length], hit.text)
        noticed.append("taetigkeit_freitext")
    of_another = hit.zielgruppe == "fuehrung" and interview.is_employee and not leads_others(utterance.text)
    if name == "taetigkeit_freitext" and "zielgruppe_level" not in interview.values and hit.zielgruppe and not of_another:
        interview.put("zielgruppe_level", [hit.zielgruppe], hit.text)


def _take_work_as_told(interview: Interview, utterance: Utterance, world: World, noticed: list[str]) -> None:
    """The engine may know the words for somebody's work where the list of occupations does not."""
    told = next(
        (one.text for one in utterance.entities if one.kind == "taetigkeit" and _of_learners(utterance, one)), None
    )
    if told and _LEARNT.search(told):
        return
    if told and not interview.is_employee and "taetigkeit_freitext" not in interview.values:
        interview.put("taetigkeit_freitext", told[: FIELDS["taetigkeit_freitext"].max_length], told)
        noticed.append("taetigkeit_freitext")


def _of_learners(utterance: Utterance, entity: Entity) -> bool:
    """Whether the words stand where somebody is to learn, and not where the speaker says who they are."""
    before = utterance.text[: entity.start]
    sentence = next((one for one in split_sentences(utterance.text) if entity.text in one), "")
    return bool(_LEARNS.search(sentence)) and not _INTRODUCES.search(before) and not _LEADS.match(entity.text)


def _occupation(interview: Interview, text: str, world: World) -> OccupationHit | None:
    """A manager names their own job too: the occupation that counts stands where somebody is to learn."""
    if interview.is_employee:
        return world.occupations.find(text)
    learners = [sentence for sentence in split_sentences(text) if _LEARNS.search(sentence)]
    hits = ((sentence, hit) for sentence in learners for hit in world.occupations.find_all(sentence))
    return next((hit for sentence, hit in hits if not _INTRODUCES.search(sentence[: hit.start])), None)


def _take_site_of_story(interview: Interview, utterance: Utterance, world: World) -> bool:
    if not world.router.mentions_place(utterance.text):
        return False
    routing = world.router.route(utterance.text, branche=interview.values.get("branche"))
    if routing.status != "gefunden":
        return False
    remember_site(interview, routing, utterance.text)
    return True


def _about_site(interview: Interview) -> list[Say]:
    if interview.place.get("region") != "außerhalb" or interview.values.get("branche") == TEXTILE:
        return []
    values = {"kreis": interview.place.get("kreis") or "", "region": interview.place.get("nearest_region") or ""}
    return [Say("utter_ausserhalb_region", values)]


def _ambiguous_name(interview: Interview, utterance: Utterance, world: World) -> str:
    return world.router.place_name(utterance.text) or interview.place.get("ort") or utterance.text


def _shortened(text: str, limit: int) -> str:
    """Cuts at a word, so that nothing reads as if it were torn off."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"
