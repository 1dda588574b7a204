from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.answers import Answer, Branch, Citation, Outcome, Said, Situation, Step
from bot.triage.citing import Citer, verified
from bot.triage.figures import figures
from knowledge.sources import Authority, Passage, PassageKind
from tests.builders import a_passage, a_source, a_statement

APPEAL = "A seller can appeal a granted A-to-z claim within 30 calendar days of the decision."
SAFE_T = (
    "A SAFE-T claim asks Amazon to repay a refund that Amazon issued. "
    "Since 16 Feb 2026 it must be filed within 30 days. "
    "Photos show the item, the packaging and the return label. "
    "At most $5,000 are repaid for one order. "
    "Amazon's questions are answered within 7 days."
)


def a_citer(*texts: str, told: str = "") -> Citer:
    """A citer of statements named a, b, c, … with these words."""
    return Citer(
        {name: a_statement(name, text) for name, text in zip("abcdef", texts, strict=False)},
        told=figures(told),
    )


def an_answer(said: list[Said], citations: tuple[Citation, ...]) -> Answer:
    return Answer(
        id="answer-1",
        outcome=Outcome.ANSWER,
        composer="extractive",
        situation=Situation(),
        summary=said[0],
        steps=tuple(
            Step(number=number, text=each.text, citations=each.citations)
            for number, each in enumerate(said[1:], start=1)
        ),
        citations=citations,
    )


# What may be cited


def test_a_sentence_that_its_statement_supports_is_cited() -> None:
    passage = a_statement(
        text=APPEAL,
        source=a_source(title="Appeal a claim", published="c. 2025"),
        effective_from=date(2020, 7, 27),
        marketplaces=("US",),
    )
    citer = Citer({"appeal": passage})

    said = citer.cite("Appeal within 30 days of the decision.", ["appeal"])

    assert said == Said(text="Appeal within 30 days of the decision.", citations=(1,))
    assert citer.citations == (
        Citation(
            number=1,
            passage_id=passage.id,
            title="Appeal a claim",
            url="https://example.com/claims",
            authority=Authority.OFFICIAL,
            published="c. 2025",
            effective_from=date(2020, 7, 27),
            effective_until=None,
            marketplaces=("US",),
            own_wording=True,
            quote=APPEAL,
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Appeal within 60 days of the decision.",
        "Appeal within 30 hours of the decision.",
        "Appeal within thirty business days of the decision.",
        "Appeal within 30 days, at most $5,000.",
        "Appeal within 30 days; since 16 Feb 2026.",
        "Appeal within 30 days: 50 % win.",
    ],
)
def test_a_sentence_with_a_figure_that_stands_in_nothing_it_cites_is_dropped(text: str) -> None:
    citer = a_citer(APPEAL)

    assert citer.cite(text, ["a"]) is None
    assert citer.citations == ()


def test_a_figure_may_stand_in_any_of_the_statements_cited() -> None:
    citer = a_citer(APPEAL, SAFE_T)

    said = citer.cite("Appeal within 30 days; SAFE-T repays at most $5,000.", ["a", "b"])

    assert said is not None
    assert said.citations == (1, 2)


def test_a_sentence_that_cites_an_unknown_statement_is_dropped() -> None:
    citer = a_citer(APPEAL)

    assert citer.cite("Appeal within 30 days.", ["a", "gone"]) is None
    assert citer.cite("Appeal within 30 days.", []) is None
    assert citer.citations == ()


def test_the_examples_of_a_playbook_are_never_cited() -> None:
    citer = Citer({})

    said = citer.cite_passages("Appeal.", [a_passage(kind=PassageKind.PLAYBOOK)])

    assert said is None


def test_a_document_of_the_team_is_cited_in_its_own_words() -> None:
    citer = Citer({})
    house = a_passage(
        "We answer every buyer within 4 hours.",
        source=a_source(authority=Authority.HOUSE, title="Our handbook", url=None),
    )

    said = citer.cite_passages("Answer within 4 h.", [house])

    assert said == Said(text="Answer within 4 h.", citations=(1,))
    assert [citation.own_wording for citation in citer.citations] == [False]


