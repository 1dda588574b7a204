"""`dispute-desk evaluate retrieval`: how well the search finds on any set in BEIR's layout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WIDE = 150
"""Columns where the output is no terminal."""


def retrieval(
    corpus: Annotated[
        Path, typer.Option(help="A folder with corpus.jsonl, queries.jsonl and qrels.tsv.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    limit_queries: Annotated[
        int | None, typer.Option(min=1, help="Ask only the first so many queries.")
    ] = None,
    cache: Annotated[
        Path | None, typer.Option(help="Where indexes are kept; else in the data folder.")
    ] = None,
    ablations: Annotated[
        bool, typer.Option("--ablations", help="Measure what each means of searching brings.")
    ] = False,
) -> None:
    """Measure the search beside BM25, the model alone, and the usual chains with that model.

    Indexes are built once and kept; a first run takes minutes.
    """
    import json
    import os
    import sys
    from dataclasses import asdict

    from rich.console import Console

    from bot.evaluation.beir.job import Job
    from bot.evaluation.beir.measuring import measure, measure_ablations
    from bot.evaluation.beir.systems import SYSTEMS
    from bot.evaluation.beir.table import print_ablations, print_rows
    from bot.settings import read_settings

    settings = read_settings()
    job = Job(
        corpus=str(corpus.absolute()),
        cache=str((cache or settings.dispute_desk_home / "evaluation").absolute()),
        model=settings.embedding_model,
        limit_queries=limit_queries,
    )
    dataset = job.dataset()
    telling, before = Console(stderr=True), os.getloadavg()[0]
    with telling.status("measuring") as status:
        job, rows = measure(job, dataset, SYSTEMS, status.update)
        told = measure_ablations(job, dataset, status.update) if ablations else None
    # Above the number of cores, others were in the way, and times say little.
    load = f"{before:.1f} before, {os.getloadavg()[0]:.1f} after"
    if as_json:
        counts = {"documents": len(dataset.documents), "queries": len(dataset.queries)}
        machine = {"cores": os.cpu_count(), "load": load}
        written = {
            **counts,
            "machine": machine,
            "systems": [asdict(row) for row in rows],
            "ablations": told,
        }
        typer.echo(json.dumps(written, indent=2))
    else:
        console = Console() if sys.stdout.isatty() else Console(width=WIDE)
        title = (
            f"{len(dataset.queries)} queries, {len(dataset.documents)} documents, on "
            f"{os.cpu_count()} cores; processes that wanted one: {load}"
        )
        print_rows(rows, console, title=title)
        if told:
            print_ablations(told, console)
    if any(row.failed for row in rows):
        raise typer.Exit(1)
