from dataclasses import replace

import pytest

from knowledge.sources import Passage, PassageKind
from tests.builders import a_passage, a_source, a_statement


def test_equal_passages_have_equal_ids() -> None:
    assert (
        a_statement(text="Reply within 48 hours.").id
        == a_statement(text="Reply within 48 hours.").id
    )


@pytest.mark.parametrize(
    "other",
    [
        a_passage("other words"),
        a_passage("words", headings=("A heading",)),
        a_passage("words", keys=("a question?",)),
        a_passage("words", marketplaces=("UK",)),
        a_passage("words", position=1),
        a_passage("words", kind=PassageKind.PLAYBOOK),
        a_passage("words", source=a_source(title="Another title")),
    ],
)
def test_whatever_differs_makes_another_id(other: Passage) -> None:
    assert other.id != a_passage("words").id


def test_an_id_stays_what_it_is_once_it_was_asked_for() -> None:
    passage, untouched = a_statement(), a_statement()
    before = passage.id

    again = passage.id

    assert again == before
    assert passage == untouched
    assert untouched.id == before


def test_a_changed_copy_of_a_passage_has_an_id_of_its_own() -> None:
    passage = a_passage("words")
    passage_id = passage.id

    changed = replace(passage, text="other words")

    assert changed.id != passage_id
    assert changed.id == a_passage("other words").id
