"""The usual LangChain chain in a process of its own: `python -m tests.benchmarks.chain WHAT …`,
where WHAT is one of `ingest`, `answer`, `ask`. The last line says what was measured, as JSON.

No language model: its answer is the passages it finds, one after another. So its figures lack what
would take longest in such a chain, and Dispute Desk's have the steps, citations and drafts in them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.questions import timed

if TYPE_CHECKING:
    from langchain_chroma import Chroma

FOUND = 10


def ingest(folder: str, file: str) -> dict[str, Any]:
    """Store a document for each text. Its id is its place: a second time puts it in its old place,
    as a chain that is meant to be run again has to. The clock starts when the model is open.
    """
    from langchain_core.documents import Document

    store = _store(folder)
    passages = json.loads(Path(file).read_text(encoding="utf-8"))
    documents = {
        f"{passage}:{number}": Document(page_content=text, metadata={"passage": passage})
        for passage, texts in passages.items()
        for number, text in enumerate(texts)
    }
    started = time.perf_counter()
    store.add_documents(list(documents.values()), ids=list(documents))
    return {"seconds": time.perf_counter() - started, "passages": len(passages)}


def answer(folder: str, rounds: str) -> dict[str, Any]:
    """Answer all questions: once when each is new, and then some rounds more."""
    store = _store(folder)
    return timed(lambda text: _stuffed(store, text), int(rounds))


def ask(folder: str, question: str) -> dict[str, Any]:
    """Answer one question, from nothing loaded to the words on the screen."""
    sys.stdout.write(_stuffed(_store(folder), question) + "\n")
    return {"torch": "torch" in sys.modules}


def _store(folder: str) -> Chroma:
    from langchain_chroma import Chroma
    from langchain_huggingface import HuggingFaceEmbeddings

    return Chroma(
        collection_name="passages",
        embedding_function=HuggingFaceEmbeddings(model_name=os.environ["BENCHMARK_MODEL"]),
        persist_directory=folder,
    )


def _stuffed(store: Chroma, question: str) -> str:
    found = store.similarity_search(question, k=FOUND)
    return "\n\n".join(document.page_content for document in found)


def main(arguments: Sequence[str]) -> None:
    """Measure one thing and say it."""
    by_name: dict[str, Callable[..., dict[str, Any]]]
    by_name = {"ingest": ingest, "answer": answer, "ask": ask}
    measure = by_name[arguments[0]]
    sys.stdout.write(json.dumps(measure(*arguments[1:])) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
