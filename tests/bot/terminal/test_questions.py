"""Questions from a file, a JSON object a line."""

from datetime import date
from pathlib import Path

import pytest

from bot.terminal.questions import Asked, BadLine, UnreadableQuestions, questions_in


def read(tmp_path: Path, text: str) -> list[Asked | BadLine]:
    file = tmp_path / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    return list(questions_in(file))


def test_each_line_is_a_question_with_what_it_says_of_itself(tmp_path: Path) -> None:
    assert read(
        tmp_path,
        '{"id": "q1", "text": "not received"}\n'
        '{"id": 2, "text": "and now?", "before": ["not received", "what now"], '
        '"on": "2026-01-10", "marketplace": "UK"}\n',
    ) == [
        Asked(id="q1", text="not received"),
        Asked(
            id="2",
            text="and now?",
            before=("not received", "what now"),
            on=date(2026, 1, 10),
            marketplace="UK",
        ),
    ]


def test_the_question_before_can_be_named_alone(tmp_path: Path) -> None:
    assert read(tmp_path, '{"id": "q1", "text": "and now?", "follow_up": "not received"}') == [
        Asked(id="q1", text="and now?", before=("not received",))
    ]


def test_further_keys_and_empty_lines_are_passed_over_and_lines_keep_their_numbers(
    tmp_path: Path,
) -> None:
    assert read(tmp_path, '\n{"id": "q1", "text": "a", "must_facts": [1]}\n\n  \nx\n') == [
        Asked(id="q1", text="a"),
        BadLine(5, "not JSON: Expecting value"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes"),
        ("[]", "no `text`: each line needs an `id` and a `text`"),
        ('"text"', "no `text`: each line needs an `id` and a `text`"),
        ('{"id": "q1"}', "no `text`: each line needs an `id` and a `text`"),
        ('{"id": "q1", "text": "  "}', "no `text`: each line needs an `id` and a `text`"),
        ('{"text": "a"}', "no `id`: each line needs an `id` and a `text`"),
    ],
)
def test_a_line_that_is_no_question_says_why(tmp_path: Path, line: str, why: str) -> None:
    assert read(tmp_path, line) == [BadLine(1, why)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('{"id": "q1", "text": 7}', "text"),
        ('{"id": "q1", "text": "a", "on": "soon"}', "on"),
        ('{"id": "q1", "text": "a", "before": "x"}', "before"),
        ('{"id": "q1", "text": "a", "marketplace": ["UK"]}', "marketplace"),
        ('{"id": "q1", "text": "a", "marketplace": "XX"}', "marketplace"),
    ],
)
def test_a_field_that_is_wrong_is_named(tmp_path: Path, line: str, name: str) -> None:
    (bad,) = read(tmp_path, line)

    assert isinstance(bad, BadLine)
    assert bad.why.startswith(f"`{name}`: ")


def test_a_bad_line_stops_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, 'x\n{"id": "q1", "text": "a"}\ny\n{"id": "q2", "text": "b"}')

    assert [type(each).__name__ for each in found] == ["BadLine", "Asked", "BadLine", "Asked"]


def test_a_mark_of_byte_order_at_the_start_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    assert read(tmp_path, '\ufeff{"id": "q1", "text": "a"}') == [Asked(id="q1", text="a")]


def test_a_line_separator_inside_a_text_does_not_cut_it(tmp_path: Path) -> None:
    assert read(tmp_path, '{"id": "q1", "text": "a\u2028b"}') == [Asked(id="q1", text="a\u2028b")]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_is_no_text_or_not_there_is_one_line_that_names_it(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "questions.jsonl"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(UnreadableQuestions, match=r"questions\.jsonl can't be read: ") as error:
        list(questions_in(file))

    assert "\n" not in str(error.value)
