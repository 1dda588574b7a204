"""Messy words made plain: abbreviations written out, misspellings mended, sentences cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping

from rapidfuzz.distance import DamerauLevenshtein

SHORTEST_MENDED = 5
"""Words of fewer letters are left as they are: too many real words lie one letter away."""

SHORTEST_SLIP = 6
"""Words of fewer letters are not read as a slip of the fingers in any word: names and letters that
stand for several words are too near to others.
"""

_ENDING = re.compile(r"(?:ed|ing|ings|er|ers|es|s|ly|able)$")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " - "})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SENTENCE_END = re.compile(r"(?<=[?!;])\s*|(?<=[a-z0-9)\"'])\.+(?=\s|$)\s*|\n+")
_CLAUSE_END = re.compile(
    r"[,:;()]|\s-\s|\b(?:but|and|so|then|though|although|however|yet|while|because)\b"
)
_WORD = re.compile(r"[a-z][a-z'-]*[a-z]")


class Wording:
    """Makes text plain by a lexicon. `known` tells a word that needs no mending; `vocabulary` are
    the words that a misspelling may have been meant for.
    """

    def __init__(
        self,
        abbreviations: Mapping[str, str],
        vocabulary: Collection[str] = (),
        known: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._abbreviations = [
            (re.compile(pattern), meaning) for pattern, meaning in abbreviations.items()
        ]
        self._vocabulary = sorted(word for word in vocabulary if len(word) >= SHORTEST_MENDED)
        self._known = known

    def plain(self, text: str) -> str:
        """Return the text in lower case, in plain characters, with abbreviations written out and
        misspelt domain words mended. Figures, IDs and sentence ends stay.
        """
        plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES).lower()
        plain = re.sub(r"[ \t]+", " ", plain).strip()
        plain = _WORD.sub(lambda match: self._mended(match[0]), plain)
        for pattern, meaning in self._abbreviations:
            plain = pattern.sub(meaning, plain)
        return re.sub(r"[ \t]+", " ", plain).strip()

    def _mended(self, word: str) -> str:
        if len(word) < SHORTEST_MENDED or "'" in word or "-" in word or self._known(word):
            return word
        nearest, distance = self._nearest(word)
        if distance <= 1:
            return nearest
        return _slip(word, self._known) or nearest

    def _nearest(self, word: str) -> tuple[str, int]:
        """The nearest word of the vocabulary, and how many letters away it is; the word itself
        where none is near enough.
        """
        allowed = 1 if len(word) < 8 else 2
        nearest, distance = word, allowed + 1
        for candidate in self._vocabulary:
            if candidate[0] != word[0] or abs(len(candidate) - len(word)) > allowed:
                continue
            steps = DamerauLevenshtein.distance(word, candidate, score_cutoff=allowed)
            if steps < distance:
                nearest, distance = candidate, steps
        return nearest, distance


def _slip(word: str, known: Callable[[str], bool]) -> str | None:
    """Return the one known word that was meant where a letter inside it was doubled, two were
    swapped, or one was left out; None where there is none, or more than one, or where the word is
    a known one with an ending.
    """
    stem = _ENDING.sub("", word)
    if len(word) < SHORTEST_SLIP or (stem != word and (known(stem) or known(f"{stem}e"))):
        return None
    inside = range(1, len(word) - 1)
    undoubled = {word[:at] + word[at + 1 :] for at in inside if word[at] == word[at - 1]}
    swapped = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in inside
        if at + 2 < len(word) and word[at] != word[at + 1]
    }
    filled = {
        word[:at] + letter + word[at:] for at in (*inside, inside.stop) for letter in _LETTERS
    }
    for meant in (undoubled | swapped, filled):
        found = [each for each in sorted(meant) if known(each)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def sentences(plain: str) -> tuple[str, ...]:
    """Cut plain text into sentences; the question marks stay."""
    return tuple(part.strip() for part in _SENTENCE_END.split(plain) if part and part.strip())


def clause_before(text: str, position: int) -> str:
    """Return what stands before a position, back to where its clause begins."""
    start = 0
    for match in _CLAUSE_END.finditer(text, 0, position):
        start = match.end()
    return text[start:position]
