"""Sites, codes to resume and feedback in the database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from verbund.feedback import Feedback, FeedbackLine, FeedbackSummary
from verbund.resume_codes import ResumeCode
from verbund.sites.site import Site
from verbund.store.conversation_tables import ConversationRow
from verbund.store.site_tables import FeedbackRow, ResumeCodeRow, SiteRow


class SqlSites:
    """`verbund.unit_of_work.Sites` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, site: Site) -> None:
        self._session.merge(SiteRow(**asdict(site) | {"origins": list(site.origins)}))
        self._session.flush()

    def get(self, key: str) -> Site | None:
        row = self._session.get(SiteRow, key)
        return None if row is None else _site(row)

    def all(self) -> list[Site]:
        return [_site(row) for row in self._session.scalars(select(SiteRow).order_by(SiteRow.name, SiteRow.key))]


class SqlResumeCodes:
    """`verbund.unit_of_work.ResumeCodes` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, code: ResumeCode) -> None:
        self._session.merge(ResumeCodeRow(**asdict(code)))
        self._session.flush()

    def conversation(self, code_hash: str, now: datetime) -> str | None:
        wanted = select(ResumeCodeRow.conversation_id).where(
            ResumeCodeRow.code_hash == code_hash, ResumeCodeRow.valid_until > now
        )
        return self._session.scalar(wanted)

    def erase(self, conversation_id: str) -> int:
        return self._session.execute(_of(ResumeCodeRow, conversation_id)).rowcount

    def erase_expired(self, now: datetime) -> int:
        return self._session.execute(delete(ResumeCodeRow).where(ResumeCodeRow.valid_until <= now)).rowcount

    def remains(self, conversation_id: str) -> int:
        return _count(self._session, ResumeCodeRow, conversation_id)


class SqlFeedback:
    """`verbund.unit_of_work.FeedbackBook` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, feedback: Feedback) -> None:
        self._session.merge(FeedbackRow(**asdict(feedback)))
        self._session.flush()

    def summary(self, lines: int = 200) -> FeedbackSummary:
        counted = FeedbackRow.conversation_id.in_(select(ConversationRow.id).where(ConversationRow.test.is_(False)))
        sums: dict[str, dict] = {}
        by_face = select(FeedbackRow.site, FeedbackRow.face, func.count()).where(counted)
        for site, face, count in self._session.execute(by_face.group_by(FeedbackRow.site, FeedbackRow.face)):
            sums.setdefault(site, {})[face] = count
        written = select(FeedbackRow).where(counted, FeedbackRow.text != "")
        # The text as second order: the order of saving would tell which of a day's lines came first.
        newest = written.order_by(FeedbackRow.given_on.desc(), FeedbackRow.text).limit(lines)
        said = (FeedbackLine(row.site, row.face, row.given_on, row.text) for row in self._session.scalars(newest))
        return FeedbackSummary(sums, tuple(said))

    def erase(self, conversation_id: str) -> int:
        return self._session.execute(_of(FeedbackRow, conversation_id)).rowcount

    def remains(self, conversation_id: str) -> int:
        return _count(self._session, FeedbackRow, conversation_id)


def _site(row: SiteRow) -> Site:
    values = {column.key: getattr(row, column.key) for column in SiteRow.__table__.columns}
    return Site(**values | {"origins": tuple(row.origins)})


def _of(table: type[ResumeCodeRow | FeedbackRow], conversation_id: str):
    return delete(table).where(table.conversation_id == conversation_id)


def _count(session: Session, table: type[ResumeCodeRow | FeedbackRow], conversation_id: str) -> int:
    rows = select(func.count()).select_from(table).where(table.conversation_id == conversation_id)
    return session.scalar(rows) or 0
