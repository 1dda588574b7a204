"""The `evaluate scrub` command: how much personal data is found, and what is taken for some."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.evaluation.scrub.cases import Case

GENERATED = 1000
"""Notes that are made from the templates."""


def scrub(
    folder: Annotated[Path, typer.Option(help="The folder of the notes and templates.")] = Path(
        "tests/evaluation/scrub"
    ),
    public: Annotated[
        Path | None,
        typer.Option(help="The wheel of presidio-evaluator, for its public labelled set too."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Other persons and numbers in the same templates.")] = 1,
    faults: Annotated[bool, typer.Option("--faults", help="Print each fault.")] = False,
) -> None:
    """Scrub notes whose personal data is marked, and count what is found and what is not."""
    from rich.console import Console

    from bot.evaluation.scrub.scoring import scored
    from bot.evaluation.scrub.table import print_faults, print_scores
    from ingest.scrub import parts_of_text

    # In a file or a pipe the table keeps its lines whole.
    console = Console(width=None if typer.get_text_stream("stdout").isatty() else 170)
    scores = {
        name: scored(cases, parts_of_text) for name, cases in _sets(folder, public, seed).items()
    }
    print_scores(scores, console)
    if faults:
        for name, each in scores.items():
            print_faults(name, each, console)


def _sets(folder: Path, public: Path | None, seed: int) -> dict[str, Sequence[Case]]:
    from bot.evaluation.scrub.cases import marked
    from bot.evaluation.scrub.generating import generated
    from bot.evaluation.scrub.public import public_cases

    templates = _lines(folder / "templates.txt")
    try:
        made = list(generated(templates, count=GENERATED, seed=seed))
    except ImportError as error:
        raise typer.BadParameter("it needs `pip install 'dispute-desk[evaluation]'`") from error
    sets: dict[str, Sequence[Case]] = {
        "made from templates": made,
        "written by hand": list(marked(_lines(folder / "notes.txt"))),
    }
    if (folder / "fresh.txt").exists():
        sets["fresh"] = list(marked(_lines(folder / "fresh.txt")))
    if public is not None:
        sets["public"] = list(public_cases(public, count=GENERATED, seed=seed))
    return sets


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise typer.BadParameter(f"{file} can't be read: {error.strerror}") from error
