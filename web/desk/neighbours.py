"""The needs before and after one in the list it was opened from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verbund.managers import Manager
from web.desk.need_search import NeedSearch
from web.desk.paths import HOME, need_path
from web.desk.queue_form import PAGE_SIZE, QueueForm


@dataclass(frozen=True)
class Neighbours:
    """Ways on from a need: addresses of the list, of the need before and of the need after, and where we are."""

    list_href: str
    before: str | None = None
    after: str | None = None
    position: int | None = None
    total: int = 0


async def neighbours(
    search: NeedSearch, form: QueueForm, manager: Manager, today: date, need_id: str, position: int | None
) -> Neighbours:
    """Looks up what surrounds a need.

    Args:
        search: the lists.
        form: the list the need was opened from.
        manager: whose list it is.
        today: the day that "due" is measured by.
        need_id: the need.
        position: where it stood in that list, counted from 1; None when it was opened from elsewhere.

    Returns:
        The ways on. A need that has left the list in the meantime (its status was changed) is followed by the one that
        took its place.
    """
    if position is None:
        return Neighbours(f"{HOME}{form.query()}#n-{need_id}")
    start = max(position - 2, 0)
    wanted = form.wanted(manager.regions, manager.name, today)
    around, total = await search.page(wanted, form.sort, start, 4)
    ids = [need.need_id for need, _ in around]
    if need_id in ids:
        here = ids.index(need_id)
        following = here + 1
        position = start + here + 1
    else:
        here = following = position - 1 - start

    def href(index: int) -> str | None:
        if not 0 <= index < len(ids):
            return None
        return need_path(ids[index]) + form.query(platz=start + index + 1)

    page = (position - 1) // PAGE_SIZE + 1
    back = f"{HOME}{form.at(page).query()}#n-{need_id}"
    return Neighbours(back, href(here - 1), href(following), position, total)
