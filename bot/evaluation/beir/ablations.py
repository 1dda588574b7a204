"""What each means of searching brings: chosen on one half of a set's queries, told of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import inf
from statistics import fmean, median
from typing import Any

from bot.evaluation.beir.bootstrap import in_first_half, paired_difference
from bot.evaluation.beir.job import Job
from bot.evaluation.beir.reading import Query
from bot.evaluation.beir.recipes import Counted, Fusion, Heard, Joined, Recipe, Signals, ranking
from bot.evaluation.beir.scoring import Scores, mean_scores, scored
from bot.evaluation.beir.workbench import Cost, Workbench, bench

COMPARED = ("recall@10", "nDCG@10")

NO_DEARER = 1.1
"""How many times the product's tokens may be embedded by the combination that is to cost no more.
Tokens, since times depend on what else the machine does.
"""

WORTHWHILE = 0.005
"""What a means must add on the first half, on the mean of COMPARED, to go into a combination."""

Change = Mapping[str, Any]

_HEARD_IN_PARTS = tuple(
    {"heard": heard, "joined": joined, "most_parts": most}
    for heard in (Heard.PARTS, Heard.WHOLE_AND_PARTS, Heard.TELLING_AND_PARTS)
    for joined in Joined
    for most in (3, 6, 12, 100)
)

MEANS: Mapping[str, Sequence[Change]] = {
    "no title or headings in the passage": ({"headings": False},),
    "sentences for the model": _HEARD_IN_PARTS,
    "the most telling sentences as one text": ({"heard": Heard.TELLING},),
    "sentences for BM25": tuple(
        {"counted": counted, "most_counted": most}
        for counted in (Counted.BEST, Counted.SUM, Counted.VOTES, Counted.RANKS)
        for most in (3, 6, 12, 100)
    ),
    "a word of the query counts once": ({"counted": Counted.ONCE},),
    "weighted scores": tuple(
        {"fusion": Fusion.SCORES, "meaning": weight} for weight in (0.2, 0.35, 0.5, 0.65, 0.8)
    ),
    "weighted ranks": tuple({"meaning": weight} for weight in (0.2, 0.35, 0.65, 0.8)),
    "another k for the ranks": tuple({"rank_constant": k} for k in (5.0, 10.0, 20.0, 40.0, 120.0)),
    "another depth": tuple({"depth": depth} for depth in (30, 50, 300)),
    "fusion of documents": ({"by_document": True},),
    "neighbours of a hit": tuple({"neighbours": share} for share in (0.1, 0.25, 0.5)),
    "documents most alike": tuple({"related": share} for share in (0.1, 0.25, 0.5, 1.0)),
    "feedback from the first hits": tuple({"feedback": share} for share in (0.2, 0.4, 0.6)),
}


@dataclass(frozen=True)
class Case:
    """One query with what the searches say of it, with headings (True) and without."""

    query: Query
    signals: Mapping[bool, Signals]
    milliseconds: Cost
    tokens: Cost


def ablated(job: Job) -> dict[str, Any]:
    """Measure every means against the product's way; see MEANS for what is tried of each."""
    benches = bench(job)
    cases = []
    for query in job.dataset().queries:
        heard = benches[True].hearing(query)
        signals = {form: each.signals(query, heard) for form, each in benches.items()}
        cases.append(Case(query, signals, heard.milliseconds, heard.tokens))
    return compared(cases, benches)


def compared(cases: Sequence[Case], benches: Mapping[bool, Workbench]) -> dict[str, Any]:
    """Choose each means' best form on the first half; tell what it brings on the second."""
    trial = _Trial(cases, benches)
    base = Recipe()
    chosen = {
        name: max((replace(base, **change) for change in changes), key=trial.worth)
        for name, changes in MEANS.items()
    }
    chosen["all that helped"] = _together(trial, base, budget=inf)
    budget = trial.tokens(base) * NO_DEARER
    chosen["all that helped and costs no more"] = _together(trial, base, budget=budget)
    return {
        "first_half": len(trial.first),
        "second_half": len(trial.second),
        "product": trial.told(base, base),
        "means": [{"name": name, **trial.told(each, base)} for name, each in chosen.items()],
        "tried": [
            {"name": name, "change": _differing(replace(base, **change), base)}
            | {"worth": trial.worth(replace(base, **change))}
            for name, changes in MEANS.items()
            for change in changes
        ],
    }


