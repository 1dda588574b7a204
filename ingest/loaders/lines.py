"""The lines of a plain text, put together again where a program broke them at a margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

BULLETS = "-*•·‣▪●◦–—"
ITEM = re.compile(rf"(?P<marker>[{BULLETS}]|\(?\d{{1,3}}[.)]|[a-z]\))\s+(?P<text>\S.*)", re.DOTALL)
"""A line that begins with an item's marker."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line without the spaces around it: how far it is indented, how many blank lines stand
    before it, and whether one stands after it.
    """

    text: str
    indent: int = 0
    blanks: int = 0
    before_blank: bool = False

    @property
    def after_blank(self) -> bool:
        """True where a blank line, or nothing at all, stands before it."""
        return self.blanks > 0


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank, with those joined that only a margin divided."""
    lines: list[Line] = []
    blanks = 1
    for raw in text.expandtabs(4).split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(text=words, indent=indent, blanks=blanks))
        elif lines:
            lines[-1] = replace(lines[-1], before_blank=True)
        blanks = 0 if words else blanks + 1
    return _joined(lines) if _broken_at_a_margin(lines) else lines


def _broken_at_a_margin(lines: Sequence[Line]) -> bool:
    """True when the lines within paragraphs are all short, most of them nearly as long as the
    longest, and most of them go on without a full stop.
    """
    within = [line for line in lines if not line.before_blank]
    if not within or max(len(line.text) for line in lines) > 100:
        return False
    long = sum(len(line.text) >= 50 for line in within)
    going_on = sum(not line.text.endswith((".", "!", "?", ":", "|")) for line in within)
    return long * 2 > len(within) and going_on * 2 > len(within)


def _joined(lines: Sequence[Line]) -> list[Line]:
    joined = [lines[0]]
    for last, line in pairwise(lines):
        if line.after_blank or _begins_anew(last.text, line.text):
            joined.append(line)
        else:
            text = f"{joined[-1].text} {line.text}"
            joined[-1] = replace(joined[-1], text=text, before_blank=line.before_blank)
    return joined


def _begins_anew(last: str, line: str) -> bool:
    if ITEM.match(line) or line.startswith(">") or "|" in last or "|" in line:
        return True
    # A line far short of the margin ended there on purpose.
    return len(last) < 40
