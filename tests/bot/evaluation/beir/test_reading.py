from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.beir.reading import BadDataset, Text, read_dataset
from tests.bot.evaluation.beir.sets import write_lines, write_set


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_set(tmp_path / "set")


def test_a_set_is_its_documents_and_its_judged_queries(folder: Path) -> None:
    dataset = read_dataset(folder)

    assert [each.id for each in dataset.documents] == [
        "late",
        "refund",
        "pallet",
        "badge",
        "canteen",
    ]
    assert dataset.documents[4] == Text(
        id="canteen", title="Canteen", text="Soup is served at noon, and cake on Fridays."
    )
    assert {each.id: each.relevant for each in dataset.queries} == {
        "q-late": {"late"},
        "q-refund": {"refund"},
        "q-food": {"canteen"},
    }


def test_a_query_without_an_answer_is_left_out(folder: Path) -> None:
    write_lines(folder / "qrels.tsv", "q-late\tlate\t2", "q-late\tbadge\t0", "q-food\tbadge\t0")

    queries = read_dataset(folder).queries

    assert [(each.id, each.gains) for each in queries] == [("q-late", {"late": 2, "badge": 0})]
    assert queries[0].relevant == {"late"}


def test_only_the_first_queries_are_asked_where_a_limit_is_set(folder: Path) -> None:
    assert [each.id for each in read_dataset(folder, limit_queries=2).queries] == [
        "q-late",
        "q-refund",
    ]


def test_judgements_may_lie_where_beir_has_them(folder: Path) -> None:
    (folder / "qrels").mkdir()
    (folder / "qrels.tsv").rename(folder / "qrels" / "test.tsv")

    assert len(read_dataset(folder).queries) == 3


def test_a_title_may_be_missing(folder: Path) -> None:
    write_lines(folder / "corpus.jsonl", '{"_id": "late", "text": "words"}')
    write_lines(folder / "qrels.tsv", "q-late\tlate\t1")

    assert read_dataset(folder).documents == (Text(id="late", title="", text="words"),)


def test_another_word_in_a_document_is_another_fingerprint(folder: Path) -> None:
    before = read_dataset(folder).fingerprint
    text = (folder / "corpus.jsonl").read_text(encoding="utf-8")
    again = read_dataset(folder).fingerprint

    (folder / "corpus.jsonl").write_text(text.replace("Soup", "Stew"), encoding="utf-8")

    assert again == before
    assert read_dataset(folder).fingerprint != before


@pytest.mark.parametrize(
    ("file", "lines", "told"),
    [
        ("corpus.jsonl", ["{"], "corpus.jsonl, line 1: not JSON"),
        ("corpus.jsonl", ["[1]"], "corpus.jsonl, line 1: not a JSON object"),
        ("corpus.jsonl", ['{"text": "a"}'], "corpus.jsonl, line 1: no `_id`"),
        ("corpus.jsonl", ['{"_id": 7, "text": "a"}'], "corpus.jsonl, line 1: no `_id`"),
        ("corpus.jsonl", ['{"_id": "a"}'], "corpus.jsonl, line 1: no `text`"),
        (
            "corpus.jsonl",
            ['{"_id": "a", "text": ""}', "", '{"_id": "a", "text": ""}'],
            "corpus.jsonl, line 3: the `_id` 'a' stands twice",
        ),
        ("queries.jsonl", ['{"_id": "a", "text": 1}'], "queries.jsonl, line 1: no `text`"),
        ("qrels.tsv", ["q-late\tlate\t1", "q-late late 1"], "qrels.tsv, line 2: 1 columns"),
        ("qrels.tsv", ["q-late\tlate\t1", "q-late\tlate\tx"], "line 2: the score 'x' is no number"),
        ("qrels.tsv", ["q\tlate\t1"], "line 1: queries.jsonl has no query 'q'"),
        ("qrels.tsv", ["q-late\td\t1"], "line 1: corpus.jsonl has no document 'd'"),
        (
            "qrels.tsv",
            ["q-late\tlate\t1", "q-late\tlate\t1"],
            "line 2: 'late' is judged twice for 'q-late'",
        ),
        ("qrels.tsv", ["query-id\tcorpus-id\tscore"], "no query has an answer"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    folder: Path, file: str, lines: list[str], told: str
) -> None:
    write_lines(folder / file, *lines)

    with pytest.raises(BadDataset) as raised:
        read_dataset(folder)

    assert told in str(raised.value)
    assert str(folder) in str(raised.value)


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_file_that_is_not_there_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()

    with pytest.raises(BadDataset, match=rf"{file}: No such file"):
        read_dataset(folder)


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "queries.jsonl").write_bytes(b'{"_id": "\xff"}\n')

    with pytest.raises(BadDataset, match=r"queries\.jsonl: not UTF-8"):
        read_dataset(folder)
