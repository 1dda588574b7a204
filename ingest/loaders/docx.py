"""Word documents read as blocks: headings, lists and tables by their styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from ingest.characters import plain
from ingest.documents import Block, BlockKind, Fault, Page, Refused

if TYPE_CHECKING:
    from docx.document import Document as Word

UNPACKED_BYTES = 200_000_000
"""What a document may unpack to, its pictures too."""

MOST_PARTS = 10_000

_OLE = b"\xd0\xcf\x11\xe0"
"""How Word's old format begins, and any document that is locked with a password."""


def load_docx(raw: bytes) -> Page | Refused:
    """Read a Word document. Deletions that are only marked, comments, headers and footers are not
    read; nothing that it refers to is fetched.
    """
    if raw.startswith(_OLE):
        return Refused(Fault.ENCRYPTED, "or it is of Word's old format")
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        if _is_bomb(raw):
            return Refused(Fault.BOMB)
        word = Document(BytesIO(raw))
        reading = _Reading(_numbering(word))
        for element in _content(word.element.body):
            reading.take(element)
        told = word.core_properties.title
    except (BadZipFile, PackageNotFoundError, LxmlError, KeyError, ValueError, OSError) as error:
        return Refused(Fault.DAMAGED, (str(error).splitlines() or [""])[0][:80])
    except (AttributeError, NotImplementedError):
        return Refused(Fault.DAMAGED, "a part of it is missing")
    return _page(tuple(reading.blocks), " ".join(plain(told or "").split()))


def _page(blocks: tuple[Block, ...], told: str) -> Page | Refused:
    blocks = tuple(block for block in blocks if block.words)
    if not blocks:
        return Refused(Fault.EMPTY)
    if blocks[0].kind is BlockKind.HEADING and blocks[0].level <= 1:
        return Page(blocks=blocks[1:], title=blocks[0].text)
    return Page(blocks=blocks, title=told or None)


def _is_bomb(raw: bytes) -> bool:
    """True where the parts would unpack to more than the limit. What a part says of its size is
    what is read of it at most.
    """
    with ZipFile(BytesIO(raw)) as parts:
        sizes = [part.file_size for part in parts.infolist()]
    return len(sizes) > MOST_PARTS or sum(sizes) > UNPACKED_BYTES


def _content(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables in order, those within content controls and insertions too."""
    for element in parent.iterchildren():
        name = _name(element)
        if name in {"p", "tbl"}:
            yield element
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _content(element)


@dataclass
class _Reading:
    """Blocks so far, and how far each numbered list has come, by list and level."""

    formats: dict[tuple[str, int], str]
    blocks: list[Block] = field(default_factory=list)
    numbers: Counter[tuple[str, int]] = field(default_factory=Counter)

    def take(self, element: Any) -> None:
        if _name(element) == "tbl":
            rows = tuple(tuple(_cells(row)) for row in element.iterchildren(_tag("tr")))
            self.blocks.append(Block(kind=BlockKind.TABLE, rows=rows))
            return
        text = _text(element)
        if not text:
            return
        style = _style(element)
        heading = _HEADING.fullmatch(style)
        if style in {"title", "titel", "titre"}:
            self.blocks.append(Block(kind=BlockKind.HEADING, text=text, level=1))
        elif heading is not None:
            words = text.replace("\n", " ")
            level = min(int(heading["level"]) + 1, 6)
            self.blocks.append(Block(kind=BlockKind.HEADING, text=words, level=level))
        elif (listed := self._listed(element, style)) is not None:
            marker, level = listed
            item = Block(kind=BlockKind.ITEM, text=text, marker=marker, level=level)
            self.blocks.append(item)
        else:
            kind = BlockKind.QUOTE if "quote" in style else BlockKind.PARAGRAPH
            self.blocks.append(Block(kind=kind, text=text))

    def _listed(self, paragraph: Any, style: str) -> tuple[str, int] | None:
        """The marker and depth of a list's item; None where a paragraph is none."""
        number = _value(paragraph, "pPr/numPr/numId")
        if number == "0":
            return None
        by_style = _LIST.match(style)
        if number is None and (by_style is None or by_style["kind"] == "paragraph"):
            return None
        level = int(_value(paragraph, "pPr/numPr/ilvl") or 0)
        if by_style is not None and by_style["level"]:
            level = max(level, int(by_style["level"]) - 1)
        key = (number or style, level)
        known = self.formats.get((number, level)) if number else None
        shape = known or ("decimal" if by_style and by_style["kind"] == "number" else "bullet")
        if shape in {"bullet", "none"}:
            return "-", level
        self.numbers[key] += 1
        for deeper in [each for each in self.numbers if each[0] == key[0] and each[1] > level]:
            del self.numbers[deeper]
        return f"{self.numbers[key]}.", level


def _cells(row: Any) -> Iterator[str]:
    for element in row.iterchildren():
        if _name(element) == "tc":
            yield " ".join(" ".join(_text(each) for each in element.iter(_tag("p"))).split())


def _text(paragraph: Any) -> str:
    """The words of a paragraph: what is inserted, not what is marked as deleted."""
    words: list[str] = []
    for run in paragraph.iter(_tag("t"), _tag("tab"), _tag("br"), _tag("cr")):
        if any(_name(above) in _TOLD_TWICE for above in run.iterancestors()):
            continue
        name = _name(run)
        words.append((run.text or "") if name == "t" else "\t" if name == "tab" else "\n")
    lines = (" ".join(line.split()) for line in plain("".join(words)).split("\n"))
    return "\n".join(line for line in lines if line)


def _style(paragraph: Any) -> str:
    """A paragraph's style by its id, which is the same in every language but for a few."""
    return (_value(paragraph, "pPr/pStyle") or "").casefold().replace(" ", "")


def _numbering(word: Word) -> dict[tuple[str, int], str]:
    """How each level of each list is numbered ("decimal", "bullet", …)."""
    part = next(
        (each.target_part for each in word.part.rels.values() if "/numbering" in each.reltype), None
    )
    root = getattr(part, "element", None)
    if root is None:
        return {}
    formats = {
        (_attribute(kind, "abstractNumId"), int(_attribute(level, "ilvl") or 0)): shape
        for kind in root.iterchildren(_tag("abstractNum"))
        for level in kind.iterchildren(_tag("lvl"))
        if (shape := _value(level, "numFmt"))
    }
    return {
        (_attribute(number, "numId") or "", level): shape
        for number in root.iterchildren(_tag("num"))
        for (kind, level), shape in formats.items()
        if kind == _value(number, "abstractNumId")
    }


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(_tag(name) for name in path.split("/")))
    return None if found is None else _attribute(found, "val")


def _attribute(element: Any, name: str) -> str | None:
    value = element.get(_tag(name))
    return None if value is None else str(value)


def _tag(name: str) -> str:
    return f"{{{_WORDS_OF_WORD}}}{name}"


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


_WORDS_OF_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEADING = re.compile(
    r"(?:heading|berschrift|überschrift|titre|ttulo|título|titolo|kop)(?P<level>\d)"
)
_LIST = re.compile(r"list(?P<kind>bullet|number|paragraph)(?P<level>\d?)")
_TOLD_TWICE = frozenset({"del", "Fallback", "moveFrom"})
