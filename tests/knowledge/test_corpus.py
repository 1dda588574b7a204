"""The corpus check: the bundled corpus is sound."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tokenizers

from bot.evaluation.loading import load_questions
from bot.triage.answers import Kind
from ingest.corpus_check import complaints, leaked
from ingest.loaders.corpus import Corpus, load_corpus
from knowledge.guidance import CORPUS, load_guidance
from knowledge.index.embedding import source_of

GOLDEN = Path(__file__).parents[1] / "evaluation"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(CORPUS)


@pytest.fixture(scope="module")
def count() -> Callable[[str], int]:
    place = Path(source_of("all-MiniLM-L6-v2"))
    tokenizer = tokenizers.Tokenizer.from_file(str(place / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text).ids)


def test_nothing_is_wrong_with_the_bundled_corpus(
    corpus: Corpus, count: Callable[[str], int]
) -> None:
    assert len(corpus.statements) > 100

    assert complaints(corpus, load_guidance(CORPUS).facts, set(Kind), count) == []


def test_the_kinds_that_the_readme_names_are_those_that_there_are() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    (line,) = [line for line in readme.splitlines() if line.startswith("- `kinds`")]

    named = [word for word in line.split("`") if word.isidentifier() and word != "kinds"]
    assert named == [kind.value for kind in Kind]


def test_no_question_key_was_taken_from_what_answers_are_measured_on(corpus: Corpus) -> None:
    golden = load_questions(GOLDEN).questions
    measured = [text for each in golden for text in (each.text, *each.paraphrases)]
    keys = [key for passage in (*corpus.statements, *corpus.playbooks) for key in passage.keys]

    assert len(golden) >= 300
    assert leaked(keys, measured) == []


def test_every_pattern_of_the_facts_is_one() -> None:
    values = [value for fact in load_guidance().facts.values() for value in fact.values.values()]
    more = [group for value in values for group in value.more]
    written = [
        *(each for value in values for each in (*value.phrases, *value.named, *value.unless)),
        *(each for group in more for each in (*group.phrases, *group.unless)),
    ]

    assert len(written) > 500
    assert [each for each in written if re.compile(each) is None] == []
