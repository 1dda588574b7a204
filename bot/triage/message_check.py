"""The message check: a text that a person will send, held against Amazon's communication rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.triage.answers import Addressee, Violation
from bot.triage.contact_data import Found, addresses, numbers, run_together
from bot.triage.disguises import (
    Reading,
    Squeezed,
    folded,
    letter_runs,
    other_readings,
    skeleton,
    squeezed,
)
from bot.triage.message_rules import LISTS, RULES, Rule
from bot.triage.phrases import Phrase

LONGEST = 2000
"""How many characters a message may have."""

_BY_NAME = {rule.name: rule for rule in RULES}


def check_message(
    text: str, *, addressee: Addressee = Addressee.BUYER, sending: bool = False
) -> tuple[Violation, ...]:
    """Return what the text breaks, in the order in which it stands there, in the words as written.

    Every rule that can be decided from the text alone is checked, in every disguise that is known.
    `sending`: the text is about to be sent, so blanks that nobody filled in are named too.
    """
    found = [*_by_form(text, sending=sending)]
    if any(addressee in worded.rule.addressees for worded in _worded()):
        found.extend(_by_words(text))
    breaks = [each for each in found if addressee in each.rule.addressees]
    return tuple(
        Violation(
            rule=each.rule.name,
            words=text[each.start : each.end],
            why=each.rule.why,
            mend=each.rule.mend,
            blocks=each.rule.blocks,
        )
        for each in _without_echoes(breaks)
    )


@dataclass(frozen=True)
class _Break:
    """A rule that is broken, and where in the text as written."""

    rule: Rule
    start: int
    end: int

    def overlaps(self, other: _Break) -> bool:
        return self.start < other.end and other.start < self.end


def _by_words(text: str) -> Iterator[_Break]:
    """What the words of the text break, in every reading of it."""
    plain = folded(text)
    yield from (_contact(found, plain) for found in numbers(plain))
    yield from _in_reading(plain, text)
    for reading in other_readings(plain, text):
        # Where it reads the same as the folded text, that one was judged, and with all its words.
        for found in _in_reading(reading, text):
            if any(found.start <= place < found.end for place in reading.differs_at):
                yield found
    for run in letter_runs(plain, text):
        yield from (_contact(found, run) for found in run_together(run))
        for worded in _worded():
            for span in _run_together(worded, run):
                yield _Break(worded.rule, *run.written(*span))
    yield from _words(plain)


def _in_reading(reading: Reading, text: str) -> Iterator[_Break]:
    yield from (_contact(found, reading) for found in addresses(reading, text))
    for worded in _worded():
        for span in _phrases(worded, reading):
            yield _Break(worded.rule, *reading.written(*span))


def _contact(found: Found, reading: Reading) -> _Break:
    return _Break(_BY_NAME[found.rule], *reading.written(found.start, found.end))


def _without_echoes(breaks: Iterable[_Break]) -> list[_Break]:
    """Keep one of each rule's breaks that overlap, no warning where a breach stands, and no link
    that is part of an e-mail address.
    """
    kept: list[_Break] = []
    longest_first = sorted(breaks, key=_weight)
    for each in longest_first:
        around = {other.rule.name for other in kept if other.overlaps(each)}
        echoes = each.rule.name in around or (around and not each.rule.blocks)
        if not echoes and not (each.rule.name == "link" and "email" in around):
            kept.append(each)
    return sorted(kept, key=lambda each: (each.start, each.end, each.rule.name))


def _weight(each: _Break) -> tuple[bool, bool, int, int]:
    return not each.rule.blocks, each.rule.name == "link", each.start - each.end, each.start


_MARKUP = re.compile(
    r"<\s*/?\s*(?:a|b|i|u|p|br|div|span|img|font|h[1-6]|table|tr|td|ul|ol|li|strong|em|script"
    r"|style|iframe|html|body|center|button|form|input|meta|link|hr)\b[^<>]*>"
    r"|&(?:[a-z]{2,8}|#x?[0-9a-f]+);|<!--|\[/?(?:url|img)(?:=[^\]]*)?\]|\]\(\s*\S+\s*\)"
)
_BLANK = re.compile(r"\[[^\[\]\n]*[^\W\d_][^\[\]\n]*\]")


def _by_form(text: str, *, sending: bool) -> Iterator[_Break]:
    """What the form of the text breaks, whatever the words are."""
    if len(text) > LONGEST:
        yield _Break(_BY_NAME["length"], LONGEST, min(len(text), LONGEST + 60))
    if sending:
        for match in _BLANK.finditer(text):
            yield _Break(_BY_NAME["blank"], *match.span())
    plain = folded(text)
    for match in _MARKUP.finditer(plain.text):
        yield _Break(_BY_NAME["html"], *plain.written(*match.span()))


@dataclass(frozen=True)
class _Worded:
    """A rule that goes by words, ready to search."""

    rule: Rule
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    words: tuple[re.Pattern[str], ...]


@cache
def _worded() -> tuple[_Worded, ...]:
    return tuple(
        _Worded(
            rule,
            tuple(Phrase(notation, LISTS) for notation in rule.phrases),
            tuple(Phrase(notation, LISTS) for notation in rule.unless),
            tuple(re.compile(skeleton(word)) for word in rule.words),
        )
        for rule in RULES
        if rule.phrases or rule.words
    )


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
        match.span() for phrase in worded.unless for match in phrase.pattern.finditer(reading.text)
    ]


def _within(span: tuple[int, int], excused: Iterable[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in excused)


def _run_together(worded: _Worded, run: Reading) -> Iterator[tuple[int, int]]:
    for phrase in worded.phrases:
        if phrase.may_stand_in(run.text):
            yield from (match.span() for match in phrase.run_together.finditer(run.text))


def _words(plain: Reading) -> Iterator[_Break]:
    """Words of the rules in whatever way they are broken up, from the start of a word to the end
    of one.
    """
    narrow = squeezed(plain)
    for worded in _worded():
        spans = [
            narrow.reading.written(match.start(), end)
            for word in worded.words
            for match in word.finditer(narrow.reading.text)
            if match.start() in narrow.starts
            for end in _whole_word(word, match, narrow)
        ]
        if spans:
            excused = [plain.written(*span) for span in _excused(worded, plain)]
            yield from (_Break(worded.rule, *span) for span in spans if not _within(span, excused))


def _whole_word(word: re.Pattern[str], match: re.Match[str], narrow: Squeezed) -> Iterator[int]:
    """Where the match, or the longest part of it that is one too, ends with a word; nothing where
    it does not: in "WhatsApp. Please" the pattern takes a letter of the next word.
    """
    for end in range(match.end(), match.start(), -1):
        if end in narrow.ends and word.fullmatch(narrow.reading.text, match.start(), end):
            yield end
            return
