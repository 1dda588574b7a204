"""The report: one page with the figures, the refusal curve, and each failing question that may be
read. Of the measured part it shows ids and counts alone, so that nobody tunes on it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from bot.evaluation import page
from bot.evaluation.calibration import Point, best
from bot.evaluation.drawing import refusal_curve
from bot.evaluation.golden import Part
from bot.evaluation.metrics import METRICS, Figure, Metric
from bot.evaluation.running import Evaluated, Examined
from bot.evaluation.summary import COVERED, figures_of, scopes, topics
from bot.evaluation.table import figure_in_words, meets_target, notes, target_in_words
from bot.triage.answers import Answer, Situation
from knowledge.facts import Fact
from knowledge.guidance import load_guidance

_SHOWN_HITS = 10
_SHOWN_LETTERS = 160


def write_report(folder: Path, evaluated: Evaluated, points: Sequence[Point], *, on: date) -> Path:
    """Write the page into the folder, made where there is none, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "index.html"
    file.write_text(report_page(evaluated, points, on=on), encoding="utf-8")
    return file


def report_page(evaluated: Evaluated, points: Sequence[Point], *, on: date) -> str:
    """The report as HTML that needs nothing else."""
    title = f"Evaluation of {on.isoformat()}"
    return page.page(
        title,
        page.heading(1, title),
        page.paragraph(
            f"{len(evaluated.examined)} questions; corpus {evaluated.corpus or 'unknown'}, index "
            f"{', '.join(evaluated.index)}."
        ),
        _figures(evaluated),
        page.listed(notes(evaluated)),
        _by_topic(evaluated),
        _refusal(points),
        _failing(evaluated),
        _measured(evaluated),
    )


# Figures


def _figures(evaluated: Evaluated) -> str:
    columns = [
        (f"{part.value}, {'in the corpus' if scope == COVERED else 'all'}", figures_of(judged))
        for part in evaluated.parts
        for scope, judged in scopes(evaluated.judged(part)).items()
    ]
    rows: list[list[page.Cell]] = [
        [
            metric.label,
            target_in_words(metric),
            *(_cell(metric, figures[metric.name]) for _, figures in columns),
        ]
        for metric in METRICS
    ]
    return page.table(("", "target", *(name for name, _ in columns)), rows)


def _by_topic(evaluated: Evaluated) -> str:
    parts = []
    for part in evaluated.parts:
        by_topic = {
            name: figures_of(judged) for name, judged in topics(evaluated.judged(part)).items()
        }
        rows = [
            (metric.label, *(_short(metric, figures) for figures in by_topic.values()))
            for metric in METRICS
        ]
        parts.append(
            page.folded(f"By topic, {part.value}", page.table(("", *by_topic.keys()), rows))
        )
    return page.joined(parts)


def _cell(metric: Metric, figure: Figure) -> tuple[str, str]:
    kinds = {True: "met", False: "missed", None: ""}
    return figure_in_words(figure), kinds[meets_target(metric, figure)]


def _short(metric: Metric, figures: Mapping[str, Figure]) -> str:
    figure = figures[metric.name]
    return "–" if figure.share is None else f"{figure.share:.2f} of {figure.of}"


def _refusal(points: Sequence[Point]) -> str:
    chosen = best(points)
    rows = [
        (
            f"{point.threshold:.2f}",
            f"{point.caught}/{point.to_catch} ({point.caught_share:.3f})",
            f"{point.refused}/{point.answerable} ({point.false_share:.3f})",
        )
        for point in points
    ]
    marked = points.index(chosen) if chosen else -1
    said = (
        f"Most is caught, with at most 5 % of the answerable refused, at {chosen.threshold:.2f}."
        if chosen
        else "No threshold keeps what is wrongly refused within 5 %."
    )
    return page.joined(
        (
            page.heading(2, "Refusal"),
            page.paragraph(
                f"On the questions to develop against whose topics are in the corpus. {said} What "
                "is refused at every threshold is refused for another reason: a matter that is not "
                "ours, or nothing that may be said."
            ),
            refusal_curve(points, chosen),
            page.folded(
                "Every threshold",
                page.table(("threshold", "caught", "refused wrongly"), rows, marked=marked),
            ),
        )
    )


