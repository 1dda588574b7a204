"""The two that are measured: what to run for each, and in which surroundings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.index.embedding import BUNDLED, source_of

MODEL = next(iter(BUNDLED))


@dataclass(frozen=True, kw_only=True)
class Contender:
    """Arguments for Python: `ingest` fills its folder, and times that; `again` takes in the same
    once more; `ask`, followed by a question, is the whole way from nothing loaded to an answer on
    the screen; `torch` is the same and tells at the end whether torch was loaded; `answer`,
    followed by a number of rounds, times answers one after another.
    """

    environment: Mapping[str, str]
    ingest: Sequence[str]
    again: Sequence[str]
    ask: Sequence[str]
    torch: Sequence[str]
    answer: Sequence[str]


def dispute_desk(folder: Path, models: Path) -> Contender:
    """Dispute Desk with a folder for its home. Models that are exported already are linked into it:
    that happens once on a machine, and is timed by itself.
    """
    folder.mkdir(exist_ok=True)
    if models.is_dir() and not (folder / "models").exists():
        shutil.copytree(models, folder / "models", copy_function=os.link)
    child = ("-m", "tests.benchmarks.ours")
    return Contender(
        environment={
            "DISPUTE_DESK_HOME": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'ledger.sqlite3'}",
            "EMBEDDING_MODEL": MODEL,
            "MARKETPLACE": "US",
        },
        ingest=(*child, "ingest"),
        again=("-m", "bot", "ingest"),
        ask=("-m", "bot", "ask"),
        torch=(*child, "ask"),
        answer=(*child, "answer"),
    )


def langchain_chain(folder: Path, texts: Path) -> Contender:
    """The chain with a folder for its store; `texts` is what it stores."""
    child = ("-m", "tests.benchmarks.chain")
    return Contender(
        environment={
            "BENCHMARK_MODEL": source_of(MODEL),
            "HF_HUB_OFFLINE": "1",
            "TRANSFORMERS_OFFLINE": "1",
            "ANONYMIZED_TELEMETRY": "False",
        },
        ingest=(*child, "ingest", str(folder), str(texts)),
        again=(*child, "ingest", str(folder), str(texts)),
        ask=(*child, "ask", str(folder)),
        torch=(*child, "ask", str(folder)),
        answer=(*child, "answer", str(folder)),
    )
