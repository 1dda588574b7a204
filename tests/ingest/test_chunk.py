from hypothesis import given
from hypothesis import strategies as st

from ingest.chunk import chunk
from ingest.documents import Block, BlockKind
from knowledge.sources import EffectiveBy, Passage, PassageKind
from tests.ingest.building import (
    a_break,
    a_document,
    count_words,
    heading,
    item,
    paragraph,
    table,
)

LIMIT = 40


def chunked(*blocks: Block, limit: int = LIMIT, **particulars: object) -> tuple[Passage, ...]:
    return chunk(a_document(*blocks, **particulars), count_words, limit)


def said(passages: tuple[Passage, ...]) -> list[tuple[tuple[str, ...], str]]:
    return [(passage.headings, passage.text) for passage in passages]


def sentence(words: int, first: str = "One") -> str:
    return " ".join([first, *["more"] * (words - 1)]) + "."


def test_a_passage_carries_title_headings_and_place_of_its_source() -> None:
    (passage,) = chunked(
        heading("Appeals", 2),
        heading("Granted claims", 3),
        paragraph("Within 30 days."),
        marketplaces=("US",),
        effective_by=EffectiveBy.ORDER,
    )

    assert passage.kind is PassageKind.TEXT
    assert passage.headings == ("Returns", "Appeals", "Granted claims")
    assert passage.text == "Within 30 days."
    assert passage.marketplaces == ("US",)
    assert passage.effective_by is EffectiveBy.ORDER
    assert passage.statement is None
    assert passage.keys == ()


def test_what_fits_stays_together_and_sections_stay_apart() -> None:
    passages = chunked(paragraph("One."), paragraph("Two."), heading("Next"), paragraph("Three."))

    assert said(passages) == [
        (("Returns",), "One.\n\nTwo."),
        (("Returns", "Next"), "Three."),
    ]
    assert [passage.position for passage in passages] == [0, 1]


def test_a_lower_heading_ends_with_the_next_of_its_rank_and_a_break_ends_all() -> None:
    passages = chunked(
        heading("A", 2),
        paragraph("a"),
        heading("B", 3),
        paragraph("b"),
        heading("C", 3),
        paragraph("c"),
        a_break(),
        paragraph("d"),
    )

    assert [passage.headings[1:] for passage in passages] == [("A",), ("A", "B"), ("A", "C"), ()]


def test_a_long_section_is_cut_between_paragraphs() -> None:
    first, second, third = sentence(15), sentence(15, "Two"), sentence(15, "Three")

    passages = chunked(paragraph(first), paragraph(second), paragraph(third))

    assert [passage.text for passage in passages] == [f"{first}\n\n{second}", third]


def test_a_list_is_not_parted_from_what_leads_into_it() -> None:
    before, lead_in = sentence(20), "What the appeal needs:"

    passages = chunked(
        paragraph(before), paragraph(lead_in), item(sentence(10)), item(sentence(10))
    )

    assert [passage.text for passage in passages] == [
        before,
        f"{lead_in}\n- {sentence(10)}\n- {sentence(10)}",
    ]


def test_a_long_list_is_cut_between_its_outer_items() -> None:
    passages = chunked(
        paragraph("Steps:"),
        item(sentence(11, "First")),
        item(sentence(11, "Second")),
        item(sentence(11, "Below"), level=1),
        item(sentence(11, "Third")),
    )

    assert [passage.text for passage in passages] == [
        f"Steps:\n- {sentence(11, 'First')}",
        f"- {sentence(11, 'Second')}\n  - {sentence(11, 'Below')}\n- {sentence(11, 'Third')}",
    ]


def test_rows_of_a_table_keep_its_header() -> None:
    rows = [(f"Metric {number}", sentence(12)) for number in range(4)]

    passages = chunked(paragraph("Limits:"), table(("Metric", "Limit"), *rows))

    assert [passage.text for passage in passages] == [
        f"Limits:\nMetric | Limit\nMetric 0 | {rows[0][1]}\nMetric 1 | {rows[1][1]}",
        f"Metric | Limit\nMetric 2 | {rows[2][1]}\nMetric 3 | {rows[3][1]}",
    ]


def test_a_long_paragraph_is_cut_between_sentences_and_not_after_an_abbreviation() -> None:
    first = sentence(18)
    second = "Two more " * 5 + "e.g. The photo, " + "and more " * 5 + "on 3.5 days."

    passages = chunked(paragraph(f"{first} {second}"))

    assert [passage.text for passage in passages] == [first, second]


