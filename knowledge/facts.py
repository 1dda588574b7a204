"""The facts of a situation: which there are, what values they take, how to ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass

from knowledge.sources import Conditions

CHECKED = ConfigDict(extra="forbid", defer_build=True)
"""How what is read from the corpus is checked: a field that nobody knows is a mistake. Validators
are built for a file when it is read, not beforehand for each class.
"""

UNKNOWN = "unknown"
"""As a condition's value: holds while the fact is not known."""


def conditions(raw: Any) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Bring the short forms of `given` to the long one: one mapping stands for a list of one, one
    value for a list of one, and YAML's booleans for the words yes and no.
    """
    if raw is None:
        return ()
    alternatives = raw if isinstance(raw, list | tuple) else [raw]
    return tuple(
        {name: tuple(word(value) for value in _listed(values)) for name, values in given.items()}
        for given in alternatives
    )


Given = Annotated[tuple[Conditions, ...], BeforeValidator(conditions)]
"""Alternatives: one of them must hold; none at all always holds."""


class Holding(StrEnum):
    """How conditions stand to what is known."""

    HOLDS = "holds"
    OPEN = "open"
    FAILS = "fails"


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Phrases:
    """Words that tell a value, and `unless` that take back these alone."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Turn:
    """What a value told by a later turn tells instead: after one of the values `after` was told
    by a turn before, and where the conditions hold, it is the value `tells`.
    """

    after: tuple[str, ...]
    tells: str
    given: Given = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Value:
    """One value of a fact: `label` as a person reads it, `phrases` the words that tell it, `named`
    those that tell it even where the words of another value stand beside them, `unless` words
    that, standing in the same sentence, show that the phrases tell another thing, `option` how it
    reads as a choice under the question for the fact. One that is `vague` does not settle that
    question. `more` are further phrases, each group with an `unless` of its own;
    `turn` is what it tells after another was told.
    """

    label: str
    phrases: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    option: str | None = None
    vague: bool = False
    turn: Turn | None = None
    more: tuple[Phrases, ...] = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Fact:
    """A fact that playbooks, statements and drafts may depend on. `ask` is the question that a
    person can answer; `implies` what else is known once this is. One that is not `negatable` is
    told by its words alone, whether or not a "not" stands before them; one with a `context` only
    where that pattern stands somewhere in the text; one that is not `shown` steers the answer but
    is not worth repeating to the person. One that must be `certain` is not told by words that
    doubt it or ask for it.
    """

    name: str
    label: str
    values: Mapping[str, Value]
    ask: str | None = None
    negatable: bool = True
    certain: bool = False
    shown: bool = True
    context: str | None = None
    implies: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def holding(given: Conditions, known: Mapping[str, str]) -> Holding:
    """Hold conditions against known facts: all must agree, one that disagrees fails them all."""
    states = [_one(values, known.get(name)) for name, values in given.items()]
    if Holding.FAILS in states:
        return Holding.FAILS
    return Holding.OPEN if Holding.OPEN in states else Holding.HOLDS


def holding_any(alternatives: Sequence[Conditions], known: Mapping[str, str]) -> Holding:
    """Hold alternatives against known facts: one that holds is enough; none at all always holds."""
    if not alternatives:
        return Holding.HOLDS
    states = [holding(given, known) for given in alternatives]
    if Holding.HOLDS in states:
        return Holding.HOLDS
    return Holding.OPEN if Holding.OPEN in states else Holding.FAILS


def _one(values: Sequence[str], known: str | None) -> Holding:
    if known is None:
        if UNKNOWN in values:
            return Holding.HOLDS
        return Holding.OPEN
    return Holding.HOLDS if known in values else Holding.FAILS


def _listed(values: object) -> list[object]:
    return list(values) if isinstance(values, list | tuple) else [values]


def word(value: object) -> str:
    """Return a value as text, YAML's booleans as the words yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
