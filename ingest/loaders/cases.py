"""Case notes as tables keep them: rows of CSV, TSV, JSON, JSON Lines or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ingest.documents import BadLine, Block, BlockKind, Fault, Page, Refused
from ingest.loaders.columns import Columns, Mapped, is_row_of_cases, mapped
from ingest.loaders.encodings import decoded
from ingest.loaders.rows import Row, read_rows

PUBLISHER = "your team's cases"

UNREADABLE = "\ufffd"
"""What stands for a byte that no text holds."""


def load_csv(raw: bytes, columns: Columns) -> Page | Refused:
    """Read case notes from a table with one row of headings; what divides its cells is told from
    the headings.
    """
    return _tabular(raw, columns, None)


def load_tsv(raw: bytes, columns: Columns) -> Page | Refused:
    """Read case notes from a table whose cells are divided by tabs."""
    return _tabular(raw, columns, "\t")


def load_json(raw: bytes, columns: Columns) -> Page | Refused:
    """Read case notes from a JSON list of objects, or an object that holds one."""
    text = _text(raw)
    if isinstance(text, Refused):
        return text
    try:
        return _page(list(_listed(text)), columns, ())
    except (ValueError, RecursionError) as error:
        return Refused(Fault.DAMAGED, (str(error).splitlines() or [""])[0][:80])


def load_jsonl(raw: bytes, columns: Columns) -> Page | Refused:
    """Read case notes from a JSON object a line."""
    text = _text(raw)
    if isinstance(text, Refused):
        return text
    rows: list[Row] = []
    bad: list[BadLine] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(_row(number, json.loads(line)))
        except (ValueError, RecursionError):
            bad.append(BadLine(number, "it is no JSON object"))
    return _page(rows, columns, bad)


def with_cases(page: Page, columns: Columns, text: str) -> Page:
    """Return a page of Markdown with the tables of case notes in it read as such; what else stands
    in it stays.
    """
    lines = text.split("\n")
    for at, block in enumerate(page.blocks):
        if block.kind is not BlockKind.TABLE or len(block.rows) < 2:
            continue
        found = mapped(block.rows[0], columns)
        if isinstance(found, Refused) or not is_row_of_cases(found, columns):
            continue
        rows = list(_rows_of(block, lines))
        cases = _page(rows, columns, ())
        if isinstance(cases, Page):
            rest = Block(kind=BlockKind.BREAK)
            page = replace(
                page,
                blocks=(*page.blocks[:at], rest, *page.blocks[at + 1 :]),
                cases=(*page.cases, *cases.cases),
                bad_lines=(*page.bad_lines, *cases.bad_lines),
                read_as=cases.read_as,
                notes=(*page.notes, *cases.notes),
            )
    return page


def _tabular(raw: bytes, columns: Columns, delimiter: str | None) -> Page | Refused:
    text = _text(raw)
    if isinstance(text, Refused):
        return text
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=True
    )
    rows: list[Row] = []
    bad: list[BadLine] = []
    headings: Sequence[str] = ()
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            bad.append(BadLine(line, _WHY.get(str(error).split(" (")[0], str(error))))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if not headings:
            headings = cells
        elif len(cells) > len(headings):
            bad.append(BadLine(line, f"{len(cells)} cells under {len(headings)} headings"))
        else:
            rows.append(Row(line, dict(zip(headings, cells, strict=False))))
    return _page(rows, columns, bad, headings)


def _page(
    rows: Sequence[Row], columns: Columns, bad: Sequence[BadLine], headings: Sequence[str] = ()
) -> Page | Refused:
    headings = headings or list(dict.fromkeys(name for row in rows for name in row.cells))
    found = mapped(headings, columns)
    if isinstance(found, Refused):
        return found
    read = read_rows([row for row in rows if not _has_unreadable(row)], found, columns)
    unreadable = [
        BadLine(row.line, "it holds bytes that no text has") for row in rows if _has_unreadable(row)
    ]
    bad_lines = sorted([*bad, *unreadable, *read.bad], key=lambda each: each.line)
    return Page(
        blocks=(),
        publisher=PUBLISHER,
        cases=tuple(read.cases),
        bad_lines=tuple(bad_lines),
        read_as=_told(found),
        notes=tuple(read.notes),
    )


def _told(found: Mapped) -> str:
    return "read as " + ", ".join(f"{name}={heading}" for name, heading in found.items())


def _text(raw: bytes) -> str | Refused:
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")) and raw.count(b"\0") <= len(raw) // 1000 + 3:
        raw = raw.replace(b"\0", UNREADABLE.encode())
    read = decoded(raw)
    return read if isinstance(read, Refused) else read.text


def _has_unreadable(row: Row) -> bool:
    return any(UNREADABLE in cell for cell in row.cells.values())


def _delimiter(text: str) -> str:
    headings = text.lstrip("\n").partition("\n")[0]
    return max(",;\t|", key=headings.count)


def _listed(text: str) -> Iterator[Row]:
    """Yield the objects of a JSON list with the lines on which they begin."""
    whole = json.loads(text)
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list)]
        whole = lists[0] if len(lists) == 1 else [whole]
    if not isinstance(whole, list):
        raise ValueError("it holds no list")
    starts = _starts(text, len(whole))
    for start, value in zip(starts, whole, strict=True):
        yield _row(start, value)


def _starts(text: str, count: int) -> Sequence[int]:
    """The lines on which the objects of the outermost list begin; their places where that can't be
    told.
    """
    decoder = json.JSONDecoder()
    starts: list[int] = []
    at, line, last = text.find("{", text.find("[") + 1), 1, 0
    while at >= 0 and len(starts) < count:
        line, last = line + text.count("\n", last, at), at
        starts.append(line)
        end = decoder.raw_decode(text, at)[1]
        at = text.find("{", end)
    return starts if len(starts) == count else range(1, count + 1)


def _row(line: int, value: Any) -> Row:
    if not isinstance(value, dict):
        raise ValueError("an entry is no object")
    return Row(line, {str(name): _as_text(cell) for name, cell in value.items()})


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_as_text, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_as_text(each)}" for name, each in value.items())
    return "" if value is None else str(value)


def _rows_of(table: Block, lines: Sequence[str]) -> Iterator[Row]:
    """Yield a table's rows with the lines of the file that they stand on."""
    headings = table.rows[0]
    at = 0
    for cells in table.rows[1:]:
        wanted = max(cells, key=len)[:40]
        found = next((n for n in range(at, len(lines)) if wanted in lines[n]), at)
        at = found + 1
        yield Row(at, dict(zip(headings, cells, strict=False)))


_WHY = {
    "field larger than field limit": "one of its cells is larger than any note",
    "unexpected end of data": "a quotation mark is opened and not closed: the rest was not read",
}
