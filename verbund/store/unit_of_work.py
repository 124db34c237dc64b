"""The unit of work on a real database."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session, sessionmaker

from verbund.store.audit_repository import SqlAudit
from verbund.store.bundle_candidates import SqlCandidates
from verbund.store.bundle_repository import SqlBundles
from verbund.store.commission_repository import SqlCommissions
from verbund.store.conversation_repository import SqlConversations
from verbund.store.course_repository import SqlCourses
from verbund.store.database import READING, run_pragma
from verbund.store.learning_repository import SqlLearning
from verbund.store.manager_repository import SqlManagers, SqlProofs, SqlSessions
from verbund.store.need_feed import SqlNeedFeed
from verbund.store.need_repository import SqlNeeds
from verbund.store.offer_repository import SqlOffers
from verbund.store.report_repository import SqlReports
from verbund.store.review_repository import SqlReviews
from verbund.store.search_log_repository import SqlSearches
from verbund.store.second_factor_repository import SqlSecondFactors
from verbund.store.token_repository import SqlTokens
from verbund.store.vault_repository import SqlVault
from verbund.store.vault_tables import CompanyRow, ContactRow


class SqlUnitOfWork:
    """`verbund.unit_of_work.UnitOfWork` on a database.

    A writing unit of work holds SQLite's write lock from the first query to commit or exit: keep it short, and never
    wait for the engine or the network inside of it.

    Args:
        factory: from `create_session_factory`.
        secret_key: the installation's secret key; vaults and codes derive their own keys from it.
        reading: nothing will be written; such units of work never wait for writers.
    """

    def __init__(self, factory: sessionmaker[Session], secret_key: bytes, *, reading: bool = False) -> None:
        self._factory = factory
        self._secret_key = secret_key
        self._reading = reading

    def __enter__(self) -> Self:
        self._session = session = self._factory()
        if self._reading:
            session.connection(execution_options={READING: True})
        self.conversations = SqlConversations(session)
        self.needs = SqlNeeds(session, self._secret_key)
        self.reviews = SqlReviews(session)
        self.bundles = SqlBundles(session)
        self.candidates = SqlCandidates(session, self._secret_key)
        self.contacts = SqlVault(session, self._secret_key, ContactRow, "k-")
        self.companies = SqlVault(session, self._secret_key, CompanyRow, "b-")
        self.managers = SqlManagers(session)
        self.sessions = SqlSessions(session)
        self.second_factors = SqlSecondFactors(session, self._secret_key)
        self.tokens = SqlTokens(session)
        self.learning = SqlLearning(session)
        self.feed = SqlNeedFeed(session)
        self.courses = SqlCourses(session)
        self.reports = SqlReports(session, self._secret_key)
        self.offers = SqlOffers(session)
        self.searches = SqlSearches(session)
        self.commissions = SqlCommissions(session)
        self.audit = SqlAudit(session)
        self.proofs = SqlProofs(session)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._session.rollback()
        self._session.close()

    def commit(self) -> None:
        """Keeps all changes; when it returns they are on the disk."""
        self._session.commit()

    def shred(self) -> None:
        """Empties SQLite's write-ahead log, which still holds pages from before an erasure. Call it after `commit`."""
        engine = self._session.get_bind()
        if engine.dialect.name == "sqlite":
            self._session.close()
            run_pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
