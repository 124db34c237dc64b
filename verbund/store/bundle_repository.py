"""Bundles in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from verbund.bundling.bundle import Bundle, BundleChange, InOtherBundle, Member
from verbund.bundling.changes import OWN_FIELDS, changes, taken_back
from verbund.need_list import Overtaken
from verbund.store.bundle_tables import BundleHistoryRow, BundleMemberRow, BundleRow
from verbund.store.need_tables import NeedRow

CREATED = "bundle_id"


class SqlBundles:
    """`verbund.unit_of_work.Bundles` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, bundle: Bundle, who: str) -> None:
        row = BundleRow(bundle_id=bundle.bundle_id, created_on=bundle.created_on, version=bundle.version)
        self._session.add(row)
        self._write(row, bundle)
        self._session.add(
            BundleHistoryRow(
                bundle_id=bundle.bundle_id, version=bundle.version, changed_on=bundle.created_on, who=who,
                field=CREATED, before=None, after=bundle.bundle_id,
            )
        )  # fmt: skip
        self._session.flush()

    def get(self, bundle_id: str) -> Bundle | None:
        row = self._session.get(BundleRow, bundle_id)
        return None if row is None else _bundle(row)

    def save(self, bundle: Bundle, who: str, on: date) -> list[BundleChange]:
        row = self._session.scalar(
            select(BundleRow)
            .where(BundleRow.bundle_id == bundle.bundle_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        if row is None:
            raise KeyError(bundle.bundle_id)
        if row.version != bundle.version:
            raise Overtaken(bundle.bundle_id)
        done = changes(_bundle(row), bundle, who, on)
        if done:
            row.version += 1
            self._write(row, bundle)
            self._session.add_all(_history_row(one) for one in done)
            self._session.flush()
        return done

    def all(self, regions: Sequence[str] = (), statuses: Sequence[str] = ()) -> list[Bundle]:
        query = select(BundleRow).order_by(BundleRow.created_on.desc(), BundleRow.title, BundleRow.bundle_id)
        if statuses:
            query = query.where(BundleRow.status.in_(statuses))
        if regions:
            members = select(BundleMemberRow).where(BundleMemberRow.bundle_id == BundleRow.bundle_id)
            foreign = members.join(NeedRow, NeedRow.need_id == BundleMemberRow.need_id).where(
                NeedRow.region.not_in(regions)
            )
            query = query.where(
                ~foreign.exists(),
                or_(BundleRow.region.in_(regions), and_(BundleRow.region.is_(None), members.exists())),
            )
        return [_bundle(row) for row in self._session.scalars(query)]

    def of_need(self, need_id: str) -> Bundle | None:
        held = select(BundleMemberRow.bundle_id).where(BundleMemberRow.need_id == need_id, BundleMemberRow.running)
        bundle_id = self._session.scalar(held)
        return None if bundle_id is None else self.get(bundle_id)

    def held(self) -> dict[str, str]:
        rows = select(BundleMemberRow.need_id, BundleMemberRow.bundle_id).where(BundleMemberRow.running)
        return {need_id: bundle_id for need_id, bundle_id in self._session.execute(rows)}

    def history(self, bundle_id: str) -> list[BundleChange]:
        rows = select(BundleHistoryRow).where(BundleHistoryRow.bundle_id == bundle_id).order_by(BundleHistoryRow.id)
        return [_change(row) for row in self._session.scalars(rows)]

    def undoable(self, bundle_id: str, who: str) -> list[BundleChange]:
        bundle = self.get(bundle_id)
        if bundle is None:
            return []
        last = [one for one in self.history(bundle_id) if one.version == bundle.version]
        return last if last and all(one.who == who and one.field != CREATED for one in last) else []

    def undo(self, bundle_id: str, who: str, on: date, seen: int) -> list[BundleChange]:
        bundle = self.get(bundle_id)
        if bundle is None:
            raise KeyError(bundle_id)
        if bundle.version != seen:
            raise Overtaken(bundle_id)
        return self.save(taken_back(bundle, self.undoable(bundle_id, who)), who, on)

    def _write(self, row: BundleRow, bundle: Bundle) -> None:
        for name in OWN_FIELDS:
            setattr(row, name, getattr(bundle, name))
        known = {member.need_id: member for member in row.members}
        row.members = [
            known.get(member.need_id) or BundleMemberRow(need_id=member.need_id) for member in bundle.members
        ]
        for rank, (line, member) in enumerate(zip(row.members, bundle.members, strict=True)):
            line.seats, line.agreed_on, line.rank, line.running = member.seats, member.agreed_on, rank, bundle.running
        for member in bundle.members if bundle.running else ():
            self._check_free(member.need_id, bundle.bundle_id)
        try:
            self._session.flush()
        except IntegrityError:  # somebody else was faster between our look and our write
            raise InOtherBundle from None

    def _check_free(self, need_id: str, bundle_id: str) -> None:
        with self._session.no_autoflush:
            other = select(BundleMemberRow.bundle_id).where(
                BundleMemberRow.need_id == need_id, BundleMemberRow.running, BundleMemberRow.bundle_id != bundle_id
            )
            if self._session.scalar(other):
                raise InOtherBundle(need_id)


def erase_membership(session: Session, need_id: str) -> None:
    """Takes a need that is erased out of all bundles and their histories."""
    for table in (BundleHistoryRow, BundleMemberRow):
        session.execute(delete(table).where(table.need_id == need_id))


def _bundle(row: BundleRow) -> Bundle:
    members = tuple(
        Member(need_id=line.need_id, seats=line.seats, agreed_on=line.agreed_on)
        for line in sorted(row.members, key=lambda line: line.rank)
    )
    own: dict[str, Any] = {name: getattr(row, name) for name in OWN_FIELDS}
    return Bundle(
        bundle_id=row.bundle_id, created_on=row.created_on, version=row.version, members=members, **own
    )


def _history_row(change: BundleChange) -> BundleHistoryRow:
    return BundleHistoryRow(
        bundle_id=change.bundle_id, need_id=change.need_id, version=change.version, changed_on=change.changed_on,
        who=change.who, field=change.field, before=_plain(change.before), after=_plain(change.after),
    )  # fmt: skip


def _change(row: BundleHistoryRow) -> BundleChange:
    before, after = (
        date.fromisoformat(value) if row.field == "agreed_on" and value else value for value in (row.before, row.after)
    )
    return BundleChange(
        bundle_id=row.bundle_id, version=row.version, changed_on=row.changed_on, who=row.who, field=row.field,
        before=before, after=after, need_id=row.need_id,
    )  # fmt: skip


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
