"""Four documents of five passages: the first has two. Each test says what the searches found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.evaluation.beir.recipes import (
    Counted,
    Fusion,
    Heard,
    Joined,
    Passages,
    Recipe,
    Signals,
    ranking,
)
from knowledge.retrieval import fused

Matrix = npt.NDArray[np.float32]

PASSAGES = Passages(
    document=np.array([0, 0, 1, 2, 3]),
    starts=np.array([0, 2, 3, 4]),
    vectors=np.array([[1, 0], [0, 1], [1, 0], [0, 1], [0.8, 0.6]], dtype=np.float32),
    alike=np.array([[3], [3], [1], [1]]),
    counting=np.ones((4, 1), dtype=np.float32),
)
NOTHING = (0.0, 0.0, 0.0, 0.0, 0.0)


def found(  # noqa: PLR0913 -- each by its name
    whole: Sequence[float] = NOTHING,
    words: Sequence[float] = NOTHING,
    *,
    telling: Sequence[float] = NOTHING,
    once: Sequence[float] = NOTHING,
    meaning_parts: Sequence[Sequence[float]] = (),
    words_parts: Sequence[Sequence[float]] = (),
) -> Signals:
    def rows(
        several: Sequence[Sequence[float]],
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        return np.array(several, dtype=np.float32).reshape(-1, 5)

    return Signals(
        whole=np.array(whole, dtype=np.float32),
        telling=np.array(telling, dtype=np.float32),
        meaning_parts=rows(meaning_parts),
        words=np.array(words, dtype=np.float32),
        words_once=np.array(once, dtype=np.float32),
        words_parts=rows(words_parts),
    )


def test_as_the_product_does_it_two_rankings_of_passages_are_fused_by_rank() -> None:
    signals = found(whole=(0.1, 0.2, 0.9, 0.8, 0.3), words=(0, 0, 1, 5, 3))

    ranked = ranking(Recipe(), signals, PASSAGES)

    scores = fused([["2", "3", "4", "1", "0"], ["3", "4", "2"]])
    passages = sorted(scores, key=lambda each: -scores[each])
    documents = dict.fromkeys(int(PASSAGES.document[int(each)]) for each in passages)
    assert ranked == list(documents) == [2, 1, 3, 0]


def test_by_score_a_wide_lead_counts() -> None:
    signals = found(whole=(0.1, 0.1, 0.90, 0.89, 0.1), words=(0, 0, 9, 1, 1.5))

    by_score = ranking(Recipe(fusion=Fusion.SCORES), signals, PASSAGES)

    assert by_score[0] == 1


def test_a_weight_leaves_one_search_out() -> None:
    signals = found(whole=(0, 0, 0.9, 0.1, 0.2), words=(0, 0, 0, 5, 0))

    assert ranking(Recipe(meaning=0.0), signals, PASSAGES) == [2]
    assert ranking(Recipe(meaning=1.0), signals, PASSAGES)[0] == 1


def test_what_stands_below_the_depth_is_not_brought() -> None:
    signals = found(whole=(0.1, 0.2, 0.9, 0.8, 0.3))

    assert ranking(Recipe(depth=2), signals, PASSAGES) == [1, 2]


def test_a_word_that_is_repeated_counts_once_if_so_wished() -> None:
    signals = found(words=(0, 0, 9, 1, 0), once=(0, 0, 1, 9, 0))

    assert ranking(Recipe(meaning=0.0), signals, PASSAGES) == [1, 2]
    assert ranking(Recipe(meaning=0.0, counted=Counted.ONCE), signals, PASSAGES) == [2, 1]


def test_sentences_find_what_the_whole_does_not() -> None:
    signals = found(whole=(0.5, 0, 0, 0, 0), meaning_parts=[(0, 0, 0.7, 0, 0), (0, 0, 0, 0.6, 0)])

    heard = [
        ranking(Recipe(meaning=1.0, depth=2, heard=heard), signals, PASSAGES)
        for heard in (Heard.WHOLE, Heard.PARTS, Heard.WHOLE_AND_PARTS)
    ]

    assert heard == [[0], [1, 2], [1, 2]]


def test_only_the_sentences_that_say_most_are_heard_if_so_wished() -> None:
    signals = found(meaning_parts=[(0, 0, 0.5, 0, 0), (0, 0, 0, 0.9, 0)])
    recipe = Recipe(meaning=1.0, depth=1, heard=Heard.PARTS)

    assert ranking(recipe, signals, PASSAGES) == [2]
    assert ranking(Recipe(**{**vars(recipe), "most_parts": 1}), signals, PASSAGES) == [1]


def test_a_query_without_sentences_is_heard_whole() -> None:
    signals = found(whole=(0, 0, 0, 0.9, 0))

    assert ranking(Recipe(heard=Heard.PARTS, depth=1), signals, PASSAGES) == [2]


def test_what_two_sentences_mean_comes_before_what_one_means_a_little_more() -> None:
    signals = found(meaning_parts=[(0.9, 0, 0.8, 0, 0), (0, 0, 0.8, 0, 0)])

    best, mean = (
        ranking(Recipe(meaning=1.0, heard=Heard.PARTS, joined=joined), signals, PASSAGES)
        for joined in (Joined.BEST, Joined.MEAN)
    )

    assert best[0] == 0
    assert mean[0] == 1


def test_bm25_takes_the_best_sentence_if_so_wished() -> None:
    signals = found(words=(0, 0, 4, 3, 0), words_parts=[(0, 0, 2, 3, 0), (0, 0, 2, 0, 0)])

    assert ranking(Recipe(meaning=0.0, counted=Counted.BEST), signals, PASSAGES) == [2, 1]


def test_bm25_lets_each_sentence_vote_if_so_wished() -> None:
    signals = found(words_parts=[(0, 0, 20, 0, 0), (0, 0, 0, 2, 1), (0, 0, 0, 2, 0)])

    summed = ranking(Recipe(meaning=0.0, counted=Counted.SUM), signals, PASSAGES)
    voted = ranking(Recipe(meaning=0.0, counted=Counted.VOTES), signals, PASSAGES)

    assert summed == [1, 2, 3]
    assert voted == [2, 1, 3]


def test_sentences_rankings_can_be_fused() -> None:
    # Second for both sentences comes before first for one.
    signals = found(
        words_parts=[(0, 0, 9, 2, 0), (9, 0, 0, 2, 0)],
        meaning_parts=[(-1, -1, 0.9, 0.2, -1), (0.9, -1, -1, 0.2, -1)],
    )

    words = Recipe(meaning=0.0, counted=Counted.RANKS)
    meaning = Recipe(meaning=1.0, depth=3, heard=Heard.PARTS, joined=Joined.RANKS)

    assert ranking(words, signals, PASSAGES)[0] == 2
    assert ranking(meaning, signals, PASSAGES)[0] == 2


def test_a_neighbour_in_the_same_document_lends_and_one_in_another_does_not() -> None:
    signals = found(words=(4, 4, 5, 1, 0))

    alone = ranking(Recipe(meaning=0.0), signals, PASSAGES)
    lent = ranking(Recipe(meaning=0.0, neighbours=0.5), signals, PASSAGES)

    assert alone == [1, 0, 2]
    assert lent == [0, 1, 2]


def test_a_document_that_is_like_one_found_comes_along() -> None:
    signals = found(words=(0, 0, 5, 0, 0))

    assert ranking(Recipe(meaning=0.0), signals, PASSAGES) == [1]
    assert ranking(Recipe(meaning=0.0, related=0.5), signals, PASSAGES) == [1, 2, 3]


def test_feedback_finds_what_is_like_the_first_hits() -> None:
    signals = found(whole=(0, 0, 0.9, 0.3, 0.2))

    before = ranking(Recipe(meaning=1.0), signals, PASSAGES)
    after = ranking(Recipe(meaning=1.0, feedback=0.9), signals, PASSAGES)

    assert before.index(2) < before.index(3)
    assert after.index(3) < after.index(2)


def test_documents_can_be_fused_in_place_of_passages() -> None:
    # One search finds the first document by its first passage, the other by its second.
    signals = found(whole=(0.9, 0, 0.8, 0, 0), words=(0, 9, 8, 0, 0))

    assert ranking(Recipe(depth=2), signals, PASSAGES)[0] == 1
    assert ranking(Recipe(depth=2, by_document=True), signals, PASSAGES)[0] == 0
