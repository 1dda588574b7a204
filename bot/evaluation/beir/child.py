"""One measurement in a process of its own: `python -m bot.evaluation.beir.child WHAT JOB`, where
WHAT is one of `model`, `build`, `ask`, `ablate`. The last line says what was measured, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.evaluation.beir.job import Job, read_job
from bot.evaluation.beir.scoring import documents_of
from bot.evaluation.beir.systems import PASSAGES, SYSTEMS

DEEPEST = 100
"""Documents of a ranking that are told: the reciprocal rank looks as far."""


def main(arguments: Sequence[str]) -> None:
    """Measure one thing and say it."""
    what, written = arguments
    told = {**_MEASURED[what](read_job(written)), "megabytes": peak_megabytes()}
    sys.stdout.write("\n" + json.dumps(told) + "\n")


def _model(job: Job) -> dict[str, Any]:
    """Tell the model's hash; export it where it isn't yet."""
    from bot.evaluation.beir.own_systems import open_model

    return {"hash": open_model(job).model.hash}


def _build(job: Job) -> dict[str, Any]:
    return {"seconds": _function("build", job)(job)}


def _ask(job: Job) -> dict[str, Any]:
    """Ask every query once. The first is asked once more before: what loads late doesn't count."""
    queries = job.dataset().queries
    search = _function("open", job)(job)
    search(queries[0].text)
    ranked: dict[str, Sequence[str]] = {}
    times: list[float] = []
    for query in queries:
        started = time.perf_counter()
        found = search(query.text)
        times.append((time.perf_counter() - started) * 1000)
        ranked[query.id] = documents_of(found)[:DEEPEST]
    return {"ranked": ranked, "milliseconds": times}


def _ablate(job: Job) -> dict[str, Any]:
    from bot.evaluation.beir.ablations import ablated

    return ablated(job)


_MEASURED: Mapping[str, Callable[[Job], dict[str, Any]]] = {
    "model": _model,
    "build": _build,
    "ask": _ask,
    "ablate": _ablate,
}


def _function(what: str, job: Job) -> Callable[[Job], Any]:
    system = next(each for each in (PASSAGES, *SYSTEMS) if each.folder == job.system)
    function: Callable[[Job], Any] = getattr(import_module(system.home), f"{what}_{system.folder}")
    return function


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    status = Path("/proc/self/status")
    if status.is_file():
        # What `getrusage` tells a child on Linux can be its parent's.
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1:])
