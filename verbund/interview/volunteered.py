"""Mixed initiative: what a person says unasked in an opening or beside an answer, so that it is never asked again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from verbund.interview.catalogue import FIELDS, NEIGHBOURS, NOT_TRAINING, Kind, asked_fields
from verbund.interview.qualification import told_qualification
from verbund.interview.reading import UNKNOWN_VALUES, Reading, read
from verbund.interview.state import Interview
from verbund.interview.topic import in_focus
from verbund.interview.utterance import Utterance
from verbund.language.choices import choose
from verbund.language.headcount import company_size, head_mentions
from verbund.language.numbers import find_numbers
from verbund.language.text import split_sentences

# The questions that are meant to be answered with a story.
STORY_QUESTIONS = frozenset({"taetigkeit_freitext", "thema_freitext"})
STORY_WORDS = 5

# Fields whose wording is clear enough to be believed inside a story. A "Kurs" in a story is a word, not a format.
BELIEVED_IN_STORIES = (
    "anlass", "ursache_art", "zielgruppe_level", "pflicht", "dringlichkeit", "schicht", "freistellung", "branche",
    "gemeinsam",
)  # fmt: skip

# A preference in a story counts where it is called one.
PREFERRED_IN_STORIES = ("format", "zeitmodell", "radius_km", "nachweis")
# What is not asked of this person, but taken when it is told.
TOLD_ONLY = frozenset(
    {"betriebsgroesse", "pflicht", "schicht", "radius_km", "deutsch_unterstuetzung", "nachweis", "berufsabschluss"}
)

PEOPLE_WINDOW = 40
_PEOPLE = re.compile(
    r"\b(leut\w*|person\w*|kolleg\w*|mitarbeit\w*|beschäftigt\w*|angestellt\w*|mann|männer|frauen|köpfe|kraft|\w*kräfte\w*|\w*leiter\w*|"
    r"azub\w*|fach\w+|team\w*|\w+(innen|mechaniker|arbeiter|führer|bediener|techniker|meister|helfer|monteure?|näher\w*)|angelernt\w*|"
    r"\w*(schweiß|schweiss|zerspan|dreh|fräs|weber|strick|färb|gieß|giess|lackier|stapler\w*|kran\w*|spul|pack|prüf|einricht|rüst|schloss|werk|"
    r"elektrik|elektronik|mechatronik|mechanik|arbeit|verkäuf|programmier|konstrukt\w*|plan|instandhalt|lager)er(innen)?|lagerist\w*|schlosser\w*|monteur\w*|ingenieur\w*|"
    r"\w+(oren|isten|enten|anten|eure|euren|linge)|zu\s+\w+t)\b",
    re.IGNORECASE,
)
# "Something else" is an answer to a question, nothing that anybody volunteers.
_NO_BRANCH = re.compile(r"elektr(on)?isch", re.IGNORECASE)  # says how something works, not what a company does
_NO_BESIDE = ("keine", ["keine"], "nein", 999)  # "egal" and "nein" belong to the question that was asked
_BRANCHES = ("metall_elektro", "textil_bekleidung")
_NOTHING = Reading([], "", True)
_THING = re.compile(r"\b(der|die|das|er|es|maschine\w*|anlage\w*|\w*automat\w*|roboter\w*|programm)\s+\w+t\s+(von\s+)?(allein\w*|selbst\w*|selber)\b", re.IGNORECASE)
_LEADS_OTHERS = re.compile(
    r"\b(bin|als|jetzt)\b[^.,;!?]{0,40}\b\w*(leiter\w*|leitung|führer\w*|führung\w*|meister\w*|vorarbeiter\w*|chef\w*|lead)\b|"
    r"\b(leite|führe|verantworte)\b|\bmeine\s+(leute|schicht|mannschaft|mitarbeit\w*|truppe)\b|\w*(leiter|führer|meister|lead)(in)?\s+hier\b",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\b\d{1,5}\s*(MA|Mitarbeit\w*|Beschäftigt\w*|Mann\s+Betrieb)\b")
_CAUSE = re.compile(r"\b(ursache|grund|liegt|woran|weil|fehlt)\b", re.IGNORECASE)
_LEARN = re.compile(r"\b(soll\w*|müss\w*|lern\w*|brauch\w*|bräucht\w*|könn\w*|geht\s+um|teilnehm\w*)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(unser\w*|unsr\w*|mein[e]?)\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"\b(ich\s+(bin|leite|führe)|als\s+\w+(leiter\w*|leitung|meister\w*|führer\w*|chef\w*))\b", re.IGNORECASE
)
_COURSE = re.compile(r"\b\w*(kurs\w*|schulung\w*|lehrg[aä]ng\w*|seminar\w*|weiterbildung\w*|training\w*|unterricht\w*)\b", re.IGNORECASE)
_PREFERS = re.compile(
    r"\b(am\s+liebsten|liebsten|gern\w*|lieber|bevorzug\w*|wenn\s+möglich|am\s+besten|ideal\w*|passen\s+würde|würde\s+passen|wär\w*|waer\w*|max|maximal\w*|höchstens|hoechstens|bis\s+zu|wichtig|nice)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(damit|möcht\w*|will|woll\w*|künftig|kuenftig|zukünftig|danach|später|nachher|soll\w*|ziel|dann|am ende|hinterher)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(bisher|bislang|heute|derzeit|momentan|aktuell|noch|jetzt|schon|stand|ist|sind|bin|kann|können|geht|für (mich|uns|alle))\b",
    re.IGNORECASE,
)


def volunteered(interview: Interview, utterance: Utterance, asked: str, today: date) -> dict[str, Reading]:
    """The closed fields a message answers although they were not asked.

    Args:
        interview: the state; fields already answered are left alone.
        utterance: the message.
        asked: the open question.
        today: the day that spoken times count from.

    Returns:
        Readings by field name; empty for short answers to closed questions.
    """
    names = {*asked_fields(interview.values), *TOLD_ONLY}
    open_names = {name for name in names if name not in interview.values and name != asked}
    if asked not in STORY_QUESTIONS:
        return _beside(open_names, utterance, asked, today)
    if utterance.word_count < STORY_WORDS:
        return {}
    found = {
        name: reading
        for name in BELIEVED_IN_STORIES
        if name in open_names and (reading := read(name, _about(name, interview, utterance), today, asked=False))
    }
    # Not knowing answers only the question that was asked.
    found = {name: reading for name, reading in found.items() if reading.value != UNKNOWN_VALUES.get(name)}
    if "ursache_art" in found and not _names_cause(utterance.text, found["ursache_art"].value):
        del found["ursache_art"]
    found.pop("branche", None)
    if "branche" in open_names and (branche := _branch(utterance)):
        found["branche"] = branche
    if (
        "pflicht" in found
        and found["pflicht"].value == "freiwillig"
        and "norm_gesetz" in found.get("anlass", _NOTHING).value
    ):
        del found["anlass"]  # "vorgeschrieben ist das nicht" names no occasion
    found |= {name: reading for name, reading in _preferences(utterance, today).items() if name in open_names}
    if "dauer_rahmen" in open_names and (length := _length_of_course(utterance, today)):
        found["dauer_rahmen"] = length
    if "berufsabschluss" in open_names and (learnt := told_qualification(utterance.text)):
        found["berufsabschluss"] = learnt
    if interview.is_employee and "zielgruppe_level" in found and not leads_others(utterance.text):
        _drop(found, "zielgruppe_level", "fuehrung")  # "der Vorarbeiter sagt" names somebody else
    found |= {name: reading for name, reading in _levels(utterance.text).items() if name in open_names}
    found |= {name: reading for name, reading in _heads(interview, utterance.text).items() if name in open_names}
    return found


def _drop(found: dict[str, Reading], name: str, value: str) -> None:
    left = [one for one in found[name].value if one != value]
    if left:
        found[name] = Reading(left, found[name].words, found[name].certain)
    else:
        del found[name]


def _branch(utterance: Utterance) -> Reading | None:
    """The one Branche of ours a story names; "andere" is an answer, and what a machine makes is no Branche."""
    hits = [
        hit
        for hit in choose("branche", utterance.text)
        if not hit.negated and hit.value in _BRANCHES and not _NO_BRANCH.match(utterance.text[hit.start : hit.end])
    ]
    if len({hit.value for hit in hits}) == 1:
        return Reading(hits[0].value, utterance.text[hits[0].start : hits[0].end], True)
    reading = None if hits else read("branche", utterance, date.min, asked=False)
    return reading if reading and reading.value in _BRANCHES else None


def _preferences(utterance: Utterance, today: date) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for _, clause in _clauses(utterance.text):
        if not _PREFERS.search(clause):
            continue
        for name in PREFERRED_IN_STORIES:
            reading = read(name, Utterance(clause), today, asked=False)
            if reading and reading.certain:
                found.setdefault(name, reading)
    return found


def _length_of_course(utterance: Utterance, today: date) -> Reading | None:
    """How long a course is to be, where the same sentence calls it a course: machines stand still for hours, too."""
    for _, clause in _clauses(utterance.text):
        reading = read("dauer_rahmen", Utterance(clause), today, asked=False) if _COURSE.search(clause) else None
        if reading and reading.certain:
            return Reading(reading.value, clause.strip(), True)  # with the unit of its number
    return None


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence with what stands between its commas: of a story, as much as one answer says."""
    for sentence in split_sentences(text):
        for clause in re.split(r"[,;]", sentence):
            yield sentence, clause


