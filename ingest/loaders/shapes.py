"""What the lines of a plain text are, told by their shape and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from ingest.characters import words_of
from ingest.handles import is_author_line
from ingest.loaders.lines import ITEM, Line

LONGEST_TITLE = 100
LONGEST_HEADING = 80
LONGEST_QUESTION = 150


def is_title(line: str) -> bool:
    """True for a first line that can be a title: short, and no sentence."""
    return len(line) <= LONGEST_TITLE and _stands_alone(line) and not is_date(line)


def is_date(line: str) -> bool:
    """True for a line that holds a date and nothing else."""
    return _DATE.fullmatch(line) is not None


def heading_levels(lines: Sequence[Line]) -> Mapping[int, int]:
    """Return the positions of headings with their rank.

    Where blank lines divide the text, a short line between two of them is a heading. Where none
    do, it must be written like one: with capitals, or as a question. Two headings in a row are
    one above the other; three or more are a list, and so is whatever follows a colon.
    """
    divided = sum(line.before_blank for line in lines) * 2 >= len(lines)
    candidates = [
        position for position in range(len(lines)) if _may_be_heading(lines, position, divided)
    ]
    levels: dict[int, int] = {}
    for run in _runs(candidates):
        if len(run) > 2 or not _has_text_below(lines, run[-1]):
            continue
        levels |= {position: level for level, position in enumerate(run, start=2)}
    return levels


def unmarked_items(lines: Sequence[Line], headings: Collection[int]) -> Collection[int]:
    """Return the positions of lines that are a list without markers: two or more short lines in a
    row that are no sentences, with a colon before them or written like headings.
    """
    positions = [
        position
        for position, line in enumerate(lines)
        if position not in headings and len(line.text) <= LONGEST_HEADING
        if _stands_alone(line.text) and not is_author_line(line.text)
    ]
    items: set[int] = set()
    for run in _runs(positions):
        led_in = run[0] > 0 and lines[run[0] - 1].text.endswith(":")
        if len(run) >= 2 and (
            led_in or (len(run) > 2 and all(_capitals(lines[p].text) for p in run))
        ):
            items.update(run)
    return items


def breaks(lines: Sequence[Line]) -> Collection[int]:
    """Return the positions before which a section ends: where a text that is divided by single
    blank lines has more of them, a heading was lost (a picture, say).
    """
    divided = [position for position, line in enumerate(lines) if position and line.after_blank]
    wide = {position for position in divided if lines[position].blanks > 1}
    return wide if len(wide) * 5 <= len(divided) else set()


def _may_be_heading(lines: Sequence[Line], position: int, divided: bool) -> bool:
    line = lines[position]
    question = line.text.endswith("?") and _ASKS.match(line.text) is not None
    if len(line.text) > (LONGEST_QUESTION if question else LONGEST_HEADING):
        return False
    if not _stands_alone(line.text) or is_author_line(line.text) or is_date(line.text):
        return False
    if not line.after_blank and position > 0 and lines[position - 1].text.endswith(":"):
        return False
    if divided:
        return line.after_blank and line.before_blank and line.indent == 0
    return question or _capitals(line.text)


def _stands_alone(text: str) -> bool:
    if text.endswith((".", ":", ";", ",", "!", "…", "|")) or ITEM.match(text) or "***" in text:
        return False
    return text[:1] in "\"'“‘¿¡" or text[:1].isalnum()


def _has_text_below(lines: Sequence[Line], position: int) -> bool:
    return position + 1 < len(lines) and not is_author_line(lines[position + 1].text)


def _capitals(text: str) -> bool:
    """True when most of the words that carry meaning begin with a capital."""
    if text.strip(" ?").casefold() in _ONE_WORD_HEADINGS:
        return True
    words = [word for word in words_of(text) if len(word) >= 4]
    if text.strip(" ?").casefold() in _PLEASANTRIES or len(text.split()) < 2 or not words:
        return False
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _runs(positions: Sequence[int]) -> list[list[int]]:
    """Divide ascending positions into runs without a gap."""
    by_offset = groupby(enumerate(positions), key=lambda pair: pair[1] - pair[0])
    return [[position for _, position in run] for _, run in by_offset]


_ONE_WORD_HEADINGS = {"faq", "faqs", "introduction", "conclusion", "overview", "summary"}
_PLEASANTRIES = {"thank you", "many thanks", "best regards", "kind regards", "hello there"}
_ASKS = re.compile(
    r"(?:how|what|why|when|where|who|whose|which|can|could|does|do|did|is|are|should|will|would|"
    r"won[’']t|must|may)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    r"(?:(?:last )?(?:published|updated|posted)(?: on)?:?\s+)?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? {_MONTH} \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})",
    re.IGNORECASE,
)
