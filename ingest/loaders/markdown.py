"""Markdown read as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.documents import Block, BlockKind, Page
from ingest.loaders.front_matter import divided, particulars


def load_markdown(text: str) -> Page:
    """Read Markdown. Links keep their words, pictures their description; comments, scripts and
    tags go, since a reader would not see them. The title is the front matter's, or a heading of
    the first rank that opens the text.
    """
    front_matter, body = divided(text)
    page = particulars(front_matter) if front_matter is not None else Page(blocks=())
    blocks = blocks_of(tokens_of(body))
    first = blocks[0] if blocks else None
    if page.title is None and first and first.kind is BlockKind.HEADING and first.level == 1:
        return replace(page, title=first.text, blocks=blocks[1:])
    return replace(page, blocks=blocks)


def tokens_of(text: str) -> list[Token]:
    """Parse CommonMark with tables."""
    return _parser().parse(text)


def blocks_of(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """Turn parsed Markdown into blocks."""
    reading = _Reading()
    for token in tokens:
        reading.take(token)
    return tuple(block for block in reading.blocks if block.words)


def inline_text(token: Token) -> str:
    """Return the words of a piece of running text as a reader sees them."""
    return re.sub(r" *\n *", "\n", "".join(_seen(child) for child in token.children or ())).strip()


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


@dataclass
class _Reading:
    """Where the reading stands while tokens come by."""

    blocks: list[Block] = field(default_factory=list)
    open_lists: list[str | int] = field(default_factory=list)
    quotes: int = 0
    item: Block | None = None
    heading: int = 0
    rows: list[list[str]] | None = None

    def take(self, token: Token) -> None:
        step = _STEPS.get(token.type)
        if step is not None:
            step(self, token)

    def open_heading(self, token: Token) -> None:
        self.heading = int(token.tag[1])

    def close_heading(self, _token: Token) -> None:
        self.heading = 0

    def open_quote(self, _token: Token) -> None:
        self.quotes += 1

    def close_quote(self, _token: Token) -> None:
        self.quotes -= 1

    def open_bullets(self, _token: Token) -> None:
        self.open_lists.append("-")

    def open_numbers(self, token: Token) -> None:
        self.open_lists.append(int(token.attrGet("start") or 1))

    def close_list(self, _token: Token) -> None:
        self.open_lists.pop()

    def open_item(self, _token: Token) -> None:
        marker = self.open_lists[-1]
        if isinstance(marker, int):
            self.open_lists[-1] = marker + 1
            marker = f"{marker}."
        level = len(self.open_lists) - 1
        self.item = Block(kind=BlockKind.ITEM, marker=marker, level=level)

    def close_item(self, _token: Token) -> None:
        self.item = None

    def open_table(self, _token: Token) -> None:
        self.rows = []

    def open_row(self, _token: Token) -> None:
        if self.rows is not None:
            self.rows.append([])

    def close_table(self, _token: Token) -> None:
        rows = tuple(tuple(row) for row in self.rows or ())
        self.blocks.append(Block(kind=BlockKind.TABLE, rows=rows))
        self.rows = None

    def running_text(self, token: Token) -> None:
        self._text(inline_text(token))

    def fence(self, token: Token) -> None:
        self.blocks.append(Block(kind=BlockKind.FENCE, text=token.content.rstrip("\n")))

    def html(self, token: Token) -> None:
        text = _without_tags(token.content)
        if text:
            self._text(text)

    def _text(self, text: str) -> None:
        if self.rows is not None:
            self.rows[-1].append(text.replace("\n", " "))
        elif self.heading:
            block = Block(kind=BlockKind.HEADING, text=text.replace("\n", " "), level=self.heading)
            self.blocks.append(block)
        elif self.item is not None:
            self.blocks.append(replace(self.item, text=text))
            self.item = None
        elif self.open_lists and self.blocks and self.blocks[-1].kind is BlockKind.ITEM:
            last = self.blocks.pop()
            self.blocks.append(replace(last, text=f"{last.text}\n{text}"))
        else:
            kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
            self.blocks.append(Block(kind=kind, text=text))


_STEPS: Mapping[str, Callable[[_Reading, Token], None]] = {
    "heading_open": _Reading.open_heading,
    "heading_close": _Reading.close_heading,
    "blockquote_open": _Reading.open_quote,
    "blockquote_close": _Reading.close_quote,
    "bullet_list_open": _Reading.open_bullets,
    "bullet_list_close": _Reading.close_list,
    "ordered_list_open": _Reading.open_numbers,
    "ordered_list_close": _Reading.close_list,
    "list_item_open": _Reading.open_item,
    "list_item_close": _Reading.close_item,
    "table_open": _Reading.open_table,
    "tr_open": _Reading.open_row,
    "table_close": _Reading.close_table,
    "inline": _Reading.running_text,
    "fence": _Reading.fence,
    "code_block": _Reading.fence,
    "html_block": _Reading.html,
}


def _seen(child: Token) -> str:
    match child.type:
        case "text" | "code_inline":
            return child.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return inline_text(child)
        case "html_inline" if re.match(r"<br\b", child.content, re.IGNORECASE):
            return "\n"
        case _:
            return ""


def _without_tags(html: str) -> str:
    html = re.sub(r"<!--.*?(?:-->|\Z)", "", html, flags=re.DOTALL)
    html = re.sub(r"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)", "", html)
    return "\n".join(line.strip() for line in re.sub(r"<[^<>]*>", "", html).splitlines()).strip()
