"""Which field a sentence like "nein, zwölf, nicht zehn" corrects, and to what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from verbund.interview.catalogue import FIELDS, Kind
from verbund.interview.labelled import find_labelled
from verbund.interview.reading import CONSENTS, UNKNOWN_VALUES, Reading, read
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.language.choices import choose
from verbund.language.headcount import company_size, persons
from verbund.language.numbers import find_numbers
from verbund.wording import Wording

_NEVER_CORRECTED = frozenset({"einwilligung", "bestaetigung", "weiterer_bedarf", "funding", "kontakt", "skill_ids"})

# What the words of a value do not tell: numbers, places, and who may know, which is read with more care.
_BY_READING = frozenset({Kind.PERSONS, Kind.PLACE, Kind.TEXT, Kind.SKILLS, Kind.CONTACT, Kind.YES_NO})
_IN_NUMBERS = {"radius_km": "km"}
# Own words short enough that a denied word of theirs means the whole.
_SHORT_TEXTS = frozenset({"taetigkeit_freitext"})

_NAMED: dict[str, str] = {
    "ort": r"\b(ort|stadt|standort|sitz|postleitzahl|plz|gemeinde|werk in|firma (ist|sitzt|liegt))\b",
    "anzahl_personen": r"\b(anzahl|personen|leute|teilnehm\w+|beschäftigte|köpfe|mitarbeitende\w*|kolleg\w+)\b",
    "betriebsgroesse": r"\b(betriebsgröße|firmengröße|größe|groesse|belegschaft|im betrieb|im werk|insgesamt|firma hat|wir sind)\b",
    "dringlichkeit": r"\b(zeitpunkt|termin|wann|zeit(raum|lich)?|frist|dringend\w*|eilig|bis wann)\b",
    "stand_ist": r"\b(stand|heute|derzeit|aktuell|kenntnis\w*|kann (ich|es|das))\b",
    "stand_soll": r"\b(ziel-?stand|soll-?stand|am ende|danach|später|hinterher)\b",
    "zielzustand": r"\b(ziel|lernziel|hinterher können|nachher können)\b",
    "thema_freitext": r"\b(thema|inhalt|worum)\b",
    "taetigkeit_freitext": r"\b(tätigkeit|taetigkeit|beruf|arbeit ist|job|aufgabe)\b",
    "situation": r"\b(situation|beispiel|vorfall)\b",
    "branche": r"\b(branche|industrie|gewerbe)\b",
    "format": r"\b(format|lernform|kursform|lernweg)\b",
    "zeitmodell": r"\b(zeitmodell|zeiten|uhrzeit|tage|tageszeit)\b",
    "schicht": r"\b(schicht\w*)\b",
    "radius_km": r"\b(entfernung|umkreis|radius|km|kilometer|weg|fahrt)\b",
    "pflicht": r"\b(pflicht|vorgeschrieben|freiwillig|gesetzlich)\b",
    "ursache_art": r"\b(ursache|grund|liegt)\b",
    "anlass": r"\b(anlass|auslöser)\b",
    "gemeinsam": r"\b(gemeinsam\w*|andere[nr]? (firmen|betriebe\w*))\b",
    "zielgruppe_level": r"\b(zielgruppe|angelernt\w*|fachkr\w+|führungskr\w+)\b",
    "weitergabe_betrieb": r"\b(weitergabe|weitergeben|chef\w*|firma (darf|soll)|betrieb (darf|soll))\b",
    "deutsch_unterstuetzung": r"\b(deutsch\w*)\b",
}
_NEW_TEXT = re.compile(
    r"(?:soll(?:te)?\s+(?:lauten|heißen|sein)|lautet|heißt|sondern|ist\s+(?:eigentlich|richtig)?|:)\s*[„\"']?(?P<new>.{3,})$",
    re.IGNORECASE | re.DOTALL,
)
_REJECTED = re.compile(
    r"\b(?:und\s+)?(?:nicht|net|ned|nich|kein\w*)\s+(?P<old>[^,.;!]+?)(?=,|\.|;|!|\s+sondern\b|$)", re.IGNORECASE
)
_INSTEAD = re.compile(
    r"\b(?:statt|anstatt|anstelle\s+von)\s+(?P<old>\S+(?:\s+(?:leute\w*|personen|wochen|monate\w*|jahre\w*))?)",
    re.IGNORECASE,
)
_DENIED_CLAUSE = re.compile(r"[^,.;!]*\b(?:nicht|net|ned|nich)\b\s*(?=[,.;!]|$)", re.IGNORECASE)
_LATER = re.compile(
    r"\b(soll\w*|am\s+ende|danach|später|hinterher|ziel\w*|künftig|einmal|angestrebt\w*)\b", re.IGNORECASE
)
_TODAY = re.compile(r"\b(heute|jetzt|derzeit|aktuell|momentan|bisher)\b", re.IGNORECASE)
_NO_WORDS_OF_WORK = frozenset(
    {"nicht", "keine", "einen", "meine", "unsere", "immer", "gerade", "genau", "eigentlich", "wissen"}
)
_SHORT_WORDS = 12
# Told late: what the record can hold, and what its words alone make plain.
_TOLD_LATE = ("radius_km", "nachweis", "zeitmodell", "format", "dauer_rahmen", "schicht")
_ANNOUNCES = re.compile(
    r"^\W*(?:noch\s+)?(?:zwei|drei|paar|ein\s+paar|mehrere|einige)\s+(?:sachen|dinge|punkte|kleinigkeiten|korrekturen|änderungen|fehler)\b", re.IGNORECASE
)
_SAYS_LITTLE = ("egal", "keine", 0, 999, ["flexibel"], ["egal"])
_IS_WRONG = re.compile(r"\b(falsch|quatsch|stimmt\s+(\w+\s+)?(nicht|net|ned)|passt\s+(nicht|net|ned))\b", re.IGNORECASE)
_IN_KM = re.compile(r"\bkm\b|\bkilometer\w*", re.IGNORECASE)
_PARTS = re.compile(r",\s+(?:und|außerdem|dazu|sowie|auch)\s+|;\s+|(?<=[.!?])\s+|:\s+|\s+und\s+(?:außerdem\s+)?", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"^\W*(?:(?:übrigens|ach|also|sorry|nein|nee|moment|halt|stopp|korrektur|ich meine?|ich wollte sagen)\b\W*)*"
    r"(?:(?:meine|die|unsere)\s+(?:tätigkeit|arbeit|aufgabe)\s+(?:ist|lautet)\s+)?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^\W*(nein|nee|ne|nö|falsch|stopp|halt|moment|doch|quatsch|korrektur|ich meinte?|sorry)\b\W*", re.IGNORECASE
)


@dataclass(frozen=True)
class Correction:
    """One field and its new value; `value` is None when only the field is clear and has to be asked again."""

    field: str
    value: Any
    words: str


def find_correction(
    interview: Interview, utterance: Utterance, today: date, site: Any = None, wording: Wording | None = None
) -> Correction | None:
    """Finds the field a sentence corrects.

    A value the sentence rejects ("nicht zehn") points at the field that holds it; a field named in the sentence
    comes next; then the one closed field whose wording gives another value than the one on record.

    Args:
        interview: what is on record so far.
        utterance: the correcting sentence.
        today: the day that spoken times count from.
        site: callable that resolves a place in a text, or None.
        wording: labels of the summary, by which a field may be named; None to go without.

    Returns:
        The correction, or None when it is not clear which field is meant: then the person is asked.
    """
    kept, rejected = _split(utterance.text)
    affirmed = replace(utterance, text=kept, meanings=_outside(utterance, rejected))
    answered = [name for name in reversed(interview.history) if name not in _NEVER_CORRECTED]
    labelled = find_labelled(utterance.text, kept, answered, wording) if wording else None
    if labelled and labelled.value is not None and FIELDS[labelled.field].kind not in _BY_READING:
        value = [labelled.value] if FIELDS[labelled.field].kind is Kind.CHOICES else labelled.value
        return (
            Correction(labelled.field, value, utterance.text) if value != interview.values.get(labelled.field) else None
        )
    scored: list[tuple[int, Correction]] = []
    for name in answered:
        named = bool(re.search(_NAMED.get(name, r"(?!)"), utterance.text, re.IGNORECASE))
        named = named or bool(labelled and labelled.field == name)
        points = (
            4 * _holds(interview, name, rejected, today) + 2 * named + 3 * bool(labelled and labelled.field == name)
        )
        found = _new_value(interview, name, affirmed, today, named or points > 0, site)
        if found is not None:
            scored.append((points + 1 + found.certain, Correction(name, found.value, found.words)))
        elif points:
            scored.append((points - 2, Correction(name, None, "")))
    scored = _by_time(scored, utterance.text)
    if not scored:
        return None
    best = max(points for points, _ in scored)
    leaders = [correction for points, correction in scored if points == best]
    return leaders[0] if len(leaders) == 1 and best > 0 else None


def find_corrections(
    interview: Interview, utterance: Utterance, today: date, site: Any = None, wording: Wording | None = None
) -> list[Correction]:
    """Finds every field a message corrects: "15 Personen, und der Termin ist erst im September".

    Args:
        interview, utterance, today, site, wording: as for `find_correction`.

    Returns:
        One correction for each part of the message that corrects a field of its own; where not two parts do, what the
        whole message corrects; empty where that is not clear.
    """
    found: dict[str, Correction] = {}
    for part in _PARTS.split(utterance.text):
        if _ANNOUNCES.match(part):
            continue
        meant = replace(utterance, text=part, meanings=())  # in a part only the wording counts
        correction = find_correction(interview, meant, today, site, wording) or find_addition(interview, part, today)
        if correction is not None and correction.value is not None:
            found.setdefault(correction.field, correction)
    if len(found) > 1:
        return list(found.values())
    whole = find_correction(interview, utterance, today, site, wording)
    return [whole] if whole else list(found.values())


def find_addition(interview: Interview, text: str, today: date) -> Correction | None:
    """A field that was never answered but is told at the summary: "Zertifikat wäre noch gut", "höchstens 50 km"."""
    kept, _ = _split(text)
    if _IS_WRONG.search(text):
        return None
    for name in _TOLD_LATE:
        if name in interview.values or (name == "radius_km" and not _IN_KM.search(kept)):
            continue
        reading = read(name, Utterance(kept), today, asked=False)
        if reading and reading.certain and reading.value not in (UNKNOWN_VALUES[name], *_SAYS_LITTLE):
            return Correction(name, reading.value, kept)
    return None


def _by_time(scored: list[tuple[int, Correction]], text: str) -> list[tuple[int, Correction]]:
    """Today's and the wanted level have the same words; the time said with them decides."""
    later, now = bool(_LATER.search(text)), bool(_TODAY.search(text))
    if later == now:
        return scored
    other = "stand_ist" if later else "stand_soll"
    return [one for one in scored if one[1].field != other] if len({one[1].field for one in scored}) > 1 else scored


