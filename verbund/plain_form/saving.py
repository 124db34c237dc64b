"""Saves the need of a form where every need lies, under a conversation of its own in which nobody spoke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from verbund.conversations import Conversation, hash_token, new_token
from verbund.interview.record import build_need
from verbund.interview.world import World
from verbund.needs import Need, validate_record
from verbund.plain_form.reading import Filled
from verbund.sites.site import Site
from verbund.unit_of_work import UnitOfWork


class FormErased(Exception):
    """The need of this very form was saved and erased since; it is not saved again behind the person's back."""


@dataclass(frozen=True)
class Installation:
    """What saving needs to know beside the form."""

    world: World
    retention_days: int


def save_form(
    uow: UnitOfWork, form_id: str, filled: Filled, site: Site, installation: Installation, now: datetime
) -> Need:
    """Saves what was filled in; the caller commits. The same form saved twice is saved once.

    Args:
        uow: a writing unit of work.
        form_id: minted by us for this one form; becomes the id of its conversation.
        filled: without faults.
        site: where the form stands.
        installation: facts and how long a need stays.
        now: the present.

    Returns:
        The need, the first one where this form had been saved before.

    Raises:
        FormErased: it was erased since.
        ValueError: the record would break the schema; nothing was kept.
    """
    known = uow.conversations.get(form_id)
    if known is not None:
        saved = uow.needs.by_conversation(form_id)
        if known.state == "erased" or not saved:
            raise FormErased
        return saved[0]
    uow.conversations.add(_conversation(form_id, filled, site, now), now)
    uow.conversations.close(form_id, "finished")
    company = filled.interview.values.get("betrieb_ref")
    need = build_need(
        filled.interview,
        form_id,
        installation.world,
        now.date(),
        installation.retention_days,
        betrieb_ref=uow.companies.put(form_id, company) if company else None,
        kontakt_ref=uow.contacts.put(form_id, filled.contact) if filled.contact else None,
    )
    faults = validate_record(need.to_record())
    if faults:
        raise ValueError("; ".join(faults))
    uow.needs.add_or_replace(need)
    return need


def _conversation(form_id: str, filled: Filled, site: Site, now: datetime) -> Conversation:
    return Conversation(
        id=form_id,
        token_hash=hash_token(new_token()),  # nobody has it: the person comes back with the code of the need
        site=site.key,
        language_mode=filled.interview.language_mode,
        created_on=now.date(),
        touched_on=now.date(),
        channel="formular",
        test=site.test,
    )
