"""The statements of the corpus as expectations refer to them: by id, or by a fact they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.evaluation.golden import FACT, Golden, Reference
from knowledge.sources import Passage


@dataclass(frozen=True)
class Statements:
    """Every statement of the corpus, by its id."""

    by_id: Mapping[str, Passage]

    def meant(self, references: tuple[Reference, ...]) -> frozenset[str]:
        """The ids that any of the references stands for; none, where the corpus has none yet."""
        return frozenset().union(*(self._meant(reference) for reference in references))

    def named(self, passage: Passage) -> str:
        """What a found passage counts as: its statement, or itself where it is none."""
        return passage.statement.id if passage.statement else passage.id

    def of_passage(self, passage_id: str) -> Passage | None:
        """The statement with this passage id."""
        return self._by_passage.get(passage_id)

    def covers(self, question: Golden) -> bool:
        """True when the question is about what is in the corpus: it refers to statements by their
        ids only, or its topic has statements by now and each fact referred to is carried.
        """
        facts = [each for each in question.references if each.startswith(FACT)]
        if not facts:
            return True
        return question.topic in self._topics and all(self._meant(each) for each in facts)

    @cached_property
    def _topics(self) -> frozenset[str]:
        found = (passage.statement for passage in self.by_id.values())
        return frozenset(statement.topic for statement in found if statement)

    @cached_property
    def _by_passage(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in self.by_id.values()}

    @cached_property
    def _carrying(self) -> Mapping[str, frozenset[str]]:
        carrying: dict[str, set[str]] = {}
        for name, passage in self.by_id.items():
            for fact in passage.statement.facts if passage.statement else ():
                carrying.setdefault(fact, set()).add(name)
        return {fact: frozenset(names) for fact, names in carrying.items()}

    def _meant(self, reference: Reference) -> frozenset[str]:
        if reference.startswith(FACT):
            return self._carrying.get(reference.removeprefix(FACT), frozenset())
        return frozenset({reference} & self.by_id.keys())
