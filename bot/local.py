"""A desk that another process owns, reached over a local socket: while one process holds the index,
commands go through it. Messages are JSON; a connection must know the key that lies in the home.
"""

from __future__ import annotations

import hashlib
import secrets
import socket
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bot.triage.answers import Answer, Question
from knowledge.errors import DeskError

# Most commands look for an owner and find none: what is said to one is imported when there is one.
if TYPE_CHECKING:
    from bot.owner_messages import Reply, Request
    from bot.terminal.ingest_summary import IngestSummary
    from bot.wiring import Desk
    from ingest.prepare import HandedIn
    from ingest.writer import Progress, Stage

LONGEST_ADDRESS = 100
"""Unix sockets take about 108 characters."""


class OwnerFailed(DeskError):
    """The process that owns the index could not do it. Look at its log, then try again."""


@dataclass(frozen=True)
class Address:
    """Where an owner listens, and the key that proves that one may read its home."""

    home: Path

    @property
    def socket(self) -> str:
        """The socket's path: in the home, or, where that is too long, in the temporary folder."""
        near = str(self.home / "desk.sock")
        if len(near) <= LONGEST_ADDRESS:
            return near
        name = hashlib.sha256(near.encode()).hexdigest()[:16]
        return str(Path(tempfile.gettempdir()) / f"dispute-desk-{name}.sock")

    @property
    def key_file(self) -> Path:
        """The file with the key; only its owner may read it."""
        return self.home / "desk.key"

    def key(self) -> bytes:
        """Return the key, made anew where there is none."""
        with suppress(FileExistsError):
            self.home.mkdir(parents=True, exist_ok=True)
            self.key_file.touch(mode=0o600, exist_ok=False)
            self.key_file.write_bytes(secrets.token_bytes(32))
        return self.key_file.read_bytes()


class OwnedDesk:
    """The desk of the process that owns the index."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def answer(self, question: Question, *, now: datetime) -> Answer:
        """Have the owner answer a question."""
        from bot.owner_messages import Request

        reply = self._asked(Request(now=now, question=question))
        if reply.answer is None:
            raise OwnerFailed("no answer came")
        return reply.answer

    def ingest(
        self, handed_in: HandedIn, *, now: datetime, dry_run: bool, progress: Progress
    ) -> IngestSummary:
        """Have the owner take documents in."""
        from bot.owner_messages import Request

        reply = self._asked(Request(now=now, handed_in=handed_in, dry_run=dry_run), progress)
        if reply.summary is None:
            raise OwnerFailed("no report came")
        return reply.summary

    def _asked(self, request: Request, progress: Progress | None = None) -> Reply:
        from bot.owner_messages import REPLY, REQUEST

        with _connected(self._address) as connection:
            try:
                connection.send_bytes(REQUEST.dump_json(request))
            except OSError as error:
                raise OwnerFailed("it stopped") from error
            while True:
                try:
                    reply = REPLY.validate_json(connection.recv_bytes())
                except (EOFError, OSError) as error:
                    raise OwnerFailed("it stopped") from error
                if reply.failed is not None:
                    raise OwnerFailed(reply.failed)
                if reply.progress is None:
                    return reply
                if progress is not None:
                    progress(*reply.progress)


def owner_of(home: Path) -> OwnedDesk | None:
    """Return the desk of the process that owns a home's index, or None where no process does.
    Raises OwnerFailed where it does not let this one in.
    """
    address = Address(home)
    if not Path(address.socket).exists():
        return None
    try:
        _connected(address).close()
    except _Gone:  # its socket was left behind by a process that was killed
        return None
    return OwnedDesk(address)


class _Gone(OwnerFailed):
    __doc__ = OwnerFailed.__doc__


def _connected(address: Address) -> Connection[Any, Any]:
    try:
        return Client(address.socket, authkey=address.key())
    except (OSError, EOFError) as error:
        raise _Gone("it is gone") from error
    except AuthenticationError as error:
        raise OwnerFailed(f"its key is not the one in {address.key_file}") from error


class Owner:
    """Serves a desk to the other commands until it is closed, one thread for each connection."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self._desk = desk
        self._address = Address(home)
        self._stopping = threading.Event()
        with suppress(FileNotFoundError):
            Path(self._address.socket).unlink()
        self._listener = Listener(
            self._address.socket, family="AF_UNIX", authkey=self._address.key()
        )

    def serve(self) -> None:
        """Answer until `close` is called."""
        while not self._stopping.is_set():
            try:
                connection = self._listener.accept()
            except (OSError, EOFError, AuthenticationError):  # closed, or a caller without the key
                continue
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._stopping.set()
        # Wakes the listener. It must not wait to be let in: who closes may be the one who listens.
        with suppress(OSError), socket.socket(socket.AF_UNIX) as knock:
            knock.settimeout(1)
            knock.connect(self._address.socket)
        self._listener.close()

    def _talk(self, connection: Connection[Any, Any]) -> None:
        from bot.owner_messages import REPLY, REQUEST, Reply

        with connection, suppress(EOFError, OSError):  # the caller has gone
            message = connection.recv_bytes()
            try:
                request = REQUEST.validate_json(message)
                reply = self._done(request, connection)
            except (DeskError, ValidationError) as error:
                reply = Reply(failed=str(error))
            connection.send_bytes(REPLY.dump_json(reply))

    def _done(self, request: Request, connection: Connection[Any, Any]) -> Reply:
        from bot.owner_messages import REPLY, Reply

        if request.question is not None:
            return Reply(answer=self._desk.answer(request.question, now=request.now))
        if request.handed_in is None:
            return Reply(failed="nothing was asked")

        def told(stage: Stage, done: int, total: int) -> None:
            connection.send_bytes(REPLY.dump_json(Reply(progress=(stage, done, total))))

        summary = self._desk.ingest(
            request.handed_in, now=request.now, dry_run=request.dry_run, progress=told
        )
        return Reply(summary=summary)
