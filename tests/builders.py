"""Sources, statements and passages for tests: name what matters, the rest is filled in."""

from __future__ import annotations

from typing import Any

from knowledge.sources import Authority, Passage, PassageKind, Source, Statement


def a_source(source_id: str = "off-claims", **particulars: Any) -> Source:
    defaults: dict[str, Any] = {
        "title": "Claims",
        "publisher": "Amazon",
        "authority": Authority.OFFICIAL,
        "url": "https://example.com/claims",
    }
    return Source(id=source_id, **{**defaults, **particulars})


def a_passage(text: str = "A seller can appeal within 30 days.", **particulars: Any) -> Passage:
    """A piece of a document; `source` may be given by its id alone."""
    source = particulars.pop("source", "off-claims")
    defaults: dict[str, Any] = {
        "kind": PassageKind.TEXT,
        "source": a_source(source) if isinstance(source, str) else source,
    }
    return Passage(text=text, **{**defaults, **particulars})


def a_statement(
    statement_id: str = "appeal-30-days",
    text: str = "A seller can appeal within 30 days.",
    **particulars: Any,
) -> Passage:
    """A statement of the bundled corpus, as the passage that it is."""
    source = particulars.get("source", "off-claims")
    statement = Statement(
        id=statement_id,
        topic=particulars.pop("topic", "a_to_z"),
        sources=(source if isinstance(source, str) else source.id,),
        **particulars.pop("particulars", {}),
    )
    return a_passage(text, kind=PassageKind.STATEMENT, statement=statement, **particulars)
