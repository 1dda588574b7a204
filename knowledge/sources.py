"""Sources, the passages cut from them, and what makes one citable on a given day."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from knowledge.cases import CaseNote
from knowledge.errors import UnknownWorkspace

SHARED = "_shared"
"""The workspace of the bundled corpus, which every workspace may read. No person can name it."""

ANYWHERE = "*"
"""The marketplace code of guidance that holds on every marketplace."""

Conditions = Mapping[str, tuple[str, ...]]
"""Fact name → the values under which something holds; all must agree (see knowledge.facts)."""


def workspace_named(name: str) -> str:
    """Return the name when it can be a workspace's; raise UnknownWorkspace otherwise."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", name):
        raise UnknownWorkspace(repr(name))
    return name


class Authority(StrEnum):
    """Who says so, strongest first. Experience is what became of a team's cases: no rule at all."""

    OFFICIAL = "official"
    STAFF = "staff"
    ANNOUNCEMENT = "announcement"
    HOUSE = "house"
    EXPERT = "expert"
    COMMUNITY = "community"
    EXPERIENCE = "experience"

    @property
    def rank(self) -> int:
        """0 is the strongest."""
        return list(Authority).index(self)


class EffectiveBy(StrEnum):
    """Which of a matter's dates decides whether a rule was in force for it."""

    EVENT = "event"
    ORDER = "order"
    DELIVERY = "delivery"
    FILING = "filing"
    REFUND = "refund"


class PassageKind(StrEnum):
    """What a passage is: a statement of the bundled corpus, a piece of a document, a case note, or
    a playbook's examples, which are searched but never cited.
    """

    STATEMENT = "statement"
    TEXT = "text"
    CASE = "case"
    PLAYBOOK = "playbook"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document that guidance rests on. `published` stands as the page shows it ("c. 2025");
    None where the page has no date.
    """

    id: str
    title: str
    publisher: str
    authority: Authority
    url: str | None = None
    published: str | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    effective_by: EffectiveBy = EffectiveBy.EVENT
    retrieved: date | None = None
    review_by: date | None = None
    marketplaces: tuple[str, ...] = (ANYWHERE,)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What the bundled corpus says of a statement beside its words.

    `sources` are source ids, the one to cite first; `facts` the numbers of the fact sheet that it
    carries; `kinds` the kinds of question that it answers (see bot.triage.answers.Kind); `given`
    the facts of a situation that it presumes; `caveat` what must be said with it.
    """

    id: str
    topic: str
    sources: tuple[str, ...]
    facts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    given: Conditions = field(default_factory=dict)
    caveat: str | None = None
    superseded_by: str | None = None
    conflicts_with: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A piece of a source, small enough to cite. `keys` are questions that it answers: they are
    searched, never quoted. Dates and marketplaces are the passage's own where it has some, the
    source's otherwise.
    """

    kind: PassageKind
    source: Source
    text: str
    headings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    statement: Statement | None = None
    case: CaseNote | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    effective_by: EffectiveBy = EffectiveBy.EVENT
    marketplaces: tuple[str, ...] = (ANYWHERE,)
    position: int = 0

    @cached_property
    def id(self) -> str:
        """The hash of all that the passage is: equal content, equal id. `position` counts too,
        so that the same words twice in a document stay two passages.
        """
        content = json.dumps(self, sort_keys=True, default=_written, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:24]

    @property
    def embedded_text(self) -> str:
        """The words that are embedded and searched: headings, then the text; of a case what
        happened, without its numbers.
        """
        if self.case is not None:
            return self.case.story
        return "\n".join([*self.headings, self.text])

    @property
    def own_wording(self) -> bool:
        """True where the words are ours and the source is someone else's."""
        return self.kind is PassageKind.STATEMENT

    def in_force(self, on: date) -> bool:
        """True when the passage's dates admit the day; both ends are inclusive."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_until is None or on <= self.effective_until
        )

    def holds_in(self, marketplace: str) -> bool:
        """True when the passage is marked for the marketplace, or for all."""
        return ANYWHERE in self.marketplaces or marketplace in self.marketplaces


def _written(value: object) -> object:
    """What JSON has no form for: one of our own classes as its fields, anything else as text."""
    if is_dataclass(value):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    return str(value)
