"""In which order what was found stands, and what moves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from bot.triage.answers import Kind, Question, Situation
from bot.triage.evidence import Days, Evidence, gather
from bot.triage.wording import Wording
from knowledge.retrieval import Hit
from knowledge.sources import Passage
from tests.builders import a_statement

TODAY = date(2026, 11, 21)
FIRST = a_statement("first", "Amazon pays.")
SECOND = a_statement("second", "The seller pays.")
OF_KIND = a_statement("of-kind", "Either pays.", particulars={"kinds": ("who_pays",)})
GIVEN = a_statement("given", "Both pay.", particulars={"given": {"badge": ("yes",)}})


def a_hit(passage: Passage, *, similarity: float, own: float = 0.5, lexical: float = 0.0) -> Hit:
    return Hit(
        passage=passage,
        similarity=similarity,
        own=own,
        matched="",
        lexical=lexical,
        score=0.0,
    )


def gathered(hits: Sequence[Hit], *, facts: Mapping[str, str] | None = None) -> Evidence:
    situation = Situation(
        kinds=(Kind.WHO_PAYS, Kind.WHAT_DO_I_DO), facts=facts or {}, marketplace="US"
    )
    return gather(
        Question(text="who pays"),
        situation,
        wording=Wording({}),
        search=lambda queries: [hits for _ in queries],
        days=Days(matter=TODAY, today=TODAY),
    )


def order(evidence: Evidence) -> list[str]:
    return [each.passage.statement.id for each in evidence.found if each.passage.statement]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"similarity": 0.70}, {"similarity": 0.65}),
        ({"similarity": 0.70, "own": 0.6}, {"similarity": 0.71, "own": 0.4}),
        ({"similarity": 0.60, "lexical": 9.0}, {"similarity": 0.70, "lexical": 3.0}),
    ],
)
def test_similarity_the_own_words_and_the_words_of_the_question_decide_the_order(
    first: dict[str, float], second: dict[str, float]
) -> None:
    evidence = gathered([a_hit(SECOND, **second), a_hit(FIRST, **first)])

    assert order(evidence) == ["first", "second"]


def test_of_the_words_only_the_share_of_the_best_score_counts() -> None:
    few = gathered([a_hit(FIRST, similarity=0.6, lexical=2), a_hit(SECOND, similarity=0.7)])
    many = gathered([a_hit(FIRST, similarity=0.6, lexical=200), a_hit(SECOND, similarity=0.7)])

    assert [each.fit for each in few.found] == [each.fit for each in many.found]


def test_what_answers_the_kind_of_question_and_what_holds_go_further_up() -> None:
    hits = [a_hit(FIRST, similarity=0.6), a_hit(OF_KIND, similarity=0.58)]
    held = [a_hit(FIRST, similarity=0.6), a_hit(GIVEN, similarity=0.59)]

    assert order(gathered(hits)) == ["of-kind", "first"]
    assert order(gathered(held, facts={"badge": "yes"})) == ["given", "first"]
    assert order(gathered(held)) == ["first", "given"]
    assert order(gathered(held, facts={"badge": "no"})) == ["first"]


def test_what_the_playbook_rests_on_goes_further_up_and_comes_no_nearer() -> None:
    evidence = gathered([a_hit(FIRST, similarity=0.66), a_hit(SECOND, similarity=0.60)])

    favoured = evidence.favouring({"second": 1.0, "of-kind": 1.0})

    assert (order(evidence), order(favoured)) == (["first", "second"], ["second", "first"])
    assert {each.similarity for each in favoured.found} == {0.66, 0.60}
    assert favoured.parts == evidence.parts