def contradicts(interview: Interview, utterance: Utterance, asked: str, reading: Reading | None) -> bool:
    """Whether a message denies what is on record for another field, and so corrects it whatever is asked just now.

    Args:
        interview: what is on record so far.
        utterance: the message.
        asked: the open field; what is said about it is an answer.
        reading: what the message says about the open field.
    """
    rejected = _split(utterance.text)[1]
    if reading is not None or not rejected:
        return False
    names = (name for name in interview.history if name not in _NEVER_CORRECTED and name != asked)
    return any(_denied(interview, name, rejected) for name in names)


def _denied(interview: Interview, name: str, rejected: str) -> bool:
    """A number or a place says by itself what it means; own words have to be met by a long word of theirs."""
    kind = FIELDS[name].kind
    if kind is Kind.TEXT:
        words = {word for word in re.findall(r"\w{5,}", rejected.lower()) if word not in _NO_WORDS_OF_WORK}
        current = str(interview.values.get(name)).lower()
        return name in _SHORT_TEXTS and any(word in current for word in words)
    if kind is Kind.PLACE:
        return _holds(interview, name, rejected, date.today())
    return kind is Kind.PERSONS and _holds(interview, name, rejected, date.today())


def _split(text: str) -> tuple[str, str]:
    """The affirmed and the rejected part of a sentence."""
    rejected = " ".join(match["old"] for pattern in (_REJECTED, _INSTEAD) for match in pattern.finditer(text))
    kept = _INSTEAD.sub(" ", _REJECTED.sub(" ", text))
    denied = " ".join(match[0] for match in _DENIED_CLAUSE.finditer(kept))
    kept = _DENIED_CLAUSE.sub(" ", kept)
    return _FILLER.sub("", kept).strip(), f"{rejected} {denied}".strip()


