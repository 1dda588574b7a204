"""Case notes as passages: scrubbed, one a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.chunk import MODEL_TOKENS, Count, chunk
from ingest.documents import Block, BlockKind, Document
from ingest.personal import Personal
from ingest.scrub import scrub
from knowledge.cases import CaseNote
from knowledge.sources import Authority, Passage, PassageKind, Source

_TEXTS = ("note", "lesson", "reason", "filed", "decision", "order_id")
"""What of a case note a person wrote, and may hold what is personal."""


@dataclass(frozen=True)
class CasePassages:
    """The passages, and how many pieces of personal data of each kind were replaced."""

    passages: tuple[Passage, ...]
    scrubbed: Mapping[Personal, int]


def case_passages(source: Source, cases: Sequence[CaseNote], count: Count) -> CasePassages:
    """Make a passage of each case note, without personal data: the same person is the same
    placeholder throughout. What is too long to be embedded in one is searched by its pieces.
    """
    if not cases:
        return CasePassages((), {})
    source = replace(source, authority=Authority.EXPERIENCE)
    written = Document(source=source, blocks=tuple(map(_as_table, cases)))
    scrubbed = scrub(written)
    cleared = [
        _with_texts(case, block.rows[1])
        for case, block in zip(cases, scrubbed.document.blocks, strict=True)
    ]
    return CasePassages(tuple(_passage(source, case, count) for case in cleared), scrubbed.replaced)


def _as_table(case: CaseNote) -> Block:
    cells = tuple(getattr(case, name) or "" for name in _TEXTS)
    return Block(kind=BlockKind.TABLE, rows=(_TEXTS, cells))


def _with_texts(case: CaseNote, cells: Sequence[str]) -> CaseNote:
    texts = {name: cell or None for name, cell in zip(_TEXTS, cells, strict=True)}
    return replace(
        case,
        note=texts["note"] or case.name,
        lesson=texts["lesson"],
        reason=texts["reason"],
        filed=texts["filed"],
        decision=texts["decision"] or "",
        order_id=texts["order_id"],
    )


def _passage(source: Source, case: CaseNote, count: Count) -> Passage:
    passage = Passage(
        kind=PassageKind.CASE,
        source=source,
        text=case.words,
        case=case,
        marketplaces=(case.marketplace,) if case.marketplace else source.marketplaces,
        position=case.line,
    )
    return replace(passage, keys=_pieces(passage, count))


def _pieces(passage: Passage, count: Count) -> tuple[str, ...]:
    """The pieces of what happened, where all of it is more than the model reads."""
    if count(passage.embedded_text) <= MODEL_TOKENS:
        return ()
    paragraph = Block(kind=BlockKind.PARAGRAPH, text=passage.embedded_text)
    untitled = replace(passage.source, title="")
    pieces = chunk(Document(source=untitled, blocks=(paragraph,)), count)
    return tuple(piece.text for piece in pieces)
