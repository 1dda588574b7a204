"""The elements of a parsed page as blocks, in HTML's names or in TEI's, as trafilatura writes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.documents import Block, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_CELL = 600
"""Characters of a table's cell; a table with longer ones only lays the page out."""


@dataclass(frozen=True)
class Seen:
    """A block, and whether all of it is a link to another page."""

    block: Block
    is_link: bool = False


def seen_within(root: _Element, *, without: Collection[str] = ()) -> tuple[Seen, ...]:
    """Read all that stands within an element, but for the elements of the names in `without`."""
    walk = _Walk(frozenset(without))
    walk.through(root)
    walk.end_text()
    return tuple(seen for seen in walk.seen if seen.block.words)


def words_of(block: Block) -> list[str]:
    """Return the words of a block."""
    return re.findall(r"\w+", block.words)


@dataclass
class _Walk:
    """Where the reading stands: the text since the last block, and the lists that are open."""

    without: frozenset[str]
    seen: list[Seen] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    unlinked: bool = False
    links: int = 0
    lists: list[int | None] = field(default_factory=list)
    item: Block | None = None
    quotes: int = 0
    heading: int = 0

    def through(self, element: _Element) -> None:
        """Read an element and what is in it, without what follows it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in self.without and not _holds_title(element):
            return
        whole = _as_whole(element, tag)
        if whole is not None:
            self.end_text()
            self.seen.append(Seen(whole))
        elif tag in _LISTS:
            self._list(element, numbered=tag == "ol" or element.get("rend") == "ol")
        elif tag in _ITEMS and self.lists:
            self._item(element)
        elif tag in _HEADINGS or (tag == "head" and element.get("rend")):
            self._heading(element, tag)
        elif tag in {"br", "lb"}:
            self.text.append("\n")
        elif tag in _INLINE:
            self.links += tag in _LINKS
            self._inside(element)
            self.links -= tag in _LINKS
        else:
            self.end_text()
            self.quotes += tag in _QUOTES
            self._inside(element)
            self.end_text()
            self.quotes -= tag in _QUOTES

    def end_text(self) -> None:
        """Make a block of the text since the last one."""
        text = _spaced("".join(self.text))
        self.text.clear()
        is_link, self.unlinked = not self.unlinked, False
        if not text:
            return
        if self.heading:
            words = text.replace("\n", " ")
            block = Block(kind=BlockKind.HEADING, text=words, level=self.heading)
            self.seen.append(Seen(block, is_link))
        elif self.item is not None:
            self.seen.append(Seen(replace(self.item, text=text), is_link))
            self.item = None
        elif self.lists and self.seen and self.seen[-1].block.kind is BlockKind.ITEM:
            last = self.seen.pop()
            block = replace(last.block, text=f"{last.block.text}\n{text}")
            self.seen.append(Seen(block, last.is_link and is_link))
        else:
            kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
            self.seen.append(Seen(Block(kind=kind, text=text), is_link))

    def _inside(self, element: _Element) -> None:
        self._read(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.through(child)
            self._read(child.tail)

    def _read(self, text: str | None) -> None:
        # A line's end in the file is a space on the page; only a break is a newline.
        self.text.append(re.sub(r"\s+", " ", text or ""))
        self.unlinked |= not self.links and bool(text and text.strip())

    def _list(self, element: _Element, *, numbered: bool) -> None:
        self.end_text()
        self.lists.append(_start(element) if numbered else None)
        self._inside(element)
        self.end_text()
        self.lists.pop()

    def _item(self, element: _Element) -> None:
        self.end_text()
        number = self.lists[-1]
        marker = "-" if number is None else f"{number}."
        if number is not None:
            self.lists[-1] = number + 1
        self.item = Block(kind=BlockKind.ITEM, marker=marker, level=len(self.lists) - 1)
        self._inside(element)
        self.end_text()
        self.item = None

    def _heading(self, element: _Element, tag: str) -> None:
        self.end_text()
        digits = re.search(r"\d", element.get("rend") or tag)
        self.heading = int(digits.group()) if digits else 2
        self._inside(element)
        self.end_text()
        self.heading = 0


def _as_whole(element: _Element, tag: str) -> Block | None:
    """The block of an element that is one by itself: a table of data, text in lines of its own."""
    if tag == "table" and _is_data(element):
        return Block(kind=BlockKind.TABLE, rows=_rows(element))
    text = "".join(element.itertext()).strip("\n") if tag in {"pre", "code"} else ""
    return Block(kind=BlockKind.FENCE, text=text) if "\n" in text else None


def _holds_title(element: _Element) -> bool:
    """True for a header that belongs to an article: it holds the page's first heading."""
    return element.tag == "header" and next(element.iter("h1"), None) is not None


def _start(element: _Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isdigit() and len(start) < 6 else 1


def _is_data(table: _Element) -> bool:
    """True for a table that holds data; one that only lays a page out is read as running text."""
    if any(next(table.iterdescendants(tag), None) is not None for tag in ("table", *_HEADINGS)):
        return False
    rows = _rows(table)
    cells = [cell for row in rows for cell in row]
    return max(map(len, rows), default=0) > 1 and all(len(cell) <= LONGEST_CELL for cell in cells)


def _rows(table: _Element) -> tuple[tuple[str, ...], ...]:
    rows = tuple(tuple(_cells(row)) for row in table.iterdescendants("tr", "row"))
    return tuple(row for row in rows if any(row))


def _cells(row: _Element) -> Iterator[str]:
    for cell in row:
        if cell.tag in {"td", "th", "cell"}:
            yield " ".join("".join(_seen(cell)).split())


def _seen(cell: _Element) -> Iterator[str]:
    yield cell.text or ""
    for child in cell:
        inline = child.tag in _INLINE
        yield "" if inline else " "
        yield from _seen(child)
        yield ("" if inline else " ") + (child.tail or "")


def _spaced(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


_LISTS = frozenset({"ul", "ol", "list", "dl", "menu"})
_ITEMS = frozenset({"li", "item", "dt", "dd"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_QUOTES = frozenset({"blockquote", "quote"})
_LINKS = frozenset({"a", "ref"})
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo big cite code data del dfn em font hi i ins kbd label mark q ref s samp"
        " small span strike strong sub sup time tt u var wbr",
    )
)