def _outside(utterance: Utterance, rejected: str) -> tuple:
    return tuple(one for one in utterance.meanings if one.text.strip() not in rejected or not one.text.strip())


def _holds(interview: Interview, name: str, rejected: str, today: date) -> bool:
    """Whether the rejected words are the value on record for a field."""
    if not rejected:
        return False
    current = interview.values.get(name)
    kind = FIELDS[name].kind
    if kind is Kind.PERSONS:
        return any(mention.low == current for mention in find_numbers(rejected))
    if kind is Kind.PLACE:
        return bool(current) and str(current).lower() in rejected.lower()
    if kind is Kind.TEXT:
        return _denied(interview, name, rejected)
    if kind is Kind.SIZE:
        return company_size(rejected) == current
    if kind is Kind.TIME:
        reading = read(name, Utterance(rejected), today)
        return bool(reading) and reading.value == current
    if name in _IN_NUMBERS and any(mention.low == current for mention in find_numbers(rejected)):
        return True
    wanted = current if isinstance(current, list) else [current]
    return any(hit.value in wanted for hit in choose(name, rejected))


def _new_value(
    interview: Interview, name: str, affirmed: Utterance, today: date, meant: bool, site: Any
) -> Reading | None:
    kind = FIELDS[name].kind
    if kind is Kind.TEXT:
        match = _NEW_TEXT.search(affirmed.text) if meant else None
        if match is None and meant and name in _SHORT_TEXTS and len(affirmed.text.split()) <= _SHORT_WORDS:
            words = _LEADS_IN.sub("", affirmed.text).strip(" ,.;")
            return Reading(words, words, True) if len(words) > 2 else None
        return Reading(match["new"].strip(" \"'“”"), match["new"], True) if match else None
    if kind is Kind.PLACE:
        routing = site(affirmed.text) if site else None
        changed = routing is not None and routing.ort != interview.values.get("ort")
        return Reading(routing, affirmed.text, True) if changed else None
    if kind in (Kind.PERSONS, Kind.SIZE) and not meant:
        return _lone_number(interview, name, affirmed)
    if name == "radius_km" and not meant and not _IN_KM.search(affirmed.text):
        return None
    if name in CONSENTS and not re.search(_NAMED[name], affirmed.text, re.IGNORECASE):
        return None  # who may know is changed by name only, never by a "ja" that stood for something else
    reading = read(name, affirmed, today, asked=meant)
    if reading is None and meant and name in _IN_NUMBERS:  # "statt 50 hundert": the unit was said before
        reading = read(name, replace(affirmed, text=f"{affirmed.text.strip(' ,.')} {_IN_NUMBERS[name]}"), today, asked=False)
    return reading if reading and reading.value != interview.values.get(name) else None


def _lone_number(interview: Interview, name: str, affirmed: Utterance) -> Reading | None:
    """A bare number corrects the number of people; the company's size only where there is no such number."""
    numbers = find_numbers(affirmed.text)
    if not numbers or (name == "betriebsgroesse" and "anzahl_personen" in interview.values):
        return None
    value = persons(affirmed.text) if name == "anzahl_personen" else company_size(affirmed.text)
    return Reading(value, affirmed.text, True) if value and value != interview.values.get(name) else None
