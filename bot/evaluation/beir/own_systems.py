"""Our own search, whole and in its two parts: each builds in one process and is asked in another.

Every `build` returns the seconds that it took with its libraries and its model open.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.evaluation.beir.cutting import cut
from bot.evaluation.beir.job import FETCHED, Job, Search, read_passages, write_passages
from knowledge.index.embedding import Embedder, Models
from knowledge.index.lexical import Lexical, build_lexical
from knowledge.index.text import entries, normalised
from knowledge.opening import Home, open_index

if TYPE_CHECKING:
    from knowledge.index.embedding import Matrix

VERSION = "words"
VECTORS = "vectors.npy"


def build_passages(job: Job) -> float:
    """Cut the documents with our chunker, once for all that build on it."""
    documents, embedder = job.dataset().documents, open_model(job)
    embedder.count_tokens("")
    started = time.perf_counter()
    write_passages(job.passages, cut(documents, embedder.count_tokens))
    return time.perf_counter() - started


def build_ours(job: Job) -> float:
    """Write an index as the product does, for a workspace of its own."""
    passages = read_passages(job.passages)
    home = Home(root=Path(job.cache), model=job.model)
    with open_index(home) as index, index.writer(now=datetime.now(UTC)) as writer:
        # A first passage elsewhere: the libraries load, and the model, before the clock starts.
        writer.switch(f"warm-{_workspace(job)}", add=passages[:1], keep=())
        started = time.perf_counter()
        writer.switch(_workspace(job), add=passages, keep=())
        return time.perf_counter() - started


def open_ours(job: Job) -> Search:
    """Search as the product does: by meaning and by word, fused."""
    index = open_index(Home(root=Path(job.cache), model=job.model))

    def search(query: str) -> list[str]:
        hits = index.reader(_workspace(job)).search([query], limit=FETCHED)
        return [hit.passage.source.id for hit in hits]

    return search


def _workspace(job: Job) -> str:
    return f"set-{job.folder.name[-12:]}"


def build_words(job: Job) -> float:
    """Index the words, as the product does."""
    passages = read_passages(job.passages)
    texts = [entry for each in passages for entry in entries(each, each.id)]
    build_lexical(job.folder, "warm", texts[:1])
    started = time.perf_counter()
    build_lexical(job.folder, VERSION, texts)
    return time.perf_counter() - started


def open_words(job: Job) -> Search:
    """Search by word alone."""
    document_of = {each.id: each.source.id for each in read_passages(job.passages)}
    lexical = Lexical(job.folder, VERSION)
    return lambda query: [document_of[each] for each in lexical.best([normalised(query)], FETCHED)]


def build_meaning(job: Job) -> float:
    """Embed the passages with the product's model."""
    import numpy as np

    texts = [normalised(each.embedded_text) for each in read_passages(job.passages)]
    embedder = open_model(job)
    embedder.embed(["warm"])
    started = time.perf_counter()
    np.save(job.folder / VECTORS, embedder.embed(texts))
    return time.perf_counter() - started


def open_meaning(job: Job) -> Search:
    """Search by meaning alone: every passage's cosine, nothing approximate."""
    import numpy as np

    documents = [each.source.id for each in read_passages(job.passages)]
    return partial(_nearest, open_model(job), np.load(job.folder / VECTORS), documents)


def _nearest(embedder: Embedder, vectors: Matrix, documents: list[str], query: str) -> list[str]:
    import numpy as np

    cosines = vectors @ embedder.embed([normalised(query)])[0]
    return [documents[row] for row in np.argsort(-cosines, kind="stable")[:FETCHED]]


def open_model(job: Job) -> Embedder:
    """Open the model; export it into the cache first where that is not done yet."""
    return Models(Path(job.cache) / "models", job.model).ready(lambda: None)
