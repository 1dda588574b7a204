"""The sources that answers rest on, two lines each: how old, by when to be reviewed, and what rests
on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from knowledge.ledger.passages import HeldSource
from knowledge.reliance import Reliance
from knowledge.review import is_overdue, read_on, review_by
from knowledge.sources import ANYWHERE, SHARED, Source


@dataclass(frozen=True, kw_only=True)
class ListedSource:
    """A source as it is listed: `passages` are those that are searched with it as the source to
    cite, `age_days` counts from the day on which it was read or taken in, `rests` what of the
    bundled guidance rests on it; None for a team's own document.
    """

    workspace: str
    source: Source
    passages: int
    read: date | None
    age_days: int | None
    review_by: date | None
    overdue: bool
    rests: Reliance | None


def listed(
    held: Sequence[HeldSource],
    bundled: Mapping[str, Source],
    rests: Mapping[str, Reliance],
    *,
    today: date,
) -> tuple[ListedSource, ...]:
    """List what a workspace holds, with the bundled sources that only stand beside another: one
    that is named by no statement is left out.
    """
    known = {each.source.id for each in held if each.workspace == SHARED}
    beside = [
        HeldSource(workspace=SHARED, source=source, passages=0)
        for name, source in bundled.items()
        if name not in known and name in rests
    ]
    everything = sorted(
        (*held, *beside),
        key=lambda each: (each.workspace, each.source.authority.rank, each.source.title),
    )
    return tuple(_listed(each, rests, today) for each in everything)


def _listed(held: HeldSource, rests: Mapping[str, Reliance], today: date) -> ListedSource:
    read = read_on(held.source, held.imported)
    own = held.workspace != SHARED
    return ListedSource(
        workspace=held.workspace,
        source=held.source,
        passages=held.passages,
        read=read,
        age_days=(today - read).days if read else None,
        review_by=review_by(held.source, held.imported),
        overdue=is_overdue(held.source, held.imported, today=today),
        rests=None if own else rests.get(held.source.id, Reliance()),
    )


def print_sources(sources: Sequence[ListedSource], console: Console) -> None:
    """Print sources in their order; one overdue for review says so."""
    for each in sources:
        title = Text(each.source.title, style="bold")
        if each.overdue and each.review_by:
            title.append(f" (review overdue since {each.review_by.isoformat()})", style="yellow")
        console.print(title)
        particulars = Text(" · ".join(_particulars(each)), style="dim")
        console.print(Padding(particulars, (0, 0, 0, 2), expand=False))
    overdue = sum(each.overdue for each in sources)
    passages = sum(each.passages for each in sources)
    counts = (_counted(len(sources), "source"), f"{overdue} overdue", _counted(passages, "passage"))
    console.print(f"{', '.join(counts)}.")


def _particulars(listed: ListedSource) -> Iterator[str]:
    source = listed.source
    yield source.authority.value
    yield source.published or "undated"
    yield from _in_force(source)
    yield "everywhere" if ANYWHERE in source.marketplaces else ", ".join(source.marketplaces)
    if listed.age_days is None:
        yield "age unknown"
    else:
        verb = "read" if source.retrieved else "taken in"
        yield f"{verb} {_counted(listed.age_days, 'day')} ago"
    if listed.review_by and not listed.overdue:
        yield f"review by {listed.review_by.isoformat()}"
    yield _counted(listed.passages, "passage")
    if listed.rests is None:
        yield f"workspace {listed.workspace}"
    else:
        yield f"holds up {_resting(listed.rests)}"


def _resting(rests: Reliance) -> str:
    counts = (
        (rests.statements, "statement"),
        (rests.playbook_lines, "playbook line"),
        (rests.deadline_rules, "deadline rule"),
        (rests.drafts, "draft"),
    )
    return ", ".join(_counted(count, noun) for count, noun in counts if count) or "nothing"


def _in_force(source: Source) -> Iterator[str]:
    if source.effective_from:
        yield f"in force since {source.effective_from.isoformat()}"
    if source.effective_until:
        yield f"until {source.effective_until.isoformat()}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
