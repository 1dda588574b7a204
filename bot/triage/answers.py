"""The question, the situation that is read from it, and the three things that may come back:
an answer, one clarifying question, or no answer with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ingest.notice import Notice
from knowledge.deadlines import Deadline
from knowledge.playbooks import RestsOn
from knowledge.sources import Authority


class Kind(StrEnum):
    """What a question asks for: it says what the first line of the answer must hold."""

    WHAT_DO_I_DO = "what_do_i_do"
    MAY_I = "may_i"
    HOW_LONG = "how_long"
    DOES_IT_COUNT = "does_it_count"
    WHO_PAYS = "who_pays"
    WHAT_EVIDENCE = "what_evidence"
    HOW_WORDED = "how_worded"
    WHY = "why"
    WHAT_IS = "what_is"


class Addressee(StrEnum):
    """Who reads a draft."""

    BUYER = "buyer"
    AMAZON = "amazon"
    CARRIER = "carrier"
    BANK = "bank"


class Outcome(StrEnum):
    """Which of the three things came back."""

    ANSWER = "answer"
    CLARIFICATION = "clarification"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a person typed. `before` is what was typed earlier in the thread, oldest first; `on`
    the day that the matter happened, where it is not today; `marketplace` where it is given.
    `notice` is what was read from a pasted notice and taken out of the text, `notices_not_read` the
    orders of those beside it.
    """

    text: str
    before: tuple[str, ...] = ()
    on: date | None = None
    marketplace: str | None = None
    workspace: str = "local"
    notice: Notice | None = None
    notices_not_read: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The question as understood. `facts` are known values by fact name (see knowledge.facts);
    `contradicted` the facts that were told two ways; `dates` moments by name, a date where no
    clock time was told; `unknown` the deciding facts that were not told; `amounts` all that were
    told, `amount` the last; `at_hand` and `lacking` the exhibits that the person has, or has not;
    `notice` the pasted notice that stated some of it.
    """

    kinds: tuple[Kind, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    contradicted: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    dates: Mapping[str, date | datetime] = field(default_factory=dict)
    order_id: str | None = None
    tracking: str | None = None
    amount: str | None = None
    amounts: tuple[str, ...] = ()
    at_hand: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    marketplace: str = "US"
    marketplace_told: bool = False
    playbook: str | None = None
    notice: Notice | None = None


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A numbered pointer to a passage, with the words that support the sentence, verbatim.
    `own_wording`: the quote is our wording of the source, not the source's own words.
    """

    number: int
    passage_id: str
    title: str
    url: str | None
    authority: Authority
    published: str | None
    effective_from: date | None
    effective_until: date | None
    marketplaces: tuple[str, ...]
    own_wording: bool
    quote: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence with the numbers of the citations that it rests on."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to do, in its place."""

    number: int
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Branch:
    """What to do if: `when` names the case in words."""

    when: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Violation:
    """A rule that a draft breaks: the rule's name, the words that break it, why, and how to mend
    them. `blocks`: it must not be sent like this. `rests_on` are the ids of the statements that
    the rule comes from; `disguised`: the words are written so that a filter misses them.
    """

    rule: str
    words: str
    why: str
    mend: str
    blocks: bool = True
    rests_on: tuple[str, ...] = ()
    disguised: bool = False


@dataclass(frozen=True, kw_only=True)
class Backing:
    """A statement that a draft rests on, with where it stands."""

    statement: str
    words: str
    title: str
    url: str | None


@dataclass(frozen=True, kw_only=True)
class Binding:
    """A sentence of a draft and what it rests on: the facts that were `told`, by name; the `blanks`
    that the person fills in; the statements behind it; or, by its kind alone, courtesy, a request
    or an undertaking.
    """

    sentence: str
    rests_on: RestsOn
    told: Mapping[str, str] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    backing: tuple[Backing, ...] = ()

    @property
    def is_bound(self) -> bool:
        """True when the sentence rests on what its kind has to rest on."""
        if self.rests_on is RestsOn.FACT:
            return bool(self.told or self.blanks)
        return bool(self.backing) or self.rests_on is not RestsOn.RULE


@dataclass(frozen=True, kw_only=True)
class Lettered:
    """An exhibit that the person has, by its letter in the draft."""

    letter: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Missing:
    """An exhibit that the draft calls for and that the person did not say they have. `decides`
    says what hangs on it, where it decides the matter; `lacking` that the person said so.
    """

    name: str
    decides: str | None = None
    lacking: bool = False
    backing: tuple[Backing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something to know before a draft is sent, with what it rests on."""

    text: str
    backing: tuple[Backing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The text that a person will send. `send_if` says when it may be sent; `blanks` what the
    person must fill in; `bindings` what each sentence rests on; `exhibits` what is at hand for it
    and `missing` what is not; `remarks` what to know before it is sent.
    """

    kind: str
    addressee: Addressee
    send_if: str | None
    text: str
    blanks: tuple[str, ...]
    violations: tuple[Violation, ...] = ()
    bindings: tuple[Binding, ...] = ()
    exhibits: tuple[Lettered, ...] = ()
    missing: tuple[Missing, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice under a clarifying question: the value that it gives to a fact."""

    fact: str
    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class PriorCase:
    """An earlier dispute of this team and how it ended: `money` and `odr` where they were told.
    `not_counted` says why it is not counted among those that are alike.
    """

    id: str
    summary: str
    decision: str
    money: str | None = None
    odr: str | None = None
    lesson: str | None = None
    not_counted: str | None = None
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DatedDeadline:
    """A deadline with the numbers of the citations that its rule rests on; one that `closes` ends
    the way that it is for.
    """

    deadline: Deadline
    closes: bool = False
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """Citations whose sources should have been reviewed by the day `since`, and were not."""

    citations: tuple[int, ...]
    since: date


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whatever came back; `outcome` says which of the three it is. `summary` is the first line,
    `question` and `options` the clarifying question, `unanswered` the parts of the question that
    nothing in force covers, `reason` and `nearest` why there is no answer and what comes near,
    `overdue` the citations that nobody has looked at again in time.
    """

    id: str
    outcome: Outcome
    composer: str
    situation: Situation
    summary: Said
    steps: tuple[Step, ...] = ()
    branches: tuple[Branch, ...] = ()
    warnings: tuple[Said, ...] = ()
    facts: tuple[Said, ...] = ()
    deadlines: tuple[DatedDeadline, ...] = ()
    conflicts: tuple[Said, ...] = ()
    prior_cases: tuple[PriorCase, ...] = ()
    prior_case_counts: tuple[str, ...] = ()
    draft: Draft | None = None
    other_drafts: tuple[Draft, ...] = ()
    question: str | None = None
    options: tuple[Option, ...] = ()
    unanswered: tuple[str, ...] = ()
    reason: str | None = None
    nearest: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    overdue: tuple[Overdue, ...] = ()
