"""How scrubbing is judged, and what it has to reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.metrics import Figure
from bot.evaluation.scrub.cases import Case, Item, marked
from bot.evaluation.scrub.generating import generated
from bot.evaluation.scrub.scoring import Fault, scored
from bot.evaluation.scrub.table import TARGETS
from ingest.personal import Part, Personal
from ingest.scrub import parts_of_text

FOLDER = Path(__file__).parents[3] / "evaluation" / "scrub"


def lines(file: str) -> list[str]:
    return (FOLDER / file).read_text(encoding="utf-8").splitlines()


def name(words: str) -> Part:
    return Part(words=words, settled=True, kind=Personal.NAME)


def test_a_marked_note_is_read_without_its_marks() -> None:
    assert list(marked(["buyer [[NAME:Jane Doe]]\\nwrote", ""])) == [
        Case(text="buyer Jane Doe\nwrote", items=(Item(6, 14, Personal.NAME),))
    ]


def test_half_a_name_is_not_found_and_a_word_beside_it_is_wrong() -> None:
    case = Case(text="Jane Doe paid", items=(Item(0, 8, Personal.NAME),), kept=("paid",))

    scores = scored([case], lambda _: [name("Jane"), Part(words=" Doe "), name("paid")])

    assert scores.recall == {Personal.NAME: Figure(0, 1)}
    assert scores.precision == {Personal.NAME: Figure(1, 2)}
    assert scores.kept == Figure(0, 1)
    assert scores.faults == (
        Fault(True, Personal.NAME, "Jane Doe", case.text),
        Fault(False, Personal.NAME, "paid", case.text),
    )


@pytest.mark.parametrize("seed", [1, 7])
def test_made_up_notes_are_scrubbed_as_well_as_is_promised(seed: int) -> None:
    scores = scored(generated(lines("templates.txt"), count=1000, seed=seed), parts_of_text)

    assert scores.typed_recall.share >= TARGETS["typed"]  # type: ignore[operator]
    assert scores.recall[Personal.NAME].share >= TARGETS["names"]  # type: ignore[operator]
    assert scores.all_precision.share >= TARGETS["precision"]  # type: ignore[operator]
    assert scores.kept.met == scores.kept.of


@pytest.mark.parametrize("file", ["notes.txt", "fresh.txt"])
def test_notes_written_by_hand_are_scrubbed_as_well_as_is_promised(file: str) -> None:
    scores = scored(marked(lines(file)), parts_of_text)

    assert scores.typed_recall.share >= TARGETS["typed"]  # type: ignore[operator]
    assert scores.recall[Personal.NAME].share >= TARGETS["names"]  # type: ignore[operator]
    assert scores.all_precision.share >= TARGETS["precision"]  # type: ignore[operator]
