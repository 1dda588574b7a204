"""What a process that measures is told: one set, one cache, one model."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bot.evaluation.beir.reading import Dataset, read_dataset
from knowledge.sources import Authority, Passage, PassageKind, Source

FETCHED = 100
"""Passages that each system is asked for, so that twenty documents and more come of them."""

Search = Callable[[str], Sequence[str]]
"""Given a query, the ids of documents, best first; an id may come again."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """`model` is the embedding model's name in the settings; `places` the folders within `cache`
    where systems have their indexes, by the systems' own folder names; `system` the one that is
    measured.
    """

    corpus: str
    cache: str
    model: str
    limit_queries: int | None = None
    system: str = ""
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where this system's index lies."""
        return self.place(self.system)

    @property
    def passages(self) -> Path:
        """Where the documents lie as our chunker cut them."""
        return self.place("passages") / "passages.json"

    def place(self, system: str) -> Path:
        """Where a system's index lies."""
        return Path(self.cache) / self.places[system]

    def dataset(self) -> Dataset:
        """Read the set."""
        return read_dataset(Path(self.corpus), limit_queries=self.limit_queries)

    def written(self) -> str:
        """Write it in one line, for `read_job`."""
        return json.dumps(asdict(self))


def read_job(written: str) -> Job:
    """Read what `Job.written` wrote."""
    return Job(**json.loads(written))


def write_passages(file: Path, passages: Sequence[Passage]) -> None:
    """Keep passages that were cut from a set."""
    rows = [
        [each.source.id, each.source.title, each.headings, each.text, each.position]
        for each in passages
    ]
    file.write_text(json.dumps(rows), encoding="utf-8")


def read_passages(file: Path) -> tuple[Passage, ...]:
    """Read passages that were kept: the same, with the same ids."""
    return tuple(
        Passage(
            kind=PassageKind.TEXT,
            source=Source(id=document, title=title, publisher="", authority=Authority.HOUSE),
            text=text,
            headings=tuple(headings),
            position=position,
        )
        for document, title, headings, text, position in json.loads(
            file.read_text(encoding="utf-8")
        )
    )
