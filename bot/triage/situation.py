"""What kind of matter a question is about, at which stage, and which facts are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import combinations

from bot.triage.answers import Kind, Question, Situation
from bot.triage.certainty import are_alternatives, is_doubted
from bot.triage.moments import dated
from bot.triage.wording import Wording, clause_before, sentences
from knowledge.facts import Fact, Holding, holding_any
from knowledge.guidance import Guidance
from knowledge.patterns import Pattern

_ORDER_ID = re.compile(r"(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)")
_SUPPOSED = re.compile(r"^(?:(?:and|but|so|ok|then|what|or)[, ]+)*if (?=\w+ \w+)")
"""How a later turn begins that asks for another case: it is then answered as if it were told."""

_AMOUNT = re.compile(
    r"(?:[$£€]|\b(?:usd|gbp|eur) )\s?\d[\d,]*(?:\.\d{1,2})?k?\b"
    r"|\b\d[\d,]*(?:\.\d{1,2})? ?(?:usd|gbp|eur|dollars?|bucks|euros?|pounds|quid)\b"
    r"|(?<![\w.,$£€-])(?<!odr )(?<!rate )(?<!at )(?<!is )\d[\d,]*\.\d{2}"
    r"(?![\w.%-]| ?(?:percent|%|inch\w*|in\b|cm|kg|lbs?|oz|stars?))",
    re.IGNORECASE,
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_TRACKING = re.compile(r"\b(?:1Z[0-9A-Z]{16}|TBA\d{10,14}|9[2-5]\d{18,20}|\d{12}|\d{15})\b", re.I)
_NEGATOR = re.compile(
    r"(?:\b(?:not|no|never|without|neither|nor)|n't)"
    r"(?! (?:as )?(?:received|delivered|arrived|described)\b)(?: \w+){0,2} ?$"
)
"""A negation that reaches what follows; "not received" has its own word to negate."""
_NOT = re.compile(r"\b(?:not|never|no)\b|n't")
_OPPOSITE = {"yes": "no", "no": "yes"}
_EXCLUSIVE = frozenset(
    {"fulfillment", "buy_shipping", "claims_protected", "first_scan", "signature"}
)
"""Facts of which two values can't both be told: then the fact is contradicted, not known."""

_SAY_WHICH_CLAIM = frozenset({"mentions_a_to_z", "mentions_safe_t"})
"""Facts that one part of a question tells for all of them, unless another part tells one too."""

_MAY_BE_COMING = ("expected", "will_ship")
"""Moments that may lie ahead of the question."""

_ELSEWHERE = "elsewhere"
"""Moments that nothing is counted from: a date that tells one of them tells no other."""

DEFAULT_MARKETPLACE = "US"
"""Whose guidance is used where no marketplace was told."""


@dataclass(frozen=True)
class _Value:
    fact: str
    name: str
    phrases: tuple[Pattern, ...]
    named: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    opposite: str | None
    negatable: bool
    certain: bool


