"""What a run changes: documents held against what stands, so that what is the same stays."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

ALONE = "alone"
"""In place of the folder's part in the id of a document that was named by itself."""


class Change(StrEnum):
    """What becomes of a document."""

    ADDED = "added"
    REPLACED = "replaced"
    KEPT = "kept"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Of passages by their ids: `add` are those to embed, `keep` those that stay as they are;
    `changes` what becomes of each document, by source id; `removed` the sources that go; `dropped`
    how many passages go with them or are replaced.
    """

    add: frozenset[str]
    keep: frozenset[str]
    changes: Mapping[str, Change]
    removed: tuple[str, ...]
    dropped: int

    @property
    def changes_nothing(self) -> bool:
        """True when everything stands already."""
        return not self.add and not self.dropped


def plan(
    standing: Mapping[str, frozenset[str]],
    documents: Mapping[str, Collection[str]],
    gone: Collection[str] = (),
) -> Plan:
    """Hold the ids of documents' passages against what stands, both by source id. What stands and
    is neither among the documents nor gone stays.
    """
    removed = tuple(sorted(each for each in gone if each in standing and each not in documents))
    replaced_or_gone = {*documents, *removed}
    before = frozenset[str]().union(*standing.values())
    untouched = [ids for source, ids in standing.items() if source not in replaced_or_gone]
    after = frozenset[str]().union(*untouched, *documents.values())
    return Plan(
        add=after - before,
        keep=before & after,
        changes={each: change_of(standing.get(each), documents[each]) for each in documents},
        removed=removed,
        dropped=len(before - after),
    )


def change_of(before: frozenset[str] | None, now: Collection[str]) -> Change:
    """Return what becomes of a document, by the ids of its passages before and now."""
    if before is None:
        return Change.ADDED
    return Change.KEPT if before == frozenset(now) else Change.REPLACED


def source_id(path: str, folder: str | None, standing: Collection[str]) -> str:
    """Return the id of the document at an absolute path, the same whenever it comes in again and
    without the path itself. A document belongs to the folder that it last came in with; named by
    itself, it keeps the id that it has.
    """
    file_part = _hashed(path)
    if folder is not None:
        return f"doc-{_hashed(folder)}-{file_part}"
    known = sorted(source for source in standing if source.endswith(f"-{file_part}"))
    return known[0] if known else f"doc-{ALONE}-{file_part}"


def gone(
    standing: Collection[str],
    *,
    loaded: Collection[str],
    failed: Collection[str],
    folders: Collection[str],
) -> set[str]:
    """Return the sources that were there before and are not any more: those that came in with one
    of the folders, read to the end now, and were not found in it; and those whose document now
    comes in under another id. What was found and failed is not gone: what it was stays.
    """
    folder_parts = {_hashed(folder) for folder in folders}
    loaded_parts = {_parts(source)[1] for source in loaded}
    failed_parts = {_parts(source)[1] for source in failed}
    left: set[str] = set()
    for source in standing:
        folder_part, file_part = _parts(source)
        if source in loaded or file_part in failed_parts:
            continue
        if folder_part in folder_parts or file_part in loaded_parts:
            left.add(source)
    return left


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _parts(source: str) -> tuple[str, str]:
    """Return the parts of a document's id that stand for its folder and its file; what has none
    (it did not come in as a file) stands for itself.
    """
    match = _ID.fullmatch(source)
    return (match["folder"], match["file"]) if match else (source, source)


_ID = re.compile(r"doc-(?P<folder>\w+)-(?P<file>\w+)")
