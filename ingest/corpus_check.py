"""The corpus check: what must be true of the bundled corpus beyond being readable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from ingest.chunk import MODEL_TOKENS, Count
from ingest.loaders.corpus import Corpus
from knowledge.deadlines import ZONES
from knowledge.facts import UNKNOWN, Fact
from knowledge.sources import ANYWHERE, Passage, Source, Statement

NEARLY_EQUAL = 0.9
"""The share of words from which two questions are as good as one."""

_Stated = Mapping[str, tuple[Passage, Statement]]


def complaints(
    corpus: Corpus, facts: Mapping[str, Fact], kinds: Collection[str], count: Count
) -> Sequence[str]:
    """Return what is wrong with the corpus, a line each. `kinds` are the kinds of question that
    there are, `facts` the facts of a situation, `count` counts the embedding model's tokens.
    """
    ids = Counter(passage.statement.id for passage in corpus.statements if passage.statement)
    stated = {
        passage.statement.id: (passage, passage.statement)
        for passage in corpus.statements
        if passage.statement
    }
    ids.update(passage.source.id for passage in corpus.playbooks)
    found = [f"{name}: the id stands {times} times" for name, times in ids.items() if times > 1]
    for source in corpus.sources.values():
        found += [f"{source.id}: {wrong}" for wrong in _of_source(source)]
    for name, (passage, statement) in stated.items():
        found += [f"{name}: {wrong}" for wrong in _of_passage(passage, count)]
        found += [f"{name}: {wrong}" for wrong in _of_statement(statement, facts, kinds)]
        found += [f"{name}: {wrong}" for wrong in _of_relations(passage, statement, stated)]
    return found


def leaked(keys: Collection[str], measured: Collection[str]) -> Sequence[tuple[str, str]]:
    """Return the keys that equal, or nearly equal, a question that answers are measured on, or one
    of its sentences: such a key would answer the measurement, not the seller.
    """
    sentences = {
        sentence: _words(sentence)
        for question in measured
        for sentence in {question, *re.split(r"(?<=[.?!])\s+", question)}
    }
    return [
        (key, sentence)
        for key, own in ((key, _words(key)) for key in keys)
        for sentence, words in sentences.items()
        if words and _alike(own, words) >= NEARLY_EQUAL
    ]


def _of_source(source: Source) -> Iterator[str]:
    if not source.title.strip() or not source.publisher.strip():
        yield "has no title or publisher"
    if source.url is not None and not source.url.startswith(("https://", "http://")):
        yield f"{source.url} is no web address"
    if source.retrieved is None:
        yield "does not say when it was retrieved"
    elif source.review_by is not None and source.review_by <= source.retrieved:
        yield "is to be reviewed before it was retrieved"
    yield from _of_validity(source.effective_from, source.effective_until, source.marketplaces)


def _of_passage(passage: Passage, count: Count) -> Iterator[str]:
    for text in (passage.embedded_text, *passage.keys):
        tokens = count(text)
        if tokens > MODEL_TOKENS:
            yield f"{tokens} tokens, {MODEL_TOKENS} at most: {text[:40]!r}"
    leaning = _LEANS.search(passage.text)
    if leaning:
        yield f"is not whole by itself: {leaning.group()!r}"
    if len(set(passage.keys)) < len(passage.keys):
        yield "asks the same question twice"
    yield from _of_validity(passage.effective_from, passage.effective_until, passage.marketplaces)


def _of_validity(
    start: date | None, end: date | None, marketplaces: Collection[str]
) -> Iterator[str]:
    if start and end and end < start:
        yield f"ends on {end}, before it begins on {start}"
    unknown = [code for code in marketplaces if code not in ZONES and code != ANYWHERE]
    if unknown or not marketplaces:
        yield f"marketplaces: {', '.join(unknown) or 'none'}"


def _of_statement(
    statement: Statement, facts: Mapping[str, Fact], kinds: Collection[str]
) -> Iterator[str]:
    unknown = [kind for kind in statement.kinds if kind not in kinds]
    if unknown or not statement.kinds:
        yield f"kinds: {', '.join(unknown) or 'none'}"
    for name, values in statement.given.items():
        if name not in facts:
            yield f"given: there is no fact {name}"
            continue
        for value in values:
            if value not in facts[name].values and value != UNKNOWN:
                yield f"given: {name} is never {value}"


def _of_relations(passage: Passage, statement: Statement, stated: _Stated) -> Iterator[str]:
    if statement.superseded_by is not None:
        if statement.superseded_by not in stated:
            yield f"superseded by {statement.superseded_by}, which does not exist"
        if passage.effective_until is None:
            yield "superseded, but without an end date"
    for other in statement.conflicts_with:
        if other not in stated:
            yield f"in conflict with {other}, which does not exist"
        elif statement.id not in stated[other][1].conflicts_with:
            yield f"in conflict with {other}, which does not say so"


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _alike(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words | others)


# Words that point to another sentence: alone, the statement would say nothing.
_LEANS = re.compile(
    r"(?i)\A(?:this|that|these|those|it|they|such|he|she) "
    r"|\bas (?:above|below|mentioned)\b|\b(?:see|the) above\b"
)
