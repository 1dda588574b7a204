"""Passages and their sources as rows, and back: what is read equals what was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from knowledge.cases import CaseNote, Money, Odr
from knowledge.ledger.schema import VersionState, index_version_passages, index_versions
from knowledge.ledger.schema import passages as passages_table
from knowledge.ledger.schema import sources as sources_table
from knowledge.sources import (
    Authority,
    EffectiveBy,
    Passage,
    PassageKind,
    Source,
    Statement,
)

AT_ONCE = 500
"""How many ids one query names: databases limit it."""


@dataclass(frozen=True, kw_only=True)
class HeldSource:
    """A source that a workspace holds, how many of its passages are searched, and, for a document,
    the day on which it was last taken in.
    """

    workspace: str
    source: Source
    passages: int
    imported: date | None = None


def write_passages(connection: sa.Connection, workspace: str, passages: Iterable[Passage]) -> None:
    """Write the passages that are not there yet, with their sources."""
    wanted = {passage.id: passage for passage in passages}
    missing = wanted.keys() - ids_held(connection, workspace, wanted)
    revisions = {
        (source.id, _revision(source)): source
        for source in (wanted[passage_id].source for passage_id in missing)
    }
    for keys in list(revisions):
        if _holds_source(connection, workspace, *keys):
            del revisions[keys]
    if revisions:
        rows = [_source_row(workspace, *keys, source) for keys, source in revisions.items()]
        connection.execute(sa.insert(sources_table), rows)
    for ids in _batches(sorted(missing)):
        rows = [_passage_row(workspace, passage_id, wanted[passage_id]) for passage_id in ids]
        connection.execute(sa.insert(passages_table), rows)


def read_passages(
    connection: sa.Connection, workspace: str, ids: Collection[str]
) -> Mapping[str, Passage]:
    """Read the workspace's passages with these ids; an id that it doesn't hold is left out."""
    found: dict[str, Passage] = {}
    for batch in _batches(sorted(ids)):
        rows = connection.execute(_READ, {"workspace": workspace, "ids": batch})
        found |= {row["id"]: _passage(row) for row in rows.mappings()}
    return found


def kept_ids(connection: sa.Connection, workspace: str) -> frozenset[str]:
    """The ids of all passages that a workspace has, whatever version names them."""
    query = sa.select(passages_table.c.id).where(passages_table.c.workspace == workspace)
    return frozenset(connection.scalars(query))


def kept_workspaces(connection: sa.Connection) -> frozenset[str]:
    """The workspaces that have passages."""
    return frozenset(connection.scalars(sa.select(passages_table.c.workspace).distinct()))


def read_statement_ids(
    connection: sa.Connection, workspace: str, version_id: str
) -> Mapping[str, str]:
    """The passage id of each statement of a version, by the statement's id."""
    manifest = index_version_passages
    query = (
        sa.select(passages_table.c.statement_id, passages_table.c.id)
        .join_from(
            manifest,
            passages_table,
            (manifest.c.workspace == passages_table.c.workspace)
            & (manifest.c.passage_id == passages_table.c.id),
        )
        .where(
            manifest.c.workspace == workspace,
            manifest.c.version_id == version_id,
            passages_table.c.statement_id.is_not(None),
        )
        # Should two passages carry one statement, the last in this order stands, always the same.
        .order_by(passages_table.c.position.desc(), passages_table.c.id)
    )
    return {row.statement_id: row.id for row in connection.execute(query)}


def note_imported(
    connection: sa.Connection, workspace: str, source_ids: Collection[str], day: date
) -> None:
    """Note that the workspace's sources were taken in on a day, whatever of them had changed."""
    for batch in _batches(sorted(source_ids)):
        connection.execute(
            sa.update(sources_table)
            .where(sources_table.c.workspace == workspace, sources_table.c.id.in_(batch))
            .values(imported_on=day)
        )