class _Trial:
    """Scores recipes, each once, on either half."""

    def __init__(self, cases: Sequence[Case], benches: Mapping[bool, Workbench]) -> None:
        self.first = [case for case in cases if in_first_half(case.query.id)]
        self.second = [case for case in cases if not in_first_half(case.query.id)]
        self._benches = benches
        self._known: dict[tuple[Recipe, str], Scores] = {}

    def worth(self, recipe: Recipe) -> float:
        """What a recipe is chosen by: the mean of COMPARED on the first half."""
        means = mean_scores(self._scores(recipe, self.first))
        return fmean(means[measure] for measure in COMPARED)

    def milliseconds(self, recipe: Recipe) -> float:
        """How long embedding a query takes, in the middle."""
        return median(_cost(recipe, each.milliseconds) for each in (*self.first, *self.second))

    def tokens(self, recipe: Recipe) -> float:
        """How much of a query is embedded, in the middle."""
        return median(_cost(recipe, each.tokens) for each in (*self.first, *self.second))

    def told(self, recipe: Recipe, base: Recipe) -> dict[str, Any]:
        """Tell how a recipe does on the second half, and how it differs from the base there."""
        before, after = self._scores(base, self.second), self._scores(recipe, self.second)
        return {
            "change": _differing(recipe, base),
            "first": mean_scores(self._scores(recipe, self.first)),
            "second": mean_scores(after),
            "difference": {
                measure: asdict(
                    paired_difference(
                        [each[measure] for each in before], [each[measure] for each in after]
                    )
                )
                for measure in COMPARED
            },
            "embedded_tokens": self.tokens(recipe),
            "embedding_milliseconds": self.milliseconds(recipe),
        }

    def _scores(self, recipe: Recipe, cases: Sequence[Case]) -> Sequence[Scores]:
        return [self._scored(recipe, case) for case in cases]

    def _scored(self, recipe: Recipe, case: Case) -> Scores:
        if (recipe, case.query.id) not in self._known:
            form = self._benches[recipe.headings]
            ranked = ranking(recipe, case.signals[recipe.headings], form.passages)
            found = [form.documents[number] for number in ranked]
            self._known[recipe, case.query.id] = scored(case.query, found)
        return self._known[recipe, case.query.id]


def _together(trial: _Trial, recipe: Recipe, *, budget: float) -> Recipe:
    """Add the means that adds most on the first half, as long as one is worth its while."""
    changes = [change for several in MEANS.values() for change in several]
    while True:
        worth = trial.worth(recipe)
        further = [replace(recipe, **change) for change in changes]
        further = [each for each in further if trial.tokens(each) <= budget]
        best = max(further, key=trial.worth, default=recipe)
        if trial.worth(best) < worth + WORTHWHILE:
            return recipe
        recipe = best


def _cost(recipe: Recipe, cost: Cost) -> float:
    parts = sum(cost.parts[: recipe.most_parts])
    return {
        Heard.WHOLE: cost.whole,
        Heard.TELLING: cost.telling,
        Heard.PARTS: parts,
        Heard.WHOLE_AND_PARTS: cost.whole + parts,
        Heard.TELLING_AND_PARTS: cost.telling + parts,
    }[recipe.heard]


def _differing(recipe: Recipe, base: Recipe) -> dict[str, Any]:
    before = asdict(base)
    return {name: value for name, value in asdict(recipe).items() if value != before[name]}
