"""What was measured, as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping

from rich import box
from rich.console import Console
from rich.table import Table

from bot.evaluation.metrics import Figure
from bot.evaluation.scrub.scoring import Scores
from bot.evaluation.table import figure_in_words
from ingest.personal import Personal

TARGETS = {"typed": 0.98, "names": 0.90, "precision": 0.95}
"""What is to be reached: recall of typed patterns and of names, and precision over all."""


def print_scores(scores: Mapping[str, Scores], console: Console) -> None:
    """Print a column for each set: recall by kind, then over typed patterns, names and all."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    table.add_column("target", justify="right", no_wrap=True)
    for name in scores:
        table.add_column(name, justify="right")
    for kind in Personal:
        if any(kind in each.recall for each in scores.values()):
            row = [_told(each.recall.get(kind)) for each in scores.values()]
            table.add_row(f"recall: {kind.value.lower()}", "", *row)
    every = scores.values()
    table.add_row(
        "recall: all but names", _target("typed"), *(_told(each.typed_recall) for each in every)
    )
    names = [_told(each.recall.get(Personal.NAME)) for each in every]
    table.add_row("recall: names", _target("names"), *names)
    table.add_row("precision", _target("precision"), *(_told(each.all_precision) for each in every))
    table.add_row("order IDs, dates … stayed", "", *(_told(each.kept) for each in every))
    console.print(table)


def print_faults(name: str, scores: Scores, console: Console) -> None:
    """Print each piece that was missed, and each that was replaced wrongly."""
    for fault in scores.faults:
        what = "missed" if fault.missed else "wrongly replaced"
        console.print(
            f"{name}: {what} {fault.kind.value} {fault.words!r} in {fault.text!r}",
            markup=False,
            highlight=False,
        )


def _target(name: str) -> str:
    return f"≥ {TARGETS[name]:.2f}"


def _told(figure: Figure | None) -> str:
    return figure_in_words(figure) if figure else "–"
