"""The tables of the ledger. Every row belongs to a workspace."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa

REVISION = "0003"
"""The newest migration: what `alembic_version` holds in a database that fits this code."""


class VersionState(StrEnum):
    """Where a version of the index stands: being written, answering, kept for readers that began
    before the switch, or no longer of use.
    """

    WRITING = "writing"
    CURRENT = "current"
    PREVIOUS = "previous"
    RETIRED = "retired"


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC also where the database knows no zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn a moment into UTC; one without a zone is refused."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


tables = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

sources = sa.Table(
    "sources",
    tables,
    sa.Column("workspace", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    # A source whose particulars change is a new row: an older version's passages keep theirs.
    sa.Column("revision", sa.String, primary_key=True),
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
    # When a document was last taken in: not one of its particulars, the same row keeps it anew.
    sa.Column("imported_on", sa.Date),
    sa.Column("marketplaces", sa.JSON, nullable=False),
)

passages = sa.Table(
    "passages",
    tables,
    sa.Column("workspace", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("source_id", sa.String, nullable=False),
    sa.Column("source_revision", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("headings", sa.JSON, nullable=False),
    sa.Column("question_keys", sa.JSON, nullable=False),
    sa.Column("statement_id", sa.String),
    sa.Column("statement", sa.JSON(none_as_null=True)),
    sa.Column("case_note", sa.JSON(none_as_null=True)),
    sa.Column("effective_from", sa.Date),
    sa.Column("effective_until", sa.Date),
    sa.Column("effective_by", sa.String, nullable=False),
    sa.Column("marketplaces", sa.JSON, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.ForeignKeyConstraint(
        ["workspace", "source_id", "source_revision"],
        ["sources.workspace", "sources.id", "sources.revision"],
    ),
    sa.Index(None, "workspace", "source_id", "source_revision"),
)

index_versions = sa.Table(
    "index_versions",
    tables,
    sa.Column("workspace", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("model_name", sa.Text, nullable=False),
    sa.Column("model_hash", sa.String, nullable=False),
    sa.Column("fingerprint", sa.Text),
    sa.Column("created_at", Moment, nullable=False),
)

# The database itself holds that no workspace has two current versions. That it does so in Postgres
# too is in the migration alone: said here, it would load that dialect for every command.
sa.Index(
    "ix_index_versions_one_current",
    index_versions.c.workspace,
    unique=True,
    sqlite_where=index_versions.c.state == VersionState.CURRENT,
)

index_version_passages = sa.Table(
    "index_version_passages",
    tables,
    sa.Column("workspace", sa.String, primary_key=True),
    sa.Column("version_id", sa.String, primary_key=True),
    sa.Column("passage_id", sa.String, primary_key=True),
    sa.ForeignKeyConstraint(
        ["workspace", "version_id"], ["index_versions.workspace", "index_versions.id"]
    ),
    sa.ForeignKeyConstraint(["workspace", "passage_id"], ["passages.workspace", "passages.id"]),
    sa.Index(None, "workspace", "passage_id"),
)

# What each document was when it last came in, so that one that is still the same is not read again.
documents = sa.Table(
    "documents",
    tables,
    sa.Column("workspace", sa.String, primary_key=True),
    sa.Column("source_id", sa.String, primary_key=True),
    sa.Column("fingerprint", sa.String, nullable=False),
)
