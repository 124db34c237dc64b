"""Lists of offers that were shown, and what was chosen from them, in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from verbund.offers.search_log import Choice, SearchEntry, Shown
from verbund.store.offer_tables import ChoiceRow, CommissionRow, SearchCardRow, SearchRow

_PLACE = ("plz", "ort")
_CHOICE = (
    "at",
    "who",
    "search_number",
    "offer_id",
    "title",
    "provider_key",
    "provider_name",
    "linked",
    "need_id",
    "bundle_id",
)
_ENTRY = ("at", "who", "need_id", "bundle_id", "key", "rule", "seed", "looked_at", "found", "page")


class SqlSearches:
    """`verbund.offers.repositories.Searches` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, entry: SearchEntry) -> int:
        row = SearchRow(
            **{name: getattr(entry, name) for name in _ENTRY},
            wish=dict(entry.wish),
            removed={name: list(counts) for name, counts in entry.removed.items()},
        )
        self._session.add(row)
        self._session.flush()
        cards = [
            {"search_number": row.number, "position": position, **vars(card)}
            for position, card in enumerate(entry.shown, 1)
        ]
        if cards:
            self._session.execute(insert(SearchCardRow), cards)
        return row.number

    def get(self, number: int) -> SearchEntry | None:
        row = self._session.get(SearchRow, number)
        return None if row is None else self._entry(row)

    def page(self, offset: int = 0, limit: int = 50, who: str | None = None) -> tuple[list[SearchEntry], int]:
        wanted = () if who is None else (SearchRow.who == who,)
        total = self._session.scalar(select(func.count(SearchRow.number)).where(*wanted)) or 0
        newest = select(SearchRow).where(*wanted).order_by(SearchRow.number.desc())
        rows = self._session.scalars(newest.offset(offset).limit(limit))
        return [self._entry(row) for row in rows], total

    def choose(self, choice: Choice) -> bool:
        same = select(ChoiceRow.id).where(
            ChoiceRow.offer_id == choice.offer_id,
            ChoiceRow.need_id.is_not_distinct_from(choice.need_id),
            ChoiceRow.bundle_id.is_not_distinct_from(choice.bundle_id),
        )
        if self._session.scalar(same) is not None:
            return False
        self._session.add(ChoiceRow(**{name: getattr(choice, name) for name in _CHOICE}))
        self._session.flush()
        return True

    def chosen_for(self, need_id: str | None = None, bundle_id: str | None = None) -> list[Choice]:
        query = select(ChoiceRow).order_by(ChoiceRow.id.desc())
        query = query.where(ChoiceRow.need_id == need_id) if need_id else query.where(ChoiceRow.bundle_id == bundle_id)
        return [Choice(**{name: getattr(row, name) for name in _CHOICE}) for row in self._session.scalars(query)]

    def shown_counts(self, first_day: date, last_day: date) -> tuple[dict[tuple[str, str], int], int]:
        between = (
            SearchRow.at >= _midnight(first_day),
            SearchRow.at < _midnight(last_day + timedelta(days=1)),
            SearchRow.page == 1,
        )
        cards = self._session.execute(
            select(SearchCardRow.provider_key, func.min(SearchCardRow.provider_name), func.count())
            .join(SearchRow, SearchRow.number == SearchCardRow.search_number)
            .where(*between)
            .group_by(SearchCardRow.provider_key)
        )
        lists = self._session.scalar(select(func.count(SearchRow.number)).where(*between)) or 0
        return {(key, name): count for key, name, count in cards}, lists

    def chosen_counts(self, first_day: date, last_day: date) -> dict[tuple[str, str], int]:
        rows = self._session.execute(
            select(ChoiceRow.provider_key, func.min(ChoiceRow.provider_name), func.count())
            .where(ChoiceRow.at >= _midnight(first_day), ChoiceRow.at < _midnight(last_day + timedelta(days=1)))
            .group_by(ChoiceRow.provider_key)
        )
        return {(key, name): count for key, name, count in rows}

    def _entry(self, row: SearchRow) -> SearchEntry:
        cards = self._session.scalars(
            select(SearchCardRow).where(SearchCardRow.search_number == row.number).order_by(SearchCardRow.position)
        )
        return SearchEntry(
            **{name: getattr(row, name) for name in _ENTRY},
            number=row.number,
            wish=row.wish,
            removed={name: tuple(counts) for name, counts in row.removed.items()},
            shown=tuple(
                Shown(
                    offer_id=card.offer_id, title=card.title, provider_key=card.provider_key, provider_name=card.provider_name,
                    linked=card.linked, fit=card.fit,
                )
                for card in cards
            ),
        )  # fmt: skip


def leave_searches(session: Session, need_id: str) -> None:
    """Takes an erased need out of lists, choices and orders: what was shown stays, what leads to the person goes."""
    for row in session.scalars(select(SearchRow).where(SearchRow.need_id == need_id)):
        row.wish = {name: value for name, value in row.wish.items() if name not in _PLACE}
        row.seed = row.seed.partition("/")[0]
        row.need_id = None
    for table in (ChoiceRow, CommissionRow):
        session.execute(update(table).where(table.need_id == need_id).values(need_id=None))
    session.flush()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
