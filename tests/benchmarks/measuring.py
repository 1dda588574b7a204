"""Takes the measurements, each in a fresh process, the two contenders in turn."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.children import Ran, run
from tests.benchmarks.contenders import Contender, dispute_desk, langchain_chain
from tests.benchmarks.questions import QUESTIONS

OURS, CHAIN = "Dispute Desk", "LangChain chain"

Figures = Mapping[str, Mapping[str, Sequence[float]]]
"""Contender → what was measured → each repetition's figure."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How often each thing is measured; `rounds` is how often a process answers all questions."""

    ingests: int
    asks: int
    answers: int
    rounds: int


FULL = Pace(ingests=3, asks=9, answers=3, rounds=5)
QUICK = Pace(ingests=1, asks=3, answers=1, rounds=2)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """All figures, over how many passages with how many texts; `exporting` is what the first ingest
    on a machine takes longer than the ones after it.
    """

    passages: int
    texts: int
    exporting: float
    figures: Figures


def measure(pace: Pace) -> Measured:
    """Measure both. The first of everything is a warm-up and doesn't count."""
    with tempfile.TemporaryDirectory(prefix="dispute-desk-bench-") as temporary:
        space = Path(temporary)
        bench = _Bench(space)
        counted = run(("-m", "tests.benchmarks.ours", "texts", str(bench.texts)), {}).told()
        standing = bench.contenders("standing")
        first = {name: _ingested(each) for name, each in standing.items()}
        for _ in _repeated("ingest", pace.ingests):
            fresh = bench.contenders("fresh")
            for name, contender in fresh.items():
                bench.note_ingest(name, _ingested(contender))
            bench.clear("fresh")
        for _ in _repeated("ingest of what is unchanged", pace.ingests):
            for name, contender in standing.items():
                ran = run(contender.again, contender.environment)
                bench.note(name, "re-ingest", ran.seconds)
        bench.ask(standing, pace)
        bench.answer(standing, pace)
        usual = min(bench.figures[OURS]["ingest process"])
        return Measured(
            passages=counted["passages"],
            texts=counted["texts"],
            exporting=max(0.0, first[OURS].seconds - usual),
            figures=bench.figures,
        )


class _Bench:
    """A folder to measure in, and the figures so far."""

    def __init__(self, space: Path) -> None:
        self._space = space
        self.texts = space / "texts.json"
        self.figures: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))

    def contenders(self, folder: str) -> Mapping[str, Contender]:
        models = self._space / "standing-ours" / "models"
        return {
            OURS: dispute_desk(self._space / f"{folder}-ours", models),
            CHAIN: langchain_chain(self._space / f"{folder}-chain", self.texts),
        }

    def clear(self, folder: str) -> None:
        for name in ("ours", "chain"):
            shutil.rmtree(self._space / f"{folder}-{name}")

    def note(self, contender: str, measured: str, figure: float) -> None:
        self.figures[contender][measured].append(figure)

    def note_ingest(self, name: str, ran: Ran) -> None:
        self.note(name, "ingest", ran.told()["seconds"])
        self.note(name, "ingest process", ran.seconds)
        self.note(name, "ingest memory", ran.megabytes)

    def ask(self, contenders: Mapping[str, Contender], pace: Pace) -> None:
        for name, contender in contenders.items():
            told = run((*contender.torch, QUESTIONS[-1]), contender.environment).told()
            self.note(name, "torch", float(told["torch"]))
        for number in _repeated("cold question", pace.asks):
            for name, contender in contenders.items():
                question = QUESTIONS[number % len(QUESTIONS)]
                ran = run((*contender.ask, question), contender.environment)
                self.note(name, "ask", ran.seconds)
                self.note(name, "ask memory", ran.megabytes)

    def answer(self, contenders: Mapping[str, Contender], pace: Pace) -> None:
        for _ in _repeated("warm questions", pace.answers):
            for name, contender in contenders.items():
                told = run((*contender.answer, str(pace.rounds)), contender.environment).told()
                for kind in ("new", "known"):
                    self.figures[name][kind].extend(told[kind])


def _ingested(contender: Contender) -> Ran:
    return run(contender.ingest, contender.environment)


def _repeated(what: str, times: int) -> Iterator[int]:
    for number in range(times):
        sys.stderr.write(f"{what}: {number + 1} of {times}\n")
        yield number
