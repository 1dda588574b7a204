"""The figures over many judged answers, each with its count and its interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.evaluation.golden import Critical, Golden
from bot.evaluation.intervals import wilson
from bot.evaluation.ranking import ndcg_at, recall_at, reciprocal_rank
from bot.evaluation.verdicts import Aspect, Result, Verdict
from bot.triage.answers import Outcome


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A question and what came of it. `outcome` is the one that came back; `is_covered` says that
    the corpus has its topic; `same` whether the answer stayed the same on being asked in another
    way, for each way tried (see bot.evaluation.stability).
    """

    golden: Golden
    outcome: Outcome
    verdict: Verdict
    is_covered: bool
    same: Mapping[str, tuple[bool, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """A share: `met` of `of`, for a mean the sum of the values."""

    met: float
    of: int

    @property
    def share(self) -> float | None:
        """The share; None where nothing was counted."""
        return self.met / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Its 95 % Wilson interval."""
        return wilson(self.met, self.of)


@dataclass(frozen=True)
class Metric:
    """One metric: its name for machines, its name for people, and whether less is better.
    `target` is what the answer without a language model is meant to reach.
    """

    name: str
    label: str
    figure: Callable[[Sequence[Judged]], Figure]
    target: float | None = None
    less_is_better: bool = False


def measured(metric: Metric, judged: Sequence[Judged]) -> Figure:
    """The metric over these questions."""
    return metric.figure(judged)


def critical_by_kind(judged: Iterable[Judged]) -> Mapping[Critical, int]:
    """How many questions had a critical error of each kind."""
    counted = Counter(
        kind for each in judged for kind in {error.kind for error in each.verdict.critical}
    )
    return {kind: counted[kind] for kind in Critical}


_Values = Callable[[Judged], Iterable[float]]


def _over(values: _Values) -> Callable[[Sequence[Judged]], Figure]:
    """A figure over the values that each question gives: none where it doesn't apply."""

    def figure(judged: Sequence[Judged]) -> Figure:
        given = [value for each in judged for value in values(each)]
        return Figure(sum(given), len(given))

    return figure


def _ranked(value: Callable[[Verdict], float]) -> _Values:
    return lambda each: [value(each.verdict)] if each.verdict.groups else []


def _each(*aspects: Aspect) -> _Values:
    """Each check of the aspects counts."""
    return lambda each: [float(check.result is Result.MET) for check in each.verdict.of(*aspects)]


def _all(*aspects: Aspect) -> _Values:
    """A question counts once: all its checks of the aspects must be met."""
    return lambda each: [float(each.verdict.meets(*aspects))] if each.verdict.of(*aspects) else []


def _missed(*aspects: Aspect) -> _Values:
    return lambda each: [1 - value for value in _all(*aspects)(each)]


def _supported(judged: Sequence[Judged]) -> Figure:
    return Figure(
        sum(each.verdict.supported for each in judged), sum(each.verdict.cited for each in judged)
    )


def _wrong_advice(each: Judged) -> Iterator[float]:
    """Every question that may be answered counts, whether or not a danger was named for it."""
    yield float(not each.verdict.meets(Aspect.NEVER) or bool(each.verdict.critical))


def _critical(each: Judged) -> Iterator[float]:
    yield float(bool(each.verdict.critical))


def _caught(each: Judged) -> Iterator[float]:
    if each.golden.outcome == (Outcome.NO_ANSWER,):
        yield float(each.outcome is Outcome.NO_ANSWER)


def _refused_falsely(each: Judged) -> Iterator[float]:
    if Outcome.NO_ANSWER not in each.golden.outcome:
        yield float(each.outcome is Outcome.NO_ANSWER)


def _asked_needlessly(each: Judged) -> Iterator[float]:
    if Outcome.CLARIFICATION not in each.golden.outcome:
        yield float(each.outcome is Outcome.CLARIFICATION)


def _broken_drafts(each: Judged) -> Iterator[float]:
    aspects = (Aspect.DRAFT_RULES, Aspect.DRAFT_MUST_NOT)
    if each.verdict.of(Aspect.DRAFT_RULES):
        yield float(not each.verdict.meets(*aspects))


def _same(way: str) -> _Values:
    return lambda each: map(float, each.same.get(way, ()))


METRICS = (
    Metric("right", "Right in every check", _over(lambda each: [float(each.verdict.is_right)])),
    Metric("outcome", "Outcome as expected", _over(_each(Aspect.OUTCOME))),
    Metric(
        "recall_at_5",
        "Retrieval: recall@5",
        _over(_ranked(lambda one: recall_at(5, one.ranking, one.groups))),
        target=0.97,
    ),
    Metric(
        "ndcg_at_10",
        "Retrieval: nDCG@10",
        _over(_ranked(lambda one: ndcg_at(10, one.ranking, dict.fromkeys(one.groups, 1.0)))),
        target=0.92,
    ),
    Metric(
        "reciprocal_rank",
        "Retrieval: MRR",
        _over(_ranked(lambda one: reciprocal_rank(one.ranking, one.groups))),
    ),
    Metric("understood", "Reason and stage understood", _over(_each(Aspect.REASON, Aspect.STAGE))),
    Metric("support", "Citations hold, by sentence", _supported, target=1.0),
    Metric("facts", "Facts met", _over(_each(Aspect.FACT)), target=0.95),
    Metric("facts_all", "Questions with all facts met", _over(_all(Aspect.FACT))),
    Metric("deadline", "Deadline right", _over(_all(Aspect.DEADLINE))),
    Metric("wrong_advice", "Wrong advice", _over(_wrong_advice), target=0.01, less_is_better=True),
    Metric("critical", "Critical errors", _over(_critical), target=0.0, less_is_better=True),
    Metric("caught", "Out of scope: caught", _over(_caught), target=0.95),
    Metric(
        "refused_falsely",
        "Refused though answerable",
        _over(_refused_falsely),
        target=0.05,
        less_is_better=True,
    ),
    Metric("asks", "Clarifying question right", _over(_all(Aspect.ASKS)), target=0.90),
    Metric("asked_needlessly", "Asked needlessly", _over(_asked_needlessly), less_is_better=True),
    Metric("unanswered", "Unanswered part named", _over(_all(Aspect.UNANSWERED))),
    Metric("draft", "Draft there, for the right reader", _over(_all(Aspect.DRAFT))),
    Metric("draft_musts", "Draft holds what it must", _over(_each(Aspect.DRAFT_MUST))),
    Metric(
        "draft_violations",
        "Drafts that break a rule",
        _over(_broken_drafts),
        target=0.0,
        less_is_better=True,
    ),
    Metric(
        "superseded",
        "Rule used that has ended",
        _over(_missed(Aspect.SUPERSEDED)),
        target=0.0,
        less_is_better=True,
    ),
    Metric("same_again", "Same answer: asked again", _over(_same("again")), target=1.0),
    Metric("same_paraphrased", "Same answer: paraphrased", _over(_same("paraphrased")), target=1.0),
    Metric("same_misspelt", "Same answer: misspelt", _over(_same("misspelt")), target=1.0),
    Metric("same_reordered", "Same answer: reordered", _over(_same("reordered")), target=1.0),
)
"""All metrics, in the order in which they are shown."""
