"""The catalogue of offers, the log of searches, and orders of new courses."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "commissions",
        sa.Column("commission_id", sa.String(length=36), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=True),
        sa.Column("need_id", sa.String(length=36), nullable=True),
        sa.Column("bundle_id", sa.String(length=36), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("commission_id", name=op.f("pk_commissions")),
    )
    op.create_index(op.f("ix_commissions_bundle_id"), "commissions", ["bundle_id"], unique=False)
    op.create_index(op.f("ix_commissions_need_id"), "commissions", ["need_id"], unique=False)
    op.create_table(
        "offer_imports",
        sa.Column("import_id", sa.String(length=36), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("report", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_offer_imports")),
    )
    op.create_table(
        "offer_searches",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=True),
        sa.Column("bundle_id", sa.String(length=36), nullable=True),
        sa.Column("wish", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("seed", sa.String(length=200), nullable=False),
        sa.Column("removed", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("looked_at", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_offer_searches")),
    )
    op.create_index(op.f("ix_offer_searches_at"), "offer_searches", ["at"], unique=False)
    op.create_index(op.f("ix_offer_searches_bundle_id"), "offer_searches", ["bundle_id"], unique=False)
    op.create_index(op.f("ix_offer_searches_need_id"), "offer_searches", ["need_id"], unique=False)
    op.create_table(
        "offer_skill_decisions",
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("source_id", sa.String(length=250), nullable=False),
        sa.Column("skill_ids", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("source", "source_id", name=op.f("pk_offer_skill_decisions")),
    )
    op.create_table(
        "offer_sources",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("settings", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_offer_sources")),
    )
    op.create_table(
        "offers",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.String(length=36), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("source_id", sa.String(length=250), nullable=False),
        sa.Column("import_id", sa.String(length=36), nullable=True),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("provider_key", sa.String(length=80), nullable=False),
        sa.Column("provider_name", sa.String(length=120), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("skill_state", sa.String(length=40), nullable=False),
        sa.Column("level_from", sa.Integer(), nullable=True),
        sa.Column("level_to", sa.Integer(), nullable=True),
        sa.Column("mode", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=40), nullable=True),
        sa.Column("german_level", sa.String(length=40), nullable=True),
        sa.Column("easy_language", sa.Boolean(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("full_part_time", sa.String(length=40), nullable=True),
        sa.Column("shift_friendly", sa.Boolean(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("online", sa.Boolean(), nullable=True),
        sa.Column("inhouse_possible", sa.Boolean(), nullable=True),
        sa.Column("on_request", sa.Boolean(), nullable=True),
        sa.Column("max_group", sa.Integer(), nullable=True),
        sa.Column("seats_left", sa.Integer(), nullable=True),
        sa.Column("credential", sa.String(length=200), nullable=True),
        sa.Column("tq_flag", sa.Boolean(), nullable=True),
        sa.Column("azav_measure", sa.String(length=40), nullable=False),
        sa.Column("esf_fachkurs", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_offers")),
    )
    op.create_index("ix_offers_staged", "offers", ["import_id", "source_id"], unique=False)
    op.create_index(op.f("ix_offers_offer_id"), "offers", ["offer_id"], unique=False)
    op.create_index(op.f("ix_offers_provider_key"), "offers", ["provider_key"], unique=False)
    op.create_index(
        "uq_offers_visible",
        "offers",
        ["source", "source_id"],
        unique=True,
        sqlite_where=sa.text("visible = 1"),
        postgresql_where=sa.text("visible"),
    )
    op.create_table(
        "provider_links",
        sa.Column("provider_key", sa.String(length=80), nullable=False),
        sa.Column("provider_name", sa.String(length=120), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("provider_key", name=op.f("pk_provider_links")),
    )
    op.create_table(
        "offer_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("search_number", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("provider_key", sa.String(length=80), nullable=False),
        sa.Column("provider_name", sa.String(length=120), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=True),
        sa.Column("bundle_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["search_number"], ["offer_searches.number"], name=op.f("fk_offer_choices_search_number_offer_searches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_choices")),
    )
    op.create_index(op.f("ix_offer_choices_at"), "offer_choices", ["at"], unique=False)
    op.create_index(op.f("ix_offer_choices_bundle_id"), "offer_choices", ["bundle_id"], unique=False)
    op.create_index(op.f("ix_offer_choices_need_id"), "offer_choices", ["need_id"], unique=False)
    op.create_table(
        "offer_records",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["offers.number"], name=op.f("fk_offer_records_number_offers")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_offer_records")),
    )
    op.create_table(
        "offer_search_cards",
        sa.Column("search_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("provider_key", sa.String(length=80), nullable=False),
        sa.Column("provider_name", sa.String(length=120), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("fit", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["search_number"],
            ["offer_searches.number"],
            name=op.f("fk_offer_search_cards_search_number_offer_searches"),
        ),
        sa.PrimaryKeyConstraint("search_number", "position", name=op.f("pk_offer_search_cards")),
    )
    op.create_table(
        "offer_skills",
        sa.Column("skill_id", sa.String(length=6), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["offers.number"], name=op.f("fk_offer_skills_number_offers")),
        sa.PrimaryKeyConstraint("skill_id", "number", name=op.f("pk_offer_skills")),
    )
    op.create_index(op.f("ix_offer_skills_number"), "offer_skills", ["number"], unique=False)
    op.create_table(
        "offer_texts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["offers.number"], name=op.f("fk_offer_texts_number_offers")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_offer_texts")),
    )


def downgrade() -> None:
    for table in (
        "offer_texts",
        "offer_skills",
        "offer_search_cards",
        "offer_records",
        "offer_choices",
        "provider_links",
        "offers",
        "offer_sources",
        "offer_skill_decisions",
        "offer_searches",
        "offer_imports",
        "commissions",
    ):
        op.drop_table(table)