class SituationReader:
    """Reads situations from questions by the words of the corpus."""

    def __init__(
        self, guidance: Guidance, wording: Wording, *, marketplace: str = DEFAULT_MARKETPLACE
    ) -> None:
        self._default_marketplace = marketplace
        lexicon = guidance.lexicon
        self._facts = guidance.facts
        self._wording = wording
        self._values = [
            value for fact in guidance.facts.values() for value in _values(fact, guidance)
        ]
        self._contexts = {
            fact.name: guidance.pattern(fact.context)
            for fact in guidance.facts.values()
            if fact.context
        }
        self._kinds = _by_name(lexicon.kinds, guidance)
        self._stated_cues = _by_name(lexicon.stated_cues, guidance)
        self._date_cues = {**_by_name(lexicon.date_cues, guidance), **self._stated_cues}
        self._marketplaces = _by_name(lexicon.marketplaces, guidance)

    def read(self, question: Question, *, now: datetime) -> Situation:
        """Return the situation that a question tells. What earlier turns told holds unless this
        one says otherwise. Nothing is guessed: what is not told is not there.
        """
        turns = [self._wording.plain(turn) for turn in (*question.before, question.text)]
        if len(turns) > 1:
            turns[-1] = _SUPPOSED.sub("", turns[-1])
        whole = "\n".join(turns)
        marketplace = question.marketplace or self._marketplace(whole)
        known: dict[str, str] = {}
        contradicted: set[str] = set()
        for turn in turns:
            told, both = self._told(turn)
            told = {name: told[name] for name in told if not self._is_vaguer(name, told, known)}
            told = {name: self._turned(name, told, known) for name in told}
            known = {name: value for name, value in known.items() if name not in both} | told
            contradicted = (contradicted - told.keys()) | both
        known, clashes = self._implied(known)
        known["marketplace"] = marketplace or self._default_marketplace
        dates = self._dates(turns, now=now, marketplace=known["marketplace"])
        if "notice_date" in self._facts and self._stated_cues.keys() & dates.keys():
            known["notice_date"] = "yes"
        as_typed = _DASHES.sub("-", " ".join((*question.before, question.text)))
        return Situation(
            kinds=self._asked(turns[-1]),
            facts=known,
            contradicted=tuple(sorted(contradicted | clashes)),
            dates=dates,
            order_id=_last(_ORDER_ID, as_typed),
            tracking=_last(_TRACKING, _ORDER_ID.sub(" ", as_typed)),
            amount=_last(_AMOUNT, as_typed),
            marketplace=known["marketplace"],
            marketplace_told=marketplace is not None,
        )

    def narrowed(self, whole: Situation, part: str) -> Situation:
        """Return the situation of one asked part, in plain text, of the question that told the
        whole one: what the part itself tells goes before what stands elsewhere. What another part
        asks for is not what this one does: a fact that only steers must be told by the part.
        """
        told, both = self._told(part)
        own, _ = self._implied(told)
        says_which = not _SAY_WHICH_CLAIM.isdisjoint(own)
        shared = {
            name: value
            for name, value in whole.facts.items()
            if self._facts[name].shown or (name in _SAY_WHICH_CLAIM and not says_which)
        }
        return replace(
            whole,
            kinds=self._asked(part),
            facts={**shared, **own},
            contradicted=tuple(
                name for name in whole.contradicted if name not in own or name in both
            ),
        )

    def _is_vaguer(self, name: str, told: Mapping[str, str], known: Mapping[str, str]) -> bool:
        """True where what was told before says more: "he asks …" after a claim was filed."""
        return name in known and self._facts[name].values[told[name]].vague

    def _turned(self, name: str, told: Mapping[str, str], known: Mapping[str, str]) -> str:
        """What a value tells after what was told before: "amazon refunded him", after a claim was
        filed, is that it was granted.
        """
        turn = self._facts[name].values[told[name]].turn
        if turn is None or known.get(name) not in turn.after:
            return told[name]
        holds = holding_any(turn.given, {**known, **told}) is Holding.HOLDS
        return turn.tells if holds else told[name]

    def _told(self, plain: str) -> tuple[dict[str, str], set[str]]:
        found: dict[str, list[str]] = {}
        values = [value for value in self._values if self._in_context(value.fact, plain)]
        for sentence in sentences(plain):
            for fact, names in self._told_by(sentence, values).items():
                known = found.setdefault(fact, [])
                known.extend(name for name in names if name not in known)
        both = {fact for fact, names in found.items() if fact in _EXCLUSIVE and len(names) > 1}
        named = self._named(plain)

        def first(value: tuple[str, str]) -> tuple[bool, int]:
            fact, name = value
            return value not in named, list(self._facts[fact].values).index(name)

        told = {
            fact: min(((fact, name) for name in names), key=first)[1]
            for fact, names in found.items()
            if fact not in both
        }
        return told, both

    def _named(self, plain: str) -> set[tuple[str, str]]:
        """The values that are told by their name, whatever else is told: "a not-as-described claim"
        is one, though the item was never sent back.
        """
        return {
            (value.fact, value.name)
            for value in self._values
            if any(each.search(plain) for each in value.named)
        }

    def _told_by(
        self, sentence: str, values: Sequence[_Value]
    ) -> dict[str, dict[str, tuple[int, int]]]:
        """Those of the values that one sentence tells of each fact, with where it tells them. Of
        values that exclude one another, two that are offered as a choice tell nothing.
        """
        told: dict[str, dict[str, tuple[int, int]]] = {}
        for value in values:
            name, span = _match(value, sentence)
            if name is not None:
                told.setdefault(value.fact, {}).setdefault(name, span)
        return {
            fact: spans
            for fact, spans in told.items()
            if fact not in _EXCLUSIVE
            or not any(
                are_alternatives(sentence, one, another)
                for one, another in combinations(spans.values(), 2)
            )
        }

    def _in_context(self, fact: str, plain: str) -> bool:
        context = self._contexts.get(fact)
        return context is None or context.search(plain) is not None

    def _implied(self, told: Mapping[str, str]) -> tuple[dict[str, str], set[str]]:
        """Add what is known with what was told. Where that was told otherwise, it is contradicted
        if it excludes other values; else what was told goes before what follows from it.
        """
        known, clashes = dict(told), set()
        for fact, value in told.items():
            for name, implied in self._facts[fact].implies.get(value, {}).items():
                if known.setdefault(name, implied) != implied and name in _EXCLUSIVE:
                    clashes.add(name)
        return {name: value for name, value in known.items() if name not in clashes}, clashes

    def _marketplace(self, plain: str) -> str | None:
        for code, patterns in self._marketplaces.items():
            if any(pattern.search(plain) for pattern in patterns):
                return code
        return None

    def _asked(self, plain: str) -> tuple[Kind, ...]:
        kinds = [
            Kind(name)
            for name, patterns in self._kinds.items()
            if any(pattern.search(plain) for pattern in patterns)
        ]
        if not kinds:
            # "nothing i can do?", "risky?": a question that no pattern knows asks for a yes or no.
            kinds = [Kind.MAY_I] if "?" in plain else []
        return (*kinds, *([] if Kind.WHAT_DO_I_DO in kinds else [Kind.WHAT_DO_I_DO]))

    def _dates(
        self, turns: Sequence[str], *, now: datetime, marketplace: str
    ) -> dict[str, date | datetime]:
        ahead = {*_MAY_BE_COMING, *self._stated_cues}
        found = dated(turns, self._date_cues, now=now, marketplace=marketplace, ahead=ahead)
        found.pop(_ELSEWHERE, None)
        # An estimate is over when its last day is; what began may have begun on its first.
        moments = {
            name: (told.latest or told.moment) if name in _MAY_BE_COMING else told.moment
            for name, told in found.items()
        }
        past = {name: moment for name, moment in moments.items() if name not in ahead}
        return _with_clocks(past) | moments


