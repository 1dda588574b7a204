"""The table of an evaluation, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.evaluation.golden import Part
from bot.evaluation.metrics import METRICS, Figure, Metric, critical_by_kind
from bot.evaluation.running import Evaluated
from bot.evaluation.summary import COVERED, figures_of, scopes


def print_table(evaluated: Evaluated, console: Console) -> None:
    """Print every metric with its count and its interval, for each part over all questions and over
    those on what is in the corpus: side by side, or one part below the other on a narrow screen.
    """
    if console.width >= _WIDE:
        console.print(_table(evaluated.parts, evaluated))
    else:
        for part in evaluated.parts:
            console.print(_table((part,), evaluated))
    for line in notes(evaluated):
        console.print(line, markup=False, highlight=False)


def notes(evaluated: Evaluated) -> Iterator[str]:
    """What the table's figures don't say: how to read them, which critical errors there were, and
    what was left out.
    """
    yield (
        "Each figure is a share with its count and its 95 % Wilson interval; “in the corpus” "
        "leaves out questions on topics that it doesn't have yet."
    )
    for part in evaluated.parts:
        counts = critical_by_kind(evaluated.judged(part))
        kinds = ", ".join(f"{kind.value} {count}" for kind, count in counts.items() if count)
        yield f"Critical errors, {part.value}: {kinds or 'none'}."
    if evaluated.not_at_hand:
        yield (
            f"Not at hand: {len(evaluated.not_at_hand)} questions whose texts stand in another "
            "file; name it with --reference."
        )


def figure_in_words(figure: Figure) -> str:
    """A share with its count and its interval; a dash where nothing was counted."""
    share = figure.share
    if share is None:
        return "–"
    low, high = figure.interval
    met = f"{figure.met:.0f}" if figure.met == int(figure.met) else f"{figure.met:.1f}"
    return f"{share:.3f} ({met}/{figure.of}) {low:.2f}–{high:.2f}"


def target_in_words(metric: Metric) -> str:
    """What a metric is meant to reach."""
    if metric.target is None:
        return ""
    return f"{'≤' if metric.less_is_better else '≥'} {metric.target:.2f}"


def meets_target(metric: Metric, figure: Figure) -> bool | None:
    """True when a metric reaches its target; None where it has none or nothing was counted."""
    share = figure.share
    if metric.target is None or share is None:
        return None
    return share <= metric.target if metric.less_is_better else share >= metric.target


_WIDE = 168
"""Columns that both parts need side by side."""


def _table(parts: Sequence[Part], evaluated: Evaluated) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    table.add_column("target", justify="right", no_wrap=True)
    columns = []
    for part in parts:
        for scope, judged in scopes(evaluated.judged(part)).items():
            table.add_column(_heading(part, scope, len(judged)), justify="right")
            columns.append(figures_of(judged))
    for metric in METRICS:
        cells = [_cell(metric, figures[metric.name]) for figures in columns]
        table.add_row(metric.label, target_in_words(metric), *cells)
    return table


def _heading(part: Part, scope: str, count: int) -> str:
    return f"{part.value}\n{'in the corpus' if scope == COVERED else 'all'}: {count}"


def _cell(metric: Metric, figure: Figure) -> Text:
    styles = {True: "green", False: "yellow", None: ""}
    return Text(figure_in_words(figure), style=styles[meets_target(metric, figure)])
