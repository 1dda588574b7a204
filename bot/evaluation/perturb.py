"""Other ways to type the same question: misspelt, and in another order. The same text always gives
the same ones.
"""

from __future__ import annotations

import re
import zlib

LETTERS_A_TYPO_NEEDS = 6
"""Shorter words are left alone: one letter more or less makes another word of them."""

WORDS_A_TYPO = 8
"""One word in so many is misspelt, one at least."""


def misspelt(text: str) -> str | None:
    """Return the text with letters swapped, lost or doubled within words; None where no word is
    long enough. Numbers, IDs and abbreviations stay as they are.
    """
    places = [match for match in _WORD.finditer(text) if _may_be_misspelt(match[0])]
    if not places:
        return None
    count = max(1, len(text.split()) // WORDS_A_TYPO)
    chosen = sorted(places, key=lambda match: (_chance(text, match.start()), match.start()))[:count]
    for match in sorted(chosen, key=lambda match: -match.start()):
        word = _mistyped(match[0], _chance(text, match.start()))
        text = f"{text[: match.start()]}{word}{text[match.end() :]}"
    return text


def reordered(text: str) -> str | None:
    """Return the text with its first sentence last, or the first clause of its only sentence; None
    where it can't be taken apart.
    """
    sentences = [piece for piece in _SENTENCE.findall(text) if piece.strip()]
    if len(sentences) > 1:
        first, *others = (sentence.strip() for sentence in sentences)
        ended = first if first[-1] in ".?!" else f"{first}."
        last = others[-1] if others[-1][-1] in ".?!" else f"{others[-1]}."
        return " ".join([*others[:-1], last, ended])
    clauses = [clause.strip() for clause in re.split(r",\s+", text.strip())]
    if len(clauses) < 2 or any(len(clause.split()) < 3 for clause in clauses):
        return None
    # What ends the sentence goes with the words that it ended.
    end = clauses[-1][-1] if clauses[-1][-1] in ".?!" else ""
    rest = ", ".join(clauses[1:]).rstrip(".?!")
    return f"{rest}{end} {clauses[0]}" if end else f"{rest}, {clauses[0]}"


_WORD = re.compile(r"(?<![\w@./-])[A-Za-z]+(?![\w@/-])")
_SENTENCE = re.compile(r"[^.?!\n]+(?:[.?!]+(?!\s|$)[^.?!\n]+)*[.?!]*")


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= LETTERS_A_TYPO_NEEDS and word[1:].islower()


def _chance(text: str, place: int) -> int:
    return zlib.crc32(f"{place} {text}".encode())


def _mistyped(word: str, chance: int) -> str:
    """Change one inner letter, never the first one or the last."""
    places = [place for place in range(1, len(word) - 2) if word[place] != word[place + 1]]
    place = places[chance % len(places)] if places else 1
    kind = (chance // 101) % 3
    if kind == 0 and places:
        return f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"
    if kind == 1:
        return f"{word[:place]}{word[place + 1 :]}"
    return f"{word[:place]}{word[place]}{word[place:]}"
