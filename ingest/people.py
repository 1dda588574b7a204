"""People's names in a line of text, told from brands, places and words by what stands around them
and by lists of names; and which of them are one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.name_lists import NameLists, folded
from ingest.name_shapes import words_of_name
from ingest.name_words import PARTICLES, WORD, Word, words_of_line

Name = tuple[str, ...]
"""A person's name as the lists have it, word by word, without titles."""


@dataclass(frozen=True)
class FoundName:
    """A name and where it stands in its line."""

    start: int
    end: int
    name: Name


def names_in(line: str, before: str, lists: NameLists) -> Sequence[FoundName]:
    """Return the names in a line, in order; `before` is the line that stands above it."""
    words = words_of_line(line, lists)
    found: list[FoundName] = []
    at = 0
    while at < len(words):
        count = words_of_name(line, words, at, before, lists)
        if count:
            found.append(_found(line, words[at : at + count]))
        at += count or 1
    return found


class People:
    """The persons of a document, each known by the fullest of the names that can mean them."""

    def __init__(self, names: Iterable[Name], lists: NameLists) -> None:
        persons: list[Name] = []
        self._persons: dict[Name, str] = {}
        for name in sorted(dict.fromkeys(names), key=lambda name: -len(name)):
            same = next((person for person in persons if _may_be(name, person)), name)
            if same is name:
                persons.append(name)
            self._persons[name] = " ".join(same)
        self._by_word = _by_word(persons, lists)
        self._lists = lists

    def mentions(self, line: str, before: str) -> Iterator[tuple[int, int, str]]:
        """Yield where a line names a person, by a name or a part of one, and the person."""
        if not line.strip():
            return
        done = 0
        for found in names_in(line, before, self._lists):
            yield from self._parts(line, done, found.start)
            yield found.start, found.end, self._persons.get(found.name, " ".join(found.name))
            done = found.end
        yield from self._parts(line, done, len(line))

    def _parts(self, line: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Find single words of a known person's name, written as names are."""
        if not self._by_word:
            return
        for match in WORD.finditer(line, start, end):
            person = self._by_word.get(folded(match.group()))
            if person and match.group()[0].isupper():
                yield match.start(), match.end(), person


def _by_word(persons: Sequence[Name], lists: NameLists) -> Mapping[str, str]:
    by_word: dict[str, str] = {}
    for person in persons:
        for word in person:
            if len(word) > 2 and word not in lists.words and word not in PARTICLES:
                by_word.setdefault(word, " ".join(person))
    return by_word


def _may_be(name: Name, person: Name) -> bool:
    """True when a name can mean a person who is known by a longer one: each of its words is one
    of the person's, or the first letter of one.
    """
    return all(
        any(word == whole or (len(word) == 1 and whole.startswith(word)) for whole in person)
        for word in name
    ) and any(len(word) > 1 for word in name)


def _found(line: str, words: Sequence[Word]) -> FoundName:
    end = words[-1].end
    if words[-1].initial and line[end : end + 1] == ".":
        end += 1
    return FoundName(words[0].start, end, tuple(word.plain for word in words))
