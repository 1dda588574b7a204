"""What a search found, held against the situation: what may be said of it, and in which order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.triage.answers import Kind, Question, Situation
from bot.triage.asked import asked_parts
from bot.triage.wording import Wording
from knowledge.facts import Holding, holding
from knowledge.retrieval import Hit
from knowledge.sources import EffectiveBy, Passage, PassageKind

Search = Callable[[Sequence[str]], Sequence[Sequence[Hit]]]
"""Given queries, the hits for each, best first."""

MOST_PARTS = 3
"""Asked parts of one question that are searched for on their own."""

NEARLY_ALL = 0.7
"""From this share of the question's letters on, a part is searched for as the whole."""

CANDIDATES = 40
"""Hits of a query that are put in order: the fused rank only says which come into question."""

OWN_WEIGHT = 0.3
LEXICAL_WEIGHT = 0.3
KIND_BONUS = 0.06
HELD_BONUS = 0.02
"""What is added to a hit's similarity when hits are put in order: the similarity of its own words,
its BM25 score as a share of the best one, and what fits of its statement. Chosen by hand on all the
questions to develop against; weights fitted on either half of them do no better on the other.
"""

CARRIED_BONUS = 0.2
"""What a statement gains at most on which the playbook of the situation rests."""

_DATE_NAMES = {
    EffectiveBy.REFUND: ("refunded",),
    EffectiveBy.DELIVERY: ("return_delivered", "delivered"),
    EffectiveBy.ORDER: ("ordered",),
}


@dataclass(frozen=True)
class Days:
    """The day on which the matter happened, and today: what is still to be filed goes by today."""

    matter: date
    today: date


@dataclass(frozen=True, kw_only=True)
class Found:
    """A usable passage with how near it came to a part of the question, and how well it fits."""

    passage: Passage
    similarity: float
    fit: float


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing that is asked, in plain text, with what was found for it, best fit first, and the
    similarity of each playbook's nearest example, by the playbook's id.
    """

    text: str
    found: tuple[Found, ...]
    examples: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What was found for the whole question and for each of its asked `parts`; a question that
    asks nothing outright is its own only part. `elsewhere` is what comes nearest of that which
    holds on other marketplaces only, as similar as it is; None where nothing does.
    """

    found: tuple[Found, ...]
    parts: tuple[Part, ...]
    examples: Mapping[str, float]
    elsewhere: Hit | None = None

    def favouring(self, statements: Mapping[str, float]) -> Evidence:
        """Return the evidence with these statements, of those that were found, put further up: by
        id, how much of the bonus each has.
        """
        favoured = [
            replace(found, fit=found.fit + CARRIED_BONUS * statements.get(_id(found), 0.0))
            for found in self.found
        ]
        return replace(self, found=tuple(sorted(favoured, key=_order)))

    def only(self, part: Part) -> Evidence:
        """Return the evidence as if nothing but one part had been asked."""
        return Evidence(found=part.found, parts=(part,), examples=part.examples)


def gather(
    question: Question, situation: Situation, *, wording: Wording, search: Search, days: Days
) -> Evidence:
    """Search for the question as a whole, with the turn before it, and for each of its parts."""
    plain = wording.plain(question.text)
    before = wording.plain(question.before[-1]) if question.before else ""
    whole = f"{before} {plain}".strip()
    asked = asked_parts(plain)[:MOST_PARTS]
    # Embedding is what an answer's time goes to: a part that is nearly the whole needs none.
    small = [part for part in asked if len(part) < NEARLY_ALL * len(whole)]
    queries = [whole, *small]
    results = dict(zip(queries, search(queries), strict=True))
    parts = tuple(
        Part(
            text=part,
            found=_usable(hits, situation, days),
            examples=_examples([hits]),
        )
        for part in (asked or (whole,))
        for hits in [results.get(part, results[whole])]
    )
    several = [_usable(hits, situation, days) for hits in results.values()]
    return Evidence(
        found=_merged(several),
        parts=parts,
        examples=_examples([*results.values()]),
        elsewhere=_elsewhere([*results.values()], situation),
    )


