"""Bundles: needs of several companies for one course. A need is in one running bundle at most."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bundles",
        sa.Column("bundle_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("skill_id", sa.String(length=6), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=True),
        sa.Column("target_level", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("min_seats", sa.Integer(), nullable=False),
        sa.Column("max_seats", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("bundle_id", name=op.f("pk_bundles")),
    )
    op.create_index(op.f("ix_bundles_skill_id"), "bundles", ["skill_id"], unique=False)
    op.create_table(
        "bundle_members",
        sa.Column("bundle_id", sa.String(length=36), nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["bundle_id"], ["bundles.bundle_id"], name=op.f("fk_bundle_members_bundle_id_bundles")),
        sa.ForeignKeyConstraint(["need_id"], ["needs.need_id"], name=op.f("fk_bundle_members_need_id_needs")),
        sa.PrimaryKeyConstraint("bundle_id", "need_id", name=op.f("pk_bundle_members")),
    )
    op.create_index(op.f("ix_bundle_members_need_id"), "bundle_members", ["need_id"], unique=False)
    op.create_index(
        "uq_bundle_members_running",
        "bundle_members",
        ["need_id"],
        unique=True,
        sqlite_where=sa.text("running"),
        postgresql_where=sa.text("running"),
    )
    op.create_table(
        "bundle_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.String(length=36), nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["bundle_id"], ["bundles.bundle_id"], name=op.f("fk_bundle_history_bundle_id_bundles")),
        sa.ForeignKeyConstraint(["need_id"], ["needs.need_id"], name=op.f("fk_bundle_history_need_id_needs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_history")),
    )
    op.create_index(op.f("ix_bundle_history_bundle_id"), "bundle_history", ["bundle_id"], unique=False)
    op.create_index(op.f("ix_bundle_history_need_id"), "bundle_history", ["need_id"], unique=False)


def downgrade() -> None:
    for table in ("bundle_history", "bundle_members", "bundles"):
        op.drop_table(table)
