"""Personal data that an earlier version let through, purged until no file holds it any more."""

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from knowledge.holds import HoldsUnreadable
from knowledge.index.embedding import Models
from knowledge.index.text import entries
from knowledge.opening import Home, open_index
from knowledge.retention import HoldIncomplete
from knowledge.sources import Passage
from tests.bot.planted import files, places_of
from tests.builders import a_passage
from tests.conftest import NOW

NAME, MAIL, PHONE = "Henrietta Quillfeather", "h.quill@example.org", "(212) 555-0187"
LEAKED = f"Buyer {NAME} wrote from {MAIL}, call her at {PHONE}. She wants a refund."
CLEAN = "Buyer [NAME 1] wrote from [EMAIL 1], call her at [PHONE 1]. She wants a refund."
OTHER = "Keep the photos of every parcel for a year."


def the_note() -> Passage:
    return a_passage(LEAKED, source="doc-alone-note", headings=(f"About {NAME}",))


@pytest.fixture
def leaking(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home in which a version without scrubbing stored a note, then another beside it."""
    note = the_note()
    other = a_passage(OTHER, source="doc-alone-other")
    with open_index(home) as index, index.writer(now=NOW) as writer:
        writer.switch("local", add=[note], keep=())
        writer.switch("local", add=[other], keep=[note.id])
    monkeypatch.setenv("DISPUTE_DESK_HOME", str(home.root))
    return home


def purged(*arguments: str, expected: int = 0) -> str:
    ran = CliRunner().invoke(app, ["purge", *arguments], catch_exceptions=False)
    assert ran.exit_code == expected, ran.output
    return ran.output


def places_of_vector(home: Home, passage: Passage) -> set[str]:
    """Where the vector lies that stands for a passage's words, from which they could be guessed."""
    embedder = Models(home.models, home.model).ready(lambda: None)
    vector = embedder.embed([entries(passage, passage.id)[0].text])[0]
    # Its middle will do: the first numbers could be another's, the last ones rounded differently.
    needle = vector[100:104].astype("float32").tobytes()
    return {str(file.relative_to(home.root)) for file in files(home) if needle in file.read_bytes()}


def test_a_dry_run_says_what_would_go_without_saying_it(leaking: Home) -> None:
    said = purged("--dry-run")

    assert said == (
        "would be purged: local/doc-alone-note “Claims” in imports: 1 × email, 2 × name, "
        "1 × phone (since a day that is not known)\n"
    )
    assert places_of(leaking, NAME)


def test_after_a_purge_no_file_holds_it_in_any_form(leaking: Home) -> None:
    words = (NAME, MAIL, PHONE, "quillfeather")
    assert places_of(leaking, *words)

    purged()

    assert places_of(leaking, *words) == set()
    assert purged() == "Nothing kept holds personal data that the desk recognises.\n"


def test_after_a_purge_no_vector_of_it_is_left(leaking: Home) -> None:
    assert places_of_vector(leaking, the_note())

    purged()

    assert places_of_vector(leaking, the_note()) == set()


def test_what_was_around_it_answers_on(leaking: Home) -> None:
    purged()

    with open_index(leaking) as index:
        reader = index.reader("local")
        found = [hit.passage.text for hit in reader.search(["does she want a refund", "photos"])]
    assert sorted(found) == [CLEAN, OTHER]


def test_what_only_an_earlier_version_names_goes_too(leaking: Home) -> None:
    with open_index(leaking) as index, index.writer(now=NOW) as writer:
        other = writer.standing("local")["doc-alone-other"]
        writer.switch("local", add=(), keep=other)
    assert places_of(leaking, NAME)

    purged()

    assert places_of(leaking, NAME, MAIL, PHONE) == set()


def test_what_is_held_stays_until_it_is_released(leaking: Home) -> None:
    purged("--hold", "local/doc-alone-note", "--reason", "court case 12", "--person", "Dana")

    said = purged()

    assert "held since" in said
    assert "by Dana (court case 12), not purged: local/doc-alone-note" in said
    assert places_of(leaking, NAME)

    purged("--release", "local/doc-alone-note")
    purged()

    assert places_of(leaking, NAME) == set()


@pytest.mark.parametrize("said", [(), ("--reason", "court case"), ("--person", "Dana")])
def test_a_hold_needs_a_reason_and_a_person(leaking: Home, said: tuple[str, ...]) -> None:
    with pytest.raises(HoldIncomplete):
        purged("--hold", "local/doc-alone-note", *said)

    assert not leaking.holds.exists()


def test_nothing_is_purged_where_the_holds_cant_be_read(leaking: Home) -> None:
    leaking.holds.write_text("[{")

    with pytest.raises(HoldsUnreadable):
        purged()

    assert places_of(leaking, NAME)
