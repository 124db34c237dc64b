"""What a page of reports is asked for, read from an address or a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aiohttp import web
from multidict import MultiMapping

from verbund.managers import Manager
from verbund.reports.money import MOST_EURO, Money
from verbund.reports.scope import ALL_REGIONS, NotPossible, Scope, in_order


def own_regions(manager: Manager) -> tuple[str, ...]:
    """Returns the regions a manager may report on."""
    return in_order(manager.regions) if manager.regions else ALL_REGIONS


def read_scope(form: MultiMapping, manager: Manager) -> Scope:
    """Reads regions and months.

    Args:
        form: `region` (several), `von` and `bis` as "2026-10".
        manager: who asks.

    Returns:
        The scope.

    Raises:
        HTTPNotFound: a region is not theirs.
        NotPossible: a month is missing, or no region is chosen.
    """
    regions = [str(region) for region in form.getall("region", [])]
    if not set(regions) <= set(own_regions(manager)):
        raise web.HTTPNotFound
    return Scope(in_order(regions), _month(form, "von"), _month(form, "bis"))


def read_money(form: Mapping) -> Money | None:
    """Reads costs and contributions; None where nothing was typed in.

    Raises:
        NotPossible: something is no amount, or the contributions are more than the costs.
    """
    amounts = {name: _euros(str(form.get(name, ""))) for name in ("ausgaben", "verbaende", "betriebe")}
    if all(amount is None for amount in amounts.values()):
        return None
    money = Money(amounts["ausgaben"] or 0, amounts["verbaende"] or 0, amounts["betriebe"] or 0)
    if money.open < 0:
        raise NotPossible("Die Beiträge sind höher als die Ausgaben. Bitte prüfen Sie die Beträge.")
    return money


def _month(form: MultiMapping, name: str) -> date:
    try:
        return date.fromisoformat(f"{form.get(name, '')}-01")
    except ValueError:
        raise NotPossible("Bitte wählen Sie den ersten und den letzten Monat.") from None


def _euros(text: str) -> int | None:
    text = text.strip().removesuffix("€").strip().replace(".", "").replace(" ", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) > MOST_EURO:
        raise NotPossible("Bitte geben Sie Beträge in ganzen Euro an, zum Beispiel 12.500.")
    return int(text)
