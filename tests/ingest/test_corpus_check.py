import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.corpus_check import complaints, leaked
from ingest.loaders.corpus import load_corpus
from knowledge.facts import Fact, Value
from tests.ingest.building import count_words
from tests.ingest.corpora import PLAYBOOK, POLICY, SOURCES, a_corpus

FACTS = {
    "fulfillment": Fact(name="fulfillment", label="f", values={"FBM": Value(label="FBM")}),
    "claims_protected": Fact(
        name="claims_protected", label="c", values={"yes": Value(label="Claims Protected")}
    ),
}
SECOND = POLICY[POLICY.index("### ") :].replace("atoz-appeal", "second")


def found(folder: Path, **texts: str) -> Sequence[str]:
    corpus = load_corpus(a_corpus(folder, **texts))
    return complaints(corpus, FACTS, kinds={"how_long"}, count=count_words)


def test_a_sound_corpus_is_not_complained_of(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("how_long", "how_short", "kinds: how_short"),
        ("kinds: [how_long]", "kinds: []", "kinds: none"),
        ("fulfillment: FBM", "fulfilment: FBM", "given: there is no fact fulfilment"),
        ("fulfillment: FBM", "fulfillment: FBA", "given: fulfillment is never FBA"),
        (
            "caveat: Not for FBA.",
            "superseded_by: gone\neffective_until: 2026-01-31",
            "superseded by gone, which does not exist",
        ),
        ("caveat: Not for FBA.", "superseded_by: second", "superseded, but without an end date"),
        (
            "caveat: Not for FBA.",
            "conflicts_with: [gone]",
            "in conflict with gone, which does not exist",
        ),
        (
            "caveat: Not for FBA.",
            "conflicts_with: [second]",
            "in conflict with second, which does not say so",
        ),
        ("caveat: Not for FBA.", "marketplaces: [GB]", "marketplaces: GB"),
        (
            "caveat: Not for FBA.",
            "effective_from: 2026-02-01\neffective_until: 2026-01-31",
            "ends on 2026-01-31, before it begins on 2026-02-01",
        ),
        ("A seller can", "This can", "is not whole by itself: 'This '"),
        ("Both count", "Both count, as above", "is not whole by itself: 'as above'"),
        (
            "deadline to fight an a to z",
            "how long do i have to appeal",
            "asks the same question twice",
        ),
    ],
)
def test_what_is_wrong_with_a_statement_is_told(
    tmp_path: Path, before: str, after: str, complaint: str
) -> None:
    assert before in POLICY

    policy = POLICY.replace(before, after, 1) + SECOND

    assert found(tmp_path, policy=policy) == [f"atoz-appeal: {complaint}"]


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("https://example.com/appeal", "example.com", "example.com is no web address"),
        ("publisher: Amazon", 'publisher: " "', "has no title or publisher"),
        (
            "retrieved: 2026-11-15",
            "retrieved: null",
            "does not say when it was retrieved",
        ),
        (
            "review_by: 2027-05-15",
            "review_by: 2026-05-15",
            "is to be reviewed before it was retrieved",
        ),
        ("effective_from: 2025-03-01", "marketplaces: []", "marketplaces: none"),
    ],
)
def test_what_is_wrong_with_a_source_is_told(
    tmp_path: Path, before: str, after: str, complaint: str
) -> None:
    sources = SOURCES.replace(before, after, 1)
    if after.startswith("marketplaces"):
        sources = sources.replace("  marketplaces: [US]\n", "")

    assert f"off-appeal: {complaint}" in found(tmp_path, sources=sources)


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    twice = POLICY + SECOND.replace("id: second", "id: atoz-appeal")

    assert found(tmp_path, policy=twice) == ["atoz-appeal: the id stands 2 times"]
    assert found(tmp_path, playbook=PLAYBOOK.replace("claim-granted", "atoz-appeal")) == [
        "atoz-appeal: the id stands 2 times"
    ]


def test_a_statement_longer_than_the_model_reads_is_told(tmp_path: Path) -> None:
    policy = POLICY.replace("Both count.", "Both count. " * 90)

    (complaint,) = found(tmp_path, policy=policy)

    assert re.match(r"atoz-appeal: 3\d\d tokens, 256 at most: 'A-to-z claims", complaint)


def test_mutual_conflicts_and_an_ended_rule_with_its_successor_are_sound(tmp_path: Path) -> None:
    policy = (
        POLICY.replace("caveat:", "conflicts_with: [second]\neffective_until: 2026-02-15\ncaveat:")
        .replace("caveat:", "superseded_by: second\ncaveat:")
    ) + SECOND.replace("caveat:", "conflicts_with: [atoz-appeal]\ncaveat:")  # fmt: skip

    assert found(tmp_path, policy=policy) == []


QUESTION = "we ship w amazon label. cust says not recieved, how do we get our money back?"


@pytest.mark.parametrize(
    "key",
    [
        QUESTION,
        "We ship w Amazon label cust says not recieved how do we get OUR money back",
        "cust says not recieved, how do we get our money back",
    ],
)
def test_a_key_that_is_a_measured_question_or_a_sentence_of_one_is_found(key: str) -> None:
    assert [leak[0] for leak in leaked([key], [QUESTION])] == [key]


@pytest.mark.parametrize("key", ["do we get our money back", "customer says it never came", "..."])
def test_a_key_in_other_words_is_not(key: str) -> None:
    assert leaked([key], [QUESTION]) == []
