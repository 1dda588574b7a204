"""Search by word: BM25 over the same texts that are embedded, in a folder for each version.

bm25s weighs the words and writes the folder. To search it takes adding up a few of the columns
that it wrote, which is done here: importing bm25s brings SciPy, a third of a second of a command
that answers in two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import IndexMissing
from knowledge.index.text import Entry, words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

UNFINISHED = ".building-"


def build_lexical(folder: Path, version_id: str, entries: Sequence[Entry]) -> Path:
    """Index the entries, whole by the time that the folder has its name: `FOLDER/VERSION`."""
    aside = folder / f"{UNFINISHED}{version_id}"
    aside.mkdir(parents=True)
    ordered = sorted(entries, key=lambda entry: entry.passage_id)
    tokens = _stemmed([entry.text for entry in ordered])
    if any(tokens):
        import bm25s

        # This method gives a text without the word nothing for it, so that columns suffice.
        index = bm25s.BM25(method="lucene")
        index.index(tokens, show_progress=False)
        index.save(str(aside))
    passages = [entry.passage_id for entry in ordered]
    (aside / "passages.json").write_text(json.dumps(passages), encoding="utf-8")
    return aside.rename(folder / version_id)


class Lexical:
    """A version's texts, searched by word."""

    def __init__(self, folder: Path, version_id: str) -> None:
        import numpy as np

        place = folder / version_id
        if not place.is_dir():
            raise IndexMissing(f"{place} is gone")
        rows = json.loads((place / "passages.json").read_text(encoding="utf-8"))
        self._passages = list(dict.fromkeys(rows))
        # A passage's entries stand together, so that the best of each is one pass over all scores.
        first = {passage_id: row for row, passage_id in reversed(list(enumerate(rows)))}
        self._starts = np.array([first[passage_id] for passage_id in self._passages], dtype=int)
        self._texts = len(rows)
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

        best = np.zeros(len(self._passages), dtype=np.float32)
        for tokens in _stemmed(texts):
            columns = [self._columns[token] for token in tokens if token in self._columns]
            if columns:
                by_passage = np.maximum.reduceat(self._scores(columns), self._starts)
                np.maximum(best, by_passage, out=best)
        # The rows are in the order of ids, and a stable sort leaves equals in it.
        rows = np.argsort(-best, kind="stable")[:depth]
        return {self._passages[row]: float(best[row]) for row in rows if best[row] > 0}

    def _scores(self, columns: Sequence[int]) -> npt.NDArray[np.float32]:
        import numpy as np

        scores = np.zeros(self._texts, dtype=np.float32)
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
