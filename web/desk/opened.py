"""All that is shown with one need, read in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from verbund.conversations import Channel, Message
from verbund.managers import CASE_ROLES, AuditEntry, Manager
from verbund.need_list import Correction, NeedFilter
from verbund.needs import Need
from verbund.reviews import Handling, Label, Note
from verbund.unit_of_work import UnitOfWork

OTHER_SIDE = {"selbst": ("team", "betrieb", "vertretung")}
MOST_NEIGHBOURS_OF_SITE = 40
MOST_CANDIDATES = 5


@dataclass(frozen=True)
class Opened:
    """A need and what belongs to it.

    Attributes:
        need, handling: the record, and where it stands with the Verbund.
        messages: the transcript.
        channel, trial: whether a chat or the plain form brought it, and whether it only tries out a site.
        history: all corrections, oldest first.
        company: the company's name, where the person gave it.
        labels, vocabulary: what it carries, and what can be given.
        notes: by managers.
        linked, candidates: needs of the same site seen from the other side: those that are linked, and those that may be.
        owners: accounts that can look after it.
        undoable: the last change, if this manager can take it back.
    """

    need: Need
    handling: Handling
    messages: Sequence[Message]
    history: Sequence[Correction]
    company: str | None
    labels: Sequence[Label]
    vocabulary: Sequence[Label]
    notes: Sequence[Note]
    linked: Sequence[Need]
    candidates: Sequence[Need]
    owners: Sequence[str]
    undoable: Sequence[Correction]
    channel: Channel = "chat"
    trial: bool = False


def readable(uow: UnitOfWork, manager: Manager, need_id: str) -> Need:
    """Returns a need of the manager's regions; for all others there is no such page.

    Raises:
        HTTPNotFound: there is none, or it is not theirs to read.
    """
    need = uow.needs.get(need_id)
    if need is None or (manager.regions and need.region not in manager.regions):
        raise web.HTTPNotFound
    return need


def opened(uow: UnitOfWork, manager: Manager, need_id: str) -> Opened:
    """Reads everything; raises like `readable`."""
    need = readable(uow, manager, need_id)
    talk = uow.conversations.get(need.conversation_id)
    linked = [uow.needs.get(other) for other in uow.reviews.linked(need_id)]
    linked = [other for other in linked if other and (not manager.regions or other.region in manager.regions)]
    return Opened(
        need=need,
        handling=uow.needs.handling(need_id),
        messages=uow.conversations.messages(need.conversation_id),
        history=uow.needs.history(need_id),
        company=uow.companies.reveal(need.betrieb_ref) if need.betrieb_ref else None,
        labels=uow.reviews.labels_of(need_id),
        vocabulary=[label for label in uow.reviews.labels() if not label.retired],
        notes=uow.reviews.notes(need_id),
        linked=linked,
        candidates=_candidates(uow, manager, need, {other.need_id for other in linked}),
        owners=owners(uow, need),
        undoable=uow.needs.undoable(need_id, manager.name),
        channel=talk.channel if talk else "chat",
        trial=talk is not None and talk.test,
    )


def owners(uow: UnitOfWork, need: Need | None = None) -> list[str]:
    """Returns the accounts that read single needs, for one need those of its region."""
    people = [one for one in uow.managers.all() if one.role in CASE_ROLES and one.active]
    return [one.name for one in people if need is None or not one.regions or need.region in one.regions]


def write_down(
    uow: UnitOfWork, manager: Manager, now: datetime, action: str, subject: str, reason: str = ""
) -> None:
    """Writes into the audit log who did what to what."""
    uow.audit.add(AuditEntry(at=now, who=manager.name, action=action, subject=subject, reason=reason))


def _candidates(uow: UnitOfWork, manager: Manager, need: Need, known: set[str]) -> list[Need]:
    """Needs from the same place, told from the other side; those on the same field of skills first."""
    if not need.ags or not (need.plz or need.ort):
        return []
    here = NeedFilter(
        regions=manager.regions,
        perspectives=OTHER_SIDE.get(need.perspective, ("selbst",)),
        ags=need.ags,
        without_withdrawn=True,
    )
    near = [one for one in uow.needs.page(here, limit=MOST_NEIGHBOURS_OF_SITE)[0] if _same_site(one, need)]
    groups = {skill.partition("-")[0] for skill in need.skill_ids}
    near.sort(key=lambda one: not groups & {skill.partition("-")[0] for skill in one.skill_ids})
    return [one for one in near if one.need_id not in known][:MOST_CANDIDATES]


def _same_site(one: Need, other: Need) -> bool:
    same_place = one.plz == other.plz if one.plz and other.plz else one.ort == other.ort
    return same_place and one.branche == other.branche
