"""Several things asked at once: each part is answered, or named as left open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.triage.answers import Kind, Said, Situation
from bot.triage.choosing import fitting
from bot.triage.compose import Composed, Composer
from bot.triage.evidence import Evidence, Part, content_words
from knowledge.playbooks import Playbook

FEWEST_CONTENT_WORDS = 2
"""A part with fewer words that mean something ("is that normal?") leans on the rest: it is not
named as left open.
"""


@dataclass(frozen=True, kw_only=True)
class Further:
    """What the parts of a question add to the main answer: sentences, and the parts left open."""

    said: tuple[Said, ...] = ()
    left_open: tuple[str, ...] = ()


def further(  # noqa: PLR0913 -- the main answer and what it came from
    composed: Composed,
    composer: Composer,
    evidence: Evidence,
    *,
    main: Playbook | None,
    playbooks: Mapping[str, Playbook],
    narrowed: Callable[[str], Situation],
) -> Further:
    """Answer the asked parts that the main answer does not: each with the first line that it would
    get on its own. `narrowed` gives the situation of a part.
    """
    if len(evidence.parts) < 2:
        return Further()
    texts = _texts(composed)
    said: list[Said] = []
    left_open: list[str] = []
    for part in evidence.parts:
        situation, alone = narrowed(part.text), evidence.only(part)
        playbook = fitting(playbooks, situation, part.examples)
        on_part = composer.on_part(situation, alone)
        if on_part.covers() or (playbook in (main, None) and _asks_what_to_do(situation)):
            continue
        sentence = on_part.answer_to_part(playbook, main=main)
        if sentence is None and not on_part.touches(part):
            left_open.extend(_worth_naming(part))
        elif sentence is not None and sentence.text not in texts:
            said.append(sentence)
            texts.add(sentence.text)
    return Further(said=tuple(said), left_open=tuple(left_open))


def _asks_what_to_do(situation: Situation) -> bool:
    """True when a part asks for no rule: then the steps are its answer."""
    return set(situation.kinds) <= {Kind.WHAT_DO_I_DO, Kind.HOW_WORDED}


def _texts(composed: Composed) -> set[str]:
    said = (
        *([composed.lead] if composed.lead else []),
        *composed.warnings,
        *composed.facts,
    )
    steps = (*composed.steps, *(step for branch in composed.branches for step in branch.steps))
    return {sentence.text for sentence in said} | {step.text for step in steps}


def _worth_naming(part: Part) -> list[str]:
    return [part.text] if len(content_words(part.text)) >= FEWEST_CONTENT_WORDS else []
