"""A draft after a person changed it: what is new in it, what of that no known fact backs, and what
breaks a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from bot.triage.answers import Addressee, Violation
from bot.triage.assertions import Asserted, Assertion, asserted
from bot.triage.disguises import folded
from bot.triage.figures import borne_out, figures
from bot.triage.message_check import check_message
from bot.triage.message_facts import MessageFacts
from bot.triage.particulars import same_amount, same_carrier, same_tracking


@dataclass(frozen=True, kw_only=True)
class Unbacked:
    """Something that the edited text asserts and that neither the draft nor a fact holds. `fills`
    is the blank that it was put in for.
    """

    kind: Assertion
    words: str
    fills: str | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """A sentence that is new (`was` is None) or that was another one before, and what in it no
    known fact backs.
    """

    was: str | None
    now: str
    unbacked: tuple[Unbacked, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Edited:
    """What became of a draft: the changes in the order of the edited text, the draft's sentences
    that are gone, and what the whole edited text breaks.
    """

    changes: tuple[Change, ...]
    removed: tuple[str, ...]
    violations: tuple[Violation, ...]

    @property
    def may_be_sent(self) -> bool:
        """False where a rule is broken that blocks."""
        return not any(violation.blocks for violation in self.violations)

    @property
    def is_clean(self) -> bool:
        """True where there is nothing to look at again."""
        return not self.violations and not any(change.unbacked for change in self.changes)


def check_edited(
    draft: str,
    edited: str,
    *,
    addressee: Addressee = Addressee.BUYER,
    facts: MessageFacts | None = None,
) -> Edited:
    """Hold an edited text against the draft that it was made from and against what is known.

    The draft's own assertions count as known. The violations are those of the edited text when it
    is sent; see bot.triage.message_check.
    """
    known = _Known.of(draft, facts)
    before, after = _sentences(draft), _sentences(edited)
    changes = tuple(
        Change(was=was, now=now, unbacked=tuple(_unbacked(was, now, known)))
        for was, now in _changed(before, after)
    )
    kept = {_bare(change.was) for change in changes if change.was} | set(map(_bare, after))
    return Edited(
        changes=changes,
        removed=tuple(sentence for sentence in before if _bare(sentence) not in kept),
        violations=check_message(edited, addressee=addressee, sending=True, facts=facts),
    )


@dataclass(frozen=True)
class _Known:
    """What may be asserted: what the draft asserts, and the facts."""

    draft: tuple[Asserted, ...]
    facts: MessageFacts
    figures: frozenset[str]

    @classmethod
    def of(cls, draft: str, facts: MessageFacts | None) -> _Known:
        told = facts or MessageFacts()
        days = " ".join(day.isoformat() for day in told.days)
        said = tuple(each for sentence in _sentences(draft) for each in asserted(sentence))
        return cls(said, told, figures(folded(draft).text) | figures(days))

    def backs(self, each: Asserted) -> bool:
        """True where a fact or the draft holds what is asserted; a fact goes before the draft."""
        by_facts = self._by_facts(each)
        if by_facts is not None:
            return by_facts
        if each.kind is Assertion.FIGURE:
            return borne_out(each.value, self.figures)
        return any(one.kind is each.kind and _same(one, each) for one in self.draft)

    def _by_facts(self, each: Asserted) -> bool | None:
        """Whether the facts hold it; None where they are silent."""
        facts = self.facts
        holds: bool | None = None
        if each.kind is Assertion.ORDER_ID and facts.order_id:
            holds = each.value == facts.order_id
        elif each.kind is Assertion.TRACKING and facts.tracking:
            holds = any(same_tracking(each.value, one) for one in facts.tracking)
        elif each.kind is Assertion.CARRIER and facts.carrier:
            holds = same_carrier(each.value, facts.carrier)
        elif each.kind is Assertion.AMOUNT:
            sums = filter(None, (*facts.amounts, facts.refund_amount))
            holds = any(same_amount(each.words, one) for one in sums) or None
        elif each.kind is Assertion.STATUS:
            holds = each.value in self._statuses() or None
        elif each.kind in {Assertion.PROMISE, Assertion.DEED}:
            holds = self._is_the_refund(each) or None
        return holds

    def _statuses(self) -> frozenset[str]:
        told = self.facts.told()
        held = {
            "delivered": told.get("delivery_status") == "delivered",
            "in transit": told.get("delivery_status") == "in_transit",
            "returned": told.get("delivery_status") == "undeliverable",
            "refunded": told.get("refunded") in {"seller", "amazon"},
            "signed": told.get("signature") == "yes",
            "protected": told.get("claims_protected") == "yes",
            "scanned": told.get("first_scan") in {"on_time", "late"},
        }
        return frozenset(status for status, holds in held.items() if holds)

    def _is_the_refund(self, each: Asserted) -> bool:
        is_refund = each.value.split(" ")[0] in {"refund", "refunded"}
        promised = each.kind is Assertion.PROMISE and self.facts.refunded == "agreed"
        return is_refund and (promised or self.facts.refunded == "seller")


def _same(one: Asserted, other: Asserted) -> bool:
    if one.kind is Assertion.AMOUNT:
        return same_amount(one.words, other.words)
    return one.value == other.value


def _unbacked(was: str | None, now: str, known: _Known) -> Iterator[Unbacked]:
    filled = _filled(was, now) if was else None
    before = set(_values(was)) if was else set()
    for each in asserted(now):
        if (each.kind, each.value) not in before and not known.backs(each):
            yield Unbacked(kind=each.kind, words=each.words, fills=filled)


def _values(sentence: str) -> Iterator[tuple[Assertion, str]]:
    return ((each.kind, each.value) for each in asserted(sentence))


_BLANK = re.compile(r"\[([^\[\]\n]*)\]")
_BLANKS = re.compile(r"\[[^\[\]\n]*\]")


def _filled(was: str, now: str) -> str | None:
    """The blank of the sentence that is no longer there, where it is only one."""
    gone = [blank for blank in _BLANK.findall(was) if f"[{blank}]" not in now]
    return gone[0] if len(gone) == 1 else None


_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=\S)|\s*[\n\r\u2028\u2029]+\s*")


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if part and part.strip())


def _bare(sentence: str) -> str:
    return re.sub(r"[^\w\[\]$€£%@./-]+", " ", sentence.casefold()).strip(" .")


_ALIKE = 60.0
"""From this similarity (of 100) on, a sentence is taken for another one's new form."""


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield each sentence that was not there before, with the one that it was made from."""
    old, new = [_bare(each) for each in before], [_bare(each) for each in after]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, first, last, start, end in blocks:
        if tag in {"equal", "delete"}:
            continue
        left = [place for place in range(first, last) if old[place] not in new]
        for place in range(start, end):
            if new[place] in old:  # only moved
                continue
            origin = _nearest(after[place], before, left)
            if origin is not None:
                left.remove(origin)
            yield (None if origin is None else before[origin]), after[place]


def _nearest(sentence: str, before: Sequence[str], places: Sequence[int]) -> int | None:
    scored = [(_likeness(before[place], sentence), -place) for place in places]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= _ALIKE else None


def _likeness(was: str, now: str) -> float:
    """From 0 to 100; a sentence whose blanks were filled in is wholly alike."""
    fixed = [re.escape(_bare(part)) for part in _BLANKS.split(was)]
    if not any(fixed):  # a blank alone: anything may have been put in
        return _ALIKE
    if len(fixed) > 1 and re.fullmatch(" ?.+? ?".join(fixed), _bare(now)):
        return 100.0
    return fuzz.token_sort_ratio(_bare(was), _bare(now))
