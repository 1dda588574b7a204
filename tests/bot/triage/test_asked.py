"""What a question asks, one part at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.asked import asked_parts


@pytest.mark.parametrize(
    ("plain", "parts"),
    [
        (
            "can i file safe-t for fba? how long is the window for fbm?",
            ("can i file safe-t for fba?", "how long is the window for fbm?"),
        ),
        (
            "does it count in order defect rate, and how long can i appeal?",
            ("does it count in order defect rate?", "how long can i appeal?"),
        ),
        ("1) can i appeal 2) how long does it take", ("can i appeal", "how long does it take")),
        (
            "tracking says delivered, can i refuse and do i have to refund?",
            ("can i refuse?", "do i have to refund?"),
        ),
        ("he opened a claim. what do i do?", ("what do i do?",)),
    ],
)
def test_each_question_is_a_part(plain: str, parts: tuple[str, ...]) -> None:
    assert asked_parts(plain) == parts


@pytest.mark.parametrize(
    "plain",
    [
        "buyer says item not received",
        "buyer asks where is my order?",
        "where's my package? he wrote",
        "ok?",
        "can i appeal and win",
        "",
    ],
)
def test_nothing_is_asked_outright(plain: str) -> None:
    assert asked_parts(plain) == ()


@given(st.text())
def test_no_text_is_too_odd_to_be_cut(text: str) -> None:
    assert all(part.strip() for part in asked_parts(text))