def test_what_the_person_told_may_be_repeated() -> None:
    citer = a_citer(APPEAL, told="they debited $32.07 on 3 Nov 2026, order 113-1234567-1234567")

    said = citer.cite("Appeal the $32.07 of 3 Nov within 30 days.", ["a"])

    assert said is not None


def test_a_period_or_percentage_that_the_person_told_is_no_support() -> None:
    citer = a_citer(APPEAL, told="i have 60 days right? and 100 % chance?")

    assert citer.cite("Appeal within 60 days.", ["a"]) is None
    assert citer.cite("The chance is 100 %.", ["a"]) is None


# Numbers and quotes


def test_citations_are_numbered_in_the_order_of_their_first_use() -> None:
    citer = a_citer("Keep the label.", "Ask the carrier.", "Answer Amazon.")

    cited = [
        citer.cite("Ask.", ["b"]),
        citer.cite("Keep.", ["a", "b"]),
        citer.cite("Answer.", ["c", "a", "c"]),
    ]

    assert [said.citations for said in cited if said] == [(1,), (2, 1), (3, 2)]
    assert [citation.quote for citation in citer.citations] == [
        "Ask the carrier.",
        "Keep the label.",
        "Answer Amazon.",
    ]


def test_a_dropped_sentence_takes_no_number() -> None:
    citer = a_citer("Keep the label.", "Answer within 48 hours.")

    dropped = citer.cite("Keep the label for 6 months.", ["a"])
    kept = citer.cite("Answer within 48 h.", ["b"])

    assert (dropped, kept) == (None, Said(text="Answer within 48 h.", citations=(1,)))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("File within 30 days.", "Since 16 Feb 2026 it must be filed within 30 days."),
        ("The cap is $5,000.", "At most $5,000 are repaid for one order."),
        (
            "Take photos of the packaging with its return label.",
            "Photos show the item, the packaging and the return label.",
        ),
        (
            "At most $5,000; answer within 7 days.",
            "At most $5,000 are repaid for one order. "
            "Amazon's questions are answered within 7 days.",
        ),
    ],
)
def test_the_quote_is_the_sentences_that_support_the_text_best(text: str, quote: str) -> None:
    citer = a_citer(SAFE_T)

    citer.cite(text, ["a"])

    assert [citation.quote for citation in citer.citations] == [quote]


def test_a_passage_of_two_sentences_is_quoted_whole() -> None:
    text = "Answer within 48 hours. Some U.S. pages say 72 hours, e.g. the newest."
    citer = a_citer(text)

    citer.cite("Answer within 48 h.", ["a"])

    assert [citation.quote for citation in citer.citations] == [text]


def test_a_quote_grows_to_cover_a_later_use_without_a_gap() -> None:
    citer = a_citer(SAFE_T)

    citer.cite("File within 30 days.", ["a"])
    citer.cite("The cap is $5,000.", ["a"])

    assert [citation.quote for citation in citer.citations] == [
        "Since 16 Feb 2026 it must be filed within 30 days. "
        "Photos show the item, the packaging and the return label. "
        "At most $5,000 are repaid for one order."
    ]


def test_items_of_a_list_are_quoted_one_by_one() -> None:
    text = "What to send:\n- the tracking ID\n- the signature, by day 3\n- photos of the label"
    citer = a_citer(text)

    citer.cite("Send the signature of that day.", ["a"])

    assert [citation.quote for citation in citer.citations] == ["- the signature, by day 3"]


# Verification of a whole answer


def a_good_answer() -> tuple[Answer, dict[str, Passage]]:
    passages = {"a": a_statement("a", APPEAL), "b": a_statement("b", SAFE_T)}
    citer = Citer(passages)
    said = [
        citer.cite("Yes: for 30 days.", ["a"]),
        citer.cite("Appeal within 30 days of the decision.", ["a"]),
        citer.cite("Answer Amazon within 7 days.", ["b"]),
    ]
    answer = an_answer([each for each in said if each], citer.citations)
    return answer, {passage.id: passage for passage in passages.values()}