def _names_cause(text: str, causes: list[str]) -> bool:
    """A broken machine in a story is a story; only what is called a cause may end in "no course needed"."""
    return not set(causes) <= NOT_TRAINING or bool(_CAUSE.search(text))


def leads_others(text: str) -> bool:
    """Whether somebody says of themselves that they lead; who else does, is not the speaker's rank."""
    return bool(_LEADS_OTHERS.search(text))


def _about(name: str, interview: Interview, utterance: Utterance) -> Utterance:
    """Of a manager's story, the sentences about those who learn say whom a course is for, not those about the manager."""
    if name == "dringlichkeit":  # "im Sommer ist es warm" in a life story is no date
        return replace(utterance, text=in_focus(utterance.text))
    if name != "zielgruppe_level" or interview.is_employee:
        return utterance
    text = " ".join(
        one
        for one in split_sentences(utterance.text)
        if (_LEARN.search(one) or _OURS.search(one)) and not _SPEAKER.search(one)
    )
    return replace(utterance, text=text, meanings=tuple(one for one in utterance.meanings if one.text in text))


def _beside(open_names: set[str], utterance: Utterance, asked: str, today: date) -> dict[str, Reading]:
    """A neighbour of the question is believed only where the wording itself says it."""
    if utterance.choice is not None:
        return {}
    found = {}
    if asked == "stand_ist" and "stand_soll" in open_names:
        found = {name: reading for name, reading in _levels(utterance.text).items() if name == "stand_soll"}
    for name in NEIGHBOURS.get(asked, ()):
        if name not in open_names or FIELDS[name].kind in (Kind.TEXT, Kind.PLACE):
            continue
        reading = read(name, utterance, today, asked=False)
        if reading and reading.certain and (reading.value not in _NO_BESIDE or FIELDS[name].kind is Kind.SIZE):
            found[name] = reading
    return found


