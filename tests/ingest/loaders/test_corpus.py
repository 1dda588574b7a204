from datetime import date
from pathlib import Path

import pytest

from ingest.fingerprint import fingerprint_of
from ingest.loaders.corpus import load_corpus
from knowledge.errors import BadCorpus
from knowledge.sources import Authority, EffectiveBy, Passage, PassageKind, Source, Statement
from tests.ingest.corpora import PLAYBOOK, POLICY, SOURCES, WORDS, a_corpus


def test_a_statement_is_one_passage_with_its_source_and_its_particulars(tmp_path: Path) -> None:
    corpus = load_corpus(a_corpus(tmp_path))

    assert corpus.statements == (
        Passage(
            kind=PassageKind.STATEMENT,
            source=Source(
                id="off-appeal",
                title="Steps to appeal",
                publisher="Amazon",
                authority=Authority.OFFICIAL,
                url="https://example.com/appeal",
                published="c. 2025",
                effective_from=date(2025, 3, 1),
                retrieved=date(2026, 11, 15),
                review_by=date(2027, 5, 15),
                marketplaces=("US",),
            ),
            headings=("A-to-z claims", "After a decision", "Appeal: 30 days"),
            text=WORDS,
            keys=("how long do i have to appeal", "deadline to fight an a to z"),
            statement=Statement(
                id="atoz-appeal",
                topic="a_to_z",
                sources=("off-appeal", "blog"),
                facts=("D4", "1.12"),
                kinds=("how_long",),
                given={"fulfillment": ("FBM",), "claims_protected": ("yes",)},
                caveat="Not for FBA.",
            ),
            effective_from=date(2025, 3, 1),
            marketplaces=("US",),
        ),
    )


def test_the_examples_of_a_playbook_are_searched_under_its_id(tmp_path: Path) -> None:
    corpus = load_corpus(a_corpus(tmp_path))

    assert corpus.playbooks == (
        Passage(
            kind=PassageKind.PLAYBOOK,
            source=Source(
                id="claim-granted",
                title="A claim was granted",
                publisher="Dispute Desk",
                authority=Authority.HOUSE,
            ),
            text="A claim was granted",
            keys=("i lost an a to z, now what",),
        ),
    )


def test_a_statements_own_dates_and_marketplaces_go_before_its_pages_and_its_sources(
    tmp_path: Path,
) -> None:
    policy = POLICY.replace("topic: a_to_z", "topic: a_to_z\nmarketplaces: [UK]").replace(
        "kinds:", "effective_until: 2025-02-28\neffective_by: filing\nsuperseded_by: other\nkinds:"
    )

    (page_wins,) = load_corpus(a_corpus(tmp_path, policy=policy)).statements
    (own_wins,) = load_corpus(
        a_corpus(tmp_path, policy=policy.replace("kinds:", 'marketplaces: ["*"]\nkinds:'))
    ).statements

    assert (page_wins.effective_from, page_wins.effective_until) == (None, date(2025, 2, 28))
    assert page_wins.effective_by is EffectiveBy.FILING
    assert page_wins.marketplaces == ("UK",)
    assert own_wins.marketplaces == ("*",)


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        ("policy", "[off-appeal, blog]", "[off-else]", "a_to_z.md, atoz-appeal: .* no off-else"),
        ("policy", "[off-appeal, blog]", "[]", "a_to_z.md, atoz-appeal: .* no source named"),
        ("policy", "kinds:", "kindz:", "a_to_z.md, 'Appeal: 30 days': kindz: Unexpected"),
        ("policy", "id: atoz-appeal\n", "", "a_to_z.md, 'Appeal: 30 days': id: Field required"),
        ("policy", "```statement", "```yaml", "a_to_z.md, line 12: not a statement's"),
        ("policy", "A seller can", "- A seller can", "a_to_z.md, line 8: not a statement's"),
        ("policy", "### Appeal: 30 days\n", "", "a_to_z.md, line 7: not a statement's"),
        ("policy", "topic: a_to_z\n", "", "a_to_z.md: topic: Field required"),
        ("policy", "id: atoz-appeal", "id: [", "a_to_z.md, 'Appeal: 30 days': while parsing"),
        (
            "policy",
            "given: {",
            "given: [{a: b}, {c: d}] #",
            "atoz-appeal: given holds alternatives",
        ),
        ("sources", "retrieved: 2026-11-15", "retrieved: lately", r"sources.yaml: 0.retrieved: "),
        ("sources", "title:", "name:", "sources.yaml, off-appeal: no field name"),
        ("sources", "authority: official", "authority: divine", "sources.yaml: 0.authority: "),
        ("sources", "id: blog", "id: off-appeal", "sources.yaml: off-appeal stands twice"),
        ("playbook", "topic:", "topik:", "playbooks.yaml: 0.topic: Field required"),
    ],
)
def test_damage_is_named_with_its_file_and_its_statement(
    tmp_path: Path, file: str, before: str, after: str, complaint: str
) -> None:
    texts = {"policy": POLICY, "sources": SOURCES, "playbook": PLAYBOOK}
    assert before in texts[file]
    texts[file] = texts[file].replace(before, after, 1)

    with pytest.raises(BadCorpus, match=complaint):
        load_corpus(a_corpus(tmp_path, **texts))


def test_a_statement_without_its_fence_is_damage(tmp_path: Path) -> None:
    policy = POLICY[: POLICY.index("```statement")]

    with pytest.raises(BadCorpus, match="'Appeal: 30 days' has no statement fence"):
        load_corpus(a_corpus(tmp_path, policy=policy))


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    folder = a_corpus(tmp_path)
    (folder / "sources.yaml").unlink()

    with pytest.raises(BadCorpus, match=r"sources\.yaml"):
        load_corpus(folder)


@pytest.mark.parametrize(
    "changed", ["sources.yaml", "policies/a_to_z.md", "playbooks/playbooks.yaml"]
)
def test_the_fingerprint_changes_with_each_file_that_passages_come_from(
    tmp_path: Path, changed: str
) -> None:
    folder = a_corpus(tmp_path)
    before = fingerprint_of(folder)

    (folder / changed).write_text((folder / changed).read_text() + "\n")

    assert fingerprint_of(folder) != before


def test_the_fingerprint_stays_while_the_corpus_stays(tmp_path: Path) -> None:
    assert fingerprint_of(a_corpus(tmp_path / "one")) == fingerprint_of(a_corpus(tmp_path / "two"))
