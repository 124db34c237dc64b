"""What a search or an order is for: a need, a bundle, or nothing in particular; and who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web

from verbund.managers import Manager
from verbund.needs import Need
from verbund.offers.wish import Wish, wish_of
from verbund.unit_of_work import UnitOfWork
from web.desk.opened import readable
from web.desk.paths import PREFIX, need_path

OFFERS = f"{PREFIX}/angebote"
OWN_WORDS = ("thema_freitext", "zielzustand", "situation", "taetigkeit_freitext", "bisher")


@dataclass(frozen=True)
class Occasion:
    """What offers are looked for.

    Attributes:
        need_id, bundle_id: one of them, or neither for a free search.
        title: in the heading; of a need its skills, never its words.
        back: the page it belongs to.
        path: the address of its search.
        wish: what it asks for, None for a free search.
        region: whose it is.
        persons: how many people are to learn.
        said: the persons' own words, which must not get into an order.
        status: of the need.
    """

    need_id: str | None = None
    bundle_id: str | None = None
    title: str = ""
    back: str = ""
    path: str = OFFERS
    wish: Wish | None = None
    region: str | None = None
    persons: int | None = None
    said: tuple[str, ...] = ()
    status: str | None = None
    needs: tuple[Need, ...] = ()

    @property
    def key(self) -> str:
        """Names the occasion."""
        return self.need_id or self.bundle_id or ""

    @property
    def parts(self) -> dict[str, str]:
        """Parts of an address that lead back to it."""
        return {name: value for name, value in (("bedarf", self.need_id), ("buendel", self.bundle_id)) if value}


FREE = Occasion()


def of_need(uow: UnitOfWork, manager: Manager, need_id: str, today: date) -> Occasion:
    """Returns the occasion of a need of the manager's regions; raises HTTPNotFound like `readable`."""
    need = readable(uow, manager, need_id)
    return Occasion(
        need_id=need_id,
        title="einen Bedarf",
        back=need_path(need_id),
        path=f"{need_path(need_id)}/angebote",
        wish=wish_of(need, today),
        region=need.region,
        persons=need.anzahl_personen,
        said=_said(need),
        status=need.status,
        needs=(need,),
    )


def of_bundle(uow: UnitOfWork, manager: Manager, bundle_id: str, today: date) -> Occasion:
    """Returns the occasion of a bundle all of whose needs the manager may read; raises HTTPNotFound."""
    bundle = uow.bundles.get(bundle_id)
    if bundle is None:
        raise web.HTTPNotFound
    needs = tuple(readable(uow, manager, member.need_id) for member in bundle.members)
    if not needs and manager.regions and bundle.region not in manager.regions:
        raise web.HTTPNotFound
    wishes = [wish_of(need, today) for need in needs]
    starts = [wish.latest_start for wish in wishes if wish.latest_start]
    first = wishes[0] if wishes else Wish()
    return Occasion(
        bundle_id=bundle_id,
        title=f"das Bündel „{bundle.title}“",
        back=f"{PREFIX}/buendel/{bundle_id}",
        path=f"{PREFIX}/buendel/{bundle_id}/angebote",
        wish=Wish(
            skill_ids=(bundle.skill_id,),
            level=bundle.target_level,
            latest_start=min(starts, default=None),
            plz=first.plz,
            ort=first.ort,
            radius_km=min((wish.radius_km for wish in wishes if wish.radius_km), default=None),
            german_support=any(wish.german_support for wish in wishes),
            shift=any(wish.shift for wish in wishes),
            persons=bundle.seats if bundle.seats > 1 else None,
        ),
        region=bundle.region,
        persons=bundle.seats,
        said=tuple(text for need in needs for text in _said(need)),
        needs=needs,
    )


def occasion_of(uow: UnitOfWork, manager: Manager, need_id: str | None, bundle_id: str | None, today: date) -> Occasion:
    """Returns the occasion that an address or a form names; `FREE` where it names none."""
    if need_id:
        return of_need(uow, manager, need_id, today)
    return of_bundle(uow, manager, bundle_id, today) if bundle_id else FREE


def _said(need: Need) -> tuple[str, ...]:
    return tuple(text for name in OWN_WORDS if (text := getattr(need, name)))
