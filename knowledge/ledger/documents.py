"""What each document was when it last came in."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from knowledge.ledger.schema import documents


def document_fingerprints(connection: sa.Connection, workspace: str) -> Mapping[str, str]:
    """The fingerprints of a workspace's documents, by source id."""
    query = sa.select(documents.c.source_id, documents.c.fingerprint).where(
        documents.c.workspace == workspace
    )
    return {row.source_id: row.fingerprint for row in connection.execute(query)}


def note_documents(
    connection: sa.Connection, workspace: str, fingerprints: Mapping[str, str]
) -> None:
    """Note the fingerprints of all of a workspace's documents, in place of those noted before."""
    connection.execute(sa.delete(documents).where(documents.c.workspace == workspace))
    if fingerprints:
        rows = [
            {"workspace": workspace, "source_id": source_id, "fingerprint": fingerprint}
            for source_id, fingerprint in fingerprints.items()
        ]
        connection.execute(sa.insert(documents), rows)
