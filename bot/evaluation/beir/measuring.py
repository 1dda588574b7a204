"""Measures all systems on one set: each builds, and is asked, in processes of its own.

An index is built once and kept in the cache, with what building it took; asking is measured anew
each time.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.evaluation.beir.bootstrap import Difference, paired_difference
from bot.evaluation.beir.job import Job
from bot.evaluation.beir.reading import Dataset, Query
from bot.evaluation.beir.scoring import Latency, Scores, latency, mean_scores, scored
from bot.evaluation.beir.systems import INSTALLING, MEANING, OURS, PASSAGES, WORDS, System
from knowledge.errors import DeskError

COMPARED = ("recall@10", "nDCG@10")
BUILT = "built.json"
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "TOKENIZERS_PARALLELISM": "false",
}

Tell = Callable[[str], None]


class MeasurementFailed(DeskError):
    """A process that measured has failed. What it said last stands before this."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one system came to; `note` alone says why nothing was measured. `ahead` is how much
    better ours is by each of COMPARED.
    """

    name: str
    scores: Scores | None = None
    latency: Latency | None = None
    build_seconds: float = 0.0
    build_megabytes: float = 0.0
    ask_megabytes: float = 0.0
    ahead: Mapping[str, Difference] | None = None
    note: str = ""
    failed: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a system answered."""

    ranked: Mapping[str, Sequence[str]]
    milliseconds: Sequence[float]
    megabytes: float


def measure(
    job: Job, dataset: Dataset, systems: Sequence[System], tell: Tell
) -> tuple[Job, tuple[Row, ...]]:
    """Measure the systems; return the job with the places of all that was built, and a row each."""
    tell("the model")
    model_hash = run_child("model", job)["hash"]
    rows: list[Row] = []
    own: Sequence[Scores] | None = None
    for system in systems:
        if missing := system.missing():
            rows.append(Row(name=system.name, note=_how_to_install(missing)))
            continue
        try:
            job, seconds, megabytes = _built(job, dataset, system, model_hash, tell)
            tell(f"{system.name}: asking {len(dataset.queries)} queries")
            asked = Asked(**run_child("ask", replace(job, system=system.folder)))
        except MeasurementFailed as failure:
            rows.append(Row(name=system.name, note=str(failure), failed=True))
            continue
        each = _scores(dataset.queries, asked)
        if system is OURS:
            own = each
        rows.append(
            Row(
                name=system.name,
                scores=mean_scores(each),
                latency=latency(asked.milliseconds),
                build_seconds=seconds,
                build_megabytes=megabytes,
                ask_megabytes=asked.megabytes,
                ahead=None if own is None or system is OURS else _ahead(each, own),
            )
        )
    return job, tuple(rows)


def measure_ablations(job: Job, dataset: Dataset, tell: Tell) -> dict[str, Any]:
    """Measure what each means brings, on the indexes of the model alone and of BM25 alone."""
    model_hash = run_child("model", job)["hash"]
    for system in (WORDS, MEANING):
        job, _, _ = _built(job, dataset, system, model_hash, tell)
    tell("what each means brings")
    return run_child("ablate", replace(job, system=MEANING.folder))


def run_child(what: str, job: Job) -> dict[str, Any]:
    """Run one measurement in a fresh process. Raise MeasurementFailed with what it said last."""
    ran = subprocess.run(  # noqa: S603 -- our own module
        [sys.executable, "-P", "-m", "bot.evaluation.beir.child", what, job.written()],
        env={**os.environ, **OFFLINE},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = ran.stderr.strip().splitlines() or [f"exit status {ran.returncode}"]
        raise MeasurementFailed(f"{job.system or 'the model'}, {what}: {said[-1]}")
    told: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return told


def _built(
    job: Job, dataset: Dataset, system: System, model_hash: str, tell: Tell
) -> tuple[Job, float, float]:
    """Build a system's index if it isn't there; return what building it took, cutting included."""
    cutting = 0.0
    if system.cut_by_us:
        job, cutting, _ = _built(job, dataset, PASSAGES, model_hash, tell)
    key = system.key(dataset.fingerprint, job.model, model_hash)
    job = replace(
        job,
        system=system.folder,
        places={**job.places, system.folder: f"sets/{system.folder}-{key}"},
    )
    told = job.folder / BUILT
    if not told.is_file():
        tell(f"{system.name}: building")
        shutil.rmtree(job.folder, ignore_errors=True)
        job.folder.mkdir(parents=True)
        measured = run_child("build", job)
        told.write_text(json.dumps(measured), encoding="utf-8")
    measured = json.loads(told.read_text(encoding="utf-8"))
    return job, cutting + measured["seconds"], measured["megabytes"]


def _how_to_install(missing: Sequence[str]) -> str:
    return f"not installed ({', '.join(missing)}): {INSTALLING}"


def _scores(queries: Sequence[Query], asked: Asked) -> Sequence[Scores]:
    return [scored(query, asked.ranked[query.id]) for query in queries]


def _ahead(theirs: Sequence[Scores], own: Sequence[Scores]) -> Mapping[str, Difference]:
    return {
        measure: paired_difference(
            [scores[measure] for scores in theirs], [scores[measure] for scores in own]
        )
        for measure in COMPARED
    }
