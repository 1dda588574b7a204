"""What a field of Slack's JSON may hold: the kinds of rule that `shapes` is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """A string, its length in characters."""

    longest: int | None = None
    shortest: int = 0


@dataclass(frozen=True)
class Text:
    """A text object of one of `kinds`, with 1 to `longest` characters."""

    longest: int
    kinds: tuple[str, ...] = ("plain_text", "mrkdwn")


@dataclass(frozen=True)
class Number:
    """A number from `least` to `most`."""

    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    of: tuple[str, ...]


@dataclass(frozen=True)
class Flag:
    """True or false."""


@dataclass(frozen=True)
class Anything:
    """Not judged here."""


@dataclass(frozen=True)
class Items:
    """A list of `fewest` to `most` things that each keep to `rule`."""

    rule: Rule
    most: int | None = None
    fewest: int = 1


@dataclass(frozen=True)
class Piece:
    """An object whose `type` is one of `kinds`. An image can be an element and a block:
    `as_block` says which is meant.
    """

    kinds: tuple[str, ...]
    as_block: bool = False


@dataclass(frozen=True)
class Shape:
    """An object: the fields that it must have, those that it may have, and groups of fields of
    which it must have at least one. Any other field is refused, as Slack refuses it.
    """

    must: Mapping[str, Rule] = field(default_factory=dict)
    may: Mapping[str, Rule] = field(default_factory=dict)
    one_of: tuple[tuple[str, ...], ...] = ()


Rule = Words | Text | Number | Choice | Flag | Anything | Items | Piece | Shape
