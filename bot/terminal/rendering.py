"""An answer as a person reads it in a terminal: what to do first, sources last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.terminal.draft_rendering import draft_parts
from bot.triage.answers import (
    Answer,
    Branch,
    Citation,
    DatedDeadline,
    Outcome,
    Overdue,
    PriorCase,
    Said,
    Step,
)
from knowledge.deadlines import Basis, Deadline
from knowledge.facts import Fact
from knowledge.periods import day_in_words

_SIGNS = {Basis.STATED: "✓", Basis.RULE: "≈", Basis.EARLIEST: "≈"}
_LEGEND = {
    "✓": "✓ stated in Amazon's notice",
    "≈": "≈ worked out from the rule, read the earliest way; the notice's own date wins",
}
_SHOWN_FACTS = 8


def print_answer(
    answer: Answer,
    console: Console,
    facts: Mapping[str, Fact],
    *,
    quotes: bool = False,
    bindings: bool = False,
) -> None:
    """Print an answer. `facts` gives what was understood its labels; with `quotes` each source's
    words stand below it, with `bindings` below each draft what its sentences rest on.
    """
    # Not cropped: a link that is cut into lines can't be followed.
    parts = _parts(answer, facts, quotes=quotes, bindings=bindings)
    console.print(Group(*parts), crop=False)


def _parts(
    answer: Answer, facts: Mapping[str, Fact], *, quotes: bool, bindings: bool
) -> Iterator[RenderableType]:
    style = "bold yellow" if answer.outcome is Outcome.NO_ANSWER else "bold"
    yield _sentence(answer.summary, style=style)
    yield from _deadlines(answer.deadlines)
    yield Text(_understood(answer, facts), style="dim italic")
    if answer.question:
        yield from _question(answer)
    yield from _numbered(answer.steps)
    yield from (part for branch in answer.branches for part in _branch(branch))
    yield from (_marked("!", said, "yellow") for said in answer.warnings)
    yield from _overdue(answer.overdue)
    yield from _listed("Also", "•", answer.facts)
    yield from _listed("Sources disagree", "≠", answer.conflicts)
    if answer.prior_cases:
        yield _heading("Similar cases of yours (experience, no rule)")
        yield from (part for case in answer.prior_cases for part in _case(case))
        yield from (Text(f" {count}") for count in answer.prior_case_counts)
    for draft in filter(None, (answer.draft, *answer.other_drafts)):
        yield _heading(f"Draft for {draft.addressee.value}: {draft.kind}")
        yield from draft_parts(draft, bindings=bindings)
    if answer.unanswered:
        yield _heading("Not answered")
        yield from (Text(f"  {part}") for part in answer.unanswered)
    if answer.nearest:
        yield Text(f"Nearest topics: {'; '.join(answer.nearest)}.")
    if answer.citations:
        yield _heading("Sources")
        yield from _quoted(answer.citations) if quotes else _sources(answer.citations)


def due_in_words(deadline: Deadline) -> str:
    """Say when something is due: "≈ Tue 1 Dec 2026, …", with ✓ where Amazon's notice states it and
    ≈ where it is worked out; undated, the period alone. Only a notice's date has a clock time.
    """
    period = f"{deadline.within} from {deadline.counts_from}"
    if deadline.basis is Basis.STATED:
        period = deadline.within
    elif deadline.ends is not None:
        period = f"{period}, ending on {day_in_words(deadline.ends)}"
    if deadline.due_at is None:
        return f"{period} (say when that was, and you get the date)"
    is_stated = deadline.basis is Basis.STATED
    due = _moment(deadline.due_at, with_clock=is_stated)
    return f"{_SIGNS[deadline.basis]} {due}, {deadline.zone} · {period}"


def _moment(moment: date | datetime, *, with_clock: bool) -> str:
    day = _day(moment)
    return f"{day} {moment:%H:%M}" if with_clock and isinstance(moment, datetime) else day


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _deadlines(deadlines: Sequence[DatedDeadline]) -> Iterator[RenderableType]:
    yield from (_due(dated) for dated in deadlines)
    shown = [_SIGNS[each.deadline.basis] for each in deadlines if each.deadline.due_at is not None]
    if shown:
        legend = " · ".join(_LEGEND[sign] for sign in dict.fromkeys(shown))
        yield Text(f"   {legend}", style="dim")


def _due(dated: DatedDeadline) -> Text:
    text = Text("⏰ ")
    text.append(dated.deadline.action, style="bold")
    text.append(f": {due_in_words(dated.deadline)}{_marks(dated.citations)}")
    return text


def _understood(answer: Answer, facts: Mapping[str, Fact]) -> str:
    situation = answer.situation
    read = [
        facts[name].values[value].label
        for name, value in situation.facts.items()
        if name in facts and value in facts[name].values and facts[name].shown
    ]
    words = [f"Read as: {' · '.join(read[:_SHOWN_FACTS]) or 'nothing that decides'}"]
    unknown = [facts[name].label for name in situation.unknown if name in facts]
    if unknown:
        words.append(f"Unknown: {', '.join(unknown)}")
    if situation.contradicted:
        both = [facts[name].label for name in situation.contradicted if name in facts]
        words.append(f"Told two ways: {', '.join(both)}")
    return ". ".join(words)


def _question(answer: Answer) -> Iterator[RenderableType]:
    yield _emphasised(f"? {answer.question}", style="bold cyan")
    if answer.options:
        yield Text("  " + " | ".join(option.label for option in answer.options), style="cyan")


def _numbered(steps: Sequence[Step]) -> Iterator[RenderableType]:
    for step in steps:
        yield Padding(
            _sentence(Said(text=f"{step.number}. {step.text}", citations=step.citations)),
            (0, 0, 0, 1),
            expand=False,
        )


def _branch(branch: Branch) -> Iterator[RenderableType]:
    yield Text(f" If: {branch.when}", style="bold")
    for step in branch.steps:
        sentence = _sentence(Said(text=f"– {step.text}", citations=step.citations))
        yield Padding(sentence, (0, 0, 0, 4), expand=False)


def _listed(heading: str, mark: str, said: Sequence[Said]) -> Iterator[RenderableType]:
    if said:
        yield _heading(heading)
        yield from (_marked(mark, sentence, "") for sentence in said)


def _marked(mark: str, said: Said, style: str) -> RenderableType:
    sentence = Said(text=f"{mark} {said.text}", citations=said.citations)
    return Padding(_sentence(sentence, style=style), (0, 0, 0, 1), expand=False)


def _case(case: PriorCase) -> Iterator[RenderableType]:
    summary = Said(text=f"{case.id}: {case.summary}", citations=case.citations)
    yield Padding(_sentence(summary), (0, 0, 0, 1), expand=False)
    ended = [case.decision, case.money, case.odr]
    if case.not_counted:
        ended.append(f"not counted: {case.not_counted}")
    yield Text(f"   ended: {'; '.join(filter(None, ended))}", style="dim")
    if case.lesson:
        yield Padding(Text(f"learned: {case.lesson}", style="dim"), (0, 0, 0, 3), expand=False)


def _sentence(said: Said, *, style: str = "") -> Text:
    text = _emphasised(said.text, style=style)
    text.append(_marks(said.citations), style="cyan")
    return text


def _emphasised(words: str, *, style: str = "") -> Text:
    """Turn *this* into bold; whatever else looks like markup is shown as it stands."""
    text = Text(style=style)
    for place, piece in enumerate(_EMPHASIS.split(words)):
        text.append(piece, style="bold" if place % 2 else None)
    return text


_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<!\s)\*(?![\w*])")


def _overdue(overdue: Sequence[Overdue]) -> Iterator[RenderableType]:
    """One line for all that is overdue; nothing where all is in time."""
    if overdue:
        named = "; ".join(f"{_runs(each.citations)} since {_day(each.since)}" for each in overdue)
        words = f"Review overdue: {named}. Check that it still holds before you rely on it."
        yield Padding(Text(f"⌛ {words}", style="yellow"), (0, 0, 0, 1), expand=False)


def _runs(numbers: Sequence[int]) -> str:
    """Name citations, three or more in a row by the first and the last alone."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(
        f"[{run[0]}]–[{run[-1]}]" if len(run) > 2 else _marks(run).strip() for run in runs
    )


