"""Dispute Desk in a process of its own: `python -m tests.benchmarks.ours WHAT …`, where WHAT is one
of `texts`, `ingest`, `answer`, `ask`. The last line says what was measured, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.questions import timed

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def texts(file: str) -> dict[str, Any]:
    """Write down what the bundled corpus's passages are found by: a list of texts for each."""
    from ingest.loaders.corpus import load_corpus
    from knowledge.guidance import CORPUS
    from knowledge.index.text import searched_texts

    corpus = load_corpus(CORPUS)
    passages = {
        passage.id: list(searched_texts(passage))
        for passage in (*corpus.statements, *corpus.playbooks)
    }
    Path(file).write_text(json.dumps(passages), encoding="utf-8")
    return {"passages": len(passages), "texts": sum(map(len, passages.values()))}


def ingest() -> dict[str, Any]:
    """Bring the bundled corpus in, as `dispute-desk ingest` does. The clock starts when libraries
    are loaded, as it does for the chain; the model is opened while it runs.
    """
    for library in ("bm25s", "chromadb", "ingest.pipeline", "onnxruntime", "tokenizers"):
        import_module(library)
    from bot.settings import read_settings
    from bot.wiring import OpenDesk

    with OpenDesk(read_settings()) as desk:
        started = time.perf_counter()
        summary = desk.bring_corpus_in(now=NOW)
        seconds = time.perf_counter() - started
    return {"seconds": seconds, "passages": summary.passages_added}


def answer(rounds: str) -> dict[str, Any]:
    """Answer all questions: once when each is new, and then some rounds more."""
    from bot.settings import read_settings
    from bot.triage.answers import Question
    from bot.wiring import OpenDesk

    with OpenDesk(read_settings()) as desk:
        return timed(lambda text: desk.answer(Question(text=text), now=NOW), int(rounds))


def ask(question: str) -> dict[str, Any]:
    """Run the command `ask`, and say whether it has loaded torch."""
    from bot.__main__ import app

    app(["ask", question], standalone_mode=False)
    return {"torch": "torch" in sys.modules}


def main(arguments: Sequence[str]) -> None:
    """Measure one thing and say it."""
    by_name: dict[str, Callable[..., dict[str, Any]]]
    by_name = {"texts": texts, "ingest": ingest, "answer": answer, "ask": ask}
    measure = by_name[arguments[0]]
    sys.stdout.write(json.dumps(measure(*arguments[1:])) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
