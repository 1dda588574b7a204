"""Pieces of HTML: whatever comes from a question or an answer is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #1c1c1c; max-width: 75rem; margin: 2rem auto;
       padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { border-bottom: 1px solid #ddd; padding: .2rem .6rem; text-align: left;
         vertical-align: top; }
td.met { color: #136f2d; } td.missed { color: #a33b00; }
article { border: 1px solid #ccc; border-radius: 6px; padding: .2rem 1rem 1rem; margin: 1rem 0; }
blockquote { margin: .5rem 0; padding: .4rem .8rem; background: #f3f3f3; white-space: pre-wrap; }
pre { white-space: pre-wrap; background: #fafafa; border: 1px solid #eee; padding: .6rem; }
.missed { color: #a33b00; } .critical { color: #b00020; font-weight: bold; }
.answers td { font-weight: bold; }
summary { cursor: pointer; }
"""


Cell = str | tuple[str, str]
"""A cell's text, or its text and its class."""


def page(title: str, *parts: str) -> str:
    """A whole page."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    body = f"<body>\n{joined(parts)}\n</body>"
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n{body}</html>\n'


def heading(level: int, text: str) -> str:
    """A heading."""
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str, *, kind: str = "") -> str:
    """A paragraph, with a class where one is given."""
    return f"<p{_class(kind)}>{escape(text)}</p>"


def quoted(text: str) -> str:
    """Words as they were typed."""
    return f"<blockquote>{escape(text)}</blockquote>"


def verbatim(text: str) -> str:
    """Lines as they stand."""
    return f"<pre>{escape(text)}</pre>"


def listed(items: Iterable[str], *, kind: str = "") -> str:
    """A list; nothing where it would be empty."""
    lines = [f"<li>{escape(item)}</li>" for item in items]
    return f"<ul{_class(kind)}>{''.join(lines)}</ul>" if lines else ""


def folded(title: str, *parts: str) -> str:
    """Parts that open at a click."""
    return f"<details><summary>{escape(title)}</summary>{joined(parts)}</details>"


def article(name: str, *parts: str) -> str:
    """A block of its own, that a link can lead to."""
    return f'<article id="{escape(name, quote=True)}">{joined(parts)}</article>'


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, marked: int = -1) -> str:
    """A table. The row `marked` stands out."""
    written = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    lines = [
        f"<tr{_class('answers' if place == marked else '')}>{''.join(map(_cell, row))}</tr>"
        for place, row in enumerate(rows)
    ]
    return f"<table><thead><tr>{written}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def joined(parts: Iterable[str]) -> str:
    """Parts one below the other."""
    return "\n".join(part for part in parts if part)


def _cell(cell: Cell) -> str:
    text, kind = cell if isinstance(cell, tuple) else (cell, "")
    return f"<td{_class(kind)}>{escape(text)}</td>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
