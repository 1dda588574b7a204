from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.golden import Due, Part
from bot.evaluation.loading import NoQuestions, WrongQuestions, load_questions
from bot.triage.answers import Addressee, Outcome
from tests.bot.evaluation.small_traces import a_golden, a_line, read


def test_a_question_is_read_with_all_that_is_expected_of_its_answer(tmp_path: Path) -> None:
    folder = read(
        tmp_path,
        a_line(
            outcome=["clarification", "answer"],
            asks=["reason"],
            deadline={"due": "2026-12-12"},
            draft={"addressee": "buyer", "must": [{"text": "sorry", "say": ["sorry"]}]},
            paraphrases=["until when can I appeal?"],
            **{"not": [{"text": "wait", "say": ["wait"], "critical": "refund_first"}]},
        ),
    )

    golden = load_questions(folder).questions[0]

    assert golden.outcome == (Outcome.CLARIFICATION, Outcome.ANSWER)
    assert isinstance(golden.deadline, Due)
    assert golden.deadline.due is not None
    assert golden.deadline.due.isoformat() == "2026-12-12"
    assert golden.draft not in {None, "none"}
    assert golden.draft.addressee is Addressee.BUYER  # type: ignore[union-attr]
    assert golden.never[0].say == (re.compile("wait", re.IGNORECASE),)
    assert golden.paraphrases == ("until when can I appeal?",)


def test_the_parts_are_kept_apart_by_their_folders(tmp_path: Path) -> None:
    read(tmp_path, a_line(id="d"))
    folder = read(tmp_path, a_line(id="m"), file="measured/a.jsonl")

    questions = load_questions(folder).questions

    assert {each.id: each.part for each in questions} == {"d": Part.DEVELOP, "m": Part.MEASURED}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        (a_line(colour="red"), "`colour`: unknown key"),
        (a_line(never=[]), "`never`: unknown key"),
        (a_line(facts=[{"text": "x", "say": ["("]}]), "'(' is not a regular expression"),
        (a_line(facts=[{"text": "x"}]), "has neither `cite` nor `say`"),
        (a_line(facts=[]), "an answer needs `facts`"),
        (a_line(tags=["odd"]), "`tags.0`"),
        (a_line(topic="weather"), "`topic`"),
        (a_line(outcome="perhaps"), "`outcome.0`"),
        (a_line(outcome="clarification"), "a clarification needs `asks`"),
        (a_line(marketplace="BR"), "'BR' is not one of"),
        (a_line(find=[["gone"]]), "unknown statement 'gone'"),
        (a_line(find=[["fact:five"]]), "'fact:five' is not the number of a fact"),
        (a_line(deadline={}), "`deadline` names neither"),
        (a_line(text=" "), "`text` is empty"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_its_fault(
    tmp_path: Path, line: dict[str, Any] | str, fault: str
) -> None:
    folder = read(tmp_path, a_line(id="right"), "", line)

    with pytest.raises(WrongQuestions) as error:
        load_questions(folder, statements={"appeal"})

    assert str(error.value).startswith(f"{folder / 'develop' / 'a.jsonl'}:3: ")
    assert fault in str(error.value)


def test_an_id_may_stand_only_once_over_all_files(tmp_path: Path) -> None:
    read(tmp_path, a_line())
    folder = read(tmp_path, a_line(), file="measured/b.jsonl")

    with pytest.raises(WrongQuestions, match=r"b\.jsonl:1: the id 'q-1' stands twice"):
        load_questions(folder)


def test_a_folder_without_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoQuestions, match="--questions"):
        load_questions(tmp_path)


# Questions whose texts stand elsewhere


def by_reference(tmp_path: Path) -> Path:
    line = a_line(id="q03")
    del line["text"]
    return read(tmp_path, line, file="develop/by_reference.jsonl")


def test_a_question_by_reference_takes_its_text_from_the_file_that_is_given(
    tmp_path: Path,
) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "q03", "text": "who pays?", "scope": "in"}) + "\n")

    golden = load_questions(by_reference(tmp_path), reference=texts)

    assert [(each.id, each.text) for each in golden.questions] == [("q03", "who pays?")]
    assert golden.not_at_hand == {}


def test_a_question_by_reference_is_not_at_hand_without_that_file(tmp_path: Path) -> None:
    golden = load_questions(by_reference(tmp_path))

    assert golden.questions == ()
    assert golden.not_at_hand == {"q03": Part.DEVELOP}


def test_a_question_that_the_reference_lacks_is_named(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "q04", "text": "who pays?"}) + "\n")

    with pytest.raises(WrongQuestions, match=r"by_reference\.jsonl:1: 'q03' is not in"):
        load_questions(by_reference(tmp_path), reference=texts)


def test_a_text_may_not_be_copied_into_the_file_by_reference(tmp_path: Path) -> None:
    folder = read(tmp_path, a_line(), file="develop/by_reference.jsonl")

    with pytest.raises(WrongQuestions, match="`text` doesn't belong"):
        load_questions(folder)


def test_what_a_question_refers_to_is_what_it_finds_and_cites(tmp_path: Path) -> None:
    golden = a_golden(tmp_path, find=[["a", "b"]], facts=[{"text": "c", "cite": ["c", "fact:5.2"]}])

    assert golden.references == {"a", "b", "c", "fact:5.2"}
