from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.index.text import entries, normalised, passage_of, searched_texts, words
from tests.builders import a_passage


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("re\u200bfund", "refund"),
        ("re\u00adfund", "refund"),
        ("\u202erefund\u202c", "refund"),
        ("\ufeffrefund", "refund"),
        ("ｒｅｆｕｎｄ ３０ days", "refund 30 days"),
        ("ﬁled", "filed"),
        ("  30\u00a0days\n of notice ", "30 days of notice"),
        ("A-to-z Guarantee", "A-to-z Guarantee"),
    ],
)
def test_text_is_searched_as_it_is_seen(written: str, searched: str) -> None:
    assert normalised(written) == searched


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalised(text)

    assert normalised(once) == once


@given(st.text())
def test_no_invisible_character_remains(text: str) -> None:
    assert not [each for each in normalised(text) if unicodedata.category(each) == "Cf"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Appeal the A-to-z claim", ["appeal", "a-to-z", "z", "claim"]),
        ("SAFE-T", ["safe-t", "safe"]),
        ("not the buyer's label", ["not", "buyer's", "buyer", "label"]),
        ("113-1234567-1234567", ["113-1234567-1234567", "113", "1234567", "1234567"]),
        ("the of and", []),
        ("¿?!", []),
    ],
)
def test_words_are_lower_case_with_compounds_whole_and_in_parts(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


def test_a_passage_is_found_by_its_headings_and_words_and_by_each_key() -> None:
    passage = a_passage("Within 30 days.", headings=("Appeals",), keys=("how long to appeal",))

    found = entries(passage, "p1")

    assert [(entry.id, entry.passage_id, entry.text) for entry in found] == [
        ("p1:0", "p1", "Appeals Within 30 days."),
        ("p1:1", "p1", "how long to appeal"),
    ]


def test_entries_are_numbered_as_the_texts_that_they_come_from() -> None:
    passage = a_passage(keys=("Ｈow long?", "until when?"))

    found = entries(passage, passage.id)

    assert [normalised(text) for text in searched_texts(passage)] == [each.text for each in found]
    assert {passage_of(entry.id) for entry in found} == {passage.id}