def imported_on(
    connection: sa.Connection, workspaces: Collection[str], source_ids: Collection[str]
) -> Mapping[str, date]:
    """The day on which each of the sources was last taken in; one that was not noted is left out.
    A document's id is its own in all workspaces.
    """
    query = sa.select(sources_table.c.id, sa.func.max(sources_table.c.imported_on).label("day"))
    query = query.where(
        sources_table.c.workspace.in_(workspaces),
        sources_table.c.id.in_(source_ids),
        sources_table.c.imported_on.is_not(None),
    )
    return {row.id: row.day for row in connection.execute(query.group_by(sources_table.c.id))}


def read_case_ids(connection: sa.Connection, workspace: str, version_id: str) -> frozenset[str]:
    """The ids of the case notes of a version."""
    manifest = index_version_passages
    query = (
        sa.select(passages_table.c.id)
        .join_from(
            manifest,
            passages_table,
            (manifest.c.workspace == passages_table.c.workspace)
            & (manifest.c.passage_id == passages_table.c.id),
        )
        .where(
            manifest.c.workspace == workspace,
            manifest.c.version_id == version_id,
            passages_table.c.kind == PassageKind.CASE,
        )
    )
    return frozenset(connection.scalars(query))


def held_sources(connection: sa.Connection, workspaces: Collection[str]) -> tuple[HeldSource, ...]:
    """The sources that can be cited in the current versions of the workspaces, ordered by
    workspace, authority, title.
    """
    query = (
        sa.select(*sources_table.c, sa.func.count().label("passages"))
        .select_from(index_versions)
        .join(
            index_version_passages,
            (index_version_passages.c.workspace == index_versions.c.workspace)
            & (index_version_passages.c.version_id == index_versions.c.id),
        )
        .join(
            passages_table,
            (passages_table.c.workspace == index_versions.c.workspace)
            & (passages_table.c.id == index_version_passages.c.passage_id),
        )
        .join(sources_table, _OF_SOURCE)
        .where(
            index_versions.c.workspace.in_(workspaces),
            index_versions.c.state == VersionState.CURRENT,
            passages_table.c.kind != PassageKind.PLAYBOOK,
        )
        .group_by(sources_table.c.workspace, sources_table.c.id, sources_table.c.revision)
    )
    held = [
        HeldSource(
            workspace=row["workspace"],
            source=_source(row, ""),
            passages=row["passages"],
            imported=row["imported_on"],
        )
        for row in connection.execute(query).mappings()
    ]
    return tuple(sorted(held, key=_by_weight))


def _by_weight(held: HeldSource) -> tuple[str, int, str, str]:
    return held.workspace, held.source.authority.rank, held.source.title, held.source.id


def case_ids(connection: sa.Connection, workspace: str, ids: Collection[str]) -> set[str]:
    """Those of the ids that are case notes'."""
    query = sa.select(passages_table.c.id).where(
        passages_table.c.workspace == workspace, passages_table.c.kind == PassageKind.CASE
    )
    return set(connection.scalars(query)).intersection(ids)


def ids_held(connection: sa.Connection, workspace: str, ids: Iterable[str]) -> set[str]:
    """Those of the ids of which the workspace holds the passages."""
    query = sa.select(passages_table.c.id).where(
        passages_table.c.workspace == workspace,
        passages_table.c.id.in_(sa.bindparam("ids", expanding=True)),
    )
    held: set[str] = set()
    for batch in _batches(sorted(ids)):
        held.update(connection.scalars(query, {"ids": batch}))
    return held


def _holds_source(connection: sa.Connection, workspace: str, source_id: str, revision: str) -> bool:
    query = sa.select(sa.literal(1)).where(
        sources_table.c.workspace == workspace,
        sources_table.c.id == source_id,
        sources_table.c.revision == revision,
    )
    return connection.execute(query).first() is not None


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


_OF_SOURCE = (
    (sources_table.c.workspace == passages_table.c.workspace)
    & (sources_table.c.id == passages_table.c.source_id)
    & (sources_table.c.revision == passages_table.c.source_revision)
)

_READ = (
    sa.select(*passages_table.c, *(column.label(f"of_{column.name}") for column in sources_table.c))
    .join_from(passages_table, sources_table, _OF_SOURCE)
    .where(
        passages_table.c.workspace == sa.bindparam("workspace"),
        passages_table.c.id.in_(sa.bindparam("ids", expanding=True)),
    )
)


