"""Blocks of a document that say again, word for word or nearly, what stands above them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from ingest.documents import Block, BlockKind

LONG = 20
"""Words from which a block, or a stretch of blocks, is no coincidence."""

ALIKE = 0.9
"""The share of word triples that two blocks must have in common to be nearly the same."""


def repeated(title: str, blocks: Sequence[Block]) -> Collection[int]:
    """Return the positions of what repeats: long paragraphs and quotes that stood before, exactly
    or nearly; stretches of any blocks that stood before in the same order; the title.

    A single item, table or heading that comes again may be needed where it is and stays. So does
    a paragraph that differs in a figure or in a negation, however much it looks the same.
    """
    plain = [_plain(block.words) for block in blocks]
    found = _stretches(plain) | _long_ones(blocks, plain)
    return found | {
        at
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and plain[at] == _plain(title)
    }


def _plain(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _stretches(plain: Sequence[tuple[str, ...]]) -> set[int]:
    first_at: dict[tuple[str, ...], int] = {}
    earlier = [first_at.setdefault(words, at) if words else at for at, words in enumerate(plain)]
    found: set[int] = set()
    at = 0
    while at < len(plain):
        end = at
        while end < len(plain) and earlier[end] < at and _follows(earlier, at, end):
            end += 1
        if end - at > 1 and sum(len(words) for words in plain[at:end]) >= LONG:
            found.update(range(at, end))
        at = max(end, at + 1)
    return found


def _follows(earlier: Sequence[int], start: int, at: int) -> bool:
    return at == start or earlier[at] == earlier[at - 1] + 1


def _long_ones(blocks: Sequence[Block], plain: Sequence[tuple[str, ...]]) -> set[int]:
    found: set[int] = set()
    by_triple: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(plain):
        if blocks[at].kind not in {BlockKind.PARAGRAPH, BlockKind.QUOTE} or len(words) < LONG:
            continue
        triples = _triples(words)
        shared = Counter(other for triple in triples for other in by_triple.get(triple, ()))
        if any(_nearly_same(words, plain[other]) for other, _ in shared.most_common(3)):
            found.add(at)
            continue
        for triple in triples:
            # A phrase that is everywhere tells nothing, and would make this slow.
            if len(by_triple[triple]) < 20:
                by_triple[triple].append(at)
    return found


def _nearly_same(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    ours, theirs = _triples(words), _triples(other)
    alike = len(ours & theirs) / len(ours | theirs)
    return alike >= ALIKE and _telling(words) == _telling(other)


def _triples(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _telling(words: tuple[str, ...]) -> Counter[str]:
    """Count the words that turn a meaning round: figures and negations."""
    return Counter(
        word for word in words if any(letter.isdigit() for letter in word) or word in _NEGATIONS
    )


_NEGATIONS = {"not", "no", "never", "without", "unless", "except", "none", "nor", "cannot", "t"}
