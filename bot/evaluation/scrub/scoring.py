"""Notes that were scrubbed, held against what is marked in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.metrics import Figure
from bot.evaluation.scrub.cases import Case, Item
from ingest.personal import Part, Personal

MOSTLY = 0.7
"""The share of what was replaced that must be marked as personal data for it to be rightly so:
a title or a full stop that goes with a name is no fault, a word beside it is.
"""


@dataclass(frozen=True)
class Fault:
    """Personal data that was left, or what was replaced and is none, with its note."""

    missed: bool
    kind: Personal
    words: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Recall by kind, precision by the kind that was put in its place, how often what must stay
    stayed, and each fault.
    """

    recall: Mapping[Personal, Figure]
    precision: Mapping[Personal, Figure]
    kept: Figure
    faults: tuple[Fault, ...]

    @property
    def typed_recall(self) -> Figure:
        """Recall of all but names."""
        return _together(
            figure for kind, figure in self.recall.items() if kind is not Personal.NAME
        )

    @property
    def all_precision(self) -> Figure:
        """Precision of everything that was replaced."""
        return _together(self.precision.values())


def scored(cases: Iterable[Case], divide: Callable[[str], Sequence[Part]]) -> Scores:
    """Have each note divided and count. An item is found when none of its letters and digits is
    left; what was replaced is right when most of it is marked.
    """
    found: dict[Personal, list[bool]] = {}
    right: dict[Personal, list[bool]] = {}
    stayed: list[bool] = []
    faults: list[Fault] = []
    for case in cases:
        replaced = _replaced(divide(case.text))
        for item in case.items:
            whole = _is_gone(case, item, replaced)
            found.setdefault(item.kind, []).append(whole)
            if not whole:
                faults.append(Fault(True, item.kind, case.text[item.start : item.end], case.text))
        for span in replaced:
            is_right = _is_right(case, span)
            right.setdefault(span.kind, []).append(is_right)
            if not is_right:
                faults.append(Fault(False, span.kind, case.text[span.start : span.end], case.text))
        left = _left(case.text, replaced)
        stayed += [words in left for words in case.kept]
    return Scores(
        recall={kind: _figure(found[kind]) for kind in Personal if kind in found},
        precision={kind: _figure(right[kind]) for kind in Personal if kind in right},
        kept=_figure(stayed),
        faults=tuple(faults),
    )


def _replaced(parts: Sequence[Part]) -> list[Item]:
    spans: list[Item] = []
    at = 0
    for part in parts:
        end = at + len(part.words)
        if part.goes_on and spans:
            spans[-1] = Item(spans[-1].start, end, spans[-1].kind)
        elif part.kind is not None:
            spans.append(Item(at, end, part.kind))
        at = end
    return spans


def _is_gone(case: Case, item: Item, replaced: Sequence[Item]) -> bool:
    return all(
        any(span.start <= place < span.end for span in replaced)
        for place in range(item.start, item.end)
        if case.text[place].isalnum()
    )


def _is_right(case: Case, span: Item) -> bool:
    places = [place for place in range(span.start, span.end) if case.text[place].isalnum()]
    marked = [
        place for place in places if any(item.start <= place < item.end for item in case.items)
    ]
    return len(marked) >= MOSTLY * len(places)


def _left(text: str, replaced: Sequence[Item]) -> str:
    pieces, done = [], 0
    for span in replaced:
        pieces.append(text[done : span.start])
        done = span.end
    return "\0".join([*pieces, text[done:]])


def _figure(outcomes: Sequence[bool]) -> Figure:
    return Figure(sum(outcomes), len(outcomes))


def _together(figures: Iterable[Figure]) -> Figure:
    several = list(figures)
    return Figure(sum(each.met for each in several), sum(each.of for each in several))
