"""Labels, notes, links and saved lists in the database."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from verbund.reviews import Label, Note, SavedView
from verbund.store.review_tables import LabelRow, LinkRow, NeedLabelRow, NoteRow, ViewRow
from verbund.unit_of_work import Taken


class SqlReviews:
    """`verbund.unit_of_work.Reviews` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def labels(self) -> list[Label]:
        rows = self._session.scalars(select(LabelRow).order_by(LabelRow.retired, LabelRow.name))
        return [_label(row) for row in rows]

    def add_label(self, name: str) -> Label:
        row = self._session.scalar(select(LabelRow).where(LabelRow.name == name)) or LabelRow(name=name)
        row.retired = False
        self._session.add(row)
        self._session.flush()
        return _label(row)

    def change_label(self, label_id: int, name: str, retired: bool) -> None:
        row = self._session.get(LabelRow, label_id)
        if row is None:
            raise KeyError(label_id)
        if self._session.scalar(select(LabelRow.id).where(LabelRow.name == name, LabelRow.id != label_id)):
            raise Taken(name)
        row.name, row.retired = name, retired
        self._session.flush()

    def labels_of(self, need_id: str) -> list[Label]:
        rows = select(LabelRow).join(NeedLabelRow).where(NeedLabelRow.need_id == need_id).order_by(LabelRow.name)
        return [_label(row) for row in self._session.scalars(rows)]

    def set_label(self, need_id: str, label_id: int, given: bool) -> bool:
        row = self._session.get(NeedLabelRow, (need_id, label_id))
        if given == (row is not None):
            return False
        if row is None:
            self._session.add(NeedLabelRow(need_id=need_id, label_id=label_id))
        else:
            self._session.delete(row)
        self._session.flush()
        return True

    def notes(self, need_id: str) -> list[Note]:
        rows = self._session.scalars(select(NoteRow).where(NoteRow.need_id == need_id).order_by(NoteRow.id))
        return [_note(row) for row in rows]

    def add_note(self, need_id: str, who: str, text: str, on: date) -> Note:
        row = NoteRow(need_id=need_id, written_on=on, who=who, text=text)
        self._session.add(row)
        self._session.flush()
        return _note(row)

    def erase_note(self, note_id: int, need_id: str, who: str) -> int:
        mine = delete(NoteRow).where(NoteRow.id == note_id, NoteRow.need_id == need_id, NoteRow.who == who)
        return self._session.execute(mine).rowcount

    def linked(self, need_id: str) -> list[str]:
        pairs = select(LinkRow).where(or_(LinkRow.first_id == need_id, LinkRow.second_id == need_id))
        rows = self._session.scalars(pairs.order_by(LinkRow.id))
        return [row.second_id if row.first_id == need_id else row.first_id for row in rows]

    def link(self, need_id: str, other_id: str, who: str, on: date) -> bool:
        if self._session.scalar(select(LinkRow.id).where(_pair(need_id, other_id))):
            return False
        first, second = sorted((need_id, other_id))
        self._session.add(LinkRow(first_id=first, second_id=second, linked_on=on, who=who))
        self._session.flush()
        return True

    def unlink(self, need_id: str, other_id: str) -> int:
        return self._session.execute(delete(LinkRow).where(_pair(need_id, other_id))).rowcount

    def views(self, manager: str) -> list[SavedView]:
        rows = self._session.scalars(select(ViewRow).where(ViewRow.manager == manager).order_by(ViewRow.name))
        return [SavedView(row.id, row.name, row.query) for row in rows]

    def save_view(self, manager: str, name: str, query: str) -> SavedView:
        known = select(ViewRow).where(ViewRow.manager == manager, ViewRow.name == name)
        row = self._session.scalar(known) or ViewRow(manager=manager, name=name)
        row.query = query
        self._session.add(row)
        self._session.flush()
        return SavedView(row.id, row.name, row.query)

    def erase_view(self, manager: str, view_id: int) -> int:
        mine = delete(ViewRow).where(ViewRow.manager == manager, ViewRow.id == view_id)
        return self._session.execute(mine).rowcount


def _pair(need_id: str, other_id: str):
    first, second = sorted((need_id, other_id))
    return and_(LinkRow.first_id == first, LinkRow.second_id == second)


def _label(row: LabelRow) -> Label:
    return Label(row.id, row.name, row.retired)


def _note(row: NoteRow) -> Note:
    return Note(row.id, row.written_on, row.who, row.text)
