"""Words that tell a fact, and words that only wonder about it."""

import re

import pytest

from bot.triage.certainty import are_alternatives, is_doubted

BADGE = re.compile("claims protected|delivered|amazon refund(?:ed)?")


def doubted(sentence: str) -> bool:
    match = BADGE.search(sentence)
    assert match is not None
    return is_doubted(sentence, *match.span())


@pytest.mark.parametrize(
    "sentence",
    [
        "i think it was claims protected",
        "it was claims protected, but i'm not sure",
        "claims protected i believe",
        "maybe claims protected",
        "not sure if it was claims protected",
        "i don't know whether it was claims protected",
        "no idea if claims protected was shown",
        "how do i know it was claims protected",
        "was it delivered?",
        "is this covered by claims protected?",
        "did amazon refund?",
        "what if it was claims protected",
        "it was claims protected or not",
    ],
)
def test_a_doubt_or_a_question_tells_nothing(sentence: str) -> None:
    assert doubted(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "it was claims protected",
        "i don't know why amazon refunded him",
        "not sure what to do, label was claims protected",
        "i think he lies, tracking says delivered",
        "is it ok to refuse since it was delivered?",
        "does it matter that amazon refunded him already?",
        "label was claims protected, can i appeal?",
        "is claims protected enough?",
        "what now? it was claims protected",
    ],
)
def test_what_is_said_beside_a_doubt_is_told(sentence: str) -> None:
    assert not doubted(sentence)


def test_two_values_offered_as_a_choice_are_alternatives() -> None:
    sentence = "is it fba or fbm"

    assert are_alternatives(sentence, (6, 9), (13, 16))


def test_two_values_told_one_after_the_other_are_none() -> None:
    sentence = "it was fba, now it is fbm"

    assert not are_alternatives(sentence, (7, 10), (22, 25))
