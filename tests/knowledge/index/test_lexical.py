from __future__ import annotations

from pathlib import Path

import bm25s
import pytest
import Stemmer

from knowledge.errors import IndexMissing
from knowledge.index.lexical import PASSAGES, Lexical, build_lexical
from knowledge.index.text import Entry, words

TEXTS = {
    "appeal:0": "A seller appeals a decision within 30 days.",
    "appeal:1": "how long to appeal a granted claim",
    "refund:0": "A refund ends the claim.",
    "scan:0": "The carrier's first scan decides, not the buyer's word.",
}
ENTRIES = [Entry(entry_id, entry_id.partition(":")[0], text) for entry_id, text in TEXTS.items()]


def test_scores_are_those_of_bm25s(tmp_path: Path) -> None:
    build_lexical(tmp_path, "v1", ENTRIES)
    query = "appealing the granted claims"

    best = Lexical(tmp_path, "v1").best([query], depth=10)

    stemmed = Stemmer.Stemmer("english").stemWords(words(query))
    index = bm25s.BM25.load(str(tmp_path / "v1"))
    scores = index.get_scores([each for each in stemmed if each in index.vocab_dict])
    assert best == {"appeal": pytest.approx(scores[0]), "refund": pytest.approx(scores[1])}


def test_words_that_stand_in_several_texts_of_a_passage_count_together(tmp_path: Path) -> None:
    build_lexical(tmp_path, "v1", ENTRIES)
    lexical = Lexical(tmp_path, "v1")

    both = lexical.best(["decision granted"], depth=10)["appeal"]

    apart = [lexical.best([word], depth=10)["appeal"] for word in ("decision", "granted")]
    assert both == pytest.approx(sum(apart))


def test_a_passages_score_can_be_asked_for_however_low_it_is(tmp_path: Path) -> None:
    build_lexical(tmp_path, "v1", ENTRIES)
    lexical = Lexical(tmp_path, "v1")

    scores = lexical.of(["granted claim"], ["refund", "scan", "elsewhere"])

    assert scores == {"refund": lexical.best(["granted claim"], depth=10)["refund"], "scan": 0.0}


def test_a_folder_that_was_built_in_another_way_is_a_missing_index(tmp_path: Path) -> None:
    build_lexical(tmp_path, "v1", ENTRIES)
    (tmp_path / "v1" / PASSAGES).rename(tmp_path / "v1" / "passages.json")

    with pytest.raises(IndexMissing, match="v1"):
        Lexical(tmp_path, "v1")


def test_a_passage_counts_by_the_best_of_the_queries(tmp_path: Path) -> None:
    build_lexical(tmp_path, "v1", ENTRIES)
    lexical = Lexical(tmp_path, "v1")

    both = lexical.best(["granted claim", "first scan"], depth=10)
    each = [lexical.best([query], depth=10) for query in ("granted claim", "first scan")]

    assert both == {**each[0], **each[1]}


def test_only_the_best_come_back(tmp_path: Path) -> None:
    build_lexical(tmp_path, "v1", ENTRIES)

    assert list(Lexical(tmp_path, "v1").best(["granted claim"], depth=1)) == ["appeal"]


@pytest.mark.parametrize("query", ["", "the of", "unheard-of", "¿?"])
def test_a_query_that_shares_no_word_finds_nothing(tmp_path: Path, query: str) -> None:
    build_lexical(tmp_path, "v1", ENTRIES)

    assert Lexical(tmp_path, "v1").best([query], depth=10) == {}


@pytest.mark.parametrize("entries", [[], [Entry("p:0", "p", "¿?")]])
def test_an_index_without_words_can_be_made_and_searched(
    tmp_path: Path, entries: list[Entry]
) -> None:
    build_lexical(tmp_path, "v1", entries)

    assert Lexical(tmp_path, "v1").best(["claim"], depth=10) == {}


def test_a_folder_that_is_gone_is_a_missing_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="v1"):
        Lexical(tmp_path, "v1")
