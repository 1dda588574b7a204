"""The `evaluate` command: asks every golden question, prints one table, keeps the floors."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

# What an evaluation needs is imported when there is one: every other command passes through here.
if TYPE_CHECKING:
    from bot.evaluation.calibration import Point
    from bot.evaluation.golden import GoldenSet
    from bot.evaluation.opening import Evaluand
    from bot.evaluation.running import Evaluated

HISTORY = "history.jsonl"
FLOORS = "floors.yaml"


class _Evaluations(TyperGroup):
    """The commands below `evaluate`, each imported when it is called for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- typer's signature
        return ["messages", "retrieval", "scrub"]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return None
        late = typer.Typer(add_completion=False, rich_markup_mode="markdown")
        late.command(cmd_name)(_evaluation(cmd_name))
        return typer.main.get_command(late)


def _evaluation(name: str) -> Callable[..., None]:
    if name == "messages":
        from bot.evaluation.messages_command import messages

        return messages
    if name == "scrub":
        from bot.evaluation.scrub.command import scrub

        return scrub
    from bot.evaluation.beir.command import retrieval

    return retrieval


evaluate = typer.Typer(cls=_Evaluations, rich_markup_mode="markdown")


class Which(StrEnum):
    """Which part of the golden questions is asked."""

    DEVELOP = "develop"
    MEASURED = "measured"
    ALL = "all"


@evaluate.callback(
    invoke_without_command=True,
    epilog="Examples:\n\n`dispute-desk evaluate` prints the table.\n\n"
    "`dispute-desk evaluate --part develop --report out/` shows each question that fails.",
)
def golden(  # noqa: PLR0913 -- each is an option of the command
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    part: Annotated[Which, typer.Option(help="Which questions to ask.")] = Which.ALL,
    questions: Annotated[Path, typer.Option(help="The folder of the golden questions.")] = Path(
        "tests/evaluation"
    ),
    reference: Annotated[
        Path | None,
        typer.Option(help="The file with the texts of the questions kept by reference."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="A folder for a page on what fails, and why.")
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(help=f"Floors; by default {FLOORS} in the folder of the questions."),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help=f"Add a line on the measured part to {HISTORY}.")
    ] = False,
    now: Annotated[
        str | None, typer.Option(help="The day that history and report name; today by default.")
    ] = None,
) -> None:
    """Ask the golden questions: how right are the answers? Exit status 1: below a floor."""
    if context.invoked_subcommand is not None:
        return
    if history and part is Which.DEVELOP:
        raise typer.BadParameter("--history is for the measured part, --part develop leaves it out")
    moment = _moment(now)
    bounds = _floors(floors, questions)
    evaluated, points = _evaluated(questions, reference, part)
    _print(evaluated, points, as_json=as_json)
    if report is not None:
        from bot.evaluation.report import write_report

        typer.echo(f"Report: {write_report(report, evaluated, points, on=moment.date())}", err=True)
    if history:
        from bot.evaluation.history import append_history, history_line

        append_history(questions / HISTORY, history_line(evaluated, on=moment.date()))
    raise typer.Exit(_told_floors(evaluated, bounds))


def _evaluated(
    folder: Path, reference: Path | None, part: Which
) -> tuple[Evaluated, Sequence[Point]]:
    from bot.evaluation.calibration import case_of, curve
    from bot.evaluation.golden import Part
    from bot.evaluation.loading import load_questions
    from bot.evaluation.opening import opened
    from bot.evaluation.running import of_part
    from bot.settings import read_settings

    load_questions(folder, reference=reference)  # What is wrong with them is told before the wait.
    with (
        _bar() as progress,
        opened(read_settings(), now=datetime.now(UTC), progress=progress) as evaluand,
    ):
        golden_set = load_questions(
            folder, reference=reference, statements=evaluand.statements.by_id.keys()
        )
        wanted = None if part is Which.ALL else Part(part.value)
        evaluated = _asked(of_part(golden_set, wanted), evaluand, progress)
    # On a topic that the corpus doesn't have yet, a refusal is no fault of the threshold.
    cases = [
        case_of(each.judged.golden, each.trace, evaluand.foreign)
        for each in evaluated.developed
        if each.judged.is_covered
    ]
    return evaluated, curve([case for case in cases if case])


def _asked(
    golden_set: GoldenSet, evaluand: Evaluand, progress: Callable[[str, int, int], None]
) -> Evaluated:
    from bot.evaluation.running import Evaluated, examined

    found = []
    total = len(golden_set.questions)
    for each in examined(golden_set.questions, evaluand.ask, evaluand.statements):
        found.append(each)
        progress("questions", len(found), total)
    return Evaluated(
        examined=tuple(found),
        not_at_hand=golden_set.not_at_hand,
        index=evaluand.index,
        corpus=evaluand.corpus,
    )


def _print(evaluated: Evaluated, points: Sequence[Point], *, as_json: bool) -> None:
    from bot.evaluation.calibration import best

    if as_json:
        from bot.evaluation.summary import summary_json

        written = summary_json(evaluated, points, best(points))
        typer.echo(json.dumps(written, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from bot.evaluation.table import print_table

    # In a file or a pipe the table keeps its lines whole.
    print_table(evaluated, Console(width=None if sys.stdout.isatty() else 170))


def _floors(floors: Path | None, questions: Path) -> Any:
    from bot.evaluation.floors import load_floors

    file = floors or questions / FLOORS
    return load_floors(file) if floors or file.exists() else {}


def _told_floors(evaluated: Evaluated, bounds: Any) -> int:
    from bot.evaluation.floors import broken_floors

    broken = list(broken_floors(evaluated, bounds))
    for line in broken:
        sys.stderr.write(f"{line}\n")
    return 1 if broken else 0


@contextmanager
def _bar() -> Iterator[Any]:
    """A progress bar on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        tasks: dict[str, Any] = {}

        def told(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                asking = stage == "questions"
                named = "Asking questions" if asking else f"Taking in {stage}"
                tasks[stage] = bar.add_task(named, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield told


def _moment(now: str | None) -> datetime:
    if now is None:
        return datetime.now(UTC)
    try:
        return datetime.fromisoformat(now)
    except ValueError as error:
        raise typer.BadParameter(f"--now {now!r}: write it as 2026-11-21T09:00") from error
