"""The command, over the bundled corpus."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.bot.evaluation.small_traces import a_line, read

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpus_home: Path
) -> Run:
    """Run `evaluate` on the home with the corpus: exit status, output, errors."""

    def _run(*arguments: str | Path) -> tuple[int, str, str]:
        with monkeypatch.context() as edge:
            edge.setenv("DISPUTE_DESK_HOME", str(corpus_home))
            edge.setattr(sys, "argv", ["dispute-desk", "evaluate", *map(str, arguments)])
            capsys.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
        printed = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0), printed.out, printed.err

    return _run


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A question that the corpus answers, one that nothing answers, one that is only measured."""
    appeal: dict[str, Any] = {
        "text": "a-to-z granted on 2026-11-12, how long can I appeal?",
        "find": [["atoz-appeal-30-days"]],
        "facts": [{"text": "30 days", "cite": ["atoz-appeal-30-days"], "say": ["30 "]}],
        "deadline": {"due": "2026-12-12"},
    }
    weather: dict[str, Any] = {
        "text": "what will the weather be like in Rome?",
        "topic": "none",
        "tags": ["out_of_scope"],
        "outcome": "no_answer",
        "find": [],
        "facts": [],
    }
    folder = tmp_path / "golden"
    read(folder, a_line(id="d-1", **appeal), a_line(id="d-2", **weather))
    read(folder, a_line(id="m-1", **{**appeal, "find": [["gone"]]}), file="measured/a.jsonl")
    return folder


def with_right_measured(folder: Path) -> Path:
    file = folder / "measured" / "a.jsonl"
    file.write_text(file.read_text().replace("gone", "atoz-appeal-30-days"))
    return folder


def test_what_is_right_is_counted_and_printed(run: Run, questions: Path) -> None:
    code, out, _ = run("--questions", with_right_measured(questions), "--json")

    written = json.loads(out)
    figures = written["parts"]["develop"]["scopes"]["everything"]
    assert code == 0
    assert (figures["outcome"]["met"], figures["outcome"]["of"]) == (2, 2)
    assert (figures["deadline"]["met"], figures["deadline"]["of"]) == (1, 1)
    assert written["parts"]["measured"]["questions"] == 1


def test_the_table_shows_one_part_alone_where_it_is_asked_for(run: Run, questions: Path) -> None:
    code, out, _ = run("--questions", with_right_measured(questions), "--part", "develop")

    assert code == 0
    assert "Retrieval: recall@5" in out
    assert "measured" not in out


def test_an_unknown_statement_is_told_with_its_line(run: Run, questions: Path) -> None:
    code, _, err = run("--questions", questions)

    assert code == 2
    assert "a.jsonl:1: m-1: unknown statement 'gone'" in err


def test_a_broken_floor_ends_with_status_1_and_a_line(run: Run, questions: Path) -> None:
    with_right_measured(questions)
    (questions / "floors.yaml").write_text(
        "develop: {everything: {at_most: {outcome: 0.5}, at_least: {caught: 1}}}\n"
    )

    code, _, err = run("--questions", questions)

    broken = [line for line in err.splitlines() if "outcome is" in line or "caught is" in line]
    assert code == 1
    assert broken == ["develop, everything: outcome is 1.0000, above its ceiling of 0.5"]


def test_history_and_report_are_written_where_they_are_asked_for(
    run: Run, questions: Path, tmp_path: Path
) -> None:
    run(
        *("--questions", with_right_measured(questions), "--history"),
        *("--report", tmp_path / "out", "--now", "2026-12-01T09:00"),
    )

    history = (questions / "history.jsonl").read_text().splitlines()
    assert [json.loads(line)["date"] for line in history] == ["2026-12-01"]
    assert "Evaluation of 2026-12-01" in (tmp_path / "out" / "index.html").read_text()


@pytest.mark.parametrize(
    "arguments", [("--part", "develop", "--history"), ("--now", "tomorrow"), ("--part", "some")]
)
def test_a_wrong_option_is_told_before_anything_is_asked(
    run: Run, questions: Path, arguments: tuple[str, ...]
) -> None:
    code, out, err = run("--questions", questions, *arguments)

    assert (code, out) == (2, "")
    assert "Invalid value" in err


def test_the_evaluation_of_retrieval_is_a_command_below(run: Run) -> None:
    code, out, _ = run("retrieval", "--help")

    assert code == 0
    assert "--corpus" in out
