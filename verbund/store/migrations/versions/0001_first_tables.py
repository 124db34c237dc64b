"""The first tables: conversations, needs, vaults, managers, proofs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index(op.f("ix_audit_log_subject"), "audit_log", ["subject"], unique=False)
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("site", sa.String(length=120), nullable=False),
        sa.Column("language_mode", sa.String(length=20), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("touched_on", sa.Date(), nullable=False),
        sa.Column("unsaved_until", sa.DateTime(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asks", sa.String(length=60), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    op.create_index(
        op.f("ix_conversations_state_unsaved_until"), "conversations", ["state", "unsaved_until"], unique=False
    )
    op.create_index(op.f("ix_conversations_touched_on"), "conversations", ["touched_on"], unique=False)
    op.create_table(
        "managers",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("regions", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_managers")),
    )
    op.create_table(
        "retention_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("erased", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_log")),
    )
    op.create_table(
        "tombstones",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_tombstones")),
    )
    op.create_index(op.f("ix_tombstones_erased_on"), "tombstones", ["erased_on"], unique=False)
    op.create_table(
        "answers",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("message_id", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_answers_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("conversation_id", "message_id", name=op.f("pk_answers")),
    )
    op.create_table(
        "buttons",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_buttons_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buttons")),
    )
    op.create_index(op.f("ix_buttons_conversation_id"), "buttons", ["conversation_id"], unique=False)
    op.create_table(
        "companies",
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_companies_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_companies")),
    )
    op.create_index(op.f("ix_companies_conversation_id"), "companies", ["conversation_id"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_contacts_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_conversation_id"), "contacts", ["conversation_id"], unique=False)
    op.create_table(
        "manager_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("manager", sa.String(length=80), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["manager"], ["managers.name"], name=op.f("fk_manager_sessions_manager_managers")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_manager_sessions")),
    )
    op.create_index(op.f("ix_manager_sessions_expires_at"), "manager_sessions", ["expires_at"], unique=False)
    op.create_index(op.f("ix_manager_sessions_manager"), "manager_sessions", ["manager"], unique=False)
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("buttons", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("links", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("understood", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_messages_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("conversation_id", "sequence", name=op.f("uq_messages_conversation_id_sequence")),
    )
    op.create_table(
        "needs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("loeschen_am", sa.Date(), nullable=False),
        sa.Column("zieldatum", sa.Date(), nullable=True),
        sa.Column("language_mode", sa.String(length=40), nullable=False),
        sa.Column("perspective", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=40), nullable=False),
        sa.Column("ags", sa.String(length=5), nullable=True),
        sa.Column("plz", sa.String(length=5), nullable=True),
        sa.Column("ort", sa.String(length=80), nullable=True),
        sa.Column("agentur", sa.Text(), nullable=True),
        sa.Column("branche", sa.String(length=40), nullable=False),
        sa.Column("branche_text", sa.String(length=120), nullable=True),
        sa.Column("betriebsgroesse", sa.String(length=40), nullable=True),
        sa.Column("betrieb_ref", sa.String(length=40), nullable=True),
        sa.Column("thema_freitext", sa.Text(), nullable=False),
        sa.Column("skill_zuordnung", sa.String(length=40), nullable=False),
        sa.Column("anlass", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("situation", sa.Text(), nullable=True),
        sa.Column("ursache_art", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("zielzustand", sa.Text(), nullable=False),
        sa.Column("stand_ist", sa.Integer(), nullable=False),
        sa.Column("stand_soll", sa.Integer(), nullable=True),
        sa.Column("pflicht", sa.String(length=40), nullable=True),
        sa.Column("nachweis", sa.String(length=40), nullable=True),
        sa.Column("anzahl_personen", sa.Integer(), nullable=True),
        sa.Column("zielgruppe_level", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("taetigkeit_freitext", sa.String(length=120), nullable=True),
        sa.Column("kldb", sa.String(length=5), nullable=True),
        sa.Column("berufsabschluss", sa.String(length=40), nullable=True),
        sa.Column("altersband", sa.String(length=40), nullable=True),
        sa.Column("deutsch_unterstuetzung", sa.String(length=40), nullable=True),
        sa.Column("dringlichkeit", sa.String(length=40), nullable=False),
        sa.Column("format", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("zeitmodell", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("schicht", sa.String(length=40), nullable=True),
        sa.Column("radius_km", sa.Integer(), nullable=True),
        sa.Column("dauer_rahmen", sa.String(length=40), nullable=True),
        sa.Column("freistellung", sa.String(length=40), nullable=True),
        sa.Column("rahmen", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("gemeinsam", sa.String(length=40), nullable=True),
        sa.Column("gemeinsam_hinweis", sa.Text(), nullable=True),
        sa.Column("raum_angebot", sa.String(length=40), nullable=True),
        sa.Column("bisher", sa.Text(), nullable=True),
        sa.Column("betriebsrat", sa.String(length=40), nullable=True),
        sa.Column("foerder_interesse", sa.String(length=40), nullable=True),
        sa.Column("weitergabe_betrieb", sa.String(length=40), nullable=False),
        sa.Column("kontakt_gewuenscht", sa.Boolean(), nullable=False),
        sa.Column("kontakt_ref", sa.String(length=40), nullable=True),
        sa.Column("einwilligung_version", sa.String(length=40), nullable=False),
        sa.Column("provenance", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_needs_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_needs")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_needs_code_hash")),
        sa.UniqueConstraint("need_id", name=op.f("uq_needs_need_id")),
    )
    op.create_index(op.f("ix_needs_ags_created_on"), "needs", ["ags", "created_on"], unique=False)
    op.create_index(op.f("ix_needs_betrieb_ref"), "needs", ["betrieb_ref"], unique=False)
    op.create_index(op.f("ix_needs_branche_created_on"), "needs", ["branche", "created_on"], unique=False)
    op.create_index(op.f("ix_needs_conversation_id"), "needs", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_needs_created_on_number"), "needs", ["created_on", "number"], unique=False)
    op.create_index(op.f("ix_needs_dringlichkeit_created_on"), "needs", ["dringlichkeit", "created_on"], unique=False)
    op.create_index(op.f("ix_needs_kontakt_ref"), "needs", ["kontakt_ref"], unique=False)
    op.create_index(op.f("ix_needs_loeschen_am"), "needs", ["loeschen_am"], unique=False)
    op.create_index(op.f("ix_needs_perspective_created_on"), "needs", ["perspective", "created_on"], unique=False)
    op.create_index(
        op.f("ix_needs_region_created_on_number"), "needs", ["region", "created_on", "number"], unique=False
    )
    op.create_index(
        op.f("ix_needs_status_created_on_number"), "needs", ["status", "created_on", "number"], unique=False
    )
    op.create_table(
        "need_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.String(length=36), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.need_id"], name=op.f("fk_need_history_need_id_needs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_history")),
    )
    op.create_index(op.f("ix_need_history_need_id"), "need_history", ["need_id"], unique=False)
    op.create_table(
        "need_skills",
        sa.Column("need_id", sa.String(length=36), nullable=False),
        sa.Column("skill_id", sa.String(length=6), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.need_id"], name=op.f("fk_need_skills_need_id_needs")),
        sa.PrimaryKeyConstraint("need_id", "skill_id", name=op.f("pk_need_skills")),
    )
    op.create_index(op.f("ix_need_skills_skill_id"), "need_skills", ["skill_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_need_skills_skill_id"), table_name="need_skills")
    op.drop_table("need_skills")
    op.drop_index(op.f("ix_need_history_need_id"), table_name="need_history")
    op.drop_table("need_history")
    op.drop_index(op.f("ix_needs_status_created_on_number"), table_name="needs")
    op.drop_index(op.f("ix_needs_region_created_on_number"), table_name="needs")
    op.drop_index(op.f("ix_needs_perspective_created_on"), table_name="needs")
    op.drop_index(op.f("ix_needs_loeschen_am"), table_name="needs")
    op.drop_index(op.f("ix_needs_kontakt_ref"), table_name="needs")
    op.drop_index(op.f("ix_needs_dringlichkeit_created_on"), table_name="needs")
    op.drop_index(op.f("ix_needs_created_on_number"), table_name="needs")
    op.drop_index(op.f("ix_needs_conversation_id"), table_name="needs")
    op.drop_index(op.f("ix_needs_branche_created_on"), table_name="needs")
    op.drop_index(op.f("ix_needs_betrieb_ref"), table_name="needs")
    op.drop_index(op.f("ix_needs_ags_created_on"), table_name="needs")
    op.drop_table("needs")
    op.drop_table("messages")
    op.drop_index(op.f("ix_manager_sessions_manager"), table_name="manager_sessions")
    op.drop_index(op.f("ix_manager_sessions_expires_at"), table_name="manager_sessions")
    op.drop_table("manager_sessions")
    op.drop_index(op.f("ix_contacts_conversation_id"), table_name="contacts")
    op.drop_table("contacts")
    op.drop_index(op.f("ix_companies_conversation_id"), table_name="companies")
    op.drop_table("companies")
    op.drop_index(op.f("ix_buttons_conversation_id"), table_name="buttons")
    op.drop_table("buttons")
    op.drop_table("answers")
    op.drop_index(op.f("ix_tombstones_erased_on"), table_name="tombstones")
    op.drop_table("tombstones")
    op.drop_table("retention_log")
    op.drop_table("managers")
    op.drop_index(op.f("ix_conversations_touched_on"), table_name="conversations")
    op.drop_index(op.f("ix_conversations_state_unsaved_until"), table_name="conversations")
    op.drop_table("conversations")
    op.drop_index(op.f("ix_audit_log_subject"), table_name="audit_log")
    op.drop_table("audit_log")
