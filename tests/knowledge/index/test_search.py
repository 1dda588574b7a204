from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.errors import IndexMissing, ModelMismatch, UnknownWorkspace
from knowledge.index.desk import DeskIndex
from knowledge.ledger.database import Ledger
from knowledge.ledger.schema import index_versions
from knowledge.opening import Home, open_index
from knowledge.sources import SHARED, Passage
from tests.builders import a_passage, a_statement
from tests.conftest import NOW, a_home
from tests.knowledge.index.corpus import APPEAL, CORPUS, HOUSE, ODR, SCAN


@pytest.fixture
def index(home: Home) -> Iterator[DeskIndex]:
    """An index of the corpus, for tests that write more."""
    with open_index(home) as opened:
        write(opened, SHARED, *CORPUS)
        yield opened


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[DeskIndex]:
    """The same, one for all tests that only read."""
    home = a_home(tmp_path_factory.mktemp("corpus"), models)
    with open_index(home) as opened:
        write(opened, SHARED, *CORPUS)
        yield opened


def write(index: DeskIndex, workspace: str, *passages: Passage) -> str:
    with index.writer(now=NOW) as writer:
        return writer.switch(workspace, add=passages, keep=())


def found(index: DeskIndex, workspace: str, *queries: str) -> list[Passage]:
    return [hit.passage for hit in index.reader(workspace).search(queries)]


def test_a_question_finds_the_statement_that_answers_it_by_its_key(corpus: DeskIndex) -> None:
    hits = corpus.reader("local").search(["how long do I have to appeal"])

    best = hits[0]
    assert best.passage == APPEAL
    assert best.matched == "how long do i have to appeal"
    assert best.similarity == pytest.approx(1.0, abs=1e-3)
    assert best.lexical > 0


def test_a_key_is_matched_and_never_part_of_the_passages_words(corpus: DeskIndex) -> None:
    hit = corpus.reader("local").search(["does a granted claim hit my ODR"])[0]

    assert (hit.passage, hit.matched) == (ODR, "does a granted claim hit my ODR")
    assert "hit my ODR" not in hit.passage.embedded_text


def test_a_passage_found_by_its_own_words_says_so(corpus: DeskIndex) -> None:
    hit = corpus.reader("local").search(["the carrier's first scan by the ship-by date"])[0]

    assert (hit.passage, hit.matched) == (SCAN, SCAN.embedded_text)


def test_a_passage_comes_once_however_many_of_its_keys_are_near(index: DeskIndex) -> None:
    many = a_statement("many", "Rest.", keys=tuple(f"refund number {n}?" for n in range(30)))
    one = a_statement("one", "A refund is final.")
    write(index, SHARED, many, one)

    assert found(index, "local", "refund number 7?") == [many, one]


def test_every_hit_has_its_true_similarity_also_where_a_word_alone_found_it(
    index: DeskIndex,
) -> None:
    # Enough texts nearer to the query in meaning that dense search never comes to the last one.
    near = [
        a_passage(f"Appeal of a granted claim, part {n}.", source="doc", position=n)
        for n in range(150)
    ]
    far = a_passage("Zebra crossings, giraffe feed and a xylophone.", source="doc")
    write(index, SHARED, *near, far)

    hits = index.reader("local").search(["appeal of a granted claim xylophone"], limit=30)

    by_word = next(hit for hit in hits if hit.passage == far)
    assert by_word.lexical > 0
    assert 0 < by_word.similarity < min(hit.similarity for hit in hits if hit is not by_word)


def test_several_queries_are_answered_by_the_best_for_any(corpus: DeskIndex) -> None:
    queries = ["deadline to fight an a2z decision", "does a granted claim hit my ODR"]

    hits = corpus.reader("local").search(queries)

    assert {hit.passage.id for hit in hits[:2]} == {APPEAL.id, ODR.id}
    assert [round(hit.similarity, 2) for hit in hits[:2]] == [1.0, 1.0]


def test_each_query_can_have_hits_of_its_own(corpus: DeskIndex) -> None:
    queries = ["deadline to fight an a2z decision", "", "does a granted claim hit my ODR"]
    reader = corpus.reader("local")

    each = reader.search_each(queries)

    alone = [reader.search([query]) for query in queries]
    assert [[hit.passage for hit in hits[:1]] for hits in each] == [[APPEAL], [], [ODR]]
    assert [[(hit.passage, hit.matched, hit.score) for hit in hits] for hits in each] == [
        [(hit.passage, hit.matched, hit.score) for hit in hits] for hits in alone
    ]


def test_the_order_is_always_the_same(index: DeskIndex) -> None:
    alike = [a_passage("Refunds.", source="doc", position=n) for n in range(40)]
    write(index, SHARED, *alike)

    once = found(index, "local", "refunds", "refund")

    assert len(once) == 20
    assert all(found(index, "local", "refunds", "refund") == once for _ in range(5))


@pytest.mark.parametrize(
    "query", ["how l\u200bong do i have to ap\u00adpeal", "ＨＯＷ long do i have to appeal"]
)
def test_a_question_is_read_as_it_is_seen(corpus: DeskIndex, query: str) -> None:
    hit = corpus.reader("local").search([query])[0]

    assert (hit.passage, round(hit.similarity, 2)) == (APPEAL, 1.0)


