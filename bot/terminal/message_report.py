"""What the message check says, as a person reads it and as JSON; message.schema.json beside this
module promises the JSON's keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.triage.answers import Addressee, Violation
from bot.triage.edited import Change, Edited
from bot.triage.message_rules import Reminder
from knowledge.sources import Passage

SCHEMA = Path(__file__).parent / "message.schema.json"


class Verdict(StrEnum):
    """What becomes of a message."""

    CLEAN = "clean"
    LOOK_AGAIN = "look_again"
    BREACH = "breach"


@dataclass(frozen=True, kw_only=True)
class MessageReport:
    """All that is said of one message. `edited` where it was made from a draft; `statements` are
    those that its violations and reminders rest on, by id.
    """

    addressee: Addressee
    violations: tuple[Violation, ...]
    reminders: tuple[Reminder, ...]
    statements: Mapping[str, Passage]
    edited: Edited | None = None

    @property
    def verdict(self) -> Verdict:
        """A breach blocks; what a person has to judge does not."""
        if any(violation.blocks for violation in self.violations):
            return Verdict.BREACH
        is_clean = self.edited.is_clean if self.edited else not self.violations
        return Verdict.CLEAN if is_clean else Verdict.LOOK_AGAIN


def print_report(report: MessageReport, console: Console) -> None:
    """Print what was found, what a person still has to look at, and the sources, each once."""
    for line in _lines(report):
        # Not cut into lines: a link that is cut can't be followed.
        console.print(line, crop=False, soft_wrap=True)


def report_json(report: MessageReport) -> dict[str, Any]:
    """Return the report in the shape that the schema promises."""
    return {
        "verdict": report.verdict.value,
        "addressee": report.addressee.value,
        "violations": [_violation_json(each) for each in report.violations],
        "reminders": [
            {"name": each.name, "text": each.text, "sources": list(each.rests_on)}
            for each in report.reminders
        ],
        "edited": _edited_json(report.edited) if report.edited else None,
        "sources": [_source_json(name, each) for name, each in report.statements.items()],
    }


_VERDICTS = {
    Verdict.CLEAN: ("Nothing found that breaks a rule for this addressee.", "green"),
    Verdict.LOOK_AGAIN: ("Look again before you send it.", "yellow"),
    Verdict.BREACH: ("Don't send it like this.", "bold red"),
}


def _lines(report: MessageReport) -> Iterator[Text]:
    named = [name for violation in report.violations for name in violation.rests_on]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(named), start=1)}
    words, style = _VERDICTS[report.verdict]
    yield Text(words, style=style)
    for violation in report.violations:
        mark, style = ("breach", "red") if violation.blocks else ("look again", "yellow")
        shown = _shortened(violation.words)
        yield Text(f"{mark}: {shown!r} ({violation.rule})", style=style)
        yield Text(f"  {violation.why}{_marks(violation.rests_on, numbers)}")
        if violation.disguised:
            yield Text("  It is written so that a filter misses it: that is a violation too.")
        yield Text(f"  → {violation.mend}")
    if report.edited:
        yield from _of_edited(report.edited)
    if report.reminders:
        yield Text("Only you can tell:", style="bold")
        for reminder in report.reminders:
            yield Text(f"  · {reminder.text} ({', '.join(reminder.rests_on)})")
    if numbers:
        yield Text("Sources (in our own wording)", style="bold")
        for name, number in numbers.items():
            yield _source(number, name, report.statements[name])


def _of_edited(edited: Edited) -> Iterator[Text]:
    for change in edited.changes:
        yield from _of_change(change)
    for sentence in edited.removed:
        yield Text(f"removed: {_shortened(sentence)!r}", style="dim")


def _of_change(change: Change) -> Iterator[Text]:
    told = "added" if change.was is None else "changed"
    yield Text(f"{told}: {_shortened(change.now)!r}", style="yellow" if change.unbacked else "dim")
    for each in change.unbacked:
        fills = f" It fills [{each.fills}]." if each.fills else ""
        yield Text(
            f"  {each.kind.value} {each.words!r}: no known fact backs it.{fills} → Check it."
        )


def _source(number: int, name: str, passage: Passage) -> Text:
    text = Text(f"  [{number}] {passage.headings[-1]} ({name}). {passage.source.title}")
    text.append(f", {passage.source.publisher}, {passage.source.authority.value}")
    if passage.source.published:
        text.append(f", {passage.source.published}")
    if passage.source.url:
        text.append(f"\n      {passage.source.url}", style="dim")
    return text


def _marks(names: tuple[str, ...], numbers: Mapping[str, int]) -> str:
    return "".join(f" [{numbers[name]}]" for name in names if name in numbers)


_SHOWN = 80


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _violation_json(violation: Violation) -> dict[str, Any]:
    return {
        "rule": violation.rule,
        "words": violation.words,
        "why": violation.why,
        "mend": violation.mend,
        "blocks": violation.blocks,
        "disguised": violation.disguised,
        "sources": list(violation.rests_on),
    }


def _edited_json(edited: Edited) -> dict[str, Any]:
    return {
        "changes": [
            {
                "was": change.was,
                "now": change.now,
                "unbacked": [
                    {"kind": each.kind.value, "words": each.words, "fills": each.fills}
                    for each in change.unbacked
                ],
            }
            for change in edited.changes
        ],
        "removed": list(edited.removed),
    }


def _source_json(name: str, passage: Passage) -> dict[str, Any]:
    return {
        "statement": name,
        "heading": passage.headings[-1],
        "words": passage.text,
        "title": passage.source.title,
        "publisher": passage.source.publisher,
        "url": passage.source.url,
        "authority": passage.source.authority.value,
        "published": passage.source.published,
    }
