"""People: reasons in the audit log, stand-ins, second factors, sessions with a face, tokens, what was not understood."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit_log", sa.Column("reason", sa.String(length=300), server_default=sa.text("''"), nullable=False))
    for column in ("at", "who", "action"):
        op.create_index(op.f(f"ix_audit_log_{column}"), "audit_log", [column], unique=False)
    op.add_column("managers", sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("manager_sessions", sa.Column("begun_at", sa.DateTime(), nullable=True))
    op.add_column("manager_sessions", sa.Column("device", sa.String(length=80), server_default=sa.text("''"), nullable=False))
    op.add_column("manager_sessions", sa.Column("confirmed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "deputies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("absent", sa.String(length=80), nullable=False),
        sa.Column("deputy", sa.String(length=80), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["absent"], ["managers.name"], name=op.f("fk_deputies_absent_managers")),
        sa.ForeignKeyConstraint(["deputy"], ["managers.name"], name=op.f("fk_deputies_deputy_managers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputies")),
    )
    op.create_index(op.f("ix_deputies_absent"), "deputies", ["absent"], unique=False)
    op.create_index(op.f("ix_deputies_deputy"), "deputies", ["deputy"], unique=False)
    op.create_table(
        "second_factors",
        sa.Column("manager", sa.String(length=80), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("recovery", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["manager"], ["managers.name"], name=op.f("fk_second_factors_manager_managers")),
        sa.PrimaryKeyConstraint("manager", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("scopes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("regions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_tokens_token_hash")),
    )
    op.create_table(
        "unclear_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("intents", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_unclear_messages_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unclear_messages")),
    )
    op.create_index(op.f("ix_unclear_messages_conversation_id"), "unclear_messages", ["conversation_id"], unique=False)
    op.create_table(
        "reviewed_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewed_lines")),
    )


def downgrade() -> None:
    for table in ("reviewed_lines", "unclear_messages", "api_tokens", "second_factors", "deputies"):
        op.drop_table(table)
    with op.batch_alter_table("manager_sessions") as sessions:
        for column in ("confirmed", "device", "begun_at"):
            sessions.drop_column(column)
    with op.batch_alter_table("managers") as managers:
        managers.drop_column("active")
    with op.batch_alter_table("audit_log") as log:
        for column in ("at", "who", "action"):
            log.drop_index(op.f(f"ix_audit_log_{column}"))
        log.drop_column("reason")
