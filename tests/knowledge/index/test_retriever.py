from __future__ import annotations

from langchain_core.documents import Document

from knowledge.index.retriever import PassageRetriever
from knowledge.opening import Home, open_index
from knowledge.sources import SHARED
from tests.conftest import NOW
from tests.knowledge.index.corpus import APPEAL, CORPUS


def test_a_chain_gets_passages_as_documents_in_the_order_of_the_search(home: Home) -> None:
    with open_index(home) as index:
        with index.writer(now=NOW) as writer:
            writer.switch(SHARED, add=CORPUS, keep=())
        reader = index.reader("local")
        hits = reader.search(["how long do i have to appeal"], limit=2)

        documents = PassageRetriever(reader=reader, limit=2).invoke("how long do i have to appeal")

    assert [document.id for document in documents] == [hit.passage.id for hit in hits]
    assert documents[0] == Document(
        id=APPEAL.id,
        page_content=APPEAL.text,
        metadata={
            "source_id": "off-atoz",
            "title": "Claims",
            "url": "https://example.com/claims",
            "authority": "official",
            "headings": [],
            "marketplaces": ["*"],
            "effective_from": None,
            "effective_until": None,
            "similarity": hits[0].similarity,
        },
    )
