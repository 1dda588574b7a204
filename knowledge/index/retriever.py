"""The index as a LangChain retriever, for chains that others build. Nothing here imports it:
LangChain takes more than a second to load.
"""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.index.reader import IndexReader
from knowledge.retrieval import Hit


class PassageRetriever(BaseRetriever):
    """Finds the passages of one reader. A document's words are the passage's, never a key's."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    reader: IndexReader
    limit: int = 20

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        return [_document(hit) for hit in self.reader.search([query], limit=self.limit)]


def _document(hit: Hit) -> Document:
    passage = hit.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "source_id": passage.source.id,
            "title": passage.source.title,
            "url": passage.source.url,
            "authority": passage.source.authority.value,
            "headings": list(passage.headings),
            "marketplaces": list(passage.marketplaces),
            "effective_from": passage.effective_from,
            "effective_until": passage.effective_until,
            "similarity": hit.similarity,
        },
    )