def _with_clocks(told: Mapping[str, date | datetime]) -> dict[str, date | datetime]:
    """Add the moments that are the earlier or the later of two: an appeal's clock starts with the
    decision or the debit, whichever is earlier; SAFE-T's with the return's delivery scan or the
    refund, whichever is later, and with the one that is known where the other isn't.
    """
    dates = dict(told)
    for clock, names, chosen in _CLOCKS:
        known = [told[name] for name in names if name in told]
        if known:
            dates[clock] = chosen(known, key=lambda moment: moment.isoformat()[:10])
    return dates


_CLOCKS: tuple[tuple[str, tuple[str, ...], Callable[..., date | datetime]], ...] = (
    ("claim_clock", ("decided", "debited"), min),
    ("safe_t_clock", ("return_delivered", "refunded"), max),
)


def _values(fact: Fact, guidance: Guidance) -> list[_Value]:
    at_word = partial(guidance.pattern, at_word=True)
    return [
        _Value(
            fact=fact.name,
            name=name,
            phrases=tuple(map(at_word, (*named, *phrases))),
            named=tuple(map(at_word, named)),
            unless=tuple(map(guidance.pattern, unless)),
            opposite=_OPPOSITE.get(name) if _OPPOSITE.get(name) in fact.values else None,
            negatable=fact.negatable,
            certain=fact.certain,
        )
        for name, value in fact.values.items()
        for named, phrases, unless in (
            (value.named, value.phrases, value.unless),
            *(((), more.phrases, more.unless) for more in value.more),
        )
    ]


def _match(value: _Value, sentence: str) -> tuple[str | None, tuple[int, int]]:
    """Return the name of the value that the sentence tells, and where: the value's own, or its
    opposite where every mention is negated; None where it tells neither.
    """
    found = _mention(value, sentence)
    # Most values are not mentioned at all: what would speak against them is looked for last.
    if found[0] is not None and any(each.search(sentence) for each in value.unless):
        return None, (0, 0)
    return found


def _mention(value: _Value, sentence: str) -> tuple[str | None, tuple[int, int]]:
    negated: tuple[str | None, tuple[int, int]] = (None, (0, 0))
    for phrase in value.phrases:
        for match in phrase.finditer(sentence):
            if value.certain and is_doubted(sentence, *match.span()):
                continue
            inside = not _NOT.search(phrase.written) and _NOT.search(match[0]) is not None
            before = _NEGATOR.search(clause_before(sentence, match.start())) is not None
            if not value.negatable or not (inside or before):
                return value.name, match.span()
            negated = value.opposite, match.span()
    return negated


def _by_name(
    patterns: Mapping[str, Sequence[str]], guidance: Guidance
) -> dict[str, tuple[Pattern, ...]]:
    return {
        name: tuple(guidance.pattern(written, at_word=True) for written in several)
        for name, several in patterns.items()
    }


def _last(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.findall(text)
    return found[-1].strip() if found else None
