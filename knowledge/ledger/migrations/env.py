"""What Alembic runs to migrate: it works on the connection that knowledge.ledger.database opened,
inside that connection's transaction, so that a migration happens whole or not at all.
"""

from __future__ import annotations

from alembic import context

from knowledge.ledger.schema import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables)
context.run_migrations()
