"""All tables in one place, for migrations and for the test that compares them with the migrated database."""

from verbund.store import (
    audit_tables,
    bundle_tables,
    conversation_tables,
    course_tables,
    learning_tables,
    manager_tables,
    need_tables,
    offer_tables,
    report_tables,
    token_tables,
    vault_tables,
)
from verbund.store.tables import Table

__all__ = [
    "audit_tables",
    "bundle_tables",
    "conversation_tables",
    "course_tables",
    "learning_tables",
    "manager_tables",
    "metadata",
    "need_tables",
    "offer_tables",
    "report_tables",
    "token_tables",
    "vault_tables",
]

metadata = Table.metadata
