"""A desk that another process owns, over a real socket."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from pathlib import Path

import pytest

from bot.local import LONGEST_ADDRESS, Address, OwnedDesk, Owner, OwnerFailed, owner_of
from bot.settings import Settings
from bot.terminal.ingest_summary import IngestSummary
from bot.triage.answers import Answer, Question
from bot.wiring import OpenDesk
from ingest.prepare import HandedIn
from ingest.writer import Progress, Stage, unheard
from knowledge.errors import UnknownWorkspace
from knowledge.sources import Authority
from tests.bot.terminal.small_answer import ANSWER, NO_ANSWER

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
SUMMARY = IngestSummary(
    workspace="local",
    dry_run=False,
    version="v1",
    added=1,
    replaced=0,
    removed=0,
    kept=0,
    passages_added=2,
    passages_kept=0,
    passages_removed=0,
    documents=(),
    failures=(("a.pdf", "a.pdf: not handled yet"),),
)


@dataclass
class MemoryDesk:
    """A desk that answers what it was given, and remembers what was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[Question, datetime]] = field(default_factory=list)
    handed_in: list[tuple[HandedIn, datetime, bool]] = field(default_factory=list)
    gate: threading.Event | None = None

    def answer(self, question: Question, *, now: datetime) -> Answer:
        self.asked.append((question, now))
        if self.gate:
            self.gate.wait(10)
        if question.workspace == "NOT A NAME":
            raise UnknownWorkspace(repr(question.workspace))
        return self.answers.get(question.text, NO_ANSWER)

    def ingest(
        self, handed_in: HandedIn, *, now: datetime, dry_run: bool, progress: Progress
    ) -> IngestSummary:
        self.handed_in.append((handed_in, now, dry_run))
        progress(Stage.FILES, 1, 1)
        progress(Stage.PASSAGES, 2, 2)
        return SUMMARY


@contextmanager
def serving(desk: MemoryDesk | OpenDesk, home: Path) -> Iterator[Owner]:
    """An owner that serves the desk as long as the block lasts."""
    owner = Owner(desk, home)
    thread = threading.Thread(target=owner.serve, daemon=True)
    thread.start()
    try:
        yield owner
    finally:
        owner.close()
        thread.join(10)
        assert not thread.is_alive()


def owned(home: Path) -> OwnedDesk:
    desk = owner_of(home)
    assert desk is not None
    return desk


# What is asked, and what comes back


def test_an_answer_comes_back_whole(tmp_path: Path) -> None:
    desk = MemoryDesk(answers={"not received": ANSWER})
    question = Question(text="not received", before=("hello",), marketplace="UK", workspace="a")

    with serving(desk, tmp_path):
        answer = owned(tmp_path).answer(question, now=NOW)

    assert answer == ANSWER
    assert desk.asked == [(question, NOW)]


def test_an_ingest_tells_how_far_it_is_and_its_summary_comes_back(tmp_path: Path) -> None:
    desk = MemoryDesk()
    handed_in = HandedIn(paths=[tmp_path / "a.md"], workspace="a", authority=Authority.HOUSE)
    told: list[tuple[Stage, int, int]] = []

    with serving(desk, tmp_path):
        summary = owned(tmp_path).ingest(
            handed_in, now=NOW, dry_run=True, progress=lambda *step: told.append(step)
        )

    assert summary == SUMMARY
    assert told == [(Stage.FILES, 1, 1), (Stage.PASSAGES, 2, 2)]
    assert desk.handed_in == [(handed_in, NOW, True)]


def test_a_failure_of_the_owner_is_told_to_the_caller_and_it_goes_on(tmp_path: Path) -> None:
    with serving(MemoryDesk(), tmp_path):
        desk = owned(tmp_path)

        with pytest.raises(OwnerFailed, match="A workspace's name is lower-case letters"):
            desk.answer(Question(text="a", workspace="NOT A NAME"), now=NOW)

        assert desk.answer(Question(text="a"), now=NOW) == NO_ANSWER


def test_several_callers_are_served_at_once(tmp_path: Path) -> None:
    gate = threading.Event()
    desk = MemoryDesk(gate=gate)
    answers: list[Answer] = []

    with serving(desk, tmp_path):
        waiting = [
            threading.Thread(
                target=lambda: answers.append(
                    owned(tmp_path).answer(Question(text="slow"), now=NOW)
                )
            )
            for _ in range(3)
        ]
        for thread in waiting:
            thread.start()
        _until(lambda: len(desk.asked) == 3)
        gate.set()
        for thread in waiting:
            thread.join(10)

    assert answers == [NO_ANSWER] * 3


# Who may ask


def test_the_key_is_made_once_and_may_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    address = Address(tmp_path / "home")

    key = address.key()

    assert len(key) == 32
    assert address.key() == key
    assert address.key_file.stat().st_mode & 0o777 == 0o600


def test_a_caller_with_another_key_is_refused_and_the_owner_goes_on(tmp_path: Path) -> None:
    desk = MemoryDesk()
    with serving(desk, tmp_path):
        with pytest.raises(AuthenticationError):
            Client(Address(tmp_path).socket, authkey=b"another key")
        with pytest.raises(AuthenticationError):
            Client(Address(tmp_path).socket, authkey=b"once more")

        assert owned(tmp_path).answer(Question(text="a"), now=NOW) == NO_ANSWER
    assert [question.text for question, _ in desk.asked] == ["a"]


def test_an_owner_with_another_key_is_an_error_of_one_line(tmp_path: Path) -> None:
    with serving(MemoryDesk(), tmp_path):
        key = Address(tmp_path).key()
        Address(tmp_path).key_file.write_bytes(b"x" * 32)

        with pytest.raises(OwnerFailed, match="its key is not the one in") as error:
            owner_of(tmp_path)

        assert "\n" not in str(error.value)
        Address(tmp_path).key_file.write_bytes(key)


