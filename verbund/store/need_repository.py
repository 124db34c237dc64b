"""Needs in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from verbund.codes import code_for, code_hash
from verbund.need_list import (
    CORRECTABLE_FIELDS,
    OWN_FIELDS,
    PERSON,
    Correction,
    NeedFilter,
    NeedSort,
    NotCorrectable,
    Overtaken,
)
from verbund.needs import DATE_FIELDS, RECORD_FIELDS, Need
from verbund.reviews import Handling
from verbund.store.bundle_repository import erase_membership
from verbund.store.course_repository import leave_courses
from verbund.store.need_mapping import get_field, read_need, refresh_search, set_field, write_need
from verbund.store.need_page import rows_of_page
from verbund.store.need_tables import CorrectionRow, NeedRow
from verbund.store.review_tables import erase_review
from verbund.store.search_log_repository import leave_searches

DAYS = DATE_FIELDS | {"due_on"}  # the history keeps a day as text


class SqlNeeds:
    """`verbund.unit_of_work.Needs` on a session; `secret` makes the codes."""

    def __init__(self, session: Session, secret: bytes) -> None:
        self._session = session
        self._secret = secret

    def add_or_replace(self, need: Need) -> None:
        row = self._row(need.need_id)
        if row is None:
            row = NeedRow(code_hash=code_hash(code_for(need.need_id, self._secret)), revision=0)
            self._session.add(row)
        changes = [_correction(each, need.need_id) for each in row.corrections if each.field in RECORD_FIELDS]
        write_need(row, need, kept=frozenset(one.field for one in changes if one.outlasts(getattr(need, one.field))))
        row.revision += 1
        refresh_search(row)
        self._session.flush()

    def get(self, need_id: str) -> Need | None:
        row = self._row(need_id)
        return None if row is None else read_need(row)

    def by_conversation(self, conversation_id: str) -> list[Need]:
        rows = select(NeedRow).where(NeedRow.conversation_id == conversation_id).order_by(NeedRow.number)
        return [read_need(row) for row in self._session.scalars(rows)]

    def by_code_hash(self, code_hash: str) -> Need | None:
        row = self._session.scalar(select(NeedRow).where(NeedRow.code_hash == code_hash))
        return None if row is None else read_need(row)

    def page(
        self, wanted: NeedFilter, sort: NeedSort = "newest", offset: int = 0, limit: int = 50
    ) -> tuple[list[Need], int]:
        rows, total = rows_of_page(self._session, wanted, sort, offset, limit)
        return [read_need(row) for row in rows], total

    def handling(self, need_id: str) -> Handling:
        row = self._known(need_id)
        return Handling(row.owner, row.due_on, row.revision)

    def correct(
        self, need_id: str, changes: Mapping[str, Any], who: str, on: date, seen: int | None = None
    ) -> list[Correction]:
        self._check_revision(need_id, seen)
        return self._change(need_id, changes, CORRECTABLE_FIELDS, who, on)

    def undoable(self, need_id: str, who: str) -> list[Correction]:
        row = self._known(need_id)
        last = [_correction(each, need_id) for each in row.corrections if each.revision == row.revision]
        return last if last and all(one.who == who for one in last) else []

    def undo(self, need_id: str, who: str, on: date, seen: int) -> list[Correction]:
        self._check_revision(need_id, seen)
        back = {one.field: one.before for one in self.undoable(need_id, who)}
        return self._change(need_id, back, CORRECTABLE_FIELDS, who, on)

    def change_own(self, need_id: str, changes: Mapping[str, Any], on: date) -> list[Correction]:
        done = self._change(need_id, changes, OWN_FIELDS, PERSON, on)
        row = self._row(need_id)
        changed = {one.field for one in done}
        row.provenance = {field: words for field, words in row.provenance.items() if field not in changed}
        self._session.flush()
        return done

    def withdraw_contact(self, need_id: str, on: date) -> list[Correction]:
        done = self._change(need_id, {"kontakt_gewuenscht": False}, frozenset(("kontakt_gewuenscht",)), PERSON, on)
        self._row(need_id).kontakt_ref = None
        self._session.flush()
        return done

    def history(self, need_id: str) -> list[Correction]:
        row = self._row(need_id)
        return [] if row is None else [_correction(each, need_id) for each in row.corrections]

    def due(self, today: date) -> list[str]:
        return list(self._session.scalars(select(NeedRow.need_id).where(NeedRow.loeschen_am <= today)))

    def erase(self, need_id: str) -> int:
        row = self._row(need_id)
        if row is None:
            return 0
        erase_review(self._session, need_id)
        erase_membership(self._session, need_id)
        leave_courses(self._session, need_id)
        leave_searches(self._session, need_id)
        self._session.delete(row)
        self._session.flush()
        return 1

    def _change(
        self, need_id: str, changes: Mapping[str, Any], allowed: frozenset[str], who: str, on: date
    ) -> list[Correction]:
        if forbidden := changes.keys() - allowed:
            raise NotCorrectable(", ".join(sorted(forbidden)))
        row = self._known(need_id)
        revision = row.revision + 1
        done = []
        for name, after in changes.items():
            before = get_field(row, name)
            after = tuple(after) if isinstance(after, list) else after
            if before != after:
                set_field(row, name, after)
                row.corrections.append(
                    CorrectionRow(
                        changed_on=on,
                        who=who,
                        field=name,
                        before=_plain(before),
                        after=_plain(after),
                        revision=revision,
                    )
                )
                done.append(_correction(row.corrections[-1], need_id))
        if done:
            row.revision = revision
            refresh_search(row)
        self._session.flush()
        return done

    def _check_revision(self, need_id: str, seen: int | None) -> None:
        row = self._session.scalar(locking_query(need_id))
        if row is not None and seen is not None and row.revision != seen:
            raise Overtaken(need_id)

    def _known(self, need_id: str) -> NeedRow:
        row = self._row(need_id)
        if row is None:
            raise KeyError(need_id)
        return row

    def _row(self, need_id: str) -> NeedRow | None:
        return self._session.scalar(select(NeedRow).where(NeedRow.need_id == need_id))


def locking_query(need_id: str) -> Select[tuple[NeedRow]]:
    """Returns the query that reads a need as it is now and keeps others from changing it until the commit.

    PostgreSQL would let two transactions read the same revision; SQLite knows no such lock and needs none, because
    writers wait for each other from their beginning.
    """
    query = select(NeedRow).where(NeedRow.need_id == need_id).with_for_update()
    return query.execution_options(populate_existing=True)


def _correction(row: CorrectionRow, need_id: str) -> Correction:
    return Correction(
        need_id=need_id, changed_on=row.changed_on, who=row.who, field=row.field,
        before=_value(row.field, row.before), after=_value(row.field, row.after), revision=row.revision,
    )  # fmt: skip


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _value(field: str, stored: Any) -> Any:
    if field in DAYS and stored is not None:
        return date.fromisoformat(stored)
    return tuple(stored) if isinstance(stored, list) else stored
