"""What tutorials build, with the same model: the LangChain and the LlamaIndex chain.

Splitters, stores and settings are the libraries' own defaults or what their guides show. They are
imported by name, since they come with the extra `evaluation` only.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from bot.evaluation.beir.job import FETCHED, Job, Search
from knowledge.index.embedding import source_of

CHARACTERS, OVERLAP = 1000, 200
"""LangChain's guides cut so."""

AT_ONCE = 5000
"""Chroma takes 5,461 at most."""

ORIGIN = "document"


def build_langchain(job: Job) -> float:
    """Cut by characters, embed with sentence-transformers, store in Chroma."""
    documents, store = job.dataset().documents, _store(job)
    splitter = import_module("langchain_text_splitters").RecursiveCharacterTextSplitter(
        chunk_size=CHARACTERS, chunk_overlap=OVERLAP
    )
    started = time.perf_counter()
    pieces = [(piece, each.id) for each in documents for piece in splitter.split_text(each.whole)]
    for start in range(0, len(pieces), AT_ONCE):
        part = pieces[start : start + AT_ONCE]
        store.add_texts([text for text, _ in part], metadatas=[{ORIGIN: name} for _, name in part])
    return time.perf_counter() - started


def open_langchain(job: Job) -> Search:
    """Ask the store for what is most similar."""
    store = _store(job)

    def search(query: str) -> Sequence[str]:
        return [each.metadata[ORIGIN] for each in store.similarity_search(query, k=FETCHED)]

    return search


def _store(job: Job) -> Any:
    embeddings = import_module("langchain_huggingface").HuggingFaceEmbeddings
    return import_module("langchain_chroma").Chroma(
        collection_name="documents",
        embedding_function=embeddings(model_name=source_of(job.model)),
        persist_directory=str(job.folder),
    )


def build_llamaindex(job: Job) -> float:
    """Build a VectorStoreIndex from the documents, and keep it in the folder."""
    core, model = import_module("llama_index.core"), _llamaindex_model(job)
    documents = [core.Document(text=each.whole, id_=each.id) for each in job.dataset().documents]
    started = time.perf_counter()
    index = core.VectorStoreIndex.from_documents(documents, embed_model=model)
    index.storage_context.persist(persist_dir=str(job.folder))
    return time.perf_counter() - started


def open_llamaindex(job: Job) -> Search:
    """Ask the index's own retriever."""
    core, model = import_module("llama_index.core"), _llamaindex_model(job)
    context = core.StorageContext.from_defaults(persist_dir=str(job.folder))
    index = core.load_index_from_storage(context, embed_model=model)
    retriever = index.as_retriever(similarity_top_k=FETCHED)
    return lambda query: [each.node.ref_doc_id for each in retriever.retrieve(query)]


def _llamaindex_model(job: Job) -> Any:
    embeddings = import_module("llama_index.embeddings.huggingface").HuggingFaceEmbedding
    return embeddings(model_name=source_of(job.model))
