"""Accounts, for administrators. Nobody changes their own role here, and nobody closes their own account."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

from aiohttp import web

from verbund.access import may_change
from verbund.managers import CASE_ROLES, AuditEntry, Manager, Role
from verbund.need_values import Region
from verbund.store.passwords import hash_password
from verbund.unit_of_work import UnitOfWork
from web.desk.account import SAID
from web.desk.accounts import AccountError, add_manager
from web.desk.keys import MANAGER
from web.desk.render import render
from web.keys import STORE

ROLE_WORDS: dict[Role, str] = {
    "manager": "Verbundmanagement",
    "admin": "Administration",
    "foerderer": "Fördernde Stelle (nur Zahlen)",
    "betriebsrat": "Betriebsrat (nur Gruppen)",
}
REGIONS: tuple[Region, ...] = get_args(Region)


async def page(request: web.Request) -> web.StreamResponse:
    """Lists the accounts."""
    return await _page(request, said=SAID.get(request.query.get("hinweis", ""), ""))


async def add(request: web.Request) -> web.StreamResponse:
    """Makes an account; its password is shown once."""
    form, actor = await request.post(), request[MANAGER]
    name, role, password = str(form.get("name", "")).strip(), _role(form.get("rolle")), secrets.token_urlsafe(12)
    regions = [str(region) for region in form.getall("region", [])]

    def make(uow: UnitOfWork) -> None:
        add_manager(uow, name, password, role, regions)
        _write_down(uow, actor, "account_added", name)

    try:
        await request.config_dict[STORE].write(make)
    except AccountError as error:
        return await _page(request, wrong=str(error), status=422)
    return await _page(request, password=(name, password))


async def change(request: web.Request) -> web.StreamResponse:
    """Sets role and regions of somebody else's account."""
    form = await request.post()
    role, regions = _role(form.get("rolle")), tuple(str(region) for region in form.getall("region", []))
    if not set(regions) <= set(REGIONS):
        raise web.HTTPNotFound

    def alter(uow: UnitOfWork, target: Manager) -> None:
        uow.managers.add(replace(target, role=role, regions=regions))
        if role != target.role:
            # Pages that are open with the old role end now.
            uow.sessions.erase_of(target.name)
        _write_down(uow, request[MANAGER], "account_changed", target.name)

    name = await _on_other(request, alter)
    return await _page(request, said=f"Der Zugang „{name}“ ist geändert.")


async def reset_password(request: web.Request) -> web.StreamResponse:
    """Gives somebody else's account a new password, shown once, and ends its logins."""
    password = secrets.token_urlsafe(12)

    def alter(uow: UnitOfWork, target: Manager) -> None:
        uow.managers.add(replace(target, password_hash=hash_password(password)))
        uow.sessions.erase_of(target.name)
        _write_down(uow, request[MANAGER], "password_reset", target.name)

    name = await _on_other(request, alter)
    return await _page(request, password=(name, password))


async def reset_factor(request: web.Request) -> web.StreamResponse:
    """Takes away somebody else's second factor: the phone is gone."""

    def alter(uow: UnitOfWork, target: Manager) -> None:
        uow.second_factors.erase(target.name)
        uow.sessions.erase_of(target.name)
        _write_down(uow, request[MANAGER], "second_factor_reset", target.name)

    name = await _on_other(request, alter)
    return await _page(request, said=f"Der zweite Faktor von „{name}“ ist entfernt.")


async def close(request: web.Request) -> web.StreamResponse:
    """Closes an account or opens it again; its name stays in the log."""
    opened = (await request.post()).get("aktiv") == "ja"

    def alter(uow: UnitOfWork, target: Manager) -> None:
        uow.managers.add(replace(target, active=opened))
        uow.sessions.erase_of(target.name)
        _write_down(uow, request[MANAGER], "account_opened" if opened else "account_closed", target.name)

    name = await _on_other(request, alter)
    return await _page(request, said=f"Der Zugang „{name}“ ist {'wieder offen' if opened else 'geschlossen'}.")


async def _on_other(request: web.Request, alter: Any) -> str:
    """Runs a change on the account that the form names, never on one's own."""
    name, actor = str((await request.post()).get("name", "")), request[MANAGER]

    def run(uow: UnitOfWork) -> None:
        target = uow.managers.get(name)
        if target is None or not may_change(actor, name):
            raise web.HTTPNotFound
        alter(uow, target)

    await request.config_dict[STORE].write(run)
    return name


async def _page(
    request: web.Request, *, said: str = "", wrong: str = "", password: tuple[str, str] | None = None, status: int = 200
) -> web.StreamResponse:
    today = datetime.now(UTC).date()
    accounts, factors, deputies = await request.config_dict[STORE].read(
        lambda uow: (uow.managers.all(), uow.second_factors.enabled(), uow.managers.deputies(today))
    )
    values = {
        "said": said,
        "wrong": wrong,
        "password": password,
        "accounts": accounts,
        "factors": factors,
        "deputies": deputies,
        "readers": [one.name for one in accounts if one.active and one.role in CASE_ROLES],
        "roles": ROLE_WORDS,
        "regions": REGIONS,
        "today": today,
    }
    return render(request, "zugaenge.html", values, status)


def _role(value: object) -> Role:
    if value not in ROLE_WORDS:
        raise web.HTTPNotFound
    return value


def _write_down(uow: UnitOfWork, actor: Manager, action: str, subject: str) -> None:
    uow.audit.add(AuditEntry(at=datetime.now(UTC), who=actor.name, action=action, subject=subject))
