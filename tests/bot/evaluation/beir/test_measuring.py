"""The real parts, each in a process of its own, on a set of five documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.evaluation.beir.command import retrieval
from bot.evaluation.beir.job import Job, read_job
from bot.evaluation.beir.measuring import Row, measure, measure_ablations
from bot.evaluation.beir.reading import BadDataset
from bot.evaluation.beir.systems import MEANING, OURS, WORDS, System
from bot.evaluation.beir.table import print_ablations, print_rows
from tests.bot.evaluation.beir.sets import write_set


@dataclass(frozen=True)
class Measured:
    job: Job
    rows: tuple[Row, ...]
    ablations: dict[str, Any]


ABSENT = System(
    name="a chain that is not there",
    folder="absent",
    home="nowhere",
    libraries=("no-such-library-anywhere",),
    code=(),
)
BROKEN = System(name="a broken one", folder="broken", home="nowhere", libraries=(), code=())


def untold(_: str) -> None:
    pass


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Measured:
    folder = tmp_path_factory.mktemp("retrieval")
    (folder / "cache").mkdir()
    (folder / "cache" / "models").symlink_to(models, target_is_directory=True)
    job = Job(
        corpus=str(write_set(folder / "set")),
        cache=str(folder / "cache"),
        model="all-MiniLM-L6-v2",
    )
    dataset = job.dataset()
    job, rows = measure(job, dataset, (OURS, WORDS, MEANING, ABSENT, BROKEN), untold)
    return Measured(job, rows, measure_ablations(job, dataset, untold))


def test_each_system_has_a_row_with_its_scores(measured: Measured) -> None:
    ours, words, meaning = measured.rows[:3]

    assert [ours.name, words.name, meaning.name] == ["ours", "BM25 alone", "the model alone"]
    for row in (ours, meaning):
        assert row.scores is not None
        assert row.scores["recall@5"] == 1
    # "what can I eat for lunch" shares no word with the soup at noon.
    assert words.scores is not None
    assert words.scores["recall@20"] == pytest.approx(2 / 3)


def test_time_and_memory_are_each_systems_own(measured: Measured) -> None:
    ours, words, meaning = measured.rows[:3]

    for row in (ours, words, meaning):
        assert row.latency is not None
        assert 0 < row.latency.p50 <= row.latency.p95
        assert row.build_seconds > 0
        assert row.build_megabytes > 10
    # Neither the model nor Chroma is loaded where words alone are searched.
    assert words.ask_megabytes < meaning.ask_megabytes < ours.ask_megabytes


def test_ours_is_compared_with_each_of_the_others(measured: Measured) -> None:
    ours, words, meaning = measured.rows[:3]

    assert ours.ahead is None
    assert words.ahead is not None
    assert words.ahead["recall@10"].mean == pytest.approx(1 / 3)
    assert meaning.ahead is not None
    assert meaning.ahead["recall@10"].mean == 0


def test_a_system_that_is_not_installed_says_how_to_install_it(measured: Measured) -> None:
    assert measured.rows[3] == Row(
        name="a chain that is not there",
        note="not installed (no-such-library-anywhere): pip install 'dispute-desk[evaluation]'",
    )


def test_a_system_that_fails_says_so_and_the_others_are_measured(measured: Measured) -> None:
    broken = measured.rows[4]

    assert broken.failed
    assert broken.scores is None
    assert broken.note.startswith("broken, build: StopIteration: A process that measured")


def test_an_index_that_is_there_is_not_built_again(measured: Measured) -> None:
    job = replace(measured.job, places={}, system="")
    told: list[str] = []

    _, rows = measure(job, job.dataset(), (WORDS,), told.append)

    assert told == ["the model", "BM25 alone: asking 3 queries"]
    assert rows[0].build_seconds == measured.rows[1].build_seconds
    assert rows[0].scores == measured.rows[1].scores


def test_the_products_way_on_the_workbench_scores_as_the_product_does(measured: Measured) -> None:
    ours = measured.rows[0].scores
    product = measured.ablations["product"]
    first, second = measured.ablations["first_half"], measured.ablations["second_half"]

    assert ours is not None
    assert first + second == 3
    for measure_ in ("recall@10", "nDCG@10", "MRR"):
        both = first * product["first"][measure_] + second * product["second"][measure_]
        assert both / 3 == pytest.approx(ours[measure_])


def test_every_means_is_told_with_its_interval_and_the_time_it_takes(measured: Measured) -> None:
    means = {each["name"]: each for each in measured.ablations["means"]}

    assert means["no title or headings in the passage"]["change"] == {"headings": False}
    assert "all that helped" in means
    for each in means.values():
        assert set(each["difference"]) == {"recall@10", "nDCG@10"}
        assert each["embedding_milliseconds"] > 0


def test_the_tables_show_all_of_it(measured: Measured) -> None:
    out = StringIO()
    console = Console(file=out, width=160)

    print_rows(measured.rows, console, title="three queries")
    print_ablations(measured.ablations, console)

    lines = out.getvalue().splitlines()
    assert lines[0].strip() == "three queries"
    assert sum(line.startswith("ours ") for line in lines) == 1
    assert any(line.startswith("a chain that is not there: not installed") for line in lines)
    assert any(line.startswith("BM25 alone  ") and "+0.333 [" in line for line in lines)
    assert any(line.startswith("weighted scores") for line in lines)


def test_a_job_survives_being_handed_to_another_process() -> None:
    job = Job(corpus="a", cache="b", model="c", limit_queries=3, system="d", places={"d": "e"})

    assert read_job(job.written()) == job


def test_a_bad_set_is_told_before_anything_is_measured(tmp_path: Path) -> None:
    with pytest.raises(BadDataset, match=r"corpus\.jsonl"):
        retrieval(corpus=tmp_path, cache=tmp_path / "cache")

    assert not (tmp_path / "cache").exists()
