"""A retrieval set in BEIR's layout: `corpus.jsonl`, `queries.jsonl` and the judgements, which lie
in `qrels.tsv` or, where a set has several parts, in `qrels/test.tsv`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from math import isfinite
from pathlib import Path

from knowledge.errors import DeskError

CORPUS, QUERIES = "corpus.jsonl", "queries.jsonl"
JUDGEMENTS = ("qrels.tsv", "qrels/test.tsv")


class BadDataset(DeskError):
    """A retrieval set is a folder with corpus.jsonl, queries.jsonl and qrels.tsv as BEIR has them.
    Mend the file that is named.
    """


@dataclass(frozen=True, kw_only=True)
class Text:
    """One document of the corpus."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """Title and text as one."""
        return "\n\n".join(part for part in (self.title, self.text) if part.strip())


@dataclass(frozen=True, kw_only=True)
class Query:
    """A query, and the documents that were judged for it with how well each answers it; 0 is not
    at all.
    """

    id: str
    text: str
    gains: Mapping[str, float]

    @property
    def relevant(self) -> frozenset[str]:
        """The documents that answer it at all."""
        return frozenset(name for name, gain in self.gains.items() if gain > 0)


@dataclass(frozen=True)
class Dataset:
    """A corpus, and those of its queries that a document of it answers."""

    documents: tuple[Text, ...]
    queries: tuple[Query, ...]

    @cached_property
    def fingerprint(self) -> str:
        """A hash of the documents, in their order."""
        content = json.dumps([(each.id, each.title, each.text) for each in self.documents])
        return sha256(content.encode()).hexdigest()[:12]


def read_dataset(folder: Path, *, limit_queries: int | None = None) -> Dataset:
    """Read a set, of its queries the first `limit_queries` that have an answer. Raise BadDataset,
    which names the file, the line and what is wrong.
    """
    documents = {
        name: Text(id=name, title=_words(row, "title", at), text=_words(row, "text", at))
        for name, row, at in _rows(folder / CORPUS)
    }
    texts = {name: _words(row, "text", at) for name, row, at in _rows(folder / QUERIES)}
    gains = _gains(folder, documents, texts)
    queries = [
        Query(id=name, text=text, gains=gains[name])
        for name, text in texts.items()
        if any(gain > 0 for gain in gains.get(name, {}).values())
    ]
    if not queries:
        raise BadDataset(f"{folder}: no query has an answer")
    return Dataset(tuple(documents.values()), tuple(queries[:limit_queries]))


@dataclass(frozen=True)
class _Place:
    file: Path
    line: int

    def wrong(self, what: str) -> BadDataset:
        return BadDataset(f"{self.file}, line {self.line}: {what}")


def _rows(file: Path) -> Iterator[tuple[str, Mapping[str, object], _Place]]:
    known: set[str] = set()
    for place, line in _lines(file):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise place.wrong(f"not JSON ({error.msg})") from error
        if not isinstance(row, dict):
            raise place.wrong("not a JSON object")
        name = row.get("_id")
        if not isinstance(name, str) or not name:
            raise place.wrong("no `_id`, which must be text")
        if name in known:
            raise place.wrong(f"the `_id` {name!r} stands twice")
        known.add(name)
        yield name, row, place


def _words(row: Mapping[str, object], key: str, place: _Place) -> str:
    words = row.get(key, "" if key == "title" else None)
    if not isinstance(words, str):
        raise place.wrong(f"no `{key}`, which must be text")
    return words


def _gains(
    folder: Path, documents: Mapping[str, object], queries: Mapping[str, object]
) -> Mapping[str, Mapping[str, float]]:
    there = [folder / name for name in JUDGEMENTS if (folder / name).is_file()]
    gains: dict[str, dict[str, float]] = {}
    for place, line in _lines(there[0] if there else folder / JUDGEMENTS[0]):
        cells = line.split("\t")
        if len(cells) != 3:
            raise place.wrong(f"{len(cells)} columns; query, document and score are 3")
        query, document, score = (cell.strip() for cell in cells)
        gain = _number(score)
        if gain is None:
            if place.line == 1:
                continue  # the names of the columns
            raise place.wrong(f"the score {score!r} is no number")
        if query not in queries:
            raise place.wrong(f"{QUERIES} has no query {query!r}")
        if document not in documents:
            raise place.wrong(f"{CORPUS} has no document {document!r}")
        if document in gains.setdefault(query, {}):
            raise place.wrong(f"{document!r} is judged twice for {query!r}")
        gains[query][document] = gain
    return gains


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    # Below zero stands for harmful pages in some sets: they are no answer.
    return max(0.0, number) if isfinite(number) else None


def _lines(file: Path) -> Iterator[tuple[_Place, str]]:
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _Place(file, number), line.rstrip("\r\n")
    except OSError as error:
        raise BadDataset(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadDataset(f"{file}: not UTF-8 ({error.reason})") from error
