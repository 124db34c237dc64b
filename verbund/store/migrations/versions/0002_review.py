"""Review at the desk: who looks after a need, revisions, full-text search, labels, notes, links, saved lists."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LIST = (
    "created_on", "number", "region", "status", "skill_zuordnung", "owner", "due_on", "dringlichkeit", "branche",
    "perspective", "ags", "stand_ist", "ort", "need_id",
)  # fmt: skip
# One index takes the place of these; each of them led the planner to read whole rows by the tens of thousands.
REPLACED = (
    ("created_on", "number"), ("region", "created_on", "number"), ("status", "created_on", "number"),
    ("dringlichkeit", "created_on"), ("branche", "created_on"), ("perspective", "created_on"), ("ags", "created_on"),
)  # fmt: skip
SEARCHED = (
    "thema_freitext", "zielzustand", "situation", "taetigkeit_freitext", "bisher", "branche_text", "gemeinsam_hinweis",
    "ort", "plz",
)  # fmt: skip
FOLDED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


def upgrade() -> None:
    op.add_column("needs", sa.Column("owner", sa.String(length=80), nullable=True))
    op.add_column("needs", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("needs", sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("need_history", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    for columns in REPLACED:
        op.drop_index(op.f(f"ix_needs_{'_'.join(columns)}"), table_name="needs")
    op.create_index("ix_needs_list", "needs", list(LIST), unique=False)
    op.create_index("ix_needs_waiting", "needs", ["status", "skill_zuordnung", "owner", "region"], unique=False)
    op.create_index("ix_needs_due", "needs", ["owner", "due_on", "status", "region"], unique=False)
    op.create_table(
        "need_search",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("groups", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["needs.number"], name=op.f("fk_need_search_number_needs")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_need_search")),
    )
    op.create_table(
        "labels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_labels")),
        sa.UniqueConstraint("name", name=op.f("uq_labels_name")),
    )
    op.create_table(
        "need_labels",
        sa.Column("need_id", sa.String(length=36), nullable=False),
        sa.Column("label_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.need_id"], name=op.f("fk_need_labels_need_id_needs")),
        sa.ForeignKeyConstraint(["label_id"], ["labels.id"], name=op.f("fk_need_labels_label_id_labels")),
        sa.PrimaryKeyConstraint("need_id", "label_id", name=op.f("pk_need_labels")),
    )
    op.create_index(op.f("ix_need_labels_label_id"), "need_labels", ["label_id"], unique=False)
    op.create_table(
        "need_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.need_id"], name=op.f("fk_need_notes_need_id_needs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_notes")),
    )
    op.create_index(op.f("ix_need_notes_need_id"), "need_notes", ["need_id"], unique=False)
    op.create_table(
        "need_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.String(length=36), nullable=False),
        sa.Column("second_id", sa.String(length=36), nullable=False),
        sa.Column("linked_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["needs.need_id"], name=op.f("fk_need_links_first_id_needs")),
        sa.ForeignKeyConstraint(["second_id"], ["needs.need_id"], name=op.f("fk_need_links_second_id_needs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_links")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_need_links_first_id_second_id")),
    )
    op.create_index(op.f("ix_need_links_second_id"), "need_links", ["second_id"], unique=False)
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manager", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["manager"], ["managers.name"], name=op.f("fk_saved_views_manager_managers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("manager", "name", name=op.f("uq_saved_views_manager_name")),
    )
    _make_findable()


def downgrade() -> None:
    for table in ("saved_views", "need_links", "need_notes", "need_labels", "labels", "need_search"):
        op.drop_table(table)
    for index in ("ix_needs_due", "ix_needs_waiting", "ix_needs_list"):
        op.drop_index(index, table_name="needs")
    for columns in REPLACED:
        op.create_index(op.f(f"ix_needs_{'_'.join(columns)}"), "needs", list(columns), unique=False)
    with op.batch_alter_table("need_history") as history:
        history.drop_column("revision")
    with op.batch_alter_table("needs") as needs:
        for column in ("revision", "due_on", "owner"):
            needs.drop_column(column)


def _make_findable() -> None:
    """Needs from before this migration; the names of their skills are added when they are next changed."""
    needs = sa.table(
        "needs", *map(sa.column, ("number", "need_id", *SEARCHED)), sa.column("zielgruppe_level", sa.JSON())
    )
    skills = sa.table("need_skills", *map(sa.column, ("need_id", "skill_id", "rank")))
    search = sa.table("need_search", *map(sa.column, ("number", "text", "groups")))
    connection = op.get_bind()
    for need in connection.execute(sa.select(needs)).mappings().all():
        text = " ".join(need[name] for name in SEARCHED if need[name]).lower()
        for letter, letters in FOLDED.items():
            text = text.replace(letter, letters)
        mapped = sa.select(skills.c.skill_id).where(skills.c.need_id == need["need_id"]).order_by(skills.c.rank)
        values = (*(need["zielgruppe_level"] or ()), *connection.execute(mapped).scalars())
        groups = "".join(f"|{value}" for value in values) + "|"
        row = {"number": need["number"], "text": " ".join(text.split()), "groups": groups}
        connection.execute(sa.insert(search).values(**row))