@pytest.mark.parametrize("message", [b"", b"nonsense", b'{"now": "soon"}', b"{}"])
def test_a_message_that_is_no_request_is_refused_and_the_owner_goes_on(
    tmp_path: Path, message: bytes
) -> None:
    with serving(MemoryDesk(), tmp_path):
        address = Address(tmp_path)
        with Client(address.socket, authkey=address.key()) as connection:
            connection.send_bytes(message)
            reply = connection.recv_bytes()

        assert b'"failed":"' in reply
        assert owned(tmp_path).answer(Question(text="a"), now=NOW) == NO_ANSWER


def test_a_caller_that_goes_away_without_a_word_stops_nothing(tmp_path: Path) -> None:
    with serving(MemoryDesk(), tmp_path):
        address = Address(tmp_path)
        Client(address.socket, authkey=address.key()).close()
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(address.socket)

        assert owned(tmp_path).answer(Question(text="a"), now=NOW) == NO_ANSWER


# Where nobody serves


def test_without_an_owner_there_is_no_desk(tmp_path: Path) -> None:
    assert owner_of(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_after_it_has_closed_there_is_none_either(tmp_path: Path) -> None:
    with serving(MemoryDesk(), tmp_path):
        pass

    assert owner_of(tmp_path) is None


def test_who_serves_can_close_too_without_waiting_for_itself(tmp_path: Path) -> None:
    owner = Owner(MemoryDesk(), tmp_path)

    closing = threading.Thread(target=owner.close, daemon=True)  # nobody listens, as after Ctrl-C
    closing.start()
    closing.join(10)

    assert not closing.is_alive()
    assert owner_of(tmp_path) is None


def test_a_socket_that_was_left_behind_is_passed_over_and_taken_by_the_next_owner(
    tmp_path: Path,
) -> None:
    with socket.socket(socket.AF_UNIX) as left_behind:
        left_behind.bind(Address(tmp_path).socket)

    assert owner_of(tmp_path) is None
    with serving(MemoryDesk(), tmp_path):
        assert owned(tmp_path).answer(Question(text="a"), now=NOW) == NO_ANSWER


def test_an_owner_that_stops_while_it_answers_is_an_error_of_one_line(tmp_path: Path) -> None:
    address = Address(tmp_path)
    with Listener(address.socket, family="AF_UNIX", authkey=address.key()) as listener:
        desk = OwnedDesk(address)

        def accept_and_die() -> None:
            with listener.accept() as connection:
                connection.recv_bytes()

        dying = threading.Thread(target=accept_and_die)
        dying.start()
        with pytest.raises(OwnerFailed, match="it stopped") as error:
            desk.answer(Question(text="a"), now=NOW)
        dying.join(10)

    assert "\n" not in str(error.value)
    with pytest.raises(OwnerFailed, match="it is gone"):
        desk.answer(Question(text="a"), now=NOW)


def test_a_home_whose_path_is_too_long_for_a_socket_has_it_elsewhere(tmp_path: Path) -> None:
    home = tmp_path / ("a" * 60) / ("b" * 60)

    with serving(MemoryDesk(), home):
        assert len(Address(home).socket) <= LONGEST_ADDRESS
        assert owned(home).answer(Question(text="a"), now=NOW) == NO_ANSWER


# The real desk


def test_what_is_taken_in_is_answered_from_without_a_restart(own_home: Path) -> None:
    document = own_home.parent / "claims.md"
    document.write_text(
        "# Claims\n\nWhen a parcel was not received the shift lead opens ticket type ZEBRA.\n",
        encoding="utf-8",
    )
    question = Question(text="parcel was not received, which ticket does the shift lead open?")
    settings = Settings(dispute_desk_home=own_home)

    with OpenDesk(settings, owned=True) as desk, serving(desk, own_home):
        before = owned(own_home).answer(question, now=NOW)
        handed_in = HandedIn(paths=[document], workspace="local", authority=Authority.HOUSE)
        summary = owned(own_home).ingest(handed_in, now=NOW, dry_run=False, progress=unheard)
        after = owned(own_home).answer(question, now=NOW)

    assert (summary.added, summary.failures) == (1, ())
    assert "ZEBRA" not in str(before)
    assert [said.text for said in after.facts if "ZEBRA" in said.text] == [
        "House procedure: When a parcel was not received the shift lead opens ticket type ZEBRA."
    ]


def test_an_owner_that_was_killed_is_passed_over(own_home: Path) -> None:
    serve = serve_in_another_process(own_home)
    assert owner_of(own_home) is not None

    serve.kill()
    serve.communicate()

    assert owner_of(own_home) is None
    with OpenDesk(Settings(dispute_desk_home=own_home)) as desk:
        answer = desk.answer(Question(text="customer says not received"), now=NOW)
    assert answer.situation.playbook == "not-received"


def test_an_owner_that_is_told_to_stop_stops_and_leaves_nothing_behind(own_home: Path) -> None:
    serve = serve_in_another_process(own_home)

    serve.send_signal(signal.SIGTERM)

    assert serve.wait(10) == 0
    assert serve.communicate()[1] == ""
    assert not Path(Address(own_home).socket).exists()


def serve_in_another_process(home: Path) -> subprocess.Popen[str]:
    """A `dispute-desk serve` that is ready."""
    serve = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        env={**os.environ, "DISPUTE_DESK_HOME": str(home)},
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert serve.stderr is not None
    assert serve.stderr.readline().startswith("Ready")
    return serve


def _until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, ten seconds at most."""
    waited = threading.Event()
    for _ in range(1000):
        if is_so():
            return
        waited.wait(0.01)
    raise AssertionError("it never was so")
