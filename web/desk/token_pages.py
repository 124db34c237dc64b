"""Tokens of other tools, for administrators: made and revoked here, shown once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aiohttp import web

from verbund.conversations import hash_token
from verbund.managers import AuditEntry
from verbund.tokens import LONGEST_LIFE_DAYS, ApiToken, new_id, new_value
from verbund.unit_of_work import UnitOfWork
from web.desk.accounts_pages import REGIONS
from web.desk.keys import MANAGER
from web.desk.render import render
from web.keys import STORE

LONGEST_LABEL = 80


async def page(request: web.Request) -> web.StreamResponse:
    """Lists the tokens."""
    return await _page(request)


async def create(request: web.Request) -> web.StreamResponse:
    """Makes a token and shows its value, this one time."""
    form, manager, today = await request.post(), request[MANAGER], datetime.now(UTC).date()
    label, days = str(form.get("zweck", "")).strip(), str(form.get("tage", ""))
    regions = tuple(str(region) for region in form.getall("region", []))
    if not set(regions) <= set(REGIONS):
        raise web.HTTPNotFound
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        return await _page(request, wrong="Bitte sagen Sie in wenigen Worten, wofür der Schlüssel ist.", status=422)
    if not (days.isascii() and days.isdigit() and 0 < int(days[:5]) <= LONGEST_LIFE_DAYS):
        return await _page(request, wrong=f"Ein Schlüssel gilt 1 bis {LONGEST_LIFE_DAYS} Tage.", status=422)
    value = new_value()
    token = ApiToken(
        id=new_id(),
        token_hash=hash_token(value),
        label=label,
        scopes=("needs:read",),
        regions=regions,
        created_by=manager.name,
        created_on=today,
        expires_on=today + timedelta(days=int(days)),
    )

    def keep(uow: UnitOfWork) -> None:
        uow.tokens.add(token)
        entry = AuditEntry(at=datetime.now(UTC), who=manager.name, action="token_added", subject=token.id, reason=label)
        uow.audit.add(entry)

    await request.config_dict[STORE].write(keep)
    return await _page(request, value=value)


async def revoke(request: web.Request) -> web.StreamResponse:
    """Makes a token open nothing from now on."""
    token_id, manager = str((await request.post()).get("id", "")), request[MANAGER]
    now = datetime.now(UTC)

    def end(uow: UnitOfWork) -> bool:
        ended = uow.tokens.revoke(token_id, now.date())
        if ended:
            uow.audit.add(AuditEntry(at=now, who=manager.name, action="token_revoked", subject=token_id))
        return ended

    if not await request.config_dict[STORE].write(end):
        raise web.HTTPNotFound
    return await _page(request, said="Der Schlüssel öffnet nichts mehr.")


async def _page(
    request: web.Request, *, said: str = "", wrong: str = "", value: str = "", status: int = 200
) -> web.StreamResponse:
    values = {
        "tokens": await request.config_dict[STORE].read(lambda uow: uow.tokens.all()),
        "said": said,
        "wrong": wrong,
        "value": value,
        "regions": REGIONS,
        "today": datetime.now(UTC).date(),
    }
    return render(request, "schnittstelle.html", values, status)