# What fails


def _failing(evaluated: Evaluated) -> str:
    failing = [each for each in evaluated.developed if not each.judged.verdict.is_right]
    return page.joined(
        (
            page.heading(2, f"Failing, to develop against: {len(failing)}"),
            *(_question(each) for each in failing),
        )
    )


def _measured(evaluated: Evaluated) -> str:
    if Part.MEASURED not in evaluated.parts:
        return ""
    rows = [
        (each.golden.id, str(len(each.verdict.missed)))
        for each in evaluated.judged(Part.MEASURED)
        if not each.verdict.is_right
    ]
    return page.joined(
        (
            page.heading(2, f"Failing, only measured: {len(rows)}"),
            page.table(("question", "checks missed"), rows),
        )
    )


def _question(examined: Examined) -> str:
    golden, verdict = examined.judged.golden, examined.judged.verdict
    answer = examined.trace.answer
    given = [
        *(f"Before: {turn}" for turn in golden.before),
        *([f"Marketplace: {golden.marketplace}"] if golden.marketplace else []),
        *([f"On: {golden.on.isoformat()}"] if golden.on else []),
    ]
    missed = [f"{check.aspect.value}: {check.what} — {check.why}" for check in verdict.missed]
    critical = [f"{error.kind.value}: {error.words}" for error in verdict.critical]
    return page.article(
        golden.id,
        page.heading(3, f"{golden.id} · {golden.topic} · {', '.join(golden.tags)}"),
        page.quoted(golden.text),
        page.listed(given),
        page.listed(critical, kind="critical"),
        page.listed(missed, kind="missed"),
        page.paragraph("; ".join(_understood(answer.situation))),
        _retrieved(examined),
        page.listed(f"Dropped: {sentence}" for sentence in examined.trace.dropped),
        page.folded(f"What came back: {answer.outcome.value}", page.verbatim(_printed(answer))),
    )


def _understood(situation: Situation) -> Iterator[str]:
    facts = ", ".join(f"{name} {value}" for name, value in situation.facts.items())
    yield f"Understood: {facts or 'nothing'}"
    yield f"asks {', '.join(situation.kinds) or 'nothing known'}"
    yield f"playbook {situation.playbook or 'none'}"
    if situation.unknown:
        yield f"unknown: {', '.join(situation.unknown)}"
    if situation.contradicted:
        yield f"contradicted: {', '.join(situation.contradicted)}"
    if situation.dates:
        dates = (f"{name} {moment.isoformat()}" for name, moment in situation.dates.items())
        yield f"dates: {', '.join(dates)}"


def _retrieved(examined: Examined) -> str:
    groups = examined.judged.verdict.ranking
    rows = []
    for rank, found in enumerate(examined.trace.evidence.found[:_SHOWN_HITS], start=1):
        statement = found.passage.statement
        name = statement.id if statement else found.passage.id
        rows.append(
            (
                str(rank),
                name,
                f"{found.similarity:.3f}",
                f"{found.fit:.3f}",
                found.passage.text[:_SHOWN_LETTERS],
            )
        )
    answering = [
        f"{group} at rank {groups.index(group) + 1}"
        for group in examined.judged.verdict.groups
        if group in groups
    ]
    title = f"Retrieved, nearest {examined.trace.nearness:.3f}"
    if examined.judged.verdict.groups:
        title += f"; what answers: {', '.join(answering) or 'not found'}"
    return page.folded(title, page.table(("rank", "statement", "similarity", "fit", "text"), rows))


def _printed(answer: Answer) -> str:
    """The answer as the terminal shows it."""
    from rich.console import Console

    from bot.terminal.rendering import print_answer

    lines = io.StringIO()
    print_answer(answer, Console(file=lines, width=110, highlight=False), _facts())
    return lines.getvalue()


@cache
def _facts() -> Mapping[str, Fact]:
    return load_guidance().facts
