"""Notes with their personal data marked: `buyer [[NAME:Jane Doe]] wrote`, a note a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.personal import Personal


@dataclass(frozen=True)
class Item:
    """Personal data in a note: where it stands, and of which kind it is."""

    start: int
    end: int
    kind: Personal


@dataclass(frozen=True, kw_only=True)
class Case:
    """A note, the personal data in it, and what must stay word for word."""

    text: str
    items: tuple[Item, ...] = ()
    kept: tuple[str, ...] = ()


def marked(lines: Iterable[str]) -> Iterator[Case]:
    r"""Read notes, a line each, with `\\n` where a note's own line ends. Raises ValueError for a
    kind that there is not.
    """
    for line in lines:
        if line.strip():
            yield _case(line.rstrip("\n").replace("\\n", "\n"))


def _case(line: str) -> Case:
    text, items, done = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[done : match.start()]
        items.append(Item(len(text), len(text) + len(match["value"]), Personal(match["kind"])))
        text += match["value"]
        done = match.end()
    return Case(text=text + line[done:], items=tuple(items))


_MARKED = re.compile(r"\[\[(?P<kind>[A-Z ]+):(?P<value>.+?)\]\]", re.DOTALL)
