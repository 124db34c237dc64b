"""Invitations as the page shows them and as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web

from verbund.bundling.board import Board
from verbund.bundling.geography import Geography
from verbund.bundling.invitations import general_invitation, invitation
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.reading import board_of, visible
from web.desk.keys import MANAGER
from web.desk.opened import write_down
from web.keys import STORE

GENERAL = "alle"


@dataclass(frozen=True)
class Letter:
    """One text.

    Attributes:
        key: the letter of the company, or `alle`.
        company: its name on the desk, "" where it is not known.
        text: what is written.
        agreed: whether the company agreed to be named.
    """

    key: str
    company: str
    text: str
    agreed: bool = False


def letters(board: Board, names: Mapping[str, str], sender: str) -> list[Letter]:
    """Returns the text for each company that may be written to, and one for anybody at the end."""
    geography, made = Geography.load(), []
    for company in board.companies:
        text = invitation(board, company, names, geography, sender)
        if text:
            name = next((names[one.need_id] for one in company.speakers if one.need_id in names), "")
            made.append(Letter(company.letter, name, text, company.agreed))
    return [*made, Letter(GENERAL, "", general_invitation(board, geography, sender))]


async def download(request: web.Request) -> web.StreamResponse:
    """Gives one text as a file, and writes down that it was taken."""
    manager, now, bundle_id = request[MANAGER], datetime.now(UTC), request.match_info["bundle_id"]

    def read(uow: UnitOfWork) -> Letter | None:
        board = board_of(uow, visible(uow, manager, bundle_id), now.date())
        names = uow.candidates.company_names([one.need_id for one in board.members])
        wanted = [one for one in letters(board, names, manager.name) if one.key == request.match_info["letter"]]
        if wanted:
            write_down(uow, manager, now, "invitation_taken", bundle_id)
        return wanted[0] if wanted else None

    letter = await request.config_dict[STORE].write(read)
    if letter is None:
        raise web.HTTPNotFound
    return web.Response(
        text=letter.text,
        content_type="text/plain",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="einladung-{letter.key}.txt"'},
    )
