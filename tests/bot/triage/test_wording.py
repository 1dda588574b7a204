"""Messy words made plain, by a lexicon of a few lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.wording import Wording, clause_before, sentences

ABBREVIATIONS = {
    r"\binr\b": "item not received",
    r"\ba ?2 ?z\b": "a-to-z claim",
    r"\bcust\b": "customer",
    r"\b(did|is|was)nt\b": r"\1n't",
}
VOCABULARY = ["customer", "delivered", "package", "received", "refund"]
ENGLISH = frozenset(["delivery", "packages", "reviewed", "customs", "funds", "cat", "recipe"])

WORDING = Wording(ABBREVIATIONS, VOCABULARY, ENGLISH.__contains__)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("INR", "item not received"),
        ("Cust filed A2Z", "customer filed a-to-z claim"),
        ("it isnt here", "it isn't here"),
        ("winr", "winr"),
    ],
)
def test_abbreviations_are_written_out_as_whole_words(typed: str, plain: str) -> None:
    assert WORDING.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("pacakge", "package"),
        ("recieved", "received"),
        ("custoemr", "customer"),
        ("delivrd", "delivrd"),  # two letters lack in a word of seven: too far
        ("dleivered", "delivered"),
        ("refnd", "refund"),
    ],
)
def test_a_misspelt_word_is_mended_where_one_word_is_near(typed: str, plain: str) -> None:
    assert WORDING.plain(typed) == plain


@pytest.mark.parametrize("word", ["delivery", "packages", "reviewed", "customs", "funds"])
def test_a_word_that_is_known_is_no_misspelling(word: str) -> None:
    assert WORDING.plain(word) == word


ANY_ENGLISH = Wording(
    ABBREVIATIONS,
    VOCABULARY,
    frozenset(
        ["yesterday", "saturday", "question", "polite", "supplier"],
    ).__contains__,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterrday", "yesterday"),
        ("satuurday", "saturday"),
        ("questoin", "question"),
        ("yeterday", "yesterday"),
        ("poolite", "polite"),
        ("suupplier", "supplier"),
        ("supplir", "supplier"),
        ("recieved", "received"),
    ],
)
def test_a_slip_of_the_fingers_in_any_known_word_is_mended(typed: str, meant: str) -> None:
    assert ANY_ENGLISH.plain(typed) == meant


@pytest.mark.parametrize("word", ["contacting", "heater", "waives", "cassual", "zqwxyz", "trials"])
def test_a_known_word_with_an_ending_and_one_that_is_none_stay(word: str) -> None:
    several = frozenset(["contact", "contracting", "heat", "heather", "waive", "waivers", "trial"])

    assert Wording({}, (), several.__contains__).plain(word) == word


def test_a_slip_that_may_stand_for_two_words_stays() -> None:
    either = frozenset(["casual", "causal"]).__contains__

    assert Wording({}, (), either).plain("caual") == "caual"
    assert Wording({}, (), either).plain("cauusal") == "causal"


@pytest.mark.parametrize("word", ["fund", "refd", "xecieved", "self-recieved", "recieve'd"])
def test_short_words_other_first_letters_and_joined_words_stay(word: str) -> None:
    assert WORDING.plain(word) == word


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  It\tcame   late \n", "it came late"),
        ("It’s “here” – now", 'it\'s "here" - now'),
        ("re\u00adfund now\u200b", "refund now"),
        ("ｒｅｆｕｎｄ", "refund"),  # full-width letters
        ("yes—no", "yes - no"),
    ],
)
def test_case_space_and_characters_are_made_plain(typed: str, plain: str) -> None:
    assert WORDING.plain(typed) == plain


@pytest.mark.parametrize(
    "figures", ["113-1234567-1234567", "$32.07", "11/29", "48 hours", "1z999aa10123456784"]
)
def test_figures_and_ids_stay(figures: str) -> None:
    assert WORDING.plain(figures) == figures


@given(st.text())
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    plain = WORDING.plain(text)

    assert WORDING.plain(plain) == plain


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_case_makes_no_difference(text: str) -> None:
    assert WORDING.plain(text.upper()) == WORDING.plain(text.lower())


# Sentences and clauses


@pytest.mark.parametrize(
    ("plain", "cut"),
    [
        ("it came late. what now?", ("it came late", "what now?")),
        ("what now?help", ("what now?", "help")),
        ("it was $32.07 on amazon.com", ("it was $32.07 on amazon.com",)),
        ("first line\nsecond line", ("first line", "second line")),
        ("he wrote; i answered", ("he wrote;", "i answered")),
        ("", ()),
        (" \n ", ()),
    ],
)
def test_text_is_cut_into_sentences_whose_question_marks_stay(
    plain: str, cut: tuple[str, ...]
) -> None:
    assert sentences(plain) == cut


@given(st.text(alphabet="ab1.?!;\n ", max_size=40))
def test_no_letter_is_lost_between_sentences(plain: str) -> None:
    kept = "".join(sentences(plain))

    assert [sign for sign in kept if sign in "ab1?!"] == [sign for sign in plain if sign in "ab1?!"]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("no signature but he was HERE", " he was "),
        ("not late, and it is HERE", " it is "),
        ("it is HERE", "it is "),
        ("it was lost (HERE)", ""),
        ("not protected - it is HERE", "it is "),
    ],
)
def test_a_clause_begins_after_a_comma_a_bracket_or_a_word_that_joins(
    text: str, before: str
) -> None:
    assert clause_before(text, text.index("HERE")) == before
