"""A draft as a person reads it in a terminal: when to send it, what is missing, the text, and on
request what each of its sentences rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.triage.answers import Backing, Binding, Draft, Missing
from knowledge.playbooks import RestsOn

_BY_KIND = {
    RestsOn.COURTESY: "courtesy",
    RestsOn.REQUEST: "a request",
    RestsOn.UNDERTAKING: "your undertaking: strike it out unless you will do it",
    RestsOn.FACT: "",
    RestsOn.RULE: "",
}


def draft_parts(draft: Draft, *, bindings: bool = False) -> Iterator[RenderableType]:
    """Yield the parts of a draft below its heading; with `bindings` what each sentence rests on."""
    if draft.send_if:
        yield Text(f" Send {draft.send_if[0].lower()}{draft.send_if[1:]}", style="bold yellow")
    yield from (Text(f" {remark.text}", style="yellow") for remark in draft.remarks)
    if draft.blanks:
        yield Text(f" {len(draft.blanks)} to fill in: {'; '.join(draft.blanks)}")
    if draft.exhibits:
        at_hand = "; ".join(f"{each.letter} {each.name}" for each in draft.exhibits)
        yield Text(f" Exhibits at hand: {at_hand}")
    yield from _missing(draft.missing)
    yield from (
        Text(f" Look again: {violation.words!r}: {violation.why}", style="yellow")
        for violation in draft.violations
    )
    yield Panel(Text(draft.text), border_style="dim")
    if bindings:
        yield from (part for binding in draft.bindings for part in _binding(binding))


def _missing(missing: Sequence[Missing]) -> Iterator[RenderableType]:
    if not missing:
        return
    names = "; ".join(f"{each.name}{' (not there)' if each.lacking else ''}" for each in missing)
    yield Text(f" Not named yet: {names}")
    yield from (
        Text(f" It hangs on the {each.name}: {each.decides}", style="bold")
        for each in missing
        if each.decides
    )


def _binding(binding: Binding) -> Iterator[RenderableType]:
    yield Text(f" “{binding.sentence}”")
    rests = [
        _BY_KIND[binding.rests_on],
        *(f"told: {name.replace('_', ' ')} = {value}" for name, value in binding.told.items()),
        *(f"you fill in: {blank}" for blank in binding.blanks),
        *(_named(each) for each in binding.backing),
    ]
    words = "; ".join(filter(None, rests))
    yield Padding(Text(f"↳ {words}", style="dim"), (0, 0, 0, 3), expand=False)


def _named(backing: Backing) -> str:
    return f"{backing.statement} ({backing.title}{f', {backing.url}' if backing.url else ''})"
