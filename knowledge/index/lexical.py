"""Search by word: BM25 over the same texts that are embedded, those of a passage together, in a
folder for each version.

bm25s weighs the words and writes the folder. To search it takes adding up a few of the columns
that it wrote, which is done here: importing bm25s brings SciPy, a third of a second of a command
that answers in two.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import IndexMissing
from knowledge.index.text import Entry, words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

UNFINISHED = ".building-"

PASSAGES = "whole_passages.json"
"""The file with the ids of a version's passages, one a row. A folder without it was built in
another way, and is built again.
"""


def build_lexical(folder: Path, version_id: str, entries: Iterable[Entry]) -> Path:
    """Index the entries, whole by the time that the folder has its name: `FOLDER/VERSION`. Of the
    texts no more is kept in memory than the numbers of their words.
    """
    aside = folder / f"{UNFINISHED}{version_id}"
    aside.mkdir(parents=True)
    vocabulary = _Vocabulary()
    # The words of a question stand in a passage's several texts: counted text by text, the passage
    # would be found for those of one alone.
    tokens: dict[str, list[int]] = {}
    for entry in entries:
        tokens.setdefault(entry.passage_id, []).extend(vocabulary.numbers(entry.text))
    passages = sorted(tokens)
    if vocabulary.stems:
        import bm25s
        from bm25s.tokenization import Tokenized

        # This method gives a text without the word nothing for it, so that columns suffice.
        index = bm25s.BM25(method="lucene")
        ids = [tokens.pop(passage) for passage in passages]
        index.index(Tokenized(ids=ids, vocab=vocabulary.stems), show_progress=False)
        index.save(str(aside))
    (aside / PASSAGES).write_text(json.dumps(passages), encoding="utf-8")
    return aside.rename(folder / version_id)


class _Vocabulary:
    """Numbers the stems of words, each word stemmed once."""

    def __init__(self) -> None:
        import Stemmer

        self._stemmer = Stemmer.Stemmer("english")
        self._of_word: dict[str, int] = {}
        self.stems: dict[str, int] = {}

    def numbers(self, text: str) -> list[int]:
        return [self._number(word) for word in words(text)]

    def _number(self, word: str) -> int:
        known = self._of_word.get(word)
        if known is None:
            known = self.stems.setdefault(self._stemmer.stemWord(word), len(self.stems))
            self._of_word[word] = known
        return known


def of_cases(version_id: str) -> str:
    """The name of the folder with a version's cases: words that are common among them must not
    weigh less in the guidance.
    """
    return f"{version_id}.cases"


def is_built(folder: Path, version_id: str) -> bool:
    """True where a version's folder is there, and built in the way that is searched."""
    return (folder / version_id / PASSAGES).is_file()


class Lexical:
    """A version's passages, searched by word."""

    def __init__(self, folder: Path, version_id: str) -> None:
        import numpy as np

        place = folder / version_id
        if not is_built(folder, version_id):
            raise IndexMissing(f"{place} is gone")
        self._passages: list[str] = json.loads((place / PASSAGES).read_text(encoding="utf-8"))
        self._columns: dict[str, int] = {}
        if (place / "vocab.index.json").is_file():  # There is none where no text has a word.
            self._columns = json.loads((place / "vocab.index.json").read_text(encoding="utf-8"))
            self._weights = np.load(place / "data.csc.index.npy")
            self._rows = np.load(place / "indices.csc.index.npy")
            self._bounds = np.load(place / "indptr.csc.index.npy")

    def best(self, texts: Sequence[str], depth: int) -> Mapping[str, float]:
        """The `depth` passages that score highest for any of the texts, with their BM25 scores.
        One that shares no word with any is none of them.
        """
        import numpy as np

        best = self._best(texts)
        # The rows are in the order of ids, and a stable sort leaves equals in it.
        rows = np.argsort(-best, kind="stable")[:depth]
        return {self._passages[row]: float(best[row]) for row in rows if best[row] > 0}

    def of(self, texts: Sequence[str], passage_ids: Iterable[str]) -> Mapping[str, float]:
        """The same scores for these passages, however low; for those that the version has."""
        best = self._best(texts)
        known = (each for each in passage_ids if each in self._row_of)
        return {each: float(best[self._row_of[each]]) for each in known}

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return {passage_id: row for row, passage_id in enumerate(self._passages)}

    def _best(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        import numpy as np

        best = np.zeros(len(self._passages), dtype=np.float32)
        for tokens in _stemmed(texts):
            columns = [self._columns[token] for token in tokens if token in self._columns]
            if columns:
                np.maximum(best, self._scores(columns), out=best)
        return best

    def _scores(self, columns: Sequence[int]) -> npt.NDArray[np.float32]:
        import numpy as np

        scores = np.zeros(len(self._passages), dtype=np.float32)
        for column in columns:
            part = slice(self._bounds[column], self._bounds[column + 1])
            # A row stands in a column once, so that this adds up as it should.
            scores[self._rows[part]] += self._weights[part]
        return scores


def _stemmed(texts: Sequence[str]) -> list[list[str]]:
    import Stemmer

    # A stemmer is not for several threads at once, and making one takes no time.
    stemmer = Stemmer.Stemmer("english")
    return [stemmer.stemWords(words(text)) for text in texts]
