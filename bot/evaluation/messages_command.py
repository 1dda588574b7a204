"""The `evaluate messages` command: how many honest messages pass, how many breaches are found."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.evaluation.intervals import wilson
from bot.evaluation.messages import Share, Verdict, by_addressee, by_rule, judged, load_messages

FOLDER = Path("tests/evaluation/messages")


def messages(
    folder: Annotated[
        Path, typer.Option("--messages", help="A folder with honest.jsonl and breaches.jsonl.")
    ] = FOLDER,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    rules: Annotated[bool, typer.Option(help="Print each rule's figure too.")] = True,
) -> None:
    """Check every honest message and every breach. Exit status 1: one is judged wrongly."""
    verdicts = judged(load_messages(folder))
    if as_json:
        typer.echo(json.dumps(_summary(verdicts), ensure_ascii=False, indent=2))
    else:
        _print(verdicts, Console(width=None if sys.stdout.isatty() else 120), rules=rules)
    raise typer.Exit(0 if all(verdict.is_right for verdict in verdicts) else 1)


def _print(verdicts: Sequence[Verdict], console: Console, *, rules: bool) -> None:
    heads = ("honest passed", "nothing said of", "breaches found", "not in silence")
    table = Table("addressee", *heads)
    for addressee, shares in by_addressee(verdicts).items():
        table.add_row(addressee, *map(_written, shares))
    console.print(table)
    if rules:
        table = Table("rule", "breaches found")
        for rule, share in by_rule(verdicts).items():
            table.add_row(rule, _written(share))
        console.print(table)
    for verdict in verdicts:
        if not verdict.is_right:
            console.print(_wrong(verdict), markup=False, highlight=False)


def _written(share: Share) -> str:
    if not share.of:
        return "–"
    low, high = wilson(share.met, share.of)
    return f"{share.met}/{share.of} ({low:.2f}–{high:.2f})"


def _wrong(verdict: Verdict) -> str:
    message = verdict.message
    expected = f"missed {message.rule}" if message.rule else "honest, but stopped"
    found = ", ".join((*verdict.stopped_by, *verdict.doubted_by)) or "nothing"
    return f"{message.to.value}: {expected}; found {found}: {message.text!r}"


def _summary(verdicts: Sequence[Verdict]) -> dict[str, object]:
    return {
        "addressees": {
            addressee: {
                "honest_passed": asdict(passed),
                "honest_nothing_said": asdict(clean),
                "breaches_found": asdict(found),
                "breaches_not_in_silence": asdict(heard),
            }
            for addressee, (passed, clean, found, heard) in by_addressee(verdicts).items()
        },
        "rules": {rule: asdict(share) for rule, share in by_rule(verdicts).items()},
        "wrong": [_wrong(verdict) for verdict in verdicts if not verdict.is_right],
    }
