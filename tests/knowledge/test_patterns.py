"""A pattern that knows which words it needs finds what it would find without knowing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.guidance import load_guidance
from knowledge.patterns import Pattern, needed_words

GOLDEN = Path(__file__).parents[1] / "evaluation" / "develop"


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("buy shipping", (("buy shipping",),)),
        ("refund(?:ed|s)?", (("refund",),)),
        ("(?:lost|missing) parcel", ((" parcel",), ("lost", "missing"))),
        ("claim.{0,20}(?:denied|lost)", (("claim",), ("denied", "lost"))),
        ("(?:late )?delivery", (("delivery",),)),
        ("(?<!not )received(?! yet)", (("received",),)),
        (r"\d+ days?", ((" day",),)),
        (r"\w+", ()),
        ("lost|.*", ()),
        ("(?i:lost) parcel", ((" parcel",),)),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, needed: tuple[tuple[str, ...], ...]) -> None:
    assert set(needed_words(pattern)) == set(needed)


def test_a_pattern_that_ignores_case_needs_no_words() -> None:
    assert needed_words("(?i)lost") == ()


def test_a_pattern_is_tried_only_on_text_that_has_its_words() -> None:
    not_even_a_pattern = Pattern("lost (", needed=(("lost",), ("parcel",)))

    assert not_even_a_pattern.search("a lost letter") is None
    assert list(not_even_a_pattern.finditer("a parcel")) == []


def test_every_pattern_of_the_corpus_finds_what_it_finds_without_its_words() -> None:
    guidance = load_guidance()
    texts = [
        json.loads(line)["text"].lower()
        for file in sorted(GOLDEN.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()[::4]
        if "text" in json.loads(line)
    ]

    missed = [
        (written, text)
        for written, needed in guidance.needed.items()
        for text in texts
        if re.search(written, text) and not Pattern(written, needed).search(text)
    ]

    assert len(texts) > 40
    assert missed == []


WORDS = st.sampled_from(["lost", "loss", "a", "claim", "claims", "in", "transit", "item"])
PATTERNS = st.recursive(
    WORDS | st.sampled_from([r"\w+", ".", r"\b", "[abc]", r"(?<!not )"]),
    lambda inner: (
        st.tuples(inner, inner).map(" ?".join)
        | st.tuples(inner, inner).map(lambda pair: f"(?:{'|'.join(pair)})")
        | inner.map(lambda each: f"(?:{each})?")
        | inner.map(lambda each: f"(?:{each}){{1,2}}")
        | inner.map(lambda each: f"(?!{each})")
    ),
    max_leaves=8,
)


@given(pattern=PATTERNS, words=st.lists(WORDS, max_size=6))
def test_no_match_is_lost_by_the_words_that_a_pattern_needs(pattern: str, words: list[str]) -> None:
    text = " ".join(words)

    found = Pattern(pattern, needed_words(pattern)).search(text)

    assert (found is None) == (re.search(pattern, text) is None)
