"""Golden questions: what was asked, and what a right answer holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass as checked

from bot.triage.answers import Addressee, Outcome
from knowledge.deadlines import ZONES

FACT = "fact:"
"""Begins a reference to whichever statements carry a fact of the fact sheet."""


class Part(StrEnum):
    """What a question is for: to develop against, or only to measure."""

    DEVELOP = "develop"
    MEASURED = "measured"


class Tag(StrEnum):
    """What is special about a question."""

    PLAIN = "plain"
    LACKS_FACT = "lacks_fact"
    OUT_OF_SCOPE = "out_of_scope"
    UNANSWERABLE = "unanswerable"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    BREACH = "breach"
    DRAFT = "draft"
    FOLLOW_UP = "follow_up"
    TWO_IN_ONE = "two_in_one"
    MISSPELT = "misspelt"
    WRONG_ADVICE = "wrong_advice"


class Critical(StrEnum):
    """An error that costs the seller the money or the account."""

    WRONG_DEADLINE = "wrong_deadline"
    REFUND_FIRST = "refund_first"
    SAFE_T_BESIDE_A_TO_Z = "safe_t_beside_a_to_z"
    BREACH = "breach"
    SUPERSEDED = "superseded"
    PROMISE = "promise"


Topic = Literal[
    "not_received",
    "buy_shipping",
    "a_to_z",
    "safe_t",
    "chargeback",
    "feedback",
    "messaging",
    "returns",
    "fba",
    "account_health",
    "appeals",
    "abuse",
    "custom",
    "damage",
    "address",
    "property_damage",
    "data_handling",
    "apis",
    "none",
]


def _pattern(written: Any) -> re.Pattern[str]:
    try:
        return re.compile(written, re.IGNORECASE)
    except (re.error, TypeError) as error:
        raise ValueError(f"{written!r} is not a regular expression: {error}") from error


def _several(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


def _marketplace(code: str) -> str:
    if code not in ZONES:
        raise ValueError(f"{code!r} is not one of {', '.join(ZONES)}")
    return code


Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
"""Tried on one sentence at a time, whatever the case of its letters."""

Reference = str
"""A statement's id, or `fact:5.2`: any statement that carries that fact."""

_FORM = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


@checked(frozen=True, kw_only=True, config=_FORM)
class Fact:
    """What a hurried reader must take away. `cite`: any of these must be cited; `say`: any of these
    must match a sentence; where both are given, both.
    """

    text: str
    cite: tuple[Reference, ...] = ()
    say: tuple[Pattern, ...] = ()


@checked(frozen=True, kw_only=True, config=_FORM)
class Never:
    """What an answer must not advise; `critical` where it would be a critical error."""

    text: str
    say: tuple[Pattern, ...]
    critical: Critical | None = None


@checked(frozen=True, kw_only=True, config=_FORM)
class Due:
    """The deadline that matters: its date, its period in words, or both."""

    due: date | datetime | None = None
    within: str | None = None


@checked(frozen=True, kw_only=True, config=_FORM)
class Words:
    """Something that a draft must or must not hold: any of the patterns shows that it does."""

    text: str
    say: tuple[Pattern, ...]


@checked(frozen=True, kw_only=True, config=_FORM)
class ExpectedDraft:
    """The draft that an answer must bring."""

    addressee: Addressee
    must: tuple[Words, ...] = ()
    must_not: tuple[Words, ...] = ()


@checked(frozen=True, kw_only=True, config=_FORM)
class Golden:
    """A question and what a right answer to it holds. `never` is `not` in the file. A deadline or
    draft that is None doesn't matter; "none" says that there must be none.
    """

    id: str
    text: str
    tags: tuple[Tag, ...]
    topic: Topic
    outcome: Annotated[tuple[Outcome, ...], BeforeValidator(_several)]
    written_from: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    marketplace: Annotated[str, AfterValidator(_marketplace)] | None = None
    on: date | None = None
    now: datetime = datetime(2026, 11, 21, 9, 0)  # noqa: DTZ001 -- read in the marketplace's zone
    reason: str | None = None
    stage: str | None = None
    asks: tuple[str, ...] = ()
    find: tuple[tuple[Reference, ...], ...] = ()
    facts: tuple[Fact, ...] = ()
    never: tuple[Never, ...] = ()
    deadline: Due | Literal["none"] | None = None
    draft: ExpectedDraft | Literal["none"] | None = None
    unanswered: tuple[Pattern, ...] = ()
    paraphrases: tuple[str, ...] = ()
    part: Part = Part.DEVELOP

    @property
    def references(self) -> frozenset[Reference]:
        """All that `find` and `facts` point to."""
        cited = {each for fact in self.facts for each in fact.cite}
        return frozenset(cited.union(*self.find))


@dataclass(frozen=True)
class GoldenSet:
    """The questions of a folder; `not_at_hand` are those whose text stands in a file that was not
    given, by id.
    """

    questions: tuple[Golden, ...]
    not_at_hand: Mapping[str, Part]