def _revision(source: Source) -> str:
    content = json.dumps(asdict(source), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:24]


def _source_row(workspace: str, source_id: str, revision: str, source: Source) -> dict[str, Any]:
    return {
        "workspace": workspace,
        "id": source_id,
        "revision": revision,
        "title": source.title,
        "publisher": source.publisher,
        "authority": source.authority.value,
        "url": source.url,
        "published": source.published,
        "effective_from": source.effective_from,
        "effective_until": source.effective_until,
        "effective_by": source.effective_by.value,
        "retrieved": source.retrieved,
        "review_by": source.review_by,
        "marketplaces": list(source.marketplaces),
    }


def _source(row: sa.RowMapping, prefix: str) -> Source:
    return Source(
        id=row[f"{prefix}id"],
        title=row[f"{prefix}title"],
        publisher=row[f"{prefix}publisher"],
        authority=Authority(row[f"{prefix}authority"]),
        url=row[f"{prefix}url"],
        published=row[f"{prefix}published"],
        effective_from=row[f"{prefix}effective_from"],
        effective_until=row[f"{prefix}effective_until"],
        effective_by=EffectiveBy(row[f"{prefix}effective_by"]),
        retrieved=row[f"{prefix}retrieved"],
        review_by=row[f"{prefix}review_by"],
        marketplaces=tuple(row[f"{prefix}marketplaces"]),
    )


def _passage_row(workspace: str, passage_id: str, passage: Passage) -> dict[str, Any]:
    statement = passage.statement
    return {
        "workspace": workspace,
        "id": passage_id,
        "source_id": passage.source.id,
        "source_revision": _revision(passage.source),
        "kind": passage.kind.value,
        "text": passage.text,
        "headings": list(passage.headings),
        "question_keys": list(passage.keys),
        "statement_id": statement.id if statement else None,
        "statement": asdict(statement) if statement else None,
        "case_note": _case_row(passage.case) if passage.case else None,
        "effective_from": passage.effective_from,
        "effective_until": passage.effective_until,
        "effective_by": passage.effective_by.value,
        "marketplaces": list(passage.marketplaces),
        "position": passage.position,
    }


def _passage(row: sa.RowMapping) -> Passage:
    return Passage(
        kind=PassageKind(row["kind"]),
        source=_source(row, "of_"),
        text=row["text"],
        headings=tuple(row["headings"]),
        keys=tuple(row["question_keys"]),
        statement=_statement(row["statement"]) if row["statement"] else None,
        case=_case(row["case_note"]) if row["case_note"] else None,
        effective_from=row["effective_from"],
        effective_until=row["effective_until"],
        effective_by=EffectiveBy(row["effective_by"]),
        marketplaces=tuple(row["marketplaces"]),
        position=row["position"],
    )


def _statement(written: Mapping[str, Any]) -> Statement:
    return Statement(
        id=written["id"],
        topic=written["topic"],
        sources=tuple(written["sources"]),
        facts=tuple(written["facts"]),
        kinds=tuple(written["kinds"]),
        given={fact: tuple(values) for fact, values in written["given"].items()},
        caveat=written["caveat"],
        superseded_by=written["superseded_by"],
        conflicts_with=tuple(written["conflicts_with"]),
    )


def _case_row(case: CaseNote) -> Mapping[str, Any]:
    told = {name: value for name, value in asdict(case).items() if value is not None}
    return {
        name: value if isinstance(value, int | str) else str(value) for name, value in told.items()
    }


def _case(written: Mapping[str, Any]) -> CaseNote:
    return CaseNote(
        **{name: _CASE_VALUES.get(name, _same)(value) for name, value in written.items()}
    )


def _same(value: Any) -> Any:
    return value


_CASE_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "line": int,
    "amount": Decimal,
    "filed_on": date.fromisoformat,
    "decided_on": date.fromisoformat,
    "money": Money,
    "odr": Odr,
}