def _marks(citations: Sequence[int]) -> str:
    return "".join(f" [{number}]" for number in citations)


def _sources(citations: Sequence[Citation]) -> Iterator[RenderableType]:
    """Each source once, with the numbers that lead to it."""
    several: dict[tuple[str, str | None], list[int]] = {}
    for citation in citations:
        several.setdefault((_named(citation), citation.url), []).append(citation.number)
    for (named, url), numbers in several.items():
        yield from _source(f"{_marks(numbers)} ", named, url)
    if any(citation.own_wording for citation in citations):
        yield Text(" Rules are in our own wording; --quotes shows it.", style="dim")


def _quoted(citations: Sequence[Citation]) -> Iterator[RenderableType]:
    for citation in citations:
        yield from _source(f" [{citation.number}] ", _named(citation), citation.url)
        whose = "our wording: " if citation.own_wording else ""
        yield Padding(Text(f"{whose}“{citation.quote}”", style="dim"), (0, 0, 0, 5), expand=False)


def _source(marks: str, named: str, url: str | None) -> Iterator[RenderableType]:
    yield Text(marks, style="cyan").append(named, style="default")
    if url:
        yield Text(f"     {url}", no_wrap=True, overflow="ignore")


def _named(citation: Citation) -> str:
    force = "".join(
        f", {word} {day.isoformat()}"
        for word, day in (
            ("in force since", citation.effective_from),
            ("until", citation.effective_until),
        )
        if day
    )
    dated = citation.published or "undated"
    return f"{citation.title} ({citation.authority.value}, {dated}{force})"


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold underline")
