"""Models: order a training, see what was measured, let one answer, take it back. The supervisor does the work."""

from __future__ import annotations

from datetime import UTC, datetime

from aiohttp import web

from verbund.learning.shelf import BASE, Deed, Order, Shelf
from verbund.managers import AuditEntry
from web.desk.keys import MANAGER
from web.desk.paths import PREFIX
from web.desk.render import render
from web.keys import SETTINGS, STORE

PAGE = f"{PREFIX}/modelle"
ROWS = (
    ("blind", "Fremde Sätze: Absicht richtig"),
    ("skills", "Umschreibungen: Kompetenz richtig"),
    ("held_back", "Zurückgehaltene Formulierungen"),
    ("learnt", "Gelernte Formulierungen"),
)
SAID = {
    "bestellt": "Der Auftrag ist gegeben. Diese Seite zeigt, wie weit er ist.",
    "belegt": "Ein Auftrag läuft schon. Bitte warten Sie, bis er fertig ist.",
}
DEEDS: dict[str, Deed] = {
    "trainieren": "train", "vergleichen": "compare", "einsetzen": "activate", "zurueck": "rollback",
}  # fmt: skip


async def page(request: web.Request) -> web.StreamResponse:
    """Shows the versions, the newest first, with figures before and after."""
    shelf = _shelf(request)
    line, busy = shelf.progress()
    waiting = shelf.waiting()
    lines = await request.config_dict[STORE].read(lambda uow: len(uow.learning.reviewed()))
    values = {
        "said": SAID.get(request.query.get("hinweis", ""), ""),
        "progress": line,
        "busy": busy or waiting,
        "waiting": waiting and not busy,
        "versions": shelf.versions(),
        "active": shelf.active(),
        "before": shelf.before(),
        "base": BASE,
        "rows": ROWS,
        "share": _share,
        "lines": lines,
    }
    return render(request, "modelle.html", values)


async def order(request: web.Request) -> web.StreamResponse:
    """Leaves an order, if none is being done."""
    form, shelf, manager = await request.post(), _shelf(request), request[MANAGER]
    deed, version = DEEDS.get(str(form.get("auftrag", ""))), str(form.get("modell", ""))
    if deed is None or (deed in ("compare", "activate") and version != BASE and shelf.version(version) is None):
        raise web.HTTPNotFound
    if (deed == "compare" and version == BASE) or (deed == "rollback" and shelf.before() is None):
        raise web.HTTPNotFound
    if shelf.progress()[1] or not shelf.order(Order(deed=deed, by=manager.name, version=version)):
        return _back("belegt")
    subject = f"{deed} {version}".strip()
    entry = AuditEntry(at=datetime.now(UTC), who=manager.name, action="model_ordered", subject=subject)
    await request.config_dict[STORE].write(lambda uow: uow.audit.add(entry))
    return _back("bestellt")


def _shelf(request: web.Request) -> Shelf:
    return Shelf(request.config_dict[SETTINGS].models_dir)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f}\N{NO-BREAK SPACE}%".replace(".", ",")


def _back(said: str) -> web.Response:
    return web.Response(status=303, headers={"Location": f"{PAGE}?hinweis={said}"})
