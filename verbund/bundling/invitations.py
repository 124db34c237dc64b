"""Invitations to a joint course: what may be told to one company, and what may be told to anybody.

A text for a company names what this company told about itself, and no other company before all have agreed to be named.
A need of an employee leaves no trace in it; five and more of them who agreed are mentioned by field of skills only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from verbund.bundling.board import Board, Company
from verbund.bundling.geography import Geography
from verbund.bundling.reasons import LEVEL_WORDS, TIME_WORDS
from verbund.german_days import month_in_words
from verbund.taxonomy import Taxonomy

FUNDING = (
    "Zur Förderung: Je nach Betrieb und Person kann es Zuschüsse geben. Darüber entscheidet die zuständige Stelle, und meist "
    "muss der Antrag vor dem Beginn gestellt sein. Wir zeigen Ihnen gern, wen Sie fragen können."
)

EMPLOYEES = (
    "Mehrere Beschäftigte Ihres Betriebs (fünf oder mehr) haben Interesse am Kompetenzfeld „{}“ genannt und waren "
    "einverstanden, dass Sie davon erfahren."
)
SILENCE = (
    "Wer mit dabei ist, nennen wir erst, wenn alle Betriebe zugestimmt haben. Auch Ihren Betrieb nennen wir den anderen nur mit "
    "Ihrer Zustimmung."
)
INTEREST = (
    "Haben Sie Beschäftigte, für die das passt? Dann schreiben Sie uns bitte, wie viele Plätze Sie brauchen und welche Zeiten "
    "gehen. Wer sonst teilnimmt, nennen wir erst, wenn alle zugestimmt haben."
)


def invitation(
    board: Board, company: Company, names: Mapping[str, str], geography: Geography, sender: str
) -> str | None:
    """Returns the text for one company.

    Args:
        board: the bundle.
        company: one of `board.companies`.
        names: need id -> name of its company, where it is known.
        geography: the places.
        sender: who writes.

    Returns:
        The text; None for persons whose company must not hear of their need.
    """
    seats = sum(board.bundle.member(one.need_id).seats for one in company.speakers)
    if not company.speakers:
        return None
    skill, verb = Taxonomy.load().label(board.bundle.skill_id), "soll" if seats == 1 else "sollen"
    lines = [
        "Guten Tag,",
        "",
        f"Sie haben dem Qualifizierungsverbund gesagt, dass in Ihrem Betrieb {_persons(seats)} etwas lernen {verb}.",
        f"Thema: „{skill}“. Daraus möchten wir mit anderen aus der Region einen gemeinsamen Kurs machen.",
        "",
        *_facts(board, geography),
        f"Plätze für Ihren Betrieb: {seats}",
    ]
    if company.willing_employees:
        field = Taxonomy.load().get(board.bundle.skill_id)
        group = field.group if field else skill
        lines += ["", EMPLOYEES.format(group)]
    lines += ["", *_others(board, company, names), "", *_questions(board), "", FUNDING, "", *_closing(sender)]
    return "\n".join(lines)


def general_invitation(board: Board, geography: Geography, sender: str) -> str:
    """Returns a text for anybody: it tells of no company and no person."""
    skill = Taxonomy.load().label(board.bundle.skill_id)
    lines = [
        "Guten Tag,",
        "",
        f"im Qualifizierungsverbund entsteht ein gemeinsamer Kurs. Thema: „{skill}“. Betriebe können noch dazukommen.",
        "",
        *_facts(board, geography),
        "",
        INTEREST,
        "",
        FUNDING,
        "",
        *_closing(sender),
    ]
    return "\n".join(lines)


def month(day: date) -> str:
    """Returns month and year: enough to plan with, too little to tell who asked when."""
    return month_in_words(day)


def _facts(board: Board, geography: Geography) -> list[str]:
    group, level = board.spoken, board.bundle.target_level
    facts = [f"Ziel: danach {LEVEL_WORDS[level]}"] if level in LEVEL_WORDS else []
    if group.deadlines:
        facts.append(f"Zeit: voraussichtlich bis {month(group.deadlines[0])}")
    if group.times and len(group.times) < len(TIME_WORDS):
        facts.append(f"Zeiten: {' oder '.join(word for value, word in TIME_WORDS.items() if value in group.times)}")
    place = group.place(geography) if group.members else None
    if place:
        kreis = geography.kreise[place.kreis_ags]
        facts.append(f"Ort: voraussichtlich im Raum {kreis}, der genaue Ort steht noch nicht fest")
    elif group.members and not group.on_site:
        facts.append("Ort: online, mit festen Terminen")
    return facts


def _others(board: Board, company: Company, names: Mapping[str, str]) -> list[str]:
    if board.all_agreed:
        others = [one for one in board.companies if one.letter and one is not company]
        known = [next((names[need.need_id] for need in one.members if need.need_id in names), "") for one in others]
        if others and all(known):
            return [f"Mit dabei sind: {', '.join(sorted(known))}. Alle haben zugestimmt, genannt zu werden."]
    return [SILENCE]


def _questions(board: Board) -> list[str]:
    questions = ["Ist der Bedarf noch aktuell, und stimmt die Zahl der Plätze?", "Welche Tage und Zeiten passen Ihnen?"]
    if not board.all_agreed:
        questions.append("Dürfen wir Ihren Betrieb den anderen Betrieben nennen?")
    return ["Bitte antworten Sie uns auf diese Fragen:", *(f"{number}. {one}" for number, one in enumerate(questions, 1))]


def _closing(sender: str) -> list[str]:
    return ["Freundliche Grüße", sender, "Qualifizierungsverbund"]


def _persons(many: int) -> str:
    return "eine Person" if many == 1 else f"{many} Personen"
