"""The store: SQLAlchemy models, repositories, the unit of work, migrations."""

from verbund.store.database import create_session_factory
from verbund.store.migrate import migrate
from verbund.store.unit_of_work import SqlUnitOfWork

__all__ = ["SqlUnitOfWork", "create_session_factory", "migrate"]
