"""How good the message check is: honest messages that pass, breaches that are found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from bot.triage.answers import Addressee
from bot.triage.message_check import check_message
from bot.triage.message_facts import MessageFacts
from knowledge.errors import DeskError
from knowledge.facts import CHECKED

HONEST = "honest.jsonl"
BREACHES = "breaches.jsonl"


class NoMessages(DeskError):
    """Name a folder with honest.jsonl and breaches.jsonl with --messages."""


class WrongMessages(DeskError):
    """Correct the line: it needs `to` and `text`, a breach `rule` too, and may have `facts`."""


@checked(frozen=True, kw_only=True, config=CHECKED)
class Message:
    """A message for `to`, with what is known. `rule` is the one that it breaks; an honest message
    has none.
    """

    to: Addressee
    text: str
    rule: str | None = None
    facts: MessageFacts | None = None


@dataclass(frozen=True)
class Verdict:
    """What the check says of a message: the rules that stop it, and those to look at again."""

    message: Message
    stopped_by: tuple[str, ...]
    doubted_by: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """True for an honest message that nothing stops, and for a breach whose rule is named."""
        if self.message.rule is None:
            return not self.stopped_by
        return self.message.rule in {*self.stopped_by, *self.doubted_by}

    @property
    def is_clean(self) -> bool:
        """True where nothing at all is said."""
        return not (self.stopped_by or self.doubted_by)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    met: int
    of: int


def load_messages(folder: Path) -> tuple[Message, ...]:
    """Read a folder's honest messages and breaches. Raise NoMessages, WrongMessages."""
    return (*_read(folder / HONEST, breach=False), *_read(folder / BREACHES, breach=True))


def judged(messages: Iterable[Message]) -> tuple[Verdict, ...]:
    """Check each message as one that is about to be sent, honest blanks left alone."""
    return tuple(_judged(message) for message in messages)


def by_addressee(verdicts: Sequence[Verdict]) -> Mapping[str, tuple[Share, Share, Share, Share]]:
    """For each addressee and for all: honest that pass, honest of which nothing at all is said,
    breaches that are found by their rule, breaches that do not pass in silence.
    """
    groups = {
        to.value: [each for each in verdicts if each.message.to is to]
        for to in Addressee
        if any(each.message.to is to for each in verdicts)
    }
    return {name: _shares(group) for name, group in {**groups, "all": list(verdicts)}.items()}


def by_rule(verdicts: Sequence[Verdict]) -> Mapping[str, Share]:
    """For each rule: breaches that are found."""
    rules = dict.fromkeys(each.message.rule for each in verdicts if each.message.rule)
    return {
        rule: _share(each.is_right for each in verdicts if each.message.rule == rule)
        for rule in rules
    }


def _shares(verdicts: Sequence[Verdict]) -> tuple[Share, Share, Share, Share]:
    honest = [each for each in verdicts if each.message.rule is None]
    breaches = [each for each in verdicts if each.message.rule is not None]
    return (
        _share(each.is_right for each in honest),
        _share(each.is_clean for each in honest),
        _share(each.is_right for each in breaches),
        _share(not each.is_clean for each in breaches),
    )


def _share(met: Iterable[bool]) -> Share:
    counted = list(met)
    return Share(sum(counted), len(counted))


def _judged(message: Message) -> Verdict:
    violations = check_message(
        message.text,
        addressee=message.to,
        sending=message.rule is not None,
        facts=message.facts,
    )
    return Verdict(
        message,
        tuple(each.rule for each in violations if each.blocks),
        tuple(each.rule for each in violations if not each.blocks),
    )


_MESSAGE = TypeAdapter(Message)


def _read(file: Path, *, breach: bool) -> Iterator[Message]:
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise NoMessages(f"{file} can't be read") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            message = _parsed(f"{file}:{number}", line)
            if breach != (message.rule is not None):
                told = "no `rule`" if breach else "an honest message has no `rule`"
                raise WrongMessages(f"{file}:{number}: {told}")
            yield message


def _parsed(place: str, line: str) -> Message:
    try:
        return _MESSAGE.validate_python(json.loads(line))
    except json.JSONDecodeError as error:
        raise WrongMessages(f"{place}: not JSON: {error.msg}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise WrongMessages(f"{place}: `{where}`: {first['msg']}") from error
