"""What still holds personal data, found and removed once the retention rule says so.

Whoever keeps personal data registers in `HOLDERS`: how to find what it holds, how to remove it.
Imports are scrubbed before they are stored, so what is found in them is what an earlier recogniser
passed over. On which day they came in is not kept, so it goes at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from ingest.scrub import scrub_texts
from knowledge.retention import KEPT_DAYS, Hold, Holding, is_due
from knowledge.sources import Passage


class Kept(Protocol):
    """What purging needs of knowledge.index.writer.IndexWriter."""

    def workspaces(self) -> Collection[str]:
        """Return the workspaces that keep documents, without the shared one."""

    def kept(self, workspace: str) -> Mapping[str, Passage]:
        """Return all passages that a workspace keeps, by id, those of earlier versions too."""

    def standing(self, workspace: str) -> Mapping[str, frozenset[str]]:
        """Return source id → passage ids in the current version."""

    def switch(self, workspace: str, *, add: Sequence[Passage], keep: Collection[str]) -> str:
        """Let what is added and what is kept answer, in one step."""

    def erase(self, workspace: str) -> None:
        """Let nothing be left of what the current version doesn't name."""


@dataclass(frozen=True)
class Holder:
    """Somebody who keeps personal data: `find` yields what is held, `remove` removes it."""

    find: Callable[[Kept], Iterator[Holding]]
    remove: Callable[[Kept, Sequence[Holding]], None]


@dataclass(frozen=True, kw_only=True)
class PurgeReport:
    """What went, or with `dry_run` would go; what is held though it is due, with its hold; and
    what is not due yet.
    """

    dry_run: bool
    purged: tuple[Holding, ...]
    held: tuple[tuple[Holding, Hold], ...]
    later: tuple[Holding, ...]


def purge(
    kept: Kept,
    holds: Collection[Hold],
    *,
    on: date,
    days: int = KEPT_DAYS,
    dry_run: bool = False,
) -> PurgeReport:
    """Remove the personal data that is due on a day and not held."""
    by_key = {hold.key: hold for hold in holds}
    purged: list[Holding] = []
    held: list[tuple[Holding, Hold]] = []
    later: list[Holding] = []
    for holder in HOLDERS.values():
        due: list[Holding] = []
        for holding in holder.find(kept):
            hold = by_key.get(holding.key) or by_key.get(holding.workspace)
            if not is_due(holding, on=on, days=days):
                later.append(holding)
            elif hold is not None:
                held.append((holding, hold))
            else:
                due.append(holding)
        if due and not dry_run:
            holder.remove(kept, due)
        purged += due
    return PurgeReport(dry_run=dry_run, purged=tuple(purged), held=tuple(held), later=tuple(later))


def _find_in_imports(kept: Kept) -> Iterator[Holding]:
    for workspace in sorted(kept.workspaces()):
        for source_id, passages in _by_source(kept.kept(workspace)).items():
            scrubbed, found = _scrubbed(passages)
            if found:
                yield Holding(
                    holder="imports",
                    workspace=workspace,
                    id=source_id,
                    title=scrubbed[0].source.title,
                    found={kind.lower(): count for kind, count in sorted(found.items())},
                )


def _remove_from_imports(kept: Kept, holdings: Sequence[Holding]) -> None:
    """Put the scrubbed passages in place of those that were found, and erase these."""
    for workspace in sorted({holding.workspace for holding in holdings}):
        standing = kept.standing(workspace)
        due = {holding.id for holding in holdings if holding.workspace == workspace}
        passages = kept.kept(workspace)
        add: list[Passage] = []
        keep: set[str] = set()
        for source_id, ids in standing.items():
            if source_id in due:
                add += _scrubbed([passages[each] for each in sorted(ids)])[0]
            else:
                keep |= ids
        kept.switch(workspace, add=[each for each in add if each.text.strip()], keep=keep)
        kept.erase(workspace)


HOLDERS: Mapping[str, Holder] = {
    "imports": Holder(find=_find_in_imports, remove=_remove_from_imports)
}
"""All who keep personal data. The ledger's exhibits and messages register here when they come."""


def _by_source(passages: Mapping[str, Passage]) -> Mapping[str, Sequence[Passage]]:
    by_source: dict[str, list[Passage]] = {}
    for passage_id in sorted(passages):
        passage = passages[passage_id]
        by_source.setdefault(passage.source.id, []).append(passage)
    return by_source


def _scrubbed(passages: Sequence[Passage]) -> tuple[Sequence[Passage], Mapping[str, int]]:
    """Return a source's passages without personal data, in order of position, and how much there
    was of it.
    """
    ordered = sorted(passages, key=lambda passage: (passage.position, passage.id))
    texts: list[str] = []
    for passage in ordered:
        source = passage.source
        texts += [source.title, source.publisher, source.published or "", source.url or ""]
        texts += [*passage.headings, passage.text, *passage.keys]
    said, found = scrub_texts(texts)
    rest = iter(said)
    return [_with(passage, rest) for passage in ordered], Counter(found)


def _with(passage: Passage, said: Iterator[str]) -> Passage:
    title, publisher, published, url = (next(said) for _ in range(4))
    source = passage.source
    return replace(
        passage,
        source=replace(
            source,
            title=title,
            publisher=publisher,
            published=published or None,
            url=source.url if url == source.url else None,
        ),
        headings=tuple(next(said) for _ in passage.headings),
        text=next(said),
        keys=tuple(next(said) for _ in passage.keys),
    )
