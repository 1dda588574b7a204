from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.stability import gist_of, is_perturbed, same_on
from bot.triage.answers import Addressee, Answer, Draft, Question
from tests.bot.evaluation.small_traces import (
    STATEMENTS,
    WINDOW,
    a_citation,
    a_deadline,
    a_golden,
    a_refusal,
    an_answer,
)

TEXT = "how long can I appeal a granted claim? it was decided yesterday"
ASKED_AGAIN = next(f"q-{number}" for number in range(99) if is_perturbed(f"q-{number}"))
NOT_AGAIN = next(f"q-{number}" for number in range(99) if not is_perturbed(f"q-{number}"))


@pytest.fixture
def golden(tmp_path: Path) -> Any:
    def made(**particulars: Any) -> Any:
        return a_golden(tmp_path, **{"id": ASKED_AGAIN, "text": TEXT, **particulars})

    return made


def test_about_every_third_question_is_asked_again() -> None:
    asked = sum(is_perturbed(f"nr-{number:03}") for number in range(300))

    assert 70 <= asked <= 130


def test_what_is_asked_in_other_ways_is_told_for_each_way(golden: Any) -> None:
    question = golden(paraphrases=["until when?", "appeal window?"])

    def ask(asked: Question) -> Answer:
        return a_refusal() if asked.text == "until when?" else an_answer()

    same = same_on(question, Question(text=TEXT), an_answer(), ask, STATEMENTS)

    assert same == {
        "again": (True,),
        "misspelt": (True,),
        "reordered": (True,),
        "paraphrased": (False, True),
    }


def test_asked_again_the_answer_must_be_the_same_to_the_letter(golden: Any) -> None:
    other = an_answer("You may appeal within 30 days.")

    same = same_on(golden(), Question(text=TEXT), an_answer(), lambda _: other, STATEMENTS)

    assert same == {"again": (False,), "misspelt": (True,), "reordered": (True,)}


def test_a_question_that_is_not_asked_again_still_has_its_paraphrases(golden: Any) -> None:
    question = golden(id=NOT_AGAIN, paraphrases=["until when?"])

    same = same_on(question, Question(text=TEXT), an_answer(), lambda _: an_answer(), STATEMENTS)

    assert same == {"paraphrased": (True,)}


DRAFT = Draft(kind="reply", addressee=Addressee.BUYER, send_if=None, text="Hello.", blanks=())


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (an_answer("Another sentence."), True),
        (an_answer(draft=replace(DRAFT, text="Bye.")), True),
        (a_refusal(), False),
        (an_answer(citations=(a_citation(1, WINDOW),)), False),
        (an_answer(deadlines=(a_deadline(date(2026, 12, 13)),)), False),
        (an_answer(draft=replace(DRAFT, kind="appeal")), False),
    ],
)
def test_the_gist_is_outcome_lead_deadlines_and_drafts(other: Answer, same: bool) -> None:
    dated = (a_deadline(date(2026, 12, 12)),)
    answer = an_answer(deadlines=dated, draft=DRAFT)
    if not other.deadlines and other.citations:
        other = replace(other, deadlines=dated)
    if other.draft is None and other.citations:
        other = replace(other, draft=DRAFT)

    assert (gist_of(other, STATEMENTS) == gist_of(answer, STATEMENTS)) is same
