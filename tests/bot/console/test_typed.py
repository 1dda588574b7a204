from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.console.typed import as_sent


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("3 < 5 & 7 > 5", "3 &lt; 5 &amp; 7 &gt; 5"),
        ("<@U01000001> who pays?", "<@U01000001> who pays?"),
        ("see https://example.com/a?b=1&c=2.", "see <https://example.com/a?b=1&amp;c=2>."),
        ("ask ann@example.com", "ask <mailto:ann@example.com|ann@example.com>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("113-1234567-1234567", "113-1234567-1234567"),
    ],
)
def test_what_is_typed_arrives_in_slacks_form(typed: str, sent: str) -> None:
    assert as_sent(typed) == sent


@settings(deadline=None)
@given(st.text(alphabet="ab<>& \n"))
def test_plain_words_can_be_read_back(typed: str) -> None:
    assert html.unescape(as_sent(typed)) == typed
