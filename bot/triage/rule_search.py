"""Where the words of a text break a rule, in every reading of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.triage.answers import Addressee
from bot.triage.contact_data import Found, addresses, numbers, run_together
from bot.triage.disguises import (
    Reading,
    Squeezed,
    letter_runs,
    other_readings,
    skeleton,
    squeezed,
)
from bot.triage.message_rules import LISTS, RULES, Rule
from bot.triage.phrases import Phrase


@dataclass(frozen=True)
class Break:
    """A rule that is broken, and where in the text as written. `known` is what the facts say
    instead.
    """

    rule: Rule
    start: int
    end: int
    known: str = ""

    def overlaps(self, other: Break) -> bool:
        """True where the two share a character."""
        return self.start < other.end and other.start < self.end


def broken_by_words(
    text: str, plain: Reading, addressee: Addressee, held: frozenset[str] = frozenset()
) -> Iterator[Break]:
    """Find what the words of a text break. `plain` is its folded reading, `held` are the rules
    that hold by the facts; of those that need facts, no other is looked for.
    """
    rules = _worded(addressee, held)
    yield from _contact(numbers(plain), plain, addressee)
    yield from _in_reading(plain, text, addressee, rules)
    for reading in other_readings(plain, text):
        # Where it reads the same as the folded text, that one was judged, and with all its words.
        for found in _in_reading(reading, text, addressee, rules):
            if any(found.start <= place < found.end for place in reading.differs_at):
                yield found
    for run in letter_runs(plain, text):
        yield from _contact(run_together(run), run, addressee)
        for worded in rules:
            for span in _run_together(worded, run):
                yield Break(worded.rule, *run.written(*span))
    yield from _words(plain, rules)


def _in_reading(
    reading: Reading, text: str, addressee: Addressee, rules: Iterable[_Worded]
) -> Iterator[Break]:
    yield from _contact(addresses(reading, text), reading, addressee)
    for worded in rules:
        for span in _phrases(worded, reading):
            yield Break(worded.rule, *reading.written(*span))


_BY_NAME = {rule.name: rule for rule in RULES}
_ON_RECORD = _BY_NAME["contact_on_record"]


def _contact(found: Iterable[Found], reading: Reading, addressee: Addressee) -> Iterator[Break]:
    """Contact data by the rule that holds for the addressee; a link leads only a buyer away."""
    for each in found:
        rule = _BY_NAME[each.rule]
        if addressee in _ON_RECORD.addressees and each.rule in {"email", "phone"}:
            rule = _ON_RECORD
        if addressee in rule.addressees:
            yield Break(rule, *reading.written(each.start, each.end))


@dataclass(frozen=True)
class _Worded:
    """A rule that goes by words, ready to search."""

    rule: Rule
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    words: tuple[re.Pattern[str], ...]


@cache
def _worded(addressee: Addressee, held: frozenset[str]) -> tuple[_Worded, ...]:
    return tuple(
        _ready(rule)
        for rule in RULES
        if (rule.phrases or rule.words)
        and addressee in rule.addressees
        and (not rule.given or rule.name in held)
    )


def _ready(rule: Rule) -> _Worded:
    return _Worded(
        rule,
        tuple(_phrase(notation) for notation in rule.phrases),
        tuple(_phrase(notation) for notation in rule.unless),
        tuple(re.compile(skeleton(word)) for word in rule.words),
    )


@cache
def _phrase(notation: str) -> Phrase:
    return Phrase(notation, LISTS)


def _phrases(worded: _Worded, reading: Reading) -> Iterator[tuple[int, int]]:
    """Where a reading has the rule's phrases, outside those that excuse them."""
    spans = [
        match.span()
        for phrase in worded.phrases
        if phrase.may_stand_in(reading.text)
        for match in phrase.pattern.finditer(reading.text)
    ]
    if spans:
        excused = _excused(worded, reading)
        yield from (span for span in spans if not _within(span, excused))


def _excused(worded: _Worded, reading: Reading) -> list[tuple[int, int]]:
    return [
        match.span()
        for phrase in worded.unless
        if phrase.may_stand_in(reading.text)
        for match in phrase.pattern.finditer(reading.text)
    ]


def _within(span: tuple[int, int], excused: Iterable[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in excused)


def _run_together(worded: _Worded, run: Reading) -> Iterator[tuple[int, int]]:
    for phrase in worded.phrases:
        if phrase.may_stand_in(run.text):
            yield from (match.span() for match in phrase.run_together.finditer(run.text))


def _words(plain: Reading, rules: Iterable[_Worded]) -> Iterator[Break]:
    """Words of the rules in whatever way they are broken up, from the start of a word to the end
    of one.
    """
    narrow = squeezed(plain)
    for worded in rules:
        spans = [
            narrow.reading.written(match.start(), end)
            for word in worded.words
            for match in word.finditer(narrow.reading.text)
            if match.start() in narrow.starts
            for end in _whole_word(word, match, narrow)
        ]
        if spans:
            excused = [plain.written(*span) for span in _excused(worded, plain)]
            yield from (Break(worded.rule, *span) for span in spans if not _within(span, excused))


def _whole_word(word: re.Pattern[str], match: re.Match[str], narrow: Squeezed) -> Iterator[int]:
    """Where the match, or the longest part of it that is one too, ends with a word; nothing where
    it does not: in "WhatsApp. Please" the pattern takes a letter of the next word.
    """
    for end in range(match.end(), match.start(), -1):
        if end in narrow.ends and word.fullmatch(narrow.reading.text, match.start(), end):
            yield end
            return