def _levels(text: str) -> dict[str, Reading]:
    """Today's and the wanted level, told apart by the words of time in their clause."""
    found: dict[str, Reading] = {}
    for sentence, clause in _clauses(text):
        hits = [hit for hit in choose("stand_ist", clause) if not hit.negated]
        if len({hit.value for hit in hits}) != 1:
            continue
        if _THING.search(clause):
            continue  # "der näht allein" is the machine
        value = hits[0].value
        timed = clause if _FUTURE.search(clause) or _NOW.search(clause) else sentence
        if _FUTURE.search(clause) and value > 1:
            found.setdefault("stand_soll", Reading(value, clause.strip(), True))
        elif _NOW.search(timed) and not _FUTURE.search(timed):
            found.setdefault("stand_ist", Reading(value, clause.strip(), True))
    return found


def _counts_people(text: str, count: int) -> bool:
    """ "Zwei neue Fünfachser" are no people."""
    mentions = [mention for mention in find_numbers(text) if mention.low <= count <= mention.high]
    return any(_PEOPLE.search(text[mention.start : mention.end + PEOPLE_WINDOW]) for mention in mentions)


def _heads(interview: Interview, text: str) -> dict[str, Reading]:
    size, count = head_mentions(text)
    if size is None and interview.is_employee and (staff := _STAFF.search(text)):
        size = company_size(staff[0])
    found: dict[str, Reading] = {}
    if size:
        found["betriebsgroesse"] = Reading(size, text, True)
    # "In jeder Halle eine Person" is no number of people; a single person has to be said as an answer.
    if count and count > 1 and not interview.is_employee and _counts_people(text, count):
        found["anzahl_personen"] = Reading(count, text, True)
    return found
