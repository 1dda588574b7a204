"""What a judgement says: each check by its name, met or missed or not applicable, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.evaluation.golden import Critical


class Aspect(StrEnum):
    """What is looked at."""

    OUTCOME = "outcome"
    REASON = "reason"
    STAGE = "stage"
    FOUND = "found"
    FACT = "fact"
    NEVER = "never"
    DEADLINE = "deadline"
    DRAFT = "draft"
    DRAFT_MUST = "draft must"
    DRAFT_MUST_NOT = "draft must not"
    DRAFT_RULES = "draft's rules"
    ASKS = "asks"
    UNANSWERED = "unanswered"
    SUPPORT = "support"
    SUPERSEDED = "superseded"


class Result(StrEnum):
    """How a check came out."""

    MET = "met"
    MISSED = "missed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: `what` names it among others of its aspect, `why` says what was
    seen.
    """

    aspect: Aspect
    what: str
    result: Result
    why: str = ""


@dataclass(frozen=True)
class CriticalError:
    """A critical error and the words or dates that make it one."""

    kind: Critical
    words: str


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The judgement on one answer. `ranking` are the statements found, best first, a group that
    answers counting as `group:1`, and so on; `groups` names the groups; `cited` and `supported`
    count the sentences that cite and those that hold against what they cite.
    """

    checks: tuple[Check, ...]
    critical: tuple[CriticalError, ...]
    ranking: tuple[str, ...]
    groups: tuple[str, ...]
    cited: int
    supported: int

    @property
    def missed(self) -> tuple[Check, ...]:
        """What was not met."""
        return tuple(check for check in self.checks if check.result is Result.MISSED)

    @property
    def is_right(self) -> bool:
        """True when nothing was missed and nothing critical was said."""
        return not self.missed and not self.critical

    def of(self, *aspects: Aspect) -> tuple[Check, ...]:
        """The checks of some aspects that apply."""
        return tuple(
            check
            for check in self.checks
            if check.aspect in aspects and check.result is not Result.NOT_APPLICABLE
        )

    def meets(self, *aspects: Aspect) -> bool:
        """True when no check of these aspects was missed."""
        return all(check.result is Result.MET for check in self.of(*aspects))


def checked(aspect: Aspect, what: str, *, met: bool, why: str = "") -> Check:
    """A check that applies."""
    return Check(aspect, what, Result.MET if met else Result.MISSED, why)


def not_applicable(aspect: Aspect, what: str = "", why: str = "") -> Check:
    """A check that doesn't apply here."""
    return Check(aspect, what, Result.NOT_APPLICABLE, why)
