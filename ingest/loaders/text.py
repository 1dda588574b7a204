"""Plain text read as blocks: its headings, lists and tables are recognised by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.documents import Block, BlockKind, Page
from ingest.handles import is_author_line
from ingest.loaders.front_matter import divided, particulars
from ingest.loaders.lines import BULLETS, ITEM, Line, lines_of
from ingest.loaders.shapes import breaks, heading_levels, is_date, is_title, unmarked_items


def load_text(text: str) -> Page:
    """Read plain text. The first line is the title where it looks like one; a date that stands
    alone below it is the day of publication; short lines above paragraphs are headings.
    """
    front_matter, body = divided(text)
    page = particulars(front_matter) if front_matter is not None else Page(blocks=())
    lines: Sequence[Line] = lines_of(body)
    if page.title is None and len(lines) > 1 and is_title(lines[0].text):
        page, lines = replace(page, title=lines[0].text), lines[1:]
    lines, published = _published(lines)
    blocks = _blocks(lines)
    return replace(page, blocks=blocks, published=page.published or published)


def text_blocks(text: str) -> tuple[Block, ...]:
    """Read plain text that has no title: the body of a mail."""
    return _blocks(lines_of(text))


def _published(lines: Sequence[Line]) -> tuple[Sequence[Line], str | None]:
    if lines and is_date(lines[0].text):
        return lines[1:], lines[0].text
    return lines, None


def _blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    levels = heading_levels(lines)
    items = unmarked_items(lines, levels)
    section_ends = breaks(lines)
    reading = _Reading()
    position = 0
    while position < len(lines):
        if position in section_ends:
            reading.add(Block(kind=BlockKind.BREAK))
        rows = _table(lines, position)
        if rows:
            reading.add(Block(kind=BlockKind.TABLE, rows=_cells(rows)))
            position += len(rows)
            continue
        reading.take(lines[position], levels.get(position), position in items)
        position += 1
    return tuple(reading.blocks)


@dataclass
class _Reading:
    """Where the reading stands: the indents of the lists that are open, the outermost first."""

    blocks: list[Block] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)

    def add(self, block: Block) -> None:
        self.indents.clear()
        self.blocks.append(block)

    def take(self, line: Line, level: int | None, unmarked_item: bool) -> None:
        marked = ITEM.fullmatch(line.text)
        if level is not None or is_author_line(line.text):
            self.add(Block(kind=BlockKind.HEADING, text=line.text, level=level or 2))
        elif marked is not None:
            marker = "-" if marked["marker"] in BULLETS else marked["marker"]
            depth = self._depth(line.indent)
            item = Block(kind=BlockKind.ITEM, text=marked["text"], marker=marker, level=depth)
            self.blocks.append(item)
        elif self.indents and line.indent > self.indents[-1] and not line.after_blank:
            last = self.blocks.pop()
            self.blocks.append(replace(last, text=f"{last.text}\n{line.text}"))
        elif unmarked_item:
            self.add(Block(kind=BlockKind.ITEM, text=line.text, marker="-"))
        elif line.text.startswith(">"):
            self.add(Block(kind=BlockKind.QUOTE, text=line.text.lstrip("> ")))
        else:
            self.add(Block(kind=BlockKind.PARAGRAPH, text=line.text))

    def _depth(self, indent: int) -> int:
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1]:
            self.indents.append(indent)
        return len(self.indents) - 1


def _table(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """Return the lines of a pipe table that begins here: a line with pipes above one of hyphens."""
    if start + 1 >= len(lines) or "|" not in lines[start].text:
        return ()
    if not _RULE.fullmatch(lines[start + 1].text):
        return ()
    end = start + 2
    while end < len(lines) and "|" in lines[end].text:
        end += 1
    return lines[start:end]


def _cells(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    rows = [line.text for line in lines if not _RULE.fullmatch(line.text)]
    return tuple(
        tuple(cell.strip() for cell in row.strip().strip("|").strip().split("|")) for row in rows
    )


_RULE = re.compile(r"\|?[ ]*:?-{2,}:?[ ]*(\|[ ]*:?-{2,}:?[ ]*)*\|?")
