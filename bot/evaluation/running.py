"""Asks every golden question and judges what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.evaluation.golden import Golden, GoldenSet, Part
from bot.evaluation.judging import judged
from bot.evaluation.metrics import Judged
from bot.evaluation.stability import same_on
from bot.evaluation.statements import Statements
from bot.triage.answers import Question
from bot.triage.pipeline import Trace
from knowledge.deadlines import ZONES

Ask = Callable[[Question, datetime], Trace]
"""Answers a question as of a moment and tells what the answer came from."""


@dataclass(frozen=True)
class Examined:
    """A judged question with the trace that was judged."""

    judged: Judged
    trace: Trace


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """All that an evaluation found. `index` and `corpus` name what was asked: the versions of the
    index, and the fingerprint of the corpus in it.
    """

    examined: tuple[Examined, ...]
    not_at_hand: Mapping[str, Part]
    index: tuple[str, ...]
    corpus: str | None

    def judged(self, part: Part | None = None) -> tuple[Judged, ...]:
        """The judged questions of a part, or all of them."""
        return tuple(
            each.judged for each in self.examined if part in {None, each.judged.golden.part}
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that have questions here."""
        held = {each.judged.golden.part for each in self.examined}
        return tuple(part for part in Part if part in held)

    @property
    def developed(self) -> tuple[Examined, ...]:
        """The questions to develop against, the only ones that may be read."""
        return tuple(each for each in self.examined if each.judged.golden.part is Part.DEVELOP)


def examined(questions: Sequence[Golden], ask: Ask, statements: Statements) -> Iterator[Examined]:
    """Ask each question, judge its answer, and ask again in other ways."""
    for golden in questions:
        yield _examined(golden, ask, statements)


def of_part(golden: GoldenSet, part: Part | None) -> GoldenSet:
    """The questions of one part alone; all of them for None."""
    if part is None:
        return golden
    return GoldenSet(
        tuple(each for each in golden.questions if each.part is part),
        {name: place for name, place in golden.not_at_hand.items() if place is part},
    )


def _examined(golden: Golden, ask: Ask, statements: Statements) -> Examined:
    zone = ZoneInfo(ZONES[golden.marketplace or "US"])
    now = golden.now if golden.now.tzinfo else golden.now.replace(tzinfo=zone)
    question = Question(
        text=golden.text, before=golden.before, on=golden.on, marketplace=golden.marketplace
    )
    trace = ask(question, now)
    answer = trace.answer
    today = now.astimezone(ZoneInfo(ZONES[answer.situation.marketplace])).date()
    return Examined(
        judged=Judged(
            golden=golden,
            outcome=answer.outcome,
            verdict=judged(golden, trace, statements, today=today),
            is_covered=statements.covers(golden),
            same=same_on(
                golden, question, answer, lambda asked: ask(asked, now).answer, statements
            ),
        ),
        trace=trace,
    )
