"""Citations verified by code: what a sentence says in figures stands in what it cites, every quote
stands verbatim in its passage, and what has no support is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.triage.answers import Answer, Citation, Said, Step
from bot.triage.figures import borne_out, figures, is_tellable
from knowledge.sources import Passage, PassageKind, Source

WHOLE_WHEN = 2
"""A passage of this many sentences or fewer is quoted whole."""

RULE = 4
"""So is a statement of this many, where it is no list: one rule with its conditions and its caveat,
of which a part may say too little.
"""


class Citer:
    """Numbers the citations of one answer in the order of their first use.

    `statements` are the usable statements by id: in force on the day and for the marketplace.
    `told` are the figures of the person's own question: its amounts, dates, times and order IDs
    may be repeated in a sentence without a passage that holds them.
    """

    def __init__(
        self, statements: Mapping[str, Passage], *, told: frozenset[str] = frozenset()
    ) -> None:
        self._statements = statements
        self._told = told
        self._cited: dict[str, _Cited] = {}
        self._dropped: dict[str, None] = {}

    def afresh(self) -> Citer:
        """Return one with the same statements that has cited nothing yet."""
        return Citer(self._statements, told=self._told)

    def cite(self, text: str, statement_ids: Sequence[str]) -> Said | None:
        """Return the sentence with the numbers of the statements that support it; None where one
        of them can't be used or a figure stands in none of them.
        """
        passages = [self._statements.get(statement_id) for statement_id in statement_ids]
        found = [passage for passage in passages if passage is not None]
        if len(found) < len(passages):
            self._dropped.setdefault(text)
            return None
        return self.cite_passages(text, found)

    def cite_passages(self, text: str, passages: Sequence[Passage]) -> Said | None:
        """Return the sentence with the numbers of the passages that support it; None where there
        are none, one may not be quoted, or a figure of the sentence stands in none of them.
        """
        if not passages or any(passage.kind is PassageKind.PLAYBOOK for passage in passages):
            self._dropped.setdefault(text)
            return None
        if unsupported_figures(text, (passage.text for passage in passages), told=self._told):
            self._dropped.setdefault(text)
            return None
        numbers = []
        for passage in passages:
            is_rule = passage.statement is not None and "\n" not in passage.text
            whole_when = RULE if is_rule else WHOLE_WHEN
            start, end = supporting_span(passage.text, text, whole_when=whole_when)
            cited = self._cited.setdefault(
                passage.id, _Cited(len(self._cited) + 1, passage, start, end)
            )
            cited.start, cited.end = min(cited.start, start), max(cited.end, end)
            numbers.append(cited.number)
        return Said(text=text, citations=tuple(dict.fromkeys(numbers)))

    @property
    def dropped(self) -> tuple[str, ...]:
        """The sentences that had no support and so were not said."""
        return tuple(self._dropped)

    @property
    def sources(self) -> Mapping[int, Source]:
        """What the citations so far lead to, by number."""
        return {cited.number: cited.passage.source for cited in self._cited.values()}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations so far, by number, each with one quote that covers all its uses."""
        return tuple(_citation(passage_id, cited) for passage_id, cited in self._cited.items())


