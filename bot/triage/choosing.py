"""Which playbook fits a situation, what must be asked first, and what is not ours to answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.triage.answers import Kind, Option, Situation
from knowledge.facts import Fact, Holding, holding, holding_any
from knowledge.lexicon import Foreign
from knowledge.patterns import Pattern, Words
from knowledge.playbooks import Line, Need, Playbook, applies
from knowledge.sources import Conditions

NEAR_EXAMPLE = 0.70
"""From this similarity on, an example stands for conditions that the question leaves open."""

CONDITION_WEIGHT = 0.35
"""What one known condition adds to a playbook's similarity when playbooks are compared."""

OVERRIDING_WEIGHT = 10.0
"""What it adds when a playbook goes before all others."""

URGENT_WEIGHT = 20.0
"""What it adds when a person must act on it, whatever else is asked."""

HOLDING_WEIGHT = 1.0
"""What it adds when a playbook's conditions hold, rather than being left open."""


OTHER_LINES = 0.5
"""What a statement of a step or a warning weighs beside one of the first line."""


@dataclass(frozen=True, kw_only=True)
class Clarifying:
    """A question whose answer decides, with its choices."""

    need: Need
    question: str
    options: tuple[Option, ...]


def fitting(
    playbooks: Mapping[str, Playbook], situation: Situation, examples: Mapping[str, float]
) -> Playbook | None:
    """Return the playbook that fits best: its conditions hold, or the question reads much like
    one of its examples and contradicts none; the more known conditions it names, the better.
    """
    best: tuple[float, Playbook] | None = None
    for playbook in playbooks.values():
        score = _score(playbook, situation.facts, examples.get(playbook.id, 0.0))
        if score is not None and (best is None or score > best[0]):
            best = (score, playbook)
    return best[1] if best else None


def _score(playbook: Playbook, known: Mapping[str, str], near: float) -> float | None:
    state = holding_any(playbook.given, known)
    if state is Holding.FAILS or (state is Holding.OPEN and not _is_near(playbook, known, near)):
        return None
    named = [
        sum(name in known for name in given)
        for given in playbook.given
        if holding(given, known) is not Holding.FAILS
    ]
    held = HOLDING_WEIGHT if state is Holding.HOLDS and not playbook.fallback else 0.0
    if playbook.overrides:
        if state is not Holding.HOLDS:
            return None
        held += OVERRIDING_WEIGHT + (URGENT_WEIGHT if playbook.urgent else 0.0)
    return near + held + CONDITION_WEIGHT * max(named, default=0)


def _is_open(fact: Fact, known: Mapping[str, str]) -> bool:
    """True when a fact is not known, or only vaguely."""
    value = known.get(fact.name)
    return value is None or fact.values[value].vague


def _is_near(playbook: Playbook, known: Mapping[str, str], near: float) -> bool:
    """True when an example may stand for what is not known: what the buyer says and where it stands
    can be told in words that no pattern knows; any other fact must have been told.
    """
    return near >= NEAR_EXAMPLE and any(
        holding(given, known) is Holding.OPEN
        and holding(_without_matter(given), known) is Holding.HOLDS
        for given in playbook.given
    )


def _without_matter(given: Conditions) -> Conditions:
    return {name: values for name, values in given.items() if name not in {"reason", "stage"}}


def rests_on(playbook: Playbook, situation: Situation) -> dict[str, float]:
    """Return the ids of the statements that a playbook rests on in the situation, with their
    weight: its first line's whole, those of its steps, forks and warnings less.
    """
    known = situation.facts

    def cited(lines: Sequence[Line]) -> list[Sequence[str]]:
        return [line.cites for line in lines if applies(line, situation.kinds, known)]

    forks = [
        line
        for fork in playbook.forks
        if holding_any(fork.given, known) is not Holding.FAILS
        for line in fork.steps
    ]
    others = cited((*playbook.steps, *forks, *playbook.afterwards, *playbook.warnings))
    weights = {name: OTHER_LINES for cites in others for name in cites}
    return weights | {name: 1.0 for cites in cited(playbook.leads)[:1] for name in cites}


def clarifying(
    playbook: Playbook, situation: Situation, facts: Mapping[str, Fact]
) -> Clarifying | None:
    """Return the first question of the playbook whose fact is not known, decisive ones first."""
    needs = sorted(playbook.needs, key=lambda need: not need.decisive)
    for need in needs:
        if (
            (need.decisive or _decides(need, situation))
            and _is_open(facts[need.fact], situation.facts)
            and facts[need.fact].ask
            and applies(need, situation.kinds[:1], situation.facts)
        ):
            fact = facts[need.fact]
            options = tuple(
                Option(fact=fact.name, value=name, label=value.option)
                for name, value in fact.values.items()
                if value.option
            )
            return Clarifying(need=need, question=fact.ask or "", options=options)
    return None


def _decides(need: Need, situation: Situation) -> bool:
    """True unless nothing but a period is asked for, which hangs on no more than what was told: a
    need that is meant for such questions names their kind.
    """
    asks_for_a_period = situation.kinds[:1] == (Kind.HOW_LONG,) and _PERIOD.issuperset(
        situation.kinds
    )
    return Kind.HOW_LONG.value in need.kinds or not asks_for_a_period


_PERIOD = frozenset({Kind.HOW_LONG, Kind.WHAT_IS, Kind.WHAT_DO_I_DO})
"""The kinds of a question that asks for a period; every question asks what to do, at least."""


class ForeignMatters:
    """Recognises questions on matters that Dispute Desk doesn't deal with."""

    def __init__(
        self, foreign: Sequence[Foreign], needed: Mapping[str, Words] | None = None
    ) -> None:
        def patterns(several: Sequence[str]) -> tuple[Pattern, ...]:
            words = needed or {}
            return tuple(Pattern(each, words.get(each, ()), at_word=True) for each in several)

        self._matters = [
            (matter, patterns(matter.phrases), patterns(matter.unless)) for matter in foreign
        ]

    def divided(self, plain: str) -> tuple[tuple[Foreign, ...], str]:
        """Return the foreign matters in plain text, and the rest of it: the sentences and clauses
        that are about none.
        """
        if self.recognise(plain) is None:
            return (), plain
        found: dict[str, Foreign] = {}
        ours = []
        for part in _PART.split(plain):
            matter = self.recognise(part, within=plain)
            if matter is not None:
                found[matter.id] = matter
            elif len(part.split()) > 1:
                ours.append(part.strip())
        return tuple(found.values()), ". ".join(ours)

    def recognise(self, plain: str, *, within: str | None = None) -> Foreign | None:
        """Return the foreign matter that plain text is about, or None. What shows that it is ours
        after all may stand anywhere in the text that it is `within`.
        """
        for matter, phrases, unless in self._matters:
            if _any(phrases, plain) and not _any(unless, within or plain):
                return matter
        return None


_PART = re.compile(r"(?<=[.?!;])\s+|\n+|,? (?:and )?also |(?:^|\s+)\(?\d[.)] ")


def _any(patterns: Sequence[Pattern], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)
