import pytest

from bot.triage.phrases import Phrase

LISTS = {"us": "<us|me>", "claim": "<claim|a-to-z>"}


@pytest.mark.parametrize(
    ("notation", "text"),
    [
        ("you lied", "so you lied."),
        ("you lied", "you -- lied"),
        ("you <have|had> lied", "you had lied"),
        ("you [have|had] lied", "you lied"),
        ("you [have|had] lied", "you have lied"),
        ("your [very|so]* bad word", "your very very so bad word"),
        ("receiv* it", "received it"),
        ("will * pay", "will surely pay"),
        ("will [*ly] pay", "will gladly pay"),
        ("gift-card", "gift card"),
        ("gift-card", "gift-card"),
        ("gift-card", "giftcard"),
        ("cheat-<sheet|code>", "cheat sheet"),
        ("don't call", "dont call"),
        ("refund ... money", "refund all of the money"),
        ("call {us}", "call me"),
        ("close the {claim}", "close the a to z"),
        ("# percent", "20 percent"),
        ("[please] go", "go"),
        ("go [now]", "go now"),
    ],
)
def test_a_phrase_is_found(notation: str, text: str) -> None:
    phrase = Phrase(notation, LISTS)

    assert phrase.may_stand_in(text)
    assert phrase.pattern.search(text)


@pytest.mark.parametrize(
    ("notation", "text"),
    [
        ("you lied", "you allied"),
        ("you lied", "you. Lied to"),
        ("you <have|had> lied", "you lied"),
        ("receiv* it", "receive bit"),
        ("will * pay", "will pay"),
        ("will [*ly] pay", "will soon pay"),
        ("gift-card", "gift of a card"),
        ("refund ... money", "refund it. the money is yours"),
        ("refund ... money", "refund" + " very" * 10 + " money"),
        ("call {us}", "call them"),
    ],
)
def test_a_phrase_is_not_found(notation: str, text: str) -> None:
    assert not Phrase(notation, LISTS).pattern.search(text)


@pytest.mark.parametrize(
    ("notation", "run"),
    [("leave [us] a review", "leaveareview"), ("refund ... money", "refundallofthemoneynow")],
)
def test_a_phrase_is_found_where_its_words_run_together(notation: str, run: str) -> None:
    phrase = Phrase(notation, LISTS)

    assert phrase.may_stand_in(run)
    assert phrase.run_together.search(run)


def test_letters_that_a_phrase_must_have_tell_quickly_where_it_is_not() -> None:
    phrase = Phrase("<we|i> will [certainly] <withdraw*|cancel> it", LISTS)

    assert phrase.tokens == ("withdraw", "cancel")
    assert not phrase.may_stand_in("we will certainly keep it")
