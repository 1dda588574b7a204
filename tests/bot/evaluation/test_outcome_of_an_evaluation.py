"""Floors, history, table and page: what becomes of the judged questions."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.evaluation.calibration import Case, curve
from bot.evaluation.floors import WrongFloors, broken_floors, load_floors
from bot.evaluation.golden import Part
from bot.evaluation.history import append_history, history_line
from bot.evaluation.report import report_page, write_report
from bot.evaluation.running import Evaluated
from bot.evaluation.summary import summary_json
from bot.evaluation.table import print_table
from tests.bot.evaluation.small_traces import (
    APPEAL,
    a_golden,
    a_judged,
    a_refusal,
    a_trace,
    an_evaluation,
    of_part,
)

ON = date(2026, 11, 22)
POINTS = curve([Case(should_be_refused=True, nearness=0.5)])
HELD_BACK = "the <b>measured</b> question"


@pytest.fixture
def evaluated(tmp_path: Path) -> Evaluated:
    """One question to develop against, refused; one that is only measured, refused, one not."""
    develop = a_golden(tmp_path, id="d-1", text="what about <script>?")
    measured = of_part(a_golden(tmp_path, id="m-1", text=HELD_BACK), Part.MEASURED)
    right = of_part(a_golden(tmp_path, id="m-2", text=HELD_BACK), Part.MEASURED)
    refused = a_trace(a_refusal(), APPEAL, dropped=("It is 45 days.",))
    return an_evaluation(
        (a_judged(develop, refused.answer, APPEAL), refused),
        (a_judged(measured, refused.answer, APPEAL), refused),
        (a_judged(right, None, APPEAL), a_trace(None, APPEAL)),
        not_at_hand={"q03": Part.DEVELOP},
    )


# Floors


def floors(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "floors.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_metric_below_its_floor_or_above_its_ceiling_is_told(
    tmp_path: Path, evaluated: Evaluated
) -> None:
    bounds = load_floors(
        floors(
            tmp_path,
            "measured: {everything: {at_least: {facts: 0.6, right: 0.5},"
            " at_most: {refused_falsely: 0.4, critical: 0}}}",
        )
    )

    broken = list(broken_floors(evaluated, bounds))

    assert broken == [
        "measured, everything: facts is 0.5000, below its floor of 0.6",
        "measured, everything: refused_falsely is 0.5000, above its ceiling of 0.4",
    ]


def test_a_metric_that_counts_nothing_breaks_no_floor(tmp_path: Path, evaluated: Evaluated) -> None:
    bounds = load_floors(floors(tmp_path, "develop: {covered: {at_least: {caught: 0.9}}}"))

    assert list(broken_floors(evaluated, bounds)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("develop: {everything: {at_least: {speed: 1}}}", "'speed' is not one of"),
        ("develop: {everything: {at_least: {facts: 2}}}", "less than or equal to 1"),
        ("develop: {everywhere: {}}", "develop.everywhere"),
        ("all: {}", "all"),
        ("develop: [", "not YAML"),
    ],
)
def test_wrong_floors_are_named(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(WrongFloors, match=r"floors\.yaml") as error:
        load_floors(floors(tmp_path, text))

    assert fault in str(error.value)


# History


def test_history_has_a_line_for_each_time_with_the_measured_part_alone(
    tmp_path: Path, evaluated: Evaluated
) -> None:
    file = tmp_path / "history.jsonl"

    append_history(file, history_line(evaluated, on=ON))
    append_history(file, history_line(evaluated, on=ON))

    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert len(lines) == 2
    assert lines[0]["date"] == "2026-11-22"
    assert (lines[0]["corpus"], lines[0]["questions"], lines[0]["not_at_hand"]) == ("c1", 2, 0)
    assert lines[0]["metrics"]["everything"]["outcome"] == [1, 2]


# What people and machines read


@pytest.mark.parametrize("width", [170, 110])
def test_the_table_shows_each_figure_with_its_count_and_interval(
    evaluated: Evaluated, width: int
) -> None:
    console = Console(width=width, file=io.StringIO(), record=True)

    print_table(evaluated, console)

    text = console.export_text()
    rows = "".join(line for line in text.splitlines() if "Outcome as expected" in line)
    assert "0.000 (0/1) 0.00–0.79" in rows
    assert "0.500 (1/2) 0.09–0.91" in rows
    assert "…" not in text
    assert "Not at hand: 1 questions" in text


def test_json_tells_what_fails_only_of_what_may_be_read(evaluated: Evaluated) -> None:
    written: dict[str, Any] = summary_json(evaluated, POINTS, None)

    develop, measured = written["parts"]["develop"], written["parts"]["measured"]
    assert [each["aspect"] for each in develop["failing"][0]["missed"]] == ["outcome", "fact"]
    assert measured["failing"] == [{"id": "m-1", "missed": 2}]
    assert measured["scopes"]["everything"]["outcome"] == {
        "met": 1.0,
        "of": 2,
        "share": 0.5,
        "low": 0.0945,
        "high": 0.9055,
    }
    assert HELD_BACK not in json.dumps(written)


def test_the_page_shows_what_was_understood_found_dropped_and_missed(
    tmp_path: Path, evaluated: Evaluated
) -> None:
    file = write_report(tmp_path / "report", evaluated, POINTS, on=ON)

    html = file.read_text(encoding="utf-8")
    assert "what about &lt;script&gt;?" in html
    assert "Dropped: It is 45 days." in html
    assert "group:1 at rank 1" in html
    assert "no sentence says it" in html
    assert "<svg" in html


def test_the_page_keeps_measured_questions_to_itself(evaluated: Evaluated) -> None:
    html = report_page(evaluated, POINTS, on=ON)

    assert "<td>m-1</td><td>2</td>" in html
    assert "measured</b>" not in html
    assert "measured&lt;/b&gt;" not in html
    assert html.count("<article") == 1
