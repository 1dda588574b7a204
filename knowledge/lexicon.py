"""The words of sellers, as data: abbreviations, kinds of question, what tells a date, a
marketplace or a matter that is not ours. Patterns are regular expressions on lower-case text.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic.dataclasses import dataclass

from knowledge.facts import CHECKED


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Foreign:
    """A matter that Dispute Desk doesn't deal with: the patterns that show it, those that show it
    is ours after all, and what to say.
    """

    id: str
    phrases: tuple[str, ...]
    reason: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class NotOurs:
    """A matter that Dispute Desk doesn't deal with, shown by examples: what to say to a question
    that reads more like one of them than like the guidance.
    """

    id: str
    reason: str
    examples: tuple[str, ...]

    @property
    def passage_id(self) -> str:
        """The id of the source under which the examples are searched."""
        return f"{NOT_OURS}{self.id}"


NOT_OURS = "not-ours/"
"""What begins the ids of the sources of such examples: no playbook's does."""


@dataclass(frozen=True, kw_only=True, config=CHECKED)
class Lexicon:
    """`abbreviations` are patterns and what they stand for; `vocabulary` the words that a
    misspelling may have been meant for; `kinds` patterns by kind of question,
    the first that fits counts most; `date_cues` patterns by the name of the moment that a date
    near them tells; `stated_cues` those before a date that Amazon's notice states, by deadline
    rule; `topics` what each topic is called when it is named as near.
    """

    abbreviations: Mapping[str, str]
    vocabulary: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    date_cues: Mapping[str, tuple[str, ...]]
    stated_cues: Mapping[str, tuple[str, ...]]
    marketplaces: Mapping[str, tuple[str, ...]]
    foreign: tuple[Foreign, ...]
    topics: Mapping[str, str]
