"""The versions of the index: which passages each names, and which of them answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from knowledge.ledger.schema import (
    VersionState,
    index_version_passages,
    index_versions,
    passages,
    sources,
)


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version of a workspace's index: the embedding model that it was built with, and what
    `ingest` noted of its inputs.
    """

    workspace: str
    id: str
    model_name: str
    model_hash: str
    fingerprint: str | None
    created_at: datetime


def current_versions(
    connection: sa.Connection, workspaces: Collection[str] | None = None
) -> Mapping[str, Version]:
    """The version that answers for each workspace that has one, by workspace; of all workspaces
    where none is named.
    """
    query = _VERSIONS.where(index_versions.c.state == VersionState.CURRENT)
    if workspaces is not None:
        query = query.where(index_versions.c.workspace.in_(workspaces))
    return {row.workspace: _version(row) for row in connection.execute(query)}


def manifest(connection: sa.Connection, version: Version) -> frozenset[str]:
    """The ids of the passages that a version names."""
    query = sa.select(index_version_passages.c.passage_id).where(
        index_version_passages.c.workspace == version.workspace,
        index_version_passages.c.version_id == version.id,
    )
    return frozenset(connection.scalars(query))


def standing(connection: sa.Connection, version: Version) -> Mapping[str, frozenset[str]]:
    """The passage ids that a version names, by source id."""
    query = (
        sa.select(passages.c.source_id, passages.c.id)
        .join(
            index_version_passages,
            (index_version_passages.c.workspace == passages.c.workspace)
            & (index_version_passages.c.passage_id == passages.c.id),
        )
        .where(
            index_version_passages.c.workspace == version.workspace,
            index_version_passages.c.version_id == version.id,
        )
    )
    by_source: dict[str, set[str]] = {}
    for source_id, passage_id in connection.execute(query):
        by_source.setdefault(source_id, set()).add(passage_id)
    return {source_id: frozenset(ids) for source_id, ids in by_source.items()}


def held(connection: sa.Connection, workspace: str, model_hash: str) -> frozenset[str]:
    """The ids of all passages that the workspace's current and previous versions name, of those
    built with the model.
    """
    query = (
        sa.select(index_version_passages.c.passage_id)
        .distinct()
        .join(
            index_versions,
            (index_versions.c.workspace == index_version_passages.c.workspace)
            & (index_versions.c.id == index_version_passages.c.version_id),
        )
        .where(
            index_versions.c.workspace == workspace,
            index_versions.c.model_hash == model_hash,
            index_versions.c.state.in_(_OF_USE),
        )
    )
    return frozenset(connection.scalars(query))


def begin_version(connection: sa.Connection, version: Version) -> None:
    """Note that a version is being written, so that what it leaves is found if it is cut off."""
    connection.execute(
        sa.insert(index_versions).values(
            workspace=version.workspace,
            id=version.id,
            state=VersionState.WRITING,
            model_name=version.model_name,
            model_hash=version.model_hash,
            fingerprint=version.fingerprint,
            created_at=version.created_at,
        )
    )


def switch_version(
    connection: sa.Connection, version: Version, passage_ids: Collection[str]
) -> None:
    """Make the version the one that answers; the one before it becomes the previous one."""
    rows = [
        {"workspace": version.workspace, "version_id": version.id, "passage_id": passage_id}
        for passage_id in sorted(passage_ids)
    ]
    if rows:
        connection.execute(sa.insert(index_version_passages), rows)
    for state, following in (
        (VersionState.PREVIOUS, VersionState.RETIRED),
        (VersionState.CURRENT, VersionState.PREVIOUS),
    ):
        connection.execute(
            sa.update(index_versions)
            .where(
                index_versions.c.workspace == version.workspace,
                index_versions.c.state == state,
            )
            .values(state=following)
        )
    connection.execute(
        sa.update(index_versions)
        .where(index_versions.c.workspace == version.workspace, index_versions.c.id == version.id)
        .values(state=VersionState.CURRENT)
    )


def retire_previous(connection: sa.Connection, workspace: str) -> None:
    """Let the version before the current one be of no use any more."""
    connection.execute(
        sa.update(index_versions)
        .where(
            index_versions.c.workspace == workspace,
            index_versions.c.state == VersionState.PREVIOUS,
        )
        .values(state=VersionState.RETIRED)
    )


def note_fingerprint(connection: sa.Connection, version: Version, fingerprint: str | None) -> None:
    """Note new inputs that made the same version."""
    connection.execute(
        sa.update(index_versions)
        .where(index_versions.c.workspace == version.workspace, index_versions.c.id == version.id)
        .values(fingerprint=fingerprint)
    )


def versions_of_no_use(connection: sa.Connection) -> tuple[Version, ...]:
    """The versions that were cut off while being written, and those retired."""
    query = _VERSIONS.where(index_versions.c.state.not_in(_OF_USE)).order_by(
        index_versions.c.workspace, index_versions.c.id
    )
    return tuple(_version(row) for row in connection.execute(query))


def versions_of_use(connection: sa.Connection, workspace: str) -> tuple[Version, ...]:
    """The workspace's current and previous versions."""
    query = _VERSIONS.where(
        index_versions.c.state.in_(_OF_USE), index_versions.c.workspace == workspace
    )
    return tuple(_version(row) for row in connection.execute(query))


def forget_versions(connection: sa.Connection, versions: Collection[Version]) -> int:
    """Delete versions, and the passages and sources that no remaining one names. Return how many
    rows went.
    """
    gone = 0
    for version in versions:
        gone += connection.execute(
            sa.delete(index_version_passages).where(
                index_version_passages.c.workspace == version.workspace,
                index_version_passages.c.version_id == version.id,
            )
        ).rowcount
        gone += connection.execute(
            sa.delete(index_versions).where(
                index_versions.c.workspace == version.workspace,
                index_versions.c.id == version.id,
            )
        ).rowcount
    for workspace in {version.workspace for version in versions}:
        gone += _forget_passages(connection, workspace)
    return gone


def _forget_passages(connection: sa.Connection, workspace: str) -> int:
    named = sa.exists().where(
        index_version_passages.c.workspace == passages.c.workspace,
        index_version_passages.c.passage_id == passages.c.id,
    )
    cited = sa.exists().where(
        passages.c.workspace == sources.c.workspace,
        passages.c.source_id == sources.c.id,
        passages.c.source_revision == sources.c.revision,
    )
    gone = connection.execute(
        sa.delete(passages).where(passages.c.workspace == workspace, ~named)
    ).rowcount
    gone += connection.execute(
        sa.delete(sources).where(sources.c.workspace == workspace, ~cited)
    ).rowcount
    return gone


def _version(row: sa.Row[*tuple[Any, ...]]) -> Version:
    return Version(
        workspace=row.workspace,
        id=row.id,
        model_name=row.model_name,
        model_hash=row.model_hash,
        fingerprint=row.fingerprint,
        created_at=row.created_at,
    )


_OF_USE = (VersionState.CURRENT, VersionState.PREVIOUS)

_VERSIONS = sa.select(
    index_versions.c.workspace,
    index_versions.c.id,
    index_versions.c.model_name,
    index_versions.c.model_hash,
    index_versions.c.fingerprint,
    index_versions.c.created_at,
)
