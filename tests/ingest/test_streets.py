"""Postal addresses as several countries write them, in a sentence or over several lines."""

from __future__ import annotations

import pytest

from ingest.scrub import scrub_text


@pytest.mark.parametrize(
    "address",
    [
        "12 Main St Apt 4, Springfield, IL 62704",
        "1450 w 38th ave apt 12, denver co 80211",
        "P.O. Box 771, Bozeman, MT 59771",
        "Flat 3, 22 Cranley Gardens, London SW7 3DB",
        "M20 4BX",
        "Hauptstraße 12, 10115 Berlin",
        "18 rue des Lilas, 75019 Paris",
        "Calle Mayor 5, 3º B, 28013 Madrid",
        "Via Garibaldi 45, 10122 Torino",
        "Prinsengracht 263, 1016 GV Amsterdam",
        "ul. Mickiewicza 14/3, 31-120 Kraków",
        "Drottninggatan 71, 111 36 Stockholm",
        "77 Bloor St W Suite 1600, Toronto ON M5S 1M2",
        "5/19 Wattle St, Richmond VIC 3121",
        "Flat No 302, Sai Residency, Baner Road, Pune 411045",
    ],
)
def test_an_address_in_a_sentence_is_replaced_whole(address: str) -> None:
    assert scrub_text(f"it went to {address} on Monday") == "it went to [ADDRESS 1] on Monday"


@pytest.mark.parametrize(
    "lines",
    [
        "Kelly Brandt\n88 Orchard Hill Rd\nUnit 2B\nWaterbury, CT 06708",
        "Jonas Brandl\nAm Anger 3\n83209 Prien am Chiemsee",
        "4 High Street\nHorsham\nRH12 4DQ",
        "Sofia Lindqvist\nDrottninggatan 71\n111 36 Stockholm\nSverige",
    ],
)
def test_an_address_over_several_lines_is_one_and_what_follows_stays(lines: str) -> None:
    assert scrub_text(f"{lines}\nit came back on Monday") == "[ADDRESS 1]\nit came back on Monday"


@pytest.mark.parametrize(
    "text",
    [
        "Delivered to a porch on Franklin Street.",
        "iPad 2 and Keypad 3 were late, 20 units in place, during 2025.",
        "5 questions in place, 2 of 3 units, gate 12.",
        "Shipped from Dallas, TX to Denver.",
        "30 days from delivery, then 60 days way too late.",
    ],
)
def test_what_only_looks_like_an_address_stays(text: str) -> None:
    assert scrub_text(text) == text
