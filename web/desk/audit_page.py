"""The audit log, for administrators."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from aiohttp import web

from verbund.managers import AuditFilter
from web.desk.audit_words import ACTIONS
from web.desk.keys import MANAGER
from web.desk.render import render
from web.keys import STORE

PAGE_SIZE = 50


async def page(request: web.Request) -> web.StreamResponse:
    """Shows who did what and when, newest first, narrowed by what the address says."""
    query = request.query
    wanted = AuditFilter(
        who=query.get("wer", "")[:80],
        action=query.get("was", "")[:60],
        subject=query.get("woran", "").strip()[:80],
        first_day=_day(query.get("von", "")),
        last_day=_day(query.get("bis", "")),
    )
    text = query.get("seite", "1")
    number = int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 1

    entries, total, actions, names = await request.config_dict[STORE].read(
        lambda uow: (
            *uow.audit.page(wanted, (number - 1) * PAGE_SIZE, PAGE_SIZE),
            uow.audit.actions(),
            [one.name for one in uow.managers.all()],
        )
    )
    chosen = {name: query[name] for name in ("wer", "was", "woran", "von", "bis") if query.get(name)}
    values = {
        "entries": entries,
        "total": total,
        "page": number,
        "pages": max(1, -(-total // PAGE_SIZE)),
        "chosen": chosen,
        "actions": [(action, ACTIONS.get(action, action)) for action in actions],
        "words": ACTIONS,
        "names": names,
        "at": lambda other: "?" + urlencode(chosen | {"seite": other}),
        "own": request[MANAGER].name,
    }
    return render(request, "protokoll.html", values)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