def test_what_the_citer_made_is_verified() -> None:
    answer, passages = a_good_answer()

    assert len(answer.steps) == 2
    assert verified(answer, passages) == ()


def test_a_quote_that_was_altered_is_found() -> None:
    answer, passages = a_good_answer()
    first, second = answer.citations
    altered = replace(first, quote=first.quote.replace("30", "60"))

    problems = verified(replace(answer, citations=(altered, second)), passages)

    assert problems == (
        "[1] does not quote its passage verbatim",
        "the summary says '30 days', which does not stand in what it cites",
        "step 1 says '30 days', which does not stand in what it cites",
    )


def test_our_words_shown_as_amazons_are_found() -> None:
    answer, passages = a_good_answer()
    first, second = answer.citations
    citations = (replace(first, own_wording=False), replace(second, title="Another page"))

    problems = verified(replace(answer, citations=citations), passages)

    assert problems == (
        "[1] does not say whose wording it quotes",
        "[2] does not name its passage's source",
    )


def test_a_passage_that_may_not_be_cited_is_found() -> None:
    answer, passages = a_good_answer()
    passages.pop(answer.citations[1].passage_id)

    assert verified(answer, passages) == ("[2] cites a passage that may not be cited",)


def test_a_figure_changed_after_citing_is_found_unless_it_was_told() -> None:
    answer, passages = a_good_answer()
    changed = replace(answer, summary=replace(answer.summary, text="Yes: $32.07, for 60 days."))

    assert verified(changed, passages, told=figures("$32.07 in 60 days")) == (
        "the summary says '60 days', which does not stand in what it cites",
    )


def test_steps_facts_and_conflicts_that_cite_nothing_are_found() -> None:
    answer, passages = a_good_answer()
    bare = replace(
        answer,
        steps=(Step(number=1, text="Wait."),),
        branches=(Branch(when="Scanned late", steps=(Step(number=1, text="Refund."),)),),
        warnings=(Said(text="Promise nothing."),),
        facts=(Said(text="It counts."),),
        conflicts=(Said(text="Pages differ."),),
    )

    assert verified(bare, passages) == (
        "step 1 cites nothing",
        "'Scanned late', step 1 cites nothing",
        "fact 1 cites nothing",
        "conflict 1 cites nothing",
    )


def test_numbers_that_lead_nowhere_or_leave_a_gap_are_found() -> None:
    answer, passages = a_good_answer()
    first, second = answer.citations

    problems = verified(replace(answer, citations=(first, replace(second, number=3))), passages)

    assert problems == (
        "citation numbers are [1, 3], not 1 to 2",
        "step 2 cites [2], which does not exist",
        "step 2 says '7 days', which does not stand in what it cites",
    )


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Answer within 48 hours.",
            "Keep the label.",
            "At most $5,000 are repaid.",
            "Since 16 Feb 2026 it is 30 days!",
            "Is it e.g. a brick?",
            "Fees reach 50 % of the price.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(
    passages=st.lists(SENTENCES.map(" ".join), min_size=1, max_size=4, unique=True),
    uses=st.lists(
        st.tuples(SENTENCES.map(lambda chosen: chosen[0]), st.sets(st.integers(0, 3), min_size=1)),
        min_size=1,
        max_size=8,
    ),
)
@settings(max_examples=400, deadline=None)
def test_whatever_is_cited_is_verified_and_said_again_the_same(
    passages: list[str], uses: list[tuple[str, set[int]]]
) -> None:
    citers = [a_citer(*passages), a_citer(*passages)]
    said = [
        [
            citer.cite(text, ["abcd"[place % len(passages)] for place in sorted(places)])
            for text, places in uses
        ]
        for citer in citers
    ]

    kept = [each for each in said[0] if each]

    assert (said[0], citers[0].citations) == (said[1], citers[1].citations)
    if kept:
        by_id = {
            passage.id: passage
            for name, text in zip("abcd", passages, strict=False)
            for passage in [a_statement(name, text)]
        }
        answer = an_answer(kept, citers[0].citations)
        assert verified(answer, by_id) == ()
