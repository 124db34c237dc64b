"""The page with a person's own entry."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from verbund.german_days import day_in_words
from verbund.needs import Need
from verbund.privacy.retention import RetentionPolicy
from verbund.unit_of_work import UnitOfWork
from web.keys import STORE
from web.mine.keys import MINE_TEXTS, RECORD_WORDS
from web.mine.render import page
from web.mine.visit import Visit

NO_REGION = frozenset({"außerhalb", "unklar"})


@dataclass(frozen=True)
class Around:
    """What the page says beside the record: the company's name, and whether the conversation is still kept."""

    company: str | None
    transcript: bool


async def record_page(request: web.Request, visit: Visit) -> web.Response:
    """Shows the entry, and what was just done."""
    need, texts, words = visit.need, request.app[MINE_TEXTS], request.app[RECORD_WORDS]
    around = await request.app[STORE].read(lambda uow: _around(uow, need))
    notice, standing = visit.session.take_notice(), words.value("status", need)
    return page(
        request,
        "mein_bedarf.html",
        csrf=visit.session.csrf,
        notice=texts.notices[notice] if notice else "",
        sections=words.sections(need, around.company),
        standing=standing[:1].upper() + standing[1:],
        stage=texts.stages[need.status],
        region="" if need.region in NO_REGION else need.region,
        readers=texts.readers[need.weitergabe_betrieb],
        sharing=need.weitergabe_betrieb,
        has_contact=need.kontakt_ref is not None,
        transcript=around.transcript,
        transcript_days=RetentionPolicy().transcript_days,
        erased_on=day_in_words(need.loeschen_am),
    )


def _around(uow: UnitOfWork, need: Need) -> Around:
    return Around(
        company=uow.companies.reveal(need.betrieb_ref) if need.betrieb_ref else None,
        transcript=bool(uow.conversations.messages(need.conversation_id)),
    )
