"""Sites, codes to resume, feedback; where a conversation came from, and whether it only tries things out."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0003"
branch_labels = None
depends_on = None

LIST = (
    "created_on", "number", "region", "status", "skill_zuordnung", "owner", "due_on",
    "dringlichkeit", "branche", "perspective", "ags", "stand_ist", "ort", "need_id",
)  # fmt: skip
INDEXES = {
    "ix_needs_list": LIST,
    "ix_needs_waiting": ("status", "skill_zuordnung", "owner", "region"),
    "ix_needs_due": ("owner", "due_on", "status", "region"),
}


def upgrade() -> None:
    op.create_table(
        "sites",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("origins", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("button", sa.String(length=40), nullable=False),
        sa.Column("greeting", sa.String(length=300), nullable=False),
        sa.Column("accent", sa.String(length=7), nullable=False),
        sa.Column("accent_text", sa.String(length=7), nullable=False),
        sa.Column("language_mode", sa.String(length=20), nullable=False),
        sa.Column("contact", sa.String(length=120), nullable=False),
        sa.Column("office_hours", sa.String(length=120), nullable=False),
        sa.Column("paused", sa.String(length=300), nullable=True),
        sa.Column("test", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sites")),
    )
    op.add_column("conversations", sa.Column("channel", sa.String(length=20), server_default="chat", nullable=False))
    op.add_column("conversations", sa.Column("test", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "resume_codes",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("valid_until", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_resume_codes_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_resume_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_resume_codes_code_hash")),
    )
    op.create_index(op.f("ix_resume_codes_valid_until"), "resume_codes", ["valid_until"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("site", sa.String(length=120), nullable=False),
        sa.Column("face", sa.String(length=10), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_feedback_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_given_on"), "feedback", ["given_on"], unique=False)
    op.add_column("needs", sa.Column("test", sa.Boolean(), server_default=sa.false(), nullable=False))
    _index_needs((*INDEXES.items(),), ("test",))


def downgrade() -> None:
    _index_needs((*INDEXES.items(),), ())
    for table, columns in (("needs", ("test",)), ("conversations", ("test", "channel"))):
        with op.batch_alter_table(table) as altered:
            for column in columns:
                altered.drop_column(column)
    for table in ("feedback", "resume_codes", "sites"):
        op.drop_table(table)


def _index_needs(indexes, more) -> None:
    for name, columns in indexes:
        op.drop_index(name, table_name="needs")
        op.create_index(name, "needs", [*columns, *more], unique=False)
