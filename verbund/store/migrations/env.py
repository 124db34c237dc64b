"""Alembic's entry: runs on the connection and in the transaction that `verbund.store.migrate` opened."""

from alembic import context

from verbund.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter most things in place
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
