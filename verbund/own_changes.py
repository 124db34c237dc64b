"""What a person changes in their own need, with its code: their words, who may know, the contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from verbund.need_list import NotCorrectable
from verbund.need_schema import needs_schema
from verbund.needs import validate_record
from verbund.privacy.erasure import ErasureIncomplete
from verbund.privacy.findings import Kind
from verbund.privacy.masking import mask
from verbund.unit_of_work import UnitOfWork

OWN_WORDS = ("thema_freitext", "zielzustand", "situation")
OURSELVES = "Verbundlotse"


@dataclass(frozen=True)
class Fault:
    """Why a text cannot be kept: it is shorter or longer than `limit` characters."""

    field: str
    kind: Literal["zu_kurz", "zu_lang"]
    limit: int


class UnusableWords(ValueError):
    """Texts that cannot be kept, with the reason of each."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(f"{fault.field}: {fault.kind}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class OwnWords:
    """Texts that may be kept.

    Attributes:
        values: field -> text, None where nothing is said any more.
        masked: kinds of what was taken out.
    """

    values: Mapping[str, str | None]
    masked: frozenset[Kind]


def read_words(typed: Mapping[str, str]) -> OwnWords:
    """Masks and measures what a person typed.

    Args:
        typed: field of `OWN_WORDS` -> text without control characters and outer white space.

    Returns:
        The texts as they may be kept.

    Raises:
        UnusableWords: a text is too short or too long (the published schema says what is).
    """
    values: dict[str, str | None] = {}
    kinds: frozenset[Kind] = frozenset()
    faults = []
    for field in OWN_WORDS:
        if field not in typed:
            continue
        fault = _measured(field, typed[field])
        if fault is None:
            masked = mask(typed[field])
            values[field], kinds = masked.text or None, kinds | masked.kinds
            fault = _measured(field, masked.text)  # a placeholder may be longer than what it stands for
        if fault is not None:
            faults.append(fault)
    if faults:
        raise UnusableWords(tuple(faults))
    return OwnWords(values, kinds)


def correct_words(uow: UnitOfWork, need_id: str, words: OwnWords, on: date) -> bool:
    """Puts the person's new words into their need.

    A topic that changes may no longer fit the skill that was linked to it: a link that was sure is marked for review.

    Args:
        uow: a writing unit of work; the caller commits.
        need_id: the need.
        words: from `read_words`.
        on: the day.

    Returns:
        Whether anything is different now.

    Raises:
        KeyError: there is no such need.
        ValueError: the record would break the published schema; the message lists the faults without the values.
    """
    need = uow.needs.get(need_id)
    if need is None:
        raise KeyError(need_id)
    if faults := validate_record(replace(need, **words.values).to_record()):
        raise ValueError("; ".join(faults))
    done = {change.field for change in uow.needs.change_own(need_id, words.values, on)}
    if "thema_freitext" in done and need.skill_zuordnung == "bot_sicher":
        uow.needs.correct(need_id, {"skill_zuordnung": "bot_unsicher"}, OURSELVES, on)
    return bool(done)


def set_sharing(uow: UnitOfWork, need_id: str, allowed: bool, on: date) -> bool:
    """Says whether the employer may learn of an employee's need; the caller commits.

    Returns:
        Whether anything is different now.

    Raises:
        KeyError: there is no such need.
        NotCorrectable: the need is the company's own, so the question does not arise.
    """
    need = uow.needs.get(need_id)
    if need is None:
        raise KeyError(need_id)
    if need.weitergabe_betrieb == "entfaellt":
        raise NotCorrectable("weitergabe_betrieb")
    return bool(uow.needs.change_own(need_id, {"weitergabe_betrieb": "ja" if allowed else "nein"}, on))


def withdraw_contact(uow: UnitOfWork, need_id: str, on: date) -> int:
    """Erases what the person left to be called or written to, and commits.

    All needs of the conversation shared it, so the wish ends for all of them: a contact that is "gone" must be gone.

    Returns:
        How many contacts were erased.

    Raises:
        KeyError: there is no such need.
        ErasureIncomplete: reading afterwards found a contact.
    """
    need = uow.needs.get(need_id)
    if need is None:
        raise KeyError(need_id)
    for each in uow.needs.by_conversation(need.conversation_id):
        uow.needs.withdraw_contact(each.need_id, on)
    erased = uow.contacts.erase(need.conversation_id)
    uow.commit()
    uow.shred()
    if left := uow.contacts.by_conversation(need.conversation_id):
        raise ErasureIncomplete(f"contacts: {len(left)}")
    return erased


def _measured(field: str, text: str) -> Fault | None:
    rule: Mapping[str, Any] = needs_schema()["properties"][field]
    shortest, longest = rule.get("minLength", 0), rule["maxLength"]
    if len(text) < shortest:
        return Fault(field, "zu_kurz", shortest)
    if len(text) > longest:
        return Fault(field, "zu_lang", longest)
    return None
