"""Sources, passages, and the versions of the index with their manifests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_sources()
    _create_passages()
    _create_versions()


def downgrade() -> None:
    """Drop them."""
    for table in ("index_version_passages", "index_versions", "passages", "sources"):
        op.drop_table(table)


def _create_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("revision", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("authority", sa.String, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("effective_from", sa.Date),
        sa.Column("effective_until", sa.Date),
        sa.Column("effective_by", sa.String, nullable=False),
        sa.Column("retrieved", sa.Date),
        sa.Column("review_by", sa.Date),
        sa.Column("marketplaces", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", "revision", name="pk_sources"),
    )


def _create_passages() -> None:
    op.create_table(
        "passages",
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("source_id", sa.String, nullable=False),
        sa.Column("source_revision", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("headings", sa.JSON, nullable=False),
        sa.Column("question_keys", sa.JSON, nullable=False),
        sa.Column("statement_id", sa.String),
        sa.Column("statement", sa.JSON(none_as_null=True)),
        sa.Column("effective_from", sa.Date),
        sa.Column("effective_until", sa.Date),
        sa.Column("effective_by", sa.String, nullable=False),
        sa.Column("marketplaces", sa.JSON, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_passages"),
        sa.ForeignKeyConstraint(
            ["workspace", "source_id", "source_revision"],
            ["sources.workspace", "sources.id", "sources.revision"],
            name="fk_passages_sources",
        ),
    )
    op.create_index(
        "ix_passages_workspace_source_id_source_revision",
        "passages",
        ["workspace", "source_id", "source_revision"],
    )


def _create_versions() -> None:
    op.create_table(
        "index_versions",
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("model_name", sa.Text, nullable=False),
        sa.Column("model_hash", sa.String, nullable=False),
        sa.Column("fingerprint", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_index_versions"),
    )
    op.create_index(
        "ix_index_versions_one_current",
        "index_versions",
        ["workspace"],
        unique=True,
        sqlite_where=sa.text("state = 'current'"),
        postgresql_where=sa.text("state = 'current'"),
    )
    op.create_table(
        "index_version_passages",
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("version_id", sa.String, nullable=False),
        sa.Column("passage_id", sa.String, nullable=False),
        sa.PrimaryKeyConstraint(
            "workspace", "version_id", "passage_id", name="pk_index_version_passages"
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "version_id"],
            ["index_versions.workspace", "index_versions.id"],
            name="fk_index_version_passages_index_versions",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "passage_id"],
            ["passages.workspace", "passages.id"],
            name="fk_index_version_passages_passages",
        ),
    )
    op.create_index(
        "ix_index_version_passages_workspace_passage_id",
        "index_version_passages",
        ["workspace", "passage_id"],
    )