def _elsewhere(results: Sequence[Sequence[Hit]], situation: Situation) -> Hit | None:
    hits = (
        hit
        for hits in results
        for hit in hits
        if hit.passage.statement and not hit.passage.holds_in(situation.marketplace)
    )
    return max(hits, key=lambda hit: (hit.similarity, hit.passage.id), default=None)


def citable(passage: Passage, situation: Situation, days: Days) -> bool:
    """True when a passage may be cited: marked for the marketplace, and in force on the day that
    decides.
    """
    return passage.holds_in(situation.marketplace) and any(
        passage.in_force(day) for day in _deciding_days(passage, situation, days)
    )


def _fits(passage: Passage, situation: Situation) -> bool:
    """True when a passage presumes nothing that the situation contradicts."""
    given = passage.statement.given if passage.statement else {}
    return holding(given, situation.facts) is not Holding.FAILS


def _usable(hits: Sequence[Hit], situation: Situation, days: Days) -> tuple[Found, ...]:
    usable = [
        hit
        for hit in hits
        if hit.passage.kind is not PassageKind.PLAYBOOK
        and citable(hit.passage, situation, days)
        and _fits(hit.passage, situation)
    ]
    most = max((hit.lexical for hit in usable), default=0.0)
    found = [
        Found(passage=hit.passage, similarity=hit.similarity, fit=_fit(hit, most, situation))
        for hit in usable
    ]
    return tuple(sorted(found, key=_order))


def _fit(hit: Hit, most_lexical: float, situation: Situation) -> float:
    """Similarity, lifted where the passage's own words, the words of the question, its kind and the
    known facts agree.
    """
    fit = hit.similarity + OWN_WEIGHT * hit.own
    if most_lexical > 0:
        fit += LEXICAL_WEIGHT * hit.lexical / most_lexical
    statement = hit.passage.statement
    if statement is None:
        return fit
    if any(
        kind.value in statement.kinds for kind in situation.kinds if kind is not Kind.WHAT_DO_I_DO
    ):
        fit += KIND_BONUS
    held = sum(situation.facts.get(name) in values for name, values in statement.given.items())
    return fit + HELD_BONUS * held


def _id(found: Found) -> str:
    return found.passage.statement.id if found.passage.statement else ""


def _order(found: Found) -> tuple[float, int, str]:
    return (-round(found.fit, 4), found.passage.source.authority.rank, found.passage.id)


def _merged(several: Sequence[Sequence[Found]]) -> tuple[Found, ...]:
    best: dict[str, Found] = {}
    for found in (found for several_found in several for found in several_found):
        known = best.get(found.passage.id)
        if known is None or found.fit > known.fit:
            best[found.passage.id] = found
    return tuple(sorted(best.values(), key=_order))


def _examples(results: Sequence[Sequence[Hit]]) -> dict[str, float]:
    examples: dict[str, float] = {}
    for hit in (hit for hits in results for hit in hits):
        if hit.passage.kind is PassageKind.PLAYBOOK:
            name = hit.passage.source.id
            examples[name] = max(examples.get(name, -1.0), hit.similarity)
    return examples


def _deciding_days(passage: Passage, situation: Situation, days: Days) -> tuple[date, ...]:
    """The days by which a passage's dates are held against the matter: where it goes by a refund,
    a delivery or an order whose date was told, that date. A rule that goes by the filing may be
    either the one of the matter's day or today's: then both are shown.
    """
    for name in _DATE_NAMES.get(passage.effective_by, ()):
        moment = situation.dates.get(name)
        if moment is not None:
            return (moment.date() if isinstance(moment, datetime) else moment,)
    if passage.effective_by is EffectiveBy.FILING:
        return (days.matter, days.today)
    return (days.matter,)


def content_words(plain: str) -> frozenset[str]:
    """The words of a text that carry its meaning."""
    return frozenset(re.findall(r"[a-z][a-z-]{2,}", plain)) - _STOP_WORDS


_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the and for are but not you all any can had her was one our out has him his how its may "
        "new now see two way who did get let put say she too use what when will with that this "
        "have from they been were said each which their would there could other than then them "
        "these some into your just only also about after before should does doing here where why "
        "very much more most over such know",
    )
)