def test_a_sentence_without_end_is_cut_between_words() -> None:
    words = [f"word{number}" for number in range(100)]

    passages = chunked(paragraph(" ".join(words)))

    assert " ".join(passage.text for passage in passages).split() == words


def test_what_is_no_words_counts_by_its_length() -> None:
    picture = "A" * 10_000

    passages = chunked(paragraph(picture))

    assert "".join(passage.text for passage in passages) == picture
    assert max(len(passage.text) for passage in passages) <= LIMIT * 16


def test_a_heading_with_nothing_under_it_is_a_text() -> None:
    passages = chunked(
        heading("Rules", 2),
        heading("Refunds within 30 days", 3),
        heading("Other", 2),
        paragraph("x"),
    )

    assert said(passages) == [
        (("Returns", "Rules"), "Refunds within 30 days"),
        (("Returns", "Other"), "x"),
    ]


def test_a_heading_too_long_to_stand_above_a_text_is_part_of_it() -> None:
    long = sentence(30, "Heading")

    passages = chunked(heading("Rules"), paragraph("One."), heading(long, 3), paragraph("Two."))

    assert said(passages) == [
        (("Returns", "Rules"), "One."),
        (("Returns", "Rules"), f"{long}\n\nTwo."),
    ]


def test_a_title_too_long_to_stand_above_a_text_is_shortened() -> None:
    (passage,) = chunked(paragraph("Text."), title="Returns " * 60)

    assert passage.headings[0].endswith("…")
    assert count_words(passage.embedded_text) <= LIMIT


def test_the_marks_around_a_text_are_counted_once() -> None:
    def count_with_marks(text: str) -> int:
        return count_words(text) + 2

    blocks = [*[paragraph(sentence(8)) for _ in range(4)], paragraph("Last.")]
    limit = 1 + 4 * 9 + 2

    first, second = chunk(a_document(*blocks), count_with_marks, limit)

    assert count_with_marks(first.embedded_text) == limit
    assert second.text == "Last."


def test_an_empty_document_has_no_passages() -> None:
    assert chunked() == ()


words = st.one_of(
    st.text("abcdefgh.,:?", min_size=1, max_size=8),
    st.sampled_from(["e.g.", "U.S.", "30%", "A-to-z", "[ORDER", "ID]", "“quoted”", "日本語" * 30]),
)
texts = st.lists(words, min_size=1, max_size=60).map(" ".join)
short_texts = st.lists(words, min_size=1, max_size=6).map(" ".join)
blocks = st.one_of(
    st.builds(heading, st.one_of(texts, short_texts), st.integers(1, 6)),
    st.builds(paragraph, texts),
    st.builds(item, texts, st.integers(0, 3), st.sampled_from(["-", "1.", "b)"])),
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.tuples(*[short_texts] * width), min_size=1, max_size=8)
    ).map(lambda rows: table(*rows)),
    st.builds(lambda text: Block(kind=BlockKind.QUOTE, text=text), texts),
    st.builds(
        lambda lines: Block(kind=BlockKind.FENCE, text="\n".join(lines)),
        st.lists(texts, min_size=1, max_size=4),
    ),
    st.builds(a_break),
)  # fmt: skip
documents = st.lists(blocks, max_size=12)
limits = st.integers(24, 120)


def letters(text: str) -> str:
    return "".join(text.split())


@given(documents, short_texts, limits)
def test_every_passage_fits_the_model(given_blocks: list[Block], title: str, limit: int) -> None:
    for passage in chunked(*given_blocks, limit=limit, title=title):
        assert count_words(passage.embedded_text) <= limit


@given(documents, limits)
def test_every_letter_of_a_document_is_in_its_passages_in_order(
    given_blocks: list[Block], limit: int
) -> None:
    passages = chunked(*given_blocks, limit=limit)

    left = iter("".join(letters(passage.embedded_text) for passage in passages))
    assert all(letter in left for block in given_blocks for letter in letters(block.words))


@given(documents, limits)
def test_nothing_is_said_twice_but_headings_and_headers(
    given_blocks: list[Block], limit: int
) -> None:
    without_tables = [block for block in given_blocks if block.kind is not BlockKind.TABLE]

    passages = chunked(*without_tables, limit=limit)

    written = sum(len(letters(block.marker + block.words)) for block in without_tables)
    assert sum(len(letters(passage.text)) for passage in passages) <= written


@given(documents, limits)
def test_the_same_document_gives_the_same_passages_each_with_an_id_of_its_own(
    given_blocks: list[Block], limit: int
) -> None:
    passages = chunked(*given_blocks, limit=limit)

    assert chunked(*given_blocks, limit=limit) == passages
    assert len({passage.id for passage in passages}) == len(passages)
