"""A folder of documents taken in, ours and the usual LangChain loaders and splitter beside it:
`python -m tests.benchmarks.documents --size 1000`. Also the children that are measured:
`… ours FOLDER`, `… chain FOLDER STORE`. A child's last line says what it measured, as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.children import run
from tests.benchmarks.contenders import dispute_desk, langchain_chain
from tests.benchmarks.measuring import CHAIN, OURS

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CHANGED = 100
"""One document in so many is changed before the folder comes in again."""


@dataclass(frozen=True, kw_only=True)
class DocumentFigures:
    """A folder taken in, and again with a few documents changed: seconds, passages, and the peak
    memory of the process in megabytes; `reading` is what reading its bytes takes alone.
    """

    documents: int
    changed: int
    reading: float
    first: Mapping[str, Mapping[str, float]]
    again: Mapping[str, Mapping[str, float]]


def measure_documents(size: int, *, stubbed: bool = False, chain: bool = True) -> DocumentFigures:
    """Measure both with a folder of `size` documents; with `stubbed` nothing is really embedded,
    which leaves ours and its memory alone.
    """
    with tempfile.TemporaryDirectory(prefix="dispute-desk-bench-") as temporary:
        space, folder = Path(temporary), Path(temporary) / "documents"
        from tests.benchmarks.mixed_folder import change_one_in, write_folder

        write_folder(folder, size)
        ours = dispute_desk(space / "ours", space / "none")
        run(("-m", "tests.benchmarks.ours", "ingest"), ours.environment)
        children = {
            OURS: (("ours", str(folder), "stubbed" if stubbed else ""), ours.environment),
        }
        if chain:
            usual = langchain_chain(space / "chain", space / "none.json").environment
            children[CHAIN] = (("chain", str(folder), str(space / "store")), usual)
        first = {name: _measured(*child) for name, child in children.items()}
        changed = change_one_in(folder, CHANGED)
        again = {name: _measured(*child) for name, child in children.items()}
        started = time.perf_counter()
        for path in folder.iterdir():
            path.read_bytes()
        reading = time.perf_counter() - started
    return DocumentFigures(
        documents=size, changed=changed, reading=reading, first=first, again=again
    )


def _measured(arguments: Sequence[str], environment: Mapping[str, str]) -> Mapping[str, float]:
    sys.stderr.write(f"documents: {arguments[0]}\n")
    ran = run(("-m", "tests.benchmarks.documents", *arguments), environment)
    return {**ran.told(), "process": ran.seconds, "megabytes": ran.megabytes}


def told(figures: DocumentFigures) -> str:
    """The figures, for a person to read."""
    lines = [
        f"{figures.documents} mixed documents; reading their bytes takes {figures.reading:.2f} s."
    ]
    for name, first in figures.first.items():
        again = figures.again[name]
        lines.append(
            f"{name}: {first['passages']:.0f} passages in {first['seconds']:.1f} s "
            f"({first['passages'] / first['seconds']:.0f} passages/s; {first['work']:.1f} s of "
            f"processor), peak {first['megabytes']:.0f} MB; again with {figures.changed} changed: "
            f"{again['seconds']:.2f} s ({again['work']:.2f} s of processor), peak "
            f"{again['megabytes']:.0f} MB."
        )
    beyond = figures.again[OURS]["seconds"] - figures.reading
    reached = "reached" if beyond < 3 else "MISSED"
    lines.append(f"To reach: again within 3 s beyond reading: {beyond:.2f} s, {reached}.")
    return "\n".join(lines) + "\n"


def ours(folder: str, stubbed: str = "") -> dict[str, Any]:
    """Take the folder in, as `dispute-desk ingest FOLDER` does, when the libraries are loaded."""
    for library in (
        "bm25s",
        "chromadb",
        "docx",
        "onnxruntime",
        "pypdf",
        "tokenizers",
        "trafilatura",
    ):
        import_module(library)
    from bot.settings import read_settings
    from bot.wiring import OpenDesk
    from ingest.prepare import HandedIn

    if stubbed:
        _embed_nothing()
    handed_in = HandedIn(paths=[Path(folder)], workspace="local")
    with OpenDesk(read_settings()) as desk:
        started, worked = time.perf_counter(), time.process_time()
        summary = desk.ingest(handed_in, now=NOW)
        seconds, work = time.perf_counter() - started, time.process_time() - worked
    if summary.failures:
        raise SystemExit(str(summary.failures))
    passages = summary.passages_added + summary.passages_kept
    return {"seconds": seconds, "work": work, "passages": passages}


def _embed_nothing() -> None:
    """Give vectors without meaning, so that a large folder's way can be measured in minutes."""
    import numpy as np

    from knowledge.index.embedding import Embedder

    chance = np.random.default_rng(0)

    def embed(
        _self: Embedder, texts: Sequence[str], progress: Callable[[int], None] = lambda _: None
    ) -> Any:
        vectors = chance.standard_normal((len(texts), 384), dtype=np.float32)
        progress(len(texts))
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    Embedder.embed = embed  # type: ignore[method-assign, assignment]


def chain(folder: str, store: str) -> dict[str, Any]:
    """Take the folder in with LangChain's loaders and splitter; again in the same places."""
    from langchain_community.document_loaders import (
        BSHTMLLoader,
        CSVLoader,
        Docx2txtLoader,
        PyPDFLoader,
        TextLoader,
    )
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from tests.benchmarks.chain import _store

    loaders: dict[str, Callable[[str], Any]] = {
        ".html": BSHTMLLoader,
        ".csv": CSVLoader,
        ".docx": Docx2txtLoader,
        ".pdf": PyPDFLoader,
    }
    kept = _store(store)
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=100)
    started, worked = time.perf_counter(), time.process_time()
    found = 0
    for path in sorted(Path(folder).iterdir()):
        pieces = splitter.split_documents(loaders.get(path.suffix, TextLoader)(str(path)).load())
        ids = [f"{path.name}:{number}" for number in range(len(pieces))]
        if pieces:
            kept.add_documents(pieces, ids=ids)
        found += len(pieces)
    seconds, work = time.perf_counter() - started, time.process_time() - worked
    return {"seconds": seconds, "work": work, "passages": found}


def main(arguments: Sequence[str]) -> None:
    """Measure, or be measured."""
    if arguments[:1] == ["ours"]:
        sys.stdout.write(json.dumps(ours(*arguments[1:])) + "\n")
    elif arguments[:1] == ["chain"]:
        sys.stdout.write(json.dumps(chain(*arguments[1:])) + "\n")
    else:
        parser = argparse.ArgumentParser(description=measure_documents.__doc__)
        parser.add_argument("--size", type=int, default=10_000)
        parser.add_argument("--stubbed", action="store_true")
        parser.add_argument("--no-chain", action="store_true")
        chosen = parser.parse_args(list(arguments))
        figures = measure_documents(
            chosen.size,
            stubbed=chosen.stubbed,
            chain=not chosen.stubbed and not chosen.no_chain,
        )
        sys.stdout.write(told(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
