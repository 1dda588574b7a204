"""Whether citations support what is said, as far as code can tell: each quote stands verbatim in
its passage, and each figure of a sentence in the quotes that it cites.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.evaluation.reading import Telling, tellings
from bot.triage.answers import Answer, Citation, Said
from bot.triage.citing import unsupported_figures
from knowledge.deadlines import Basis
from knowledge.sources import Passage, PassageKind


@dataclass(frozen=True)
class Support:
    """How many sentences cite or have to, and what is wrong with which of them."""

    sentences: int
    problems: Mapping[str, str]

    @property
    def supported(self) -> int:
        """How many sentences nothing is wrong with."""
        return self.sentences - len(self.problems)


def support(answer: Answer, passages: Mapping[str, Passage], told: frozenset[str]) -> Support:
    """Hold each sentence that cites, or has to, against what it cites. `passages` are all that may
    be cited, by passage id; `told` the figures of the question.
    """
    citing = [each for each in _all(answer) if each.said.citations or each.must_cite]
    citations = {citation.number: citation for citation in answer.citations}
    problems = {}
    for telling in citing:
        fault = next(_faults(telling.said, citations, passages, told), None)
        if fault:
            problems[telling.place] = fault
    return Support(sentences=len(citing), problems=problems)


def _all(answer: Answer) -> Iterator[Telling]:
    yield from tellings(answer)
    for number, dated in enumerate(answer.deadlines, start=1):
        # A stated period is the notice's; of a rule's, the quote holds the period, not the plan.
        is_stated = dated.deadline.basis is Basis.STATED
        period = "" if is_stated else dated.deadline.within.partition(",")[0]
        said = Said(text=period, citations=dated.citations)
        yield Telling(f"deadline {number}", said, must_cite=True)


def _faults(
    said: Said,
    citations: Mapping[int, Citation],
    passages: Mapping[str, Passage],
    told: frozenset[str],
) -> Iterator[str]:
    if not said.citations:
        yield "cites nothing"
    quotes = []
    for number in said.citations:
        citation = citations.get(number)
        if citation is None:
            yield f"cites [{number}], which isn't there"
            continue
        passage = passages.get(citation.passage_id)
        if passage is None or passage.kind is PassageKind.PLAYBOOK:
            yield f"[{number}] is of a passage that can't be cited"
        elif not citation.quote.strip() or citation.quote not in passage.text:
            yield f"[{number}] doesn't quote its passage verbatim"
        quotes.append(citation.quote)
    for figure in unsupported_figures(said.text, quotes, told=told):
        yield f"says {figure!r}, which what it cites doesn't hold"
