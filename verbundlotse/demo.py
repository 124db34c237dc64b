"""Fills the store with a made-up Verbund, so that the managers' pages live (`make demo`).

Companies, needs and conversations stand in `demo_needs.yml`; nobody in it exists.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from verbund.conversations import Conversation, Message, hash_token, new_token
from verbund.needs import Need
from verbund.unit_of_work import UnitOfWork
from verbundlotse.demo_desk import LABELS, work_on
from verbundlotse.demo_understanding import ASIDE, MARK, aside, understood

NEEDS_FILE = Path(__file__).with_name("demo_needs.yml")
CONSENT = "2026-11"
KEPT_DAYS = 365
SPREAD_DAYS = 45
NAMESPACE = uuid.UUID("6f1d7a52-7b1e-4b55-9b0e-2d6b3c9f0a11")
OWN_WORDS = ("thema_freitext", "zielzustand", "taetigkeit_freitext", "situation", "bisher", "branche_text")

GREETING = (
    "Guten Tag. Ich bin der digitale Lotse der Qualifizierungsverbünde, ein Programm und kein Mensch. "
    "Sind Sie einverstanden, dass ich Ihren Bedarf speichere?"
)
SUMMARY = "Ich habe alles zusammengefasst. Stimmt das so?"
SAVED = "Ihr Bedarf ist gespeichert. Vielen Dank."

ASIDE_EVERY = 3


@dataclass(frozen=True)
class Counts:
    """What was added: nothing where it was there already."""

    companies: int
    conversations: int
    needs: int


def seed(
    uow: UnitOfWork, rng_seed: int = 1, today: date | None = None, *, needs: int | None = None, owner: str | None = None
) -> Counts:
    """Adds the made-up needs that are not in the store yet; what managers did to the others stays. The caller commits.

    Args:
        uow: a writing unit of work.
        rng_seed: the same seed gives the same needs, with the same ids and days before `today`.
        today: the newest day a need may have.
        needs: how many needs there shall be; more than the file has are told once more by other companies of the
            same Branche. None means those of the file.
        owner: the account that has worked on some of them already; None leaves the desk untouched.

    Returns:
        How many companies, conversations and needs were added.
    """
    material = yaml.safe_load(NEEDS_FILE.read_text(encoding="utf-8"))
    today = today or datetime.now(UTC).date()
    rng = random.Random(rng_seed)
    companies = set()
    added = 0
    for label in LABELS if owner else ():
        uow.reviews.add_label(label)
    entries = material["bedarfe"]
    for number in range(len(entries) if needs is None else needs):
        entry = entries[number % len(entries)]
        conversation_id = str(uuid.uuid5(NAMESPACE, f"{rng_seed}/conversation/{number}"))
        created_on = today - timedelta(days=rng.randrange(SPREAD_DAYS))
        if uow.conversations.get(conversation_id) is not None:
            continue
        company = _company(material["betriebe"], entry, number // len(entries))
        _add_conversation(uow, conversation_id, created_on, entry, material["fragen"], number)
        need_id = str(uuid.uuid5(NAMESPACE, f"{rng_seed}/need/{number}"))
        need = _need(uow, need_id, conversation_id, created_on, entry, company)
        uow.needs.add_or_replace(need)
        if owner:
            work_on(uow, need, owner, random.Random(f"{rng_seed}/desk/{number}"), today)
        companies.add(company["name"])
        added += 1
    return Counts(len(companies), added, added)


def _company(companies: Mapping[str, Any], entry: Mapping[str, Any], turn: int) -> Mapping[str, Any]:
    """The company of an entry; in later turns another one, unless the place was named in the conversation."""
    own = companies[entry["betrieb"]]
    alike = [one for one in companies.values() if one["branche"] == own["branche"]]
    named = any("{ort:" in answer for _, answer in entry["gespraech"])
    return own if named else alike[(alike.index(own) + turn) % len(alike)]


def _add_conversation(
    uow: UnitOfWork,
    conversation_id: str,
    day: date,
    entry: Mapping[str, Any],
    questions: Mapping[str, str],
    number: int,
) -> None:
    conversation = Conversation(
        id=conversation_id,
        token_hash=hash_token(new_token()),
        site="demo",
        language_mode=entry["satz"].get("language_mode", "standard"),
        created_on=day,
        touched_on=day,
    )
    uow.conversations.add(conversation, datetime.combine(day, time(), UTC))
    for message in _spoken(entry, questions, number):
        uow.conversations.append_message(conversation_id, message)
    uow.conversations.close(conversation_id, "finished")


def _spoken(entry: Mapping[str, Any], questions: Mapping[str, str], number: int) -> Iterator[Message]:
    rng = random.Random(f"understood/{number}")

    def person(answer: str) -> Message:
        known = understood(answer, entry["satz"], rng)
        return Message(sender="person", text=MARK.sub(r"\2", answer), understood=known)

    yield Message(sender="bot", text=GREETING)
    yield person("Ja")
    for turn, (asked, answer) in enumerate(entry["gespraech"]):
        yield Message(sender="bot", text=questions[asked])
        if turn == 2 and number % ASIDE_EVERY == 0 and entry["satz"]["perspective"] == "selbst":
            yield Message(sender="person", text=ASIDE[0], understood=aside(rng))
            yield Message(sender="bot", text=f"{ASIDE[2]} {questions[asked]}")
        yield person(answer)
    yield Message(sender="bot", text=SUMMARY)
    yield person("Ja, stimmt so")
    yield Message(sender="bot", text=SAVED)


def _need(
    uow: UnitOfWork, need_id: str, conversation_id: str, day: date, entry: Mapping[str, Any], company: Mapping[str, Any]
) -> Need:
    provenance = dict(_words(entry["gespraech"]))
    employee = entry["satz"]["perspective"] == "selbst"
    site = {key: value for key, value in company.items() if key != "name"}
    if employee:
        site.pop("betriebsgroesse")
    fields = {name: provenance[name] for name in OWN_WORDS if name in provenance} | site | entry["satz"]
    if employee:
        fields["anzahl_personen"] = 1
    else:
        fields["betrieb_ref"] = uow.companies.put(conversation_id, company["name"])
    if contact := entry.get("kontakt"):
        fields |= {"kontakt_gewuenscht": True, "kontakt_ref": uow.contacts.put(conversation_id, contact)}
    return Need(
        need_id=need_id,
        conversation_id=conversation_id,
        created_on=day,
        loeschen_am=day + timedelta(days=KEPT_DAYS),
        einwilligung_version=CONSENT,
        status=entry.get("status", "neu"),
        weitergabe_betrieb=entry.get("weitergabe", "nein") if employee else "entfaellt",
        provenance=provenance,
        **({"language_mode": "standard", "stand_ist": 2} | fields),
    )


def _words(talk: list[list[str]]) -> Iterator[tuple[str, str]]:
    """The words behind each field: those that are marked, or the whole answer to a closed question."""
    for asked, answer in talk:
        marked = MARK.findall(answer)
        for names, words in marked:
            for name in names.split("+"):
                yield name, words
        if not marked and asked != "kontakt":
            yield asked, answer
