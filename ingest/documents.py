"""Documents on their way in: what a file became, block by block, or why it became nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.cases import CaseNote
from knowledge.sources import Source


class BlockKind(StrEnum):
    """What a block of a document is. A break ends a section where no heading begins another."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    QUOTE = "quote"
    FENCE = "fence"
    BREAK = "break"


@dataclass(frozen=True, kw_only=True)
class Block:
    """`level` is a heading's rank (1 the highest) or how deep an item is nested (0 outermost),
    `marker` what stands before an item, `rows` a table's cells, the row with its headings first.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> str:
        """All that a reader would read in it."""
        return "\n".join([self.text, *(" | ".join(row) for row in self.rows)]).strip()

    def changed(self, change: Callable[[str], str]) -> Block:
        """Return the block with each of its texts changed."""
        rows = tuple(tuple(change(cell) for cell in row) for row in self.rows)
        return replace(self, text=change(self.text), rows=rows)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a loader read: the blocks, and what the document says of itself. `authority` is what
    it asks for, in its own word; `notes` what the person who handed it in should know; `cases` the
    case notes in it, `read_as` what their columns were taken for, and `bad_lines` those of its
    lines that could not be used.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    authority: str | None = None
    marketplaces: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cases: tuple[CaseNote, ...] = ()
    read_as: str | None = None
    bad_lines: tuple[BadLine, ...] = ()


@dataclass(frozen=True)
class BadLine:
    """A line of a file that could not be used, and why; counted from 1."""

    line: int
    why: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """A source with its blocks, in order."""

    source: Source
    blocks: tuple[Block, ...]


class Fault(StrEnum):
    """Why a file did not come in."""

    MISSING = "missing"
    NOT_HANDLED = "not_handled"
    NOT_A_FILE = "not_a_file"
    OUTSIDE = "outside"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    BINARY = "binary"
    ENCODING = "encoding"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    DAMAGED = "damaged"
    BOMB = "bomb"
    NO_CASES = "no_cases"
    BAD_LINE = "bad_line"
    EMPTY = "empty"
    NOTHING_LEFT = "nothing_left"


@dataclass(frozen=True)
class Refused:
    """What a loader returns of a file that it can make nothing of, `detail` being what is
    particular.
    """

    fault: Fault
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class LoadFailure:
    """A file that did not come in. `path` as a person knows it, `detail` what is particular."""

    path: str
    fault: Fault
    detail: str = ""

    @property
    def reason(self) -> str:
        """Why, in words."""
        why = _WORDS[self.fault][0]
        return f"{why} ({self.detail})" if self.detail else why

    @property
    def mend(self) -> str:
        """What to do about it."""
        return _WORDS[self.fault][1]


_WORDS: Mapping[Fault, tuple[str, str]] = {
    Fault.MISSING: ("no such file or folder", "Check the path."),
    Fault.NOT_HANDLED: (
        "this format is not handled yet",
        "Save it as Markdown, text, HTML, PDF, DOCX, e-mail (.eml, .mbox), CSV or JSON.",
    ),
    Fault.NOT_A_FILE: ("neither a file nor a folder", "Name a file or a folder."),
    Fault.OUTSIDE: (
        "a link that leads out of the folder",
        "Name the file itself, or copy it into the folder.",
    ),
    Fault.UNREADABLE: ("it can't be read", "Check who may read it."),
    Fault.TOO_LARGE: ("it is too large", "Split it into smaller files."),
    Fault.BINARY: (
        "it is not text, whatever its name says",
        "Give it the name ending of its format, or save it as text.",
    ),
    Fault.ENCODING: ("its encoding is not UTF-8", "Save it as UTF-8."),
    Fault.ENCRYPTED: (
        "it is locked with a password",
        "Save it again without the password.",
    ),
    Fault.SCANNED: (
        "it holds pictures of pages and no text",
        "Have its text recognised (OCR), and save it with that.",
    ),
    Fault.DAMAGED: (
        "it can't be understood as what its name says",
        "Open it in its program and save it again.",
    ),
    Fault.BOMB: (
        "it unpacks to far more than such a document holds",
        "Don't open it unless you know where it is from; else save it again, smaller.",
    ),
    Fault.NO_CASES: (
        "it has no columns that are known as those of case notes",
        "Name them: --columns note=...,decision=...",
    ),
    Fault.BAD_LINE: ("it was left out", "Mend the line, then take the file in again."),
    Fault.EMPTY: ("it is empty", "Nothing to do, unless something should be in it."),
    Fault.NOTHING_LEFT: (
        "nothing of use was left after cleaning",
        "See what was dropped; nothing to do if that is right.",
    ),
}
