"""Fills a store with more needs than a Verbund will have for years: those of the demo, told over and over."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

from sqlalchemy import insert
from sqlalchemy.orm import Session, sessionmaker

from verbund.conversations import Message
from verbund.need_list import NeedFilter
from verbund.need_values import Dringlichkeit, SkillZuordnung, Status
from verbund.needs import LIST_FIELDS, RECORD_FIELDS, Need
from verbund.search_text import search_text
from verbund.store import SqlUnitOfWork
from verbund.store.conversation_tables import ConversationRow, MessageRow
from verbund.store.need_mapping import list_values
from verbund.store.need_tables import NeedRow, NeedSearchRow, NeedSkillRow
from verbund.tables import rows
from verbundlotse.demo import seed

BATCH = 2000
DAYS = 3 * 365
FIRST_NUMBER = 1_000_000  # behind the needs of the demo
TEXTILE = "textil_bekleidung"


def fill(factory: sessionmaker[Session], secret_key: bytes, count: int, owners: Sequence[str], today: date) -> None:
    """Adds needs with conversations, skills and search texts.

    Args:
        factory: of an empty, migrated store.
        secret_key: the installation's.
        count: how many needs.
        owners: accounts that look after two thirds of them.
        today: the newest day a need may have.
    """
    with SqlUnitOfWork(factory, secret_key) as uow:
        seed(uow, today=today)
        models = uow.needs.page(NeedFilter(), limit=100)[0]
        talks = {need.need_id: uow.conversations.messages(need.conversation_id) for need in models}
        uow.commit()
    rng = random.Random(7)
    kreise = rows("places/kreise_bw.csv")
    done = 0
    while done < count:
        batch = range(done, min(done + BATCH, count))
        made = [_one(number, rng.choice(models), rng, kreise, owners, today) for number in batch]
        with factory() as session:
            _write(session, made, talks)
            session.commit()
        done = batch.stop


def _one(
    number: int, model: Need, rng: random.Random, kreise: list[dict[str, str]], owners: Sequence[str], today: date
) -> tuple[int, str, Need, dict[str, Any]]:
    kreis = rng.choice(kreise)
    need = replace(
        model,
        need_id=str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        conversation_id=str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        created_on=today - timedelta(days=int(rng.triangular(0, DAYS, 0))),
        status=rng.choices(get_args(Status), weights=(30, 10, 5, 15, 5, 5, 5, 5, 5, 5, 6, 2, 2))[0],
        skill_zuordnung=rng.choices(get_args(SkillZuordnung), weights=(60, 20, 10, 10))[0],
        dringlichkeit=rng.choice(get_args(Dringlichkeit)),
        stand_ist=rng.randint(1, 4),
        ags=kreis["ags"],
        ort=kreis["name"],
        region="Textil landesweit" if model.branche == TEXTILE else kreis["region"],
        agentur=kreis["agentur"],
        thema_freitext=f"{model.thema_freitext} Nr. {number}",
        betrieb_ref=None,
        kontakt_gewuenscht=False,
        kontakt_ref=None,
    )
    handling = {"owner": None, "due_on": None, "revision": 1}
    if rng.random() < 2 / 3:
        handling |= {"owner": rng.choice(owners), "due_on": today + timedelta(days=rng.randint(-200, 400))}
    return FIRST_NUMBER + number, model.need_id, need, handling


def _write(
    session: Session, made: list[tuple[int, str, Need, dict[str, Any]]], talks: dict[str, list[Message]]
) -> None:
    session.execute(insert(ConversationRow), [_conversation(need) for _, _, need, _ in made])
    session.execute(insert(NeedRow), [_row(number, need) | handling for number, _, need, handling in made])
    session.execute(insert(NeedSearchRow), [_searched(number, need) for number, _, need, _ in made])
    session.execute(insert(NeedSkillRow), [row for _, _, need, _ in made for row in _skills(need)])
    session.execute(insert(MessageRow), [row for _, model, need, _ in made for row in _said(need, talks[model])])


def _conversation(need: Need) -> dict[str, Any]:
    day = need.created_on
    return {
        "id": need.conversation_id, "token_hash": need.conversation_id, "site": "last", "language_mode": "standard",
        "created_on": day, "touched_on": day, "unsaved_until": None, "state": "finished", "asks": None,
        "answered": 0, "expected": 0,
    }  # fmt: skip


def _row(number: int, need: Need) -> dict[str, Any]:
    fields = {name: getattr(need, name) for name in RECORD_FIELDS if name != "skill_ids"}
    plain = {name: list(value) if name in LIST_FIELDS and value is not None else value for name, value in fields.items()}
    return plain | {
        "number": number,
        "conversation_id": need.conversation_id,
        "code_hash": need.need_id,
        "provenance": dict(need.provenance),
    }


def _searched(number: int, need: Need) -> dict[str, Any]:
    return {"number": number, "text": search_text(need), "groups": list_values(need)}


def _skills(need: Need) -> Iterator[dict[str, Any]]:
    for rank, skill in enumerate(need.skill_ids):
        yield {"need_id": need.need_id, "skill_id": skill, "rank": rank}


def _said(need: Need, talk: list[Message]) -> Iterator[dict[str, Any]]:
    for sequence, message in enumerate(talk, 1):
        yield {
            "conversation_id": need.conversation_id, "sequence": sequence, "sender": message.sender,
            "text": message.text, "buttons": [], "links": [], "understood": message.understood,
        }  # fmt: skip
