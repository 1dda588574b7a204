from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.perturb import misspelt, reordered

TEXTS = st.text(
    alphabet=st.sampled_from("abcdefghijklmnopqrstuvwxyzABC 0123456789.,?!-'"), max_size=120
)


def test_a_typo_changes_one_long_word_and_nothing_else() -> None:
    text = "cust says package not delivered, order 112-1234567-1234567 via USPS on 11/12"

    typed = misspelt(text)

    assert typed is not None
    changed = [
        (was, now) for was, now in zip(text.split(), typed.split(), strict=True) if was != now
    ]
    assert len(changed) == 1
    assert changed[0][0] in {"package", "delivered,"}
    assert abs(len(changed[0][0]) - len(changed[0][1])) <= 1


@pytest.mark.parametrize("text", ["INR, do I pay?", "112-1234567-1234567", "", "SHIPPED LATE"])
def test_short_words_ids_and_capitals_are_left_alone(text: str) -> None:
    assert misspelt(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not received. Who pays?", "Who pays? Not received."),
        ("One. Two! Three", "Two! Three. One."),
        (
            "customer says not received, I used Buy Shipping",
            "I used Buy Shipping, customer says not received",
        ),
        (
            "it was 12.5 kg and lost, who pays for it?",
            "who pays for it? it was 12.5 kg and lost",
        ),
        ("who pays for it?", None),
        ("ok, who pays for it?", None),
        ("", None),
    ],
)
def test_sentences_or_clauses_change_places(text: str, expected: str | None) -> None:
    assert reordered(text) == expected


@given(TEXTS)
def test_the_same_text_is_always_mistyped_the_same_way(text: str) -> None:
    assert misspelt(text) == misspelt(text)


@given(TEXTS)
def test_a_typo_keeps_figures_and_the_number_of_words(text: str) -> None:
    typed = misspelt(text)

    if typed is not None:
        assert typed != text
        assert re.findall(r"\d", typed) == re.findall(r"\d", text)
        assert len(typed.split()) == len(text.split())


@given(TEXTS)
def test_another_order_keeps_every_word(text: str) -> None:
    moved = reordered(text)

    if moved is not None:
        assert sorted(re.findall(r"\w+", moved)) == sorted(re.findall(r"\w+", text))
