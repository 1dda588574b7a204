from __future__ import annotations

from pathlib import Path

from bot.evaluation.beir.cutting import cut
from bot.evaluation.beir.job import read_passages, write_passages
from bot.evaluation.beir.reading import Text


def counted(text: str) -> int:
    return len(text.split())


def test_documents_are_cut_as_ours_are_with_title_and_headings_in_the_text() -> None:
    text = Text(
        id="d", title="Refunds", text="## When\n\nWithin two days.\n\n## Who\n\nThe seller."
    )

    passages = cut([text], counted)

    assert [(each.source.id, each.embedded_text) for each in passages] == [
        ("d", "Refunds\nWhen\nWithin two days."),
        ("d", "Refunds\nWho\nThe seller."),
    ]


def test_a_document_without_a_text_is_its_title_and_one_without_both_is_nothing() -> None:
    texts = [Text(id="a", title="Refunds", text=""), Text(id="b", title="", text=" ")]

    passages = cut(texts, counted)

    assert [(each.source.id, each.text) for each in passages] == [("a", "Refunds")]


def test_words_stay_as_they_are_even_what_looks_like_a_persons() -> None:
    passages = cut([Text(id="a", title="", text="Write to ann@example.com")], counted)

    assert passages[0].text == "Write to ann@example.com"


def test_passages_that_were_kept_are_the_same_ones(tmp_path: Path) -> None:
    passages = cut([Text(id="a", title="Refunds", text="# When\n\nSoon – “now”.")], counted)

    write_passages(tmp_path / "passages.json", passages)

    kept = read_passages(tmp_path / "passages.json")
    assert kept == passages
    assert [each.id for each in kept] == [each.id for each in passages]
