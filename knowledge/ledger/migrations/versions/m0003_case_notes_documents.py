"""Case notes, and what each document was when it last came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    op.add_column("passages", sa.Column("case_note", sa.JSON(none_as_null=True)))
    op.create_table(
        "documents",
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("source_id", sa.String, nullable=False),
        sa.Column("fingerprint", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "source_id", name="pk_documents"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("documents")
    op.drop_column("passages", "case_note")
