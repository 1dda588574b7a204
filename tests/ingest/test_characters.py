import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.characters import plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("re\u200bfund", "refund"),
        ("\ufeffrefund", "refund"),
        ("re\u00adfund", "refund"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("30\u00a0days", "30 days"),
        ("１１３－1234567", "113-1234567"),
        ("proﬁt", "profit"),
        ("𝗯𝗼𝗹𝗱", "bold"),
        ("cafe\u0301", "café"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("bell\x07", "bell"),
        ("٣٠ days", "30 days"),
        ("ask\U000e0041\U000e0042", "ask"),
    ],
)
def test_characters_that_are_hidden_or_only_look_different_become_plain(
    written: str, read: str
) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    "text", ["10² m", "1½ days", "Amazon™", "“quoted” – and…", "привет", "日本語"]
)
def test_characters_that_mean_something_stay(text: str) -> None:
    assert plain(text) == text


def test_a_letter_of_another_alphabet_in_a_latin_word_becomes_its_look_alike() -> None:
    cyrillic_a, cyrillic_o = "\u0430", "\u043e"

    assert plain(f"Am{cyrillic_a}zon {cyrillic_o}rder, p{cyrillic_a}y") == "Amazon order, pay"


def test_joiners_stay_where_a_script_needs_them() -> None:
    persian = "می\u200cخواهم"

    assert plain(persian) == persian
    assert plain("a\u200db") == "ab"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aA\u0430\u0410\u0301\u200d"))))
def test_plain_text_is_plain_already(text: str) -> None:
    once = plain(text)

    assert plain(once) == once
    assert unicodedata.is_normalized("NFC", once)
