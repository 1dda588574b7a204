"""A file on its road as far as passages: load, clean, scrub, chunk."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.authority import authority_by_shape, authority_granted
from ingest.chunk import Count, chunk
from ingest.clean import Dropped, clean
from ingest.documents import Document, Fault, LoadFailure, Page
from ingest.loaders import LOADERS
from ingest.loaders.files import FoundFile, read
from ingest.personal import Personal
from ingest.plan import Change
from ingest.report import DocumentReport
from ingest.scrub import scrub
from knowledge.sources import ANYWHERE, Authority, Passage, Source

MAX_BYTES = 20_000_000
"""What a file may hold: more than any handbook in text."""

LONGEST_TITLE = 200


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """Files and folders, and what the person who hands them in says of all of them. Where
    `authority` or `marketplaces` are not given, each document's own shape and words decide.
    """

    paths: Sequence[Path]
    workspace: str
    authority: Authority | None = None
    marketplaces: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A document that came down the road as far as its passages."""

    path: str
    source: Source
    passages: tuple[Passage, ...]
    dropped: tuple[Dropped, ...]
    scrubbed: Mapping[Personal, int]
    notes: tuple[str, ...]

    def report(self, change: Change) -> DocumentReport:
        """Return the report of the document, given what became of it."""
        return DocumentReport(
            path=self.path,
            source=self.source,
            change=change,
            passages=len(self.passages),
            dropped=self.dropped,
            scrubbed=self.scrubbed,
            notes=self.notes,
        )


def prepare(
    file: FoundFile, document_id: str, handed_in: HandedIn, count: Count
) -> Prepared | LoadFailure:
    """Bring a file down the road: load, clean, scrub, chunk."""
    read_text = read(file, handed_in.max_bytes)
    if isinstance(read_text, LoadFailure):
        return read_text
    page = LOADERS[file.path.suffix.lower()](read_text.text)
    source, authority_note = _source(page, file, document_id, handed_in)
    cleaned = clean(Document(source=source, blocks=page.blocks))
    scrubbed = scrub(cleaned.document)
    passages = chunk(scrubbed.document, count)
    if not passages:
        return LoadFailure(path=file.name, fault=Fault.NOTHING_LEFT)
    notes = (read_text.note, *page.notes, authority_note)
    return Prepared(
        path=file.name,
        source=scrubbed.document.source,
        passages=passages,
        dropped=cleaned.dropped,
        scrubbed=scrubbed.replaced,
        notes=tuple(note for note in notes if note),
    )


def _source(
    page: Page, file: FoundFile, document_id: str, handed_in: HandedIn
) -> tuple[Source, str | None]:
    authority, note = handed_in.authority, None
    if authority is None:
        authority, note = authority_granted(page.authority, authority_by_shape(page.blocks))
    source = Source(
        id=document_id,
        title=_title(page, file),
        publisher=page.publisher or _PUBLISHERS[authority],
        authority=authority,
        url=page.url,
        published=page.published,
        marketplaces=handed_in.marketplaces or page.marketplaces or (ANYWHERE,),
    )
    return source, note


_PUBLISHERS = {
    Authority.HOUSE: "your team",
    Authority.EXPERT: "not stated",
    Authority.COMMUNITY: "a forum",
}


def _title(page: Page, file: FoundFile) -> str:
    # Hyphens between digits stay: an order ID or a telephone number must be known for what it is.
    name = re.sub(r"_|(?<!\d)-|-(?!\d)", " ", file.path.stem)
    title = page.title or " ".join(name.split()) or file.name
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
