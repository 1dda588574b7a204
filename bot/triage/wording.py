"""Messy words made plain: abbreviations written out, misspellings mended, sentences cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping

from rapidfuzz.distance import DamerauLevenshtein

SHORTEST_MENDED = 5
"""Words of fewer letters are left as they are: too many real words lie one letter away."""

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
        allowed = 1 if len(word) < 8 else 2
        nearest, distance = word, allowed + 1
        for candidate in self._vocabulary:
            if candidate[0] != word[0] or abs(len(candidate) - len(word)) > allowed:
                continue
            steps = DamerauLevenshtein.distance(word, candidate, score_cutoff=allowed)
            if steps < distance:
                nearest, distance = candidate, steps
        return nearest


def sentences(plain: str) -> tuple[str, ...]:
    """Cut plain text into sentences; the question marks stay."""
    return tuple(part.strip() for part in _SENTENCE_END.split(plain) if part and part.strip())


def clause_before(text: str, position: int) -> str:
    """Return what stands before a position, back to where its clause begins."""
    start = 0
    for match in _CLAUSE_END.finditer(text, 0, position):
        start = match.end()
    return text[start:position]