def unsupported_figures(
    text: str, supports: Iterable[str], *, told: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return the figures of the text that stand neither in one of the supports nor, where a person
    can know them, in what was told; sorted.
    """
    standing = frozenset().union(*(figures(support) for support in supports))
    tellable = frozenset(figure for figure in told if is_tellable(figure))
    return tuple(
        sorted(
            figure
            for figure in figures(text)
            if not borne_out(figure, standing) and not borne_out(figure, tellable)
        )
    )


def supporting_span(passage: str, text: str, *, whole_when: int = WHOLE_WHEN) -> tuple[int, int]:
    """Return where the words stand in the passage that support the text best: the sentences that
    hold its figures and all between them, else the one that shares most words with it.
    """
    spans = _sentence_spans(passage)
    if len(spans) <= whole_when:
        return spans[0][0], spans[-1][1]
    words = _words(text)
    shared = [len(words & _words(passage[start:end])) for start, end in spans]
    held = [figures(passage[start:end]) for start, end in spans]
    chosen = set()
    for figure in sorted(figures(text)):
        holding = [place for place, held_here in enumerate(held) if borne_out(figure, held_here)]
        if holding:
            chosen.add(max(holding, key=lambda place: (shared[place], -place)))
        elif borne_out(figure, figures(passage)):  # it stands across two sentences
            chosen.update((0, len(spans) - 1))
    if not chosen:
        chosen.add(max(range(len(spans)), key=lambda place: (shared[place], -place)))
    return spans[min(chosen)][0], spans[max(chosen)][1]


def verified(
    answer: Answer, passages: Mapping[str, Passage], *, told: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """List what is wrong with an answer's citations; nothing, where all is well.

    Quotes stand verbatim in their passage and are said to be whose they are; numbers count from 1;
    each figure of a sentence stands in what the sentence cites, or was told; each step and fact
    cites something. `passages` are those that may be cited, by id.
    """
    quotes = {citation.number: citation.quote for citation in answer.citations}
    problems = [*_wrong_numbers(answer.citations)]
    for citation in answer.citations:
        problems.extend(_wrong_quote(citation, passages.get(citation.passage_id)))
    for place, said, must_cite in _sentences(answer):
        if must_cite and not said.citations:
            problems.append(f"{place} cites nothing")
        problems.extend(
            f"{place} cites [{number}], which does not exist"
            for number in said.citations
            if number not in quotes
        )
        supports = [quotes[number] for number in said.citations if number in quotes]
        problems.extend(
            f"{place} says {figure!r}, which does not stand in what it cites"
            for figure in unsupported_figures(said.text, supports, told=told)
        )
    return tuple(problems)


@dataclass
class _Cited:
    """A passage in use: its number, and from where to where it is quoted so far."""

    number: int
    passage: Passage
    start: int
    end: int


def _citation(passage_id: str, cited: _Cited) -> Citation:
    passage = cited.passage
    return Citation(
        number=cited.number,
        passage_id=passage_id,
        title=passage.source.title,
        url=passage.source.url,
        authority=passage.source.authority,
        published=passage.source.published,
        effective_from=passage.effective_from,
        effective_until=passage.effective_until,
        marketplaces=passage.marketplaces,
        own_wording=passage.own_wording,
        quote=passage.text[cited.start : cited.end],
    )


# A full stop after these ends no sentence.
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|approx|no|nos|inc|ltd|co|corp|dept|st|mr|mrs|ms|dr|a\.m|p\.m|u\.s|u\.k"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])\.$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"[.!?]+[\"')\]\u2019\u201d]*(?=\s)|\n[ \t]*(?=\n)|\n(?=[ \t]*(?:[-*\u2022]|\d+[.)])\s)"
)


def _sentence_spans(passage: str) -> list[tuple[int, int]]:
    """Cut a passage into sentences and list items, without the space between them."""
    spans, start = [], 0
    ends = [match.end() for match in _SENTENCE_END.finditer(passage)]
    for end in [*ends, len(passage)]:
        if end != len(passage) and _ABBREVIATED.search(passage[start:end]):
            continue
        piece = passage[start:end]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = end
    return spans or [(0, len(passage))]


_COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at be been by can did do does for from had has have if in into is it "
        "its may must not of on or so than that the their them then they this to was were when "
        "where which who will with you your",
    )
)


def _words(text: str) -> frozenset[str]:
    """The words that carry meaning, without their endings."""
    return frozenset(
        re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word
        for word in re.findall(r"[a-z0-9][a-z0-9'-]*", text.lower())
        if word not in _COMMON
    )


def _wrong_numbers(citations: Sequence[Citation]) -> Iterator[str]:
    numbers = [citation.number for citation in citations]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"citation numbers are {numbers}, not 1 to {len(numbers)}"


def _wrong_quote(citation: Citation, passage: Passage | None) -> Iterator[str]:
    if passage is None:
        yield f"[{citation.number}] cites a passage that may not be cited"
        return
    if not citation.quote.strip() or citation.quote not in passage.text:
        yield f"[{citation.number}] does not quote its passage verbatim"
    if citation.own_wording != passage.own_wording:
        yield f"[{citation.number}] does not say whose wording it quotes"
    if (citation.title, citation.url, citation.authority) != (
        passage.source.title,
        passage.source.url,
        passage.source.authority,
    ):
        yield f"[{citation.number}] does not name its passage's source"


def _sentences(answer: Answer) -> Iterator[tuple[str, Said, bool]]:
    """Each sentence of the answer that can cite, where it stands, and whether it has to."""
    yield "the summary", answer.summary, False
    yield from _steps("step", answer.steps)
    for branch in answer.branches:
        yield from _steps(f"{branch.when!r}, step", branch.steps)
    for name, sentences, must_cite in (
        ("warning", answer.warnings, False),
        ("fact", answer.facts, True),
        ("conflict", answer.conflicts, True),
    ):
        for place, said in enumerate(sentences, start=1):
            yield f"{name} {place}", said, must_cite


def _steps(name: str, steps: Sequence[Step]) -> Iterator[tuple[str, Said, bool]]:
    for step in steps:
        yield f"{name} {step.number}", Said(text=step.text, citations=step.citations), True
