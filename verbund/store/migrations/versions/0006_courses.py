"""Courses: dates, seats and evaluations as numbers. A need is in one running course at most."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("course_id", sa.String(length=36), nullable=False),
        sa.Column("bundle_id", sa.String(length=36), nullable=True),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("skill_id", sa.String(length=6), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("max_seats", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bundle_id"], ["bundles.bundle_id"], name=op.f("fk_courses_bundle_id_bundles")),
        sa.PrimaryKeyConstraint("course_id", name=op.f("pk_courses")),
    )
    op.create_index(op.f("ix_courses_bundle_id"), "courses", ["bundle_id"], unique=False)
    op.create_index(op.f("ix_courses_region"), "courses", ["region"], unique=False)
    op.create_table(
        "course_dates",
        sa.Column("course_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name=op.f("fk_course_dates_course_id_courses")),
        sa.PrimaryKeyConstraint("course_id", "number", name=op.f("pk_course_dates")),
    )
    op.create_table(
        "course_seats",
        sa.Column("course_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=True),
        sa.Column("booked", sa.Integer(), nullable=False),
        sa.Column("took_part", sa.Integer(), nullable=True),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name=op.f("fk_course_seats_course_id_courses")),
        sa.ForeignKeyConstraint(["need_id"], ["needs.need_id"], name=op.f("fk_course_seats_need_id_needs")),
        sa.PrimaryKeyConstraint("course_id", "number", name=op.f("pk_course_seats")),
    )
    op.create_index(op.f("ix_course_seats_need_id"), "course_seats", ["need_id"], unique=False)
    op.create_index(
        "uq_course_seats_running",
        "course_seats",
        ["need_id"],
        unique=True,
        sqlite_where=sa.text("running"),
        postgresql_where=sa.text("running"),
    )
    op.create_table(
        "evaluations",
        sa.Column("course_id", sa.String(length=36), nullable=False),
        sa.Column("moment", sa.String(length=20), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("counts", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name=op.f("fk_evaluations_course_id_courses")),
        sa.PrimaryKeyConstraint("course_id", "moment", name=op.f("pk_evaluations")),
    )


def downgrade() -> None:
    for table in ("evaluations", "course_seats", "course_dates", "courses"):
        op.drop_table(table)
