"""Earlier disputes of the team that were like this one: what happened, how they ended, how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.triage.answers import PriorCase, Situation
from bot.triage.citing import Citer
from bot.triage.hearsay import nearest_sentences
from bot.triage.message_check import check_message
from knowledge.cases import CaseNote, Filing, Money, Odr
from knowledge.retrieval import Hit
from knowledge.sources import Passage

SEARCHED = 40
"""Cases that are looked at: what is counted is out of those that are alike enough."""

ALIKE = 0.5
"""From this similarity on, what happened in a case is like what is asked about."""

ALIKE_OF_A_REASON = 0.42
"""From this one on, where the buyer's complaint is known of both and the same."""

SHOWN = 3

ENOUGH = 5
"""Cases from which on a count says something. A rate would say more than so few can."""


@dataclass(frozen=True)
class PriorCases:
    """The cases that are most alike, and what all that are alike come to, in words."""

    shown: tuple[PriorCase, ...] = ()
    counts: tuple[str, ...] = ()


def prior_cases(  # noqa: PLR0913 -- what a choice goes by, each by its name
    hits: Sequence[Hit],
    situation: Situation,
    statements: Mapping[str, Passage],
    *,
    asked: Sequence[str],
    today: date,
    citer: Citer,
) -> PriorCases:
    """Choose the cases to show, and count how the ones that are alike ended. One that was decided
    under a rule that has been superseded since (of `statements`, all those of the corpus), or
    perhaps was, is marked and not counted; one that tells of what must not be done is left out.
    """
    alike = [hit for hit in hits if _is_alike(hit, situation)]
    alike.sort(key=lambda hit: (-hit.similarity, hit.passage.id))
    shown: list[PriorCase] = []
    counted: list[CaseNote] = []
    for hit in alike:
        case = hit.passage.case
        if case is None or _tells_of_a_breach(case):
            continue
        why_not = _why_not_counted(case, statements, situation.marketplace, today)
        if why_not is None:
            counted.append(case)
        if len(shown) < SHOWN:
            shown += _shown(case, hit.passage, asked, why_not, citer)
    return PriorCases(tuple(shown), tuple(_counts(counted)))


def _is_alike(hit: Hit, situation: Situation) -> bool:
    """True where what happened is near, on the same marketplace, and the complaint no other."""
    reason = situation.facts.get("reason")
    known = hit.passage.case.reasons if hit.passage.case and reason else frozenset[str]()
    is_same = reason in known
    near = hit.similarity >= (ALIKE_OF_A_REASON if is_same else ALIKE)
    return near and hit.passage.holds_in(situation.marketplace) and (is_same or not known)


def _tells_of_a_breach(case: CaseNote) -> bool:
    """True where what was done would break Amazon's rules if it were done again."""
    return any(violation.blocks for violation in check_message(case.story))


def _why_not_counted(
    case: CaseNote, statements: Mapping[str, Passage], marketplace: str, today: date
) -> str | None:
    ended = [
        passage.effective_until
        for passage in statements.values()
        if passage.statement is not None
        and passage.statement.superseded_by is not None
        and passage.statement.topic in case.topics
        and passage.effective_until is not None
        and passage.effective_until < today
        and passage.holds_in(marketplace)
    ]
    day = case.filed_on or case.decided_on
    if day is None:
        return "undated, so perhaps under a rule that has changed since" if ended else None
    if any(day <= until for until in ended):
        return "decided under a rule that has changed since"
    return None


def _shown(
    case: CaseNote, passage: Passage, asked: Sequence[str], why_not: str | None, citer: Citer
) -> Iterator[PriorCase]:
    summary = nearest_sentences(case.note, asked)
    decision = case.decision
    if case.decided_on is not None:
        decision = f"{decision} ({case.decided_on.isoformat()})"
    said = citer.cite_passages(f"{summary} {decision}", (passage,))
    if said is not None:
        yield PriorCase(
            id=case.name,
            summary=summary,
            decision=decision,
            money=case.money.value if case.money else None,
            odr=case.odr.value if case.odr else None,
            lesson=case.lesson,
            not_counted=why_not,
            citations=said.citations,
        )


def _counts(cases: Sequence[CaseNote]) -> Iterator[str]:
    """Say how cases ended: by what was filed, since a claim granted is lost and an appeal granted
    is won; money and ODR apart.
    """
    by_filing: dict[Filing, list[CaseNote]] = {}
    for case in cases:
        if case.filing is not None and case.ended is not None:
            by_filing.setdefault(case.filing, []).append(case)
    for filing, several in by_filing.items():
        ends = Counter(case.ended.value for case in several if case.ended)
        yield from _count(filing.label, ends, len(several))
    money = Counter(case.money for case in cases if case.money)
    yield from _count("Money", {each.value: money[each] for each in Money}, money.total())
    odr = Counter(case.odr for case in cases if case.odr)
    yield from _count("ODR", {each.value: odr[each] for each in Odr}, odr.total())


def _count(of: str, ends: Mapping[str, int], total: int) -> Iterator[str]:
    if total >= ENOUGH:
        told = [f"{end} in {number} of {total}" for end, number in ends.items() if number]
        yield f"{of}: {', '.join(told)}."
