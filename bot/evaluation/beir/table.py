"""The measurements as tables for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.evaluation.beir.bootstrap import Difference
from bot.evaluation.beir.measuring import COMPARED, Row
from bot.evaluation.beir.scoring import MEASURES

_FIGURES = ("p50 ms", "p95 ms", "build s", "build MB", "ask MB")


def print_rows(rows: Sequence[Row], console: Console, *, title: str) -> None:
    """Print a line for each system, then how far ours is ahead of the others."""
    table = _table(title, ("", *MEASURES, *_FIGURES))
    for row in rows:
        if row.scores is None or row.latency is None:
            continue
        table.add_row(
            row.name,
            *(f"{row.scores[measure]:.3f}" for measure in MEASURES),
            f"{row.latency.p50:.0f}",
            f"{row.latency.p95:.0f}",
            f"{row.build_seconds:.1f}",
            f"{row.build_megabytes:.0f}",
            f"{row.ask_megabytes:.0f}",
        )
    console.print(table)
    for row in rows:
        if row.note:
            console.print(f"{row.name}: {row.note}", markup=False, highlight=False)
    _print_ahead(rows, console)


def _print_ahead(rows: Sequence[Row], console: Console) -> None:
    compared = [row for row in rows if row.ahead]
    if not compared:
        return
    table = _table("Ours less theirs, with 95 % intervals", ("", *COMPARED))
    for row in compared:
        table.add_row(row.name, *(_shown(each) for each in (row.ahead or {}).values()))
    console.print(table)


def print_ablations(told: Mapping[str, Any], console: Console) -> None:
    """Print what each means brings on the half that it wasn't chosen on."""
    product = told["product"]
    table = _table(
        f"What each means brings: chosen on {told['first_half']} queries, measured on the other "
        f"{told['second_half']}, where the product has "
        + ", ".join(f"{measure} {product['second'][measure]:.3f}" for measure in COMPARED),
        ("", "chosen", *(f"{measure}, 95 %" for measure in COMPARED), "tokens", "ms"),
    )
    table.columns[1].justify = "left"
    table.columns[1].overflow = "fold"
    for means in told["means"]:
        table.add_row(
            means["name"],
            ", ".join(f"{name} {value}" for name, value in means["change"].items()) or "nothing",
            *(_shown(Difference(**means["difference"][measure])) for measure in COMPARED),
            f"{means['embedded_tokens']:.0f}",
            f"{means['embedding_milliseconds']:.0f}",
        )
    console.print(table)
    intervals = len(COMPARED) * len(told["means"])
    console.print(
        f"* zero lies outside. Of {intervals} such intervals, {intervals / 20:.1f} leave it out by "
        "luck alone. Tokens and ms: what embedding a query takes, in the middle.",
        highlight=False,
    )


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, highlight=False)
    for column in columns:
        table.add_column(column, justify="right" if column else "left")
    return table


def _shown(difference: Difference) -> str:
    mark = " *" if difference.certain else ""
    return f"{difference.mean:+.3f} [{difference.low:+.3f}, {difference.high:+.3f}]{mark}"
