"""The five documents that a user would hand over, down the whole road."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.pipeline import run_ingest
from ingest.prepare import HandedIn
from ingest.report import IngestReport
from knowledge.sources import Authority, Passage
from tests.ingest.building import count_words
from tests.ingest.in_memory_writer import InMemoryWriter

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

WRITER = InMemoryWriter()
"""Holds what they became."""

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not here")


@pytest.fixture(scope="module")
def report() -> IngestReport:
    handed_in = HandedIn(paths=[SEEDS], workspace="local")
    return run_ingest(handed_in, WRITER, count_words)


def passages(report: IngestReport, number: str) -> Sequence[Passage]:
    (source,) = [
        document.source for document in report.documents if document.path.startswith(number)
    ]
    taken = WRITER.passages["local"].values()
    return [passage for passage in taken if passage.source.id == source.id]


def words(report: IngestReport, number: str) -> str:
    return "\n".join(passage.embedded_text for passage in passages(report, number))


def test_each_comes_in_at_its_true_authority(report: IngestReport) -> None:
    assert report.failures == ()
    assert [
        (document.path[:3], document.source.title, document.source.authority)
        for document in report.documents
    ] == [
        (
            "000",
            "Why Personalized-Order Disputes Are a Special Kind of Nightmare",
            Authority.EXPERT,
        ),
        ("001", "Dealing with Customers", Authority.EXPERT),
        ("002", "Amazon Transaction Protection Claim Operation Guide", Authority.EXPERT),
        ("003", "E-Commerce Strategies", Authority.EXPERT),
        ("004", "Amazon Buy Shipping protections", Authority.COMMUNITY),
    ]


def test_002s_list_of_article_titles_and_its_reviews_cannot_be_found(report: IngestReport) -> None:
    said = words(report, "002")

    assert "initiate the Amazon A-to-z Guarantee Claim process" in said
    assert "Temu Store" not in said
    assert "Lazada" not in said
    assert "Customer Reviews" not in said
    assert "Hong Kong" not in said
    assert "users have contacted us" not in said


def test_004s_post_stands_once_and_each_reply_by_itself(report: IngestReport) -> None:
    assert words(report, "004").count("Does anyone know the process for filing claims") == 1
    assert [passage.headings[1:] for passage in passages(report, "004")] == [
        (),
        ("[ACCOUNT 1]",),
        ("[ACCOUNT 2]",),
        ("[AMAZON STAFF 1]",),
    ]


def test_004s_handles_are_gone_and_the_reply_to_one_still_names_it(report: IngestReport) -> None:
    said = words(report, "004")

    assert not re.search(r"Seller_|_Amazon", said)
    assert "[ACCOUNT 1] is correct. Do not reship or refund the customer." in said


def test_003s_table_stays_a_table_and_its_date_its_source(report: IngestReport) -> None:
    (table,) = [passage for passage in passages(report, "003") if "Metric | " in passage.text]

    assert "Account Health Rating (AHR) | Below 200 | Suspension risk" in table.text
    assert table.headings[-1] == "How Complaints Affect Your Seller Account"
    assert table.source.published == "Jun 12, 2025"


def test_003s_addresses_are_gone(report: IngestReport) -> None:
    assert "@amazon.com" not in words(report, "003")
    assert "([EMAIL 3] and [EMAIL 4])" in words(report, "003")


def test_001s_chargebacks_do_not_stand_under_a_to_z(report: IngestReport) -> None:
    (chargeback,) = [
        passage for passage in passages(report, "001") if "A chargeback occurs" in passage.text
    ]

    assert chargeback.headings == ("Dealing with Customers",)


def test_001s_list_of_what_is_not_covered_stays_with_what_leads_into_it(
    report: IngestReport,
) -> None:
    (covered,) = [
        passage
        for passage in passages(report, "001")
        if "situations are not covered" in passage.text
    ]

    assert covered.headings[-1] == "A-to-Z Guarantee Claims"
    assert (
        "- Credit card payments where the issuing bank has initiated a chargeback" in covered.text
    )
