"""Prior cases are found by those who ask for cases, in their workspace, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.cases import CaseNote
from knowledge.index.desk import DeskIndex
from knowledge.opening import Home, open_index
from knowledge.sources import SHARED, Authority, Passage, PassageKind
from tests.builders import a_passage, a_source
from tests.conftest import NOW
from tests.knowledge.index.corpus import CORPUS, HOUSE, ODR

QUESTION = "how long do i have to appeal a granted claim"


def a_case(note: str, line: int = 2) -> Passage:
    case = CaseNote(line=line, note=note, decision="granted")
    source = a_source("cases", authority=Authority.EXPERIENCE)
    return a_passage(case.words, kind=PassageKind.CASE, source=source, case=case, position=line)


MINE = a_case("We appealed the granted claim on the last day.")
OTHERS = a_case("They appealed the granted claim on the first day.")


@pytest.fixture
def index(home: Home) -> Iterator[DeskIndex]:
    with open_index(home) as opened:
        with opened.writer(now=NOW) as writer:
            writer.switch(SHARED, add=CORPUS, keep=())
            writer.switch("mine", add=(HOUSE, MINE), keep=())
            writer.switch("others", add=(OTHERS,), keep=())
        yield opened


def cases(index: DeskIndex, workspace: str, query: str = QUESTION) -> list[Passage]:
    return [hit.passage for hit in index.reader(workspace).similar_cases(query)]


def test_a_workspace_finds_its_own_cases_and_no_others(index: DeskIndex) -> None:
    assert cases(index, "mine") == [MINE]
    assert cases(index, "others") == [OTHERS]
    assert cases(index, "nobody") == []


def test_a_question_finds_no_cases_among_guidance(index: DeskIndex) -> None:
    reader = index.reader("mine")

    guidance = {passage.id for passage in (*CORPUS, HOUSE)}
    assert {hit.passage.id for hit in reader.search([MINE.text])} == guidance
    assert {hit.passage.id for hit in reader.search_each([MINE.text])[0]} == guidance


def test_many_cases_change_nothing_in_what_a_question_finds(index: DeskIndex) -> None:
    before = index.reader("mine").search([QUESTION])
    many = [a_case(f"We appealed a granted claim, number {line}.", line) for line in range(300)]

    with index.writer(now=NOW) as writer:
        writer.switch("mine", add=many, keep=[HOUSE.id])

    assert index.reader("mine").search([QUESTION]) == before
    assert len(cases(index, "mine")) == 20


def test_cases_that_were_taken_out_are_found_no_more_and_swept_away(
    home: Home, index: DeskIndex
) -> None:
    with index.writer(now=NOW) as writer:
        writer.switch("mine", add=(), keep=[HOUSE.id])
        assert cases(index, "mine") == []
        writer.switch("mine", add=(ODR,), keep=[HOUSE.id])
        writer.sweep()

    assert not list(home.lexical.glob("*.cases")) or cases(index, "others") == [OTHERS]
    with index.writer(now=NOW) as writer, pytest.raises(ValueError, match=MINE.id):
        writer.switch("mine", add=(), keep=[MINE.id])


def test_what_was_stored_ahead_is_shown_by_the_switch_alone(index: DeskIndex) -> None:
    later = a_case("We appealed later.", line=3)

    with index.writer(now=NOW) as writer:
        writer.store("mine", [later])
        before = cases(index, "mine")
        writer.switch("mine", add=(), keep=[HOUSE.id, MINE.id, later.id])

    assert before == [MINE]
    assert {case.id for case in cases(index, "mine")} == {MINE.id, later.id}


def test_what_was_stored_for_a_run_that_was_cut_off_is_swept_away(index: DeskIndex) -> None:
    later = a_case("We appealed later.", line=3)
    with index.writer(now=NOW) as writer:
        writer.store("mine", [later])

    with index.writer(now=NOW) as writer:
        swept = writer.sweep()
        with pytest.raises(ValueError, match=later.id):
            writer.switch("mine", add=(), keep=[later.id])

    # Its entry, the row of its version, its own, and that of its source, which others share.
    assert swept >= 3
    assert cases(index, "mine") == [MINE]