@pytest.mark.parametrize("queries", [[], [""], ["\u200b", "  "]])
def test_nothing_asked_finds_nothing(corpus: DeskIndex, queries: list[str]) -> None:
    assert corpus.reader("local").search(queries) == []


def test_no_more_come_than_are_wanted(corpus: DeskIndex) -> None:
    assert len(corpus.reader("local").search(["claim"], limit=2)) == 2


def test_a_workspace_sees_what_is_shared_and_its_own_and_nothing_else(index: DeskIndex) -> None:
    secret = a_passage("Escalate every appeal to Erin before it is sent.", source="house-1")
    write(index, "mine", HOUSE)
    write(index, "yours", secret)
    query = "who must see an appeal before it is sent"

    assert {each.id for each in found(index, "mine", query)} == {
        each.id for each in (*CORPUS, HOUSE)
    }
    assert {each.id for each in found(index, "yours", query)} == {
        each.id for each in (*CORPUS, secret)
    }
    assert index.reader("mine").passages([secret.id, HOUSE.id]) == {HOUSE.id: HOUSE}


def test_the_same_words_in_two_places_are_one_hit(index: DeskIndex) -> None:
    write(index, "mine", APPEAL)

    assert found(index, "mine", "how long do i have to appeal").count(APPEAL) == 1


def test_statements_come_by_their_own_ids_from_the_shared_corpus_alone(index: DeskIndex) -> None:
    write(index, "mine", a_statement("forged", "An appeal may be sent at any time."))

    statements = index.reader("mine").statements(["atoz-appeal", "forged", "unknown"])

    assert statements == {"atoz-appeal": APPEAL}


def test_all_statements_are_those_of_the_shared_corpus(index: DeskIndex) -> None:
    write(index, "mine", a_statement("forged", "An appeal may be sent at any time."))

    statements = index.reader("mine").all_statements()

    assert statements == {"atoz-appeal": APPEAL, "atoz-odr": ODR, "first-scan": SCAN}


def test_passages_come_by_id(corpus: DeskIndex) -> None:
    passages = corpus.reader("local").passages([ODR.id, "unknown"])

    assert passages == {ODR.id: ODR}


def test_a_reader_keeps_to_the_versions_that_it_began_with(index: DeskIndex) -> None:
    before = index.reader("local")
    query = "how long do i have to appeal"

    write(index, SHARED, SCAN)
    after = index.reader("local")

    assert before.search([query])[0].passage == APPEAL
    assert [hit.passage for hit in after.search([query])] == [SCAN]
    assert before.version_ids != after.version_ids


def test_a_reader_names_its_versions_the_shared_one_first(index: DeskIndex) -> None:
    shared = index.reader(SHARED).version_ids

    own = write(index, "mine", HOUSE)

    assert index.reader("mine").version_ids == (*shared, own)
    assert index.reader("yours").version_ids == shared


def test_what_no_version_names_is_never_found(index: DeskIndex) -> None:
    query = "how long do i have to appeal"

    write(index, SHARED, ODR, SCAN)
    assert APPEAL not in found(index, "local", query)

    write(index, SHARED, APPEAL)
    assert found(index, "local", query) == [APPEAL]


def test_orphans_do_not_crowd_out_what_answers(index: DeskIndex) -> None:
    orphans = [
        a_passage(f"How long do I have to appeal, case {n}?", source="doc") for n in range(200)
    ]
    write(index, SHARED, *orphans)
    write(index, SHARED, SCAN, ODR)

    assert set(map(id_of, found(index, "local", "How long do I have to appeal?"))) == {
        SCAN.id,
        ODR.id,
    }


def id_of(passage: Passage) -> str:
    return passage.id


def test_an_empty_version_answers_with_nothing(index: DeskIndex) -> None:
    write(index, SHARED)

    assert found(index, "local", "how long do i have to appeal") == []


def test_there_is_no_index_before_the_first_version(home: Home) -> None:
    with open_index(home) as index, pytest.raises(IndexMissing):
        index.reader("local")


def test_two_models_of_one_name_are_a_mismatch(index: DeskIndex, home: Home) -> None:
    write(index, "mine", HOUSE)
    with Ledger(home.ledger) as ledger, ledger.writing() as connection:
        mine = index_versions.c.workspace == "mine"
        connection.execute(sa.update(index_versions).where(mine).values(model_hash="another"))

    with pytest.raises(ModelMismatch, match="all-MiniLM-L6-v2 has changed"):
        index.reader("mine")


@pytest.mark.usefixtures("index")
def test_another_model_in_the_settings_is_a_mismatch(home: Home) -> None:
    other = Home(root=home.root, model="another-model")

    with (
        open_index(other) as opened,
        pytest.raises(ModelMismatch, match="all-MiniLM-L6-v2, not another-model"),
    ):
        opened.reader("local")


@pytest.mark.parametrize("workspace", ["_shared2", "Mine", "../mine", ""])
def test_a_name_that_no_workspace_can_have_is_refused(corpus: DeskIndex, workspace: str) -> None:
    with pytest.raises(UnknownWorkspace):
        corpus.reader(workspace)
