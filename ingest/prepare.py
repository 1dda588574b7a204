"""A file on its road as far as passages: load, clean, scrub, chunk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.authority import authority_by_shape, authority_granted
from ingest.case_passages import case_passages
from ingest.chunk import Count, chunk
from ingest.clean import Dropped, clean
from ingest.documents import Document, Fault, LoadFailure, Page, Refused
from ingest.loaders import LOADERS
from ingest.loaders.columns import Columns
from ingest.loaders.files import FoundFile
from ingest.personal import Personal
from ingest.scrub import scrub
from knowledge.sources import ANYWHERE, Authority, Passage, Source

MAX_BYTES = 20_000_000
"""What a file may hold: more than any handbook in text."""

LONGEST_TITLE = 200


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """Files and folders, and what the person who hands them in says of all of them. Where
    `authority` or `marketplaces` are not given, each document's own shape and words decide.
    `columns` are the headings of case notes by field (see ingest.loaders.columns); the others are
    guessed. `afresh`: what has not changed since it last came in is read again too.
    """

    paths: Sequence[Path]
    workspace: str
    authority: Authority | None = None
    marketplaces: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    afresh: bool = False
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A document that came down the road as far as its passages; `bad_lines` are those of its lines
    that did not.
    """

    path: str
    source: Source
    passages: tuple[Passage, ...]
    dropped: tuple[Dropped, ...]
    scrubbed: Mapping[Personal, int]
    notes: tuple[str, ...]
    read_as: str | None = None
    bad_lines: tuple[LoadFailure, ...] = ()


def prepare(
    file: FoundFile, raw: bytes, document_id: str, handed_in: HandedIn, count: Count
) -> Prepared | LoadFailure:
    """Bring a file's bytes down the road: load, clean, scrub, chunk."""
    columns = Columns(named=handed_in.columns, marketplace=_only(handed_in.marketplaces))
    page = LOADERS[file.path.suffix.lower()](raw, columns)
    if isinstance(page, Refused):
        return LoadFailure(path=file.name, fault=page.fault, detail=page.detail)
    source, authority_note = _source(page, file, document_id, handed_in)
    cleaned = clean(Document(source=source, blocks=page.blocks))
    scrubbed = scrub(cleaned.document)
    cases = case_passages(scrubbed.document.source, page.cases, count)
    passages = (*chunk(scrubbed.document, count), *cases.passages)
    bad_lines = tuple(
        LoadFailure(path=f"{file.name}, line {bad.line}", fault=Fault.BAD_LINE, detail=bad.why)
        for bad in page.bad_lines
    )
    if not passages:
        fault = Fault.NO_CASES if bad_lines else Fault.NOTHING_LEFT
        return LoadFailure(path=file.name, fault=fault, detail=_of_no_use(bad_lines))
    return Prepared(
        path=file.name,
        source=scrubbed.document.source,
        passages=passages,
        dropped=cleaned.dropped,
        scrubbed=Counter(scrubbed.replaced) + Counter(cases.scrubbed),
        notes=tuple(note for note in (*page.notes, authority_note) if note),
        read_as=page.read_as,
        bad_lines=bad_lines,
    )


def _only(marketplaces: Sequence[str]) -> str | None:
    return marketplaces[0] if len(marketplaces) == 1 and marketplaces[0] != ANYWHERE else None


def _of_no_use(bad_lines: Sequence[LoadFailure]) -> str:
    return f"none of its {len(bad_lines)} lines could be used" if bad_lines else ""


def _source(
    page: Page, file: FoundFile, document_id: str, handed_in: HandedIn
) -> tuple[Source, str | None]:
    authority, note = handed_in.authority, None
    if page.cases and not page.blocks:
        authority = Authority.EXPERIENCE
    elif authority is None:
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
    Authority.EXPERIENCE: "your team's cases",
}


def _title(page: Page, file: FoundFile) -> str:
    # Hyphens between digits stay: an order ID or a telephone number must be known for what it is.
    name = re.sub(r"_|(?<!\d)-|-(?!\d)", " ", file.path.stem)
    title = page.title or " ".join(name.split()) or file.name
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
