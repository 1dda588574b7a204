"""The day on which each document was last taken in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. What came in before counts from the making of the version that answers."""
    op.add_column("sources", sa.Column("imported_on", sa.Date))
    sources = sa.table("sources", sa.column("workspace"), sa.column("imported_on", sa.Date))
    versions = sa.table(
        "index_versions",
        sa.column("workspace"),
        sa.column("state"),
        sa.column("created_at", sa.DateTime(timezone=True)),
    )
    # The bundled corpus says for each of its sources when it was read.
    current = sa.select(versions.c.workspace, versions.c.created_at).where(
        versions.c.state == "current", versions.c.workspace != "_shared"
    )
    connection = op.get_bind()
    for row in connection.execute(current).all():
        connection.execute(
            sa.update(sources)
            .where(sources.c.workspace == row.workspace)
            .values(imported_on=row.created_at.date())
        )


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("sources", "imported_on")
