"""The regular expressions of the corpus, compiled only when a text may match them.

There are some two thousand, and compiling them takes longer than an answer may: so each is tried
only on a text that has the words without which it can't match.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Words = Sequence[Sequence[str]]
"""Sets of words; a text has them when it has one of each set."""


class Pattern:
    """A pattern as it is written in the corpus; `at_word`, it matches only where a word begins. A
    text that doesn't have the `needed` words has no match; with none, every text may have one.
    """

    def __init__(self, written: str, needed: Words = (), *, at_word: bool = False) -> None:
        self.written = rf"(?<!\w)(?:{written})" if at_word else written
        self._needed = needed

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in the text, or None."""
        return _compiled(self.written).search(text) if self._may_match(text) else None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return the matches in the text from `start` to `end`, in order."""
        if not self._may_match(text):
            return iter(())
        return _compiled(self.written).finditer(text, start, end)

    def _may_match(self, text: str) -> bool:
        # Loops, because most patterns end here and any() takes three times as long.
        for words in self._needed:
            for word in words:
                if word in text:
                    break
            else:
                return False
        return True


def needed_words(pattern: str) -> Words:
    """Return the words that a text needs to match the pattern. Raises re.error where it is none."""
    parsed = _parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    # What rules most texts out comes first; a letter alone rules out next to none.
    telling = {words for words in _needed(parsed) if min(map(len, words)) > 1}
    return tuple(sorted(telling, key=lambda words: (*_weight(words), words), reverse=True))


def _needed(parsed: Iterable[tuple[Any, Any]]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    run = ""
    for op, argument in (*parsed, (None, None)):
        if op is ops.LITERAL:
            run += chr(argument)
            continue
        if run:
            found.append((run,))
            run = ""
        found.extend(_needed_by(op, argument))
    return found


def _needed_by(op: Any, argument: Any) -> list[tuple[str, ...]]:
    if op is ops.SUBPATTERN:
        _, flags_set, _, inner = argument
        return [] if flags_set & re.IGNORECASE else _needed(inner)
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT} and argument[0] > 0:
        return _needed(argument[2])
    if op is ops.BRANCH:
        branches = [_needed(branch) for branch in argument[1]]
        if all(branches):
            return [tuple(sorted({word for each in branches for word in max(each, key=_weight)}))]
    return []


def _weight(words: tuple[str, ...]) -> tuple[int, int]:
    return min(map(len, words)), -len(words)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written)
